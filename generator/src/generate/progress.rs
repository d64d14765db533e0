//! The stages of a run, and how long each of them took.

use std::fmt;
use std::time::{Duration, Instant};

/// The stages of a run, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Finds and reads the configuration, the lock and the pages.
    Load,
    /// Parses each page.
    Parse,
    /// Merges the parsed pages, resolves references and names everything.
    Lower,
    /// Makes the generated files in memory.
    Emit,
    /// Compares them with the output folder.
    Plan,
    /// Writes what differs. Not part of [`Generator::plan`](crate::Generator::plan): whoever applies
    /// the plan reports it.
    Write,
}

impl Stage {
    /// All stages, in their order.
    pub const ALL: [Stage; 6] =
        [Stage::Load, Stage::Parse, Stage::Lower, Stage::Emit, Stage::Plan, Stage::Write];
}

/// Receives the progress of a run.
pub trait Progress: fmt::Debug + Send + Sync {
    /// A stage begins.
    fn begin(&self, stage: Stage);
}

/// The elapsed time of each stage; zero for a stage that did not run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Timings {
    /// [`Stage::Load`].
    pub load: Duration,
    /// [`Stage::Parse`].
    pub parse: Duration,
    /// [`Stage::Lower`].
    pub lower: Duration,
    /// [`Stage::Emit`] as far as syntax trees. Files are emitted and formatted one after the other on
    /// each thread: the elapsed time of both is divided in proportion to their processor time.
    pub emit: Duration,
    /// [`Stage::Emit`] from syntax trees to formatted text.
    pub format: Duration,
    /// [`Stage::Plan`].
    pub plan: Duration,
}

impl Timings {
    /// The elapsed time of all stages.
    pub fn total(&self) -> Duration {
        self.load + self.parse + self.lower + self.emit + self.format + self.plan
    }
}

/// Measures the stages of one run.
#[derive(Debug)]
pub(super) struct Clock {
    current: Option<(Stage, Instant)>,
    timings: Timings,
}

impl Clock {
    pub(super) fn new() -> Clock {
        Clock { current: None, timings: Timings::default() }
    }

    /// Ends the current stage and begins another one.
    pub(super) fn begin(&mut self, stage: Stage) {
        self.end();
        self.current = Some((stage, Instant::now()));
    }

    /// Divides the time of [`Stage::Emit`] between emitting and formatting.
    pub(super) fn divide_emission(&mut self, emitting: Duration, formatting: Duration) {
        self.end();
        let elapsed = self.timings.emit;
        let processor = (emitting + formatting).as_secs_f64();
        if processor > 0.0 {
            self.timings.format = elapsed.mul_f64(formatting.as_secs_f64() / processor);
            self.timings.emit = elapsed.saturating_sub(self.timings.format);
        }
    }

    /// Ends the current stage; the times of all stages so far.
    pub(super) fn end(&mut self) -> Timings {
        if let Some((stage, start)) = self.current.take() {
            let time = match stage {
                Stage::Load => &mut self.timings.load,
                Stage::Parse => &mut self.timings.parse,
                Stage::Lower => &mut self.timings.lower,
                Stage::Emit => &mut self.timings.emit,
                Stage::Plan | Stage::Write => &mut self.timings.plan,
            };
            *time += start.elapsed();
        }
        self.timings
    }
}
