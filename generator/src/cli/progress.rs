//! A progress bar on standard error.

use std::thread;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::diagnostics::sanitize::sanitize;
use crate::generate::progress::{Progress, Stage};

/// A shorter run shows no bar.
const DELAY: Duration = Duration::from_secs(1);

/// The interval at which the elapsed time is redrawn.
const TICK: Duration = Duration::from_millis(100);

/// A progress bar, or none.
#[derive(Debug, Clone)]
pub(super) struct Bar {
    bar: ProgressBar,
}

impl Bar {
    /// No bar.
    pub(super) fn hidden() -> Bar {
        Bar { bar: ProgressBar::hidden() }
    }

    /// A bar on standard error that appears after a second.
    pub(super) fn on_terminal() -> Bar {
        let stages = Stage::ALL.len() as u64;
        let bar = ProgressBar::with_draw_target(Some(stages), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{msg:>28} [{bar:24}] {elapsed}") {
            bar.set_style(style.progress_chars("=> "));
        }
        let shown = bar.downgrade();
        thread::spawn(move || {
            thread::sleep(DELAY);
            if let Some(bar) = shown.upgrade().filter(|bar| !bar.is_finished()) {
                bar.set_draw_target(ProgressDrawTarget::stderr());
                bar.enable_steady_tick(TICK);
            }
        });
        Bar { bar }
    }

    /// Counts the bytes that are read from an input of this size, in place of the stages.
    pub(super) fn of_bytes(&self, name: &str, size: Option<u64>) -> ProgressBar {
        let template = match size {
            Some(_) => "{msg} [{bar:24}] {decimal_bytes} of {decimal_total_bytes}, {eta} left",
            None => "{msg} {decimal_bytes}, {elapsed}",
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            self.bar.set_style(style.progress_chars("=> "));
        }
        self.bar.set_length(size.unwrap_or_default());
        self.bar.set_position(0);
        self.bar.set_message(sanitize(name.to_owned()));
        self.bar.clone()
    }

    /// Prints to standard error while the bar is hidden.
    pub(super) fn suspend<T>(&self, print: impl FnOnce() -> T) -> T {
        self.bar.suspend(print)
    }

    /// Removes the bar.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

impl Progress for Bar {
    fn begin(&self, stage: Stage) {
        self.bar.set_message(match stage {
            Stage::Load => "loading the pages",
            Stage::Parse => "parsing the pages",
            Stage::Lower => "resolving names",
            Stage::Emit => "generating the files",
            Stage::Plan => "comparing with the disk",
            Stage::Write => "writing",
        });
        self.bar.set_position(stage as u64);
    }
}
