//! How far a run is, for whoever waits for it.

use std::thread;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A run that ends sooner shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often the time is shown anew.
const TICK: Duration = Duration::from_millis(100);

/// What a run does, one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Finding the pages and loading them.
    Load,
    /// Understanding each page.
    Read,
    /// Merging pages and resolving names.
    Resolve,
    /// Making the files in memory.
    Emit,
    /// Comparing them with the disk.
    Compare,
    /// Writing what differs.
    Write,
}

/// The number of stages.
const STAGES: u64 = 6;

impl Stage {
    fn text(self) -> &'static str {
        match self {
            Stage::Load => "loading the pages",
            Stage::Read => "reading the pages",
            Stage::Resolve => "resolving their names",
            Stage::Emit => "making the files",
            Stage::Compare => "comparing them with the disk",
            Stage::Write => "writing",
        }
    }
}

/// A bar on the terminal, or nothing.
#[derive(Debug, Clone)]
pub struct Progress {
    bar: ProgressBar,
}

impl Default for Progress {
    fn default() -> Progress {
        Progress { bar: ProgressBar::hidden() }
    }
}

impl Progress {
    /// A bar on standard error, once the run has lasted for a second.
    pub fn on_terminal() -> Progress {
        let bar = ProgressBar::with_draw_target(Some(STAGES), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{msg:>28} [{bar:24}] {elapsed}") {
            bar.set_style(style.progress_chars("=> "));
        }
        let shown = bar.downgrade();
        thread::spawn(move || {
            thread::sleep(PATIENCE);
            if let Some(bar) = shown.upgrade().filter(|bar| !bar.is_finished()) {
                bar.set_draw_target(ProgressDrawTarget::stderr());
                bar.enable_steady_tick(TICK);
            }
        });
        Progress { bar }
    }

    /// A stage begins.
    pub fn begin(&self, stage: Stage) {
        self.bar.set_message(stage.text());
        self.bar.set_position(stage as u64);
    }

    /// Says something else meanwhile.
    pub fn aside<T>(&self, say: impl FnOnce() -> T) -> T {
        self.bar.suspend(say)
    }

    /// Takes the bar away.
    pub fn end(&self) {
        self.bar.finish_and_clear();
    }
}
