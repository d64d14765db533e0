//! What the stages of one run share.

use super::Generator;
use super::progress::{Clock, Stage, Timings};
use super::report::Report;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::dialect::left_alone::LeftAloneTable;
use crate::output::plan::PlanError;

/// One run of the pipeline.
pub(super) struct Run<'g> {
    pub(super) generator: &'g Generator,
    pub(super) diagnostics: Diagnostics,
    pub(super) report: Report,
    pub(super) clock: Clock,
    pub(super) left_alone: Vec<LeftAloneTable>,
}

/// Why a run ends early.
pub(super) enum Stop {
    /// The diagnostics of the run have errors.
    Errors,
    /// The output folder cannot be read.
    Disk(PlanError),
}

impl From<PlanError> for Stop {
    fn from(error: PlanError) -> Stop {
        Stop::Disk(error)
    }
}

impl<'g> Run<'g> {
    pub(super) fn new(generator: &'g Generator) -> Run<'g> {
        Run {
            generator,
            diagnostics: Diagnostics::default(),
            report: Report::default(),
            clock: Clock::new(),
            left_alone: Vec::new(),
        }
    }

    /// Ends the last stage and counts the diagnostics.
    pub(super) fn finish(&mut self) -> Timings {
        self.report.found(&self.diagnostics.list);
        self.clock.end()
    }

    pub(super) fn begin(&mut self, stage: Stage) {
        self.clock.begin(stage);
        if let Some(progress) = &self.generator.progress {
            progress.begin(stage);
        }
    }

    /// The value, or the end of the run with its error among the diagnostics.
    pub(super) fn require<T>(&mut self, outcome: Result<T, Box<Diagnostic>>) -> Result<T, Stop> {
        self.require_all(outcome.map_err(|error| vec![*error]))
    }

    /// The value, or the end of the run with its errors among the diagnostics.
    pub(super) fn require_all<T>(
        &mut self,
        outcome: Result<T, Vec<Diagnostic>>,
    ) -> Result<T, Stop> {
        outcome.map_err(|errors| {
            self.diagnostics.list.extend(errors);
            Stop::Errors
        })
    }

    pub(super) fn stop_on_errors(&self) -> Result<(), Stop> {
        if self.diagnostics.has_errors() { Err(Stop::Errors) } else { Ok(()) }
    }
}
