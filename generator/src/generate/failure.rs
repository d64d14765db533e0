//! Why a run failed.

use crate::diagnostics::quantity::counted;
use crate::diagnostics::{Diagnostic, Diagnostics, Subject};
use crate::output::plan::PlanError;

/// Why a run failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Failure {
    /// At least one of the diagnostics is an error. The [`Code`](crate::diagnostics::Code) of each
    /// tells what it is about: the documents, the configuration, the lock, the manifest, a schema or
    /// the arguments.
    #[error("{}", errors_by_subject(.0))]
    Diagnostics(Diagnostics),
    /// The output folder cannot be read or written.
    #[error(transparent)]
    Disk(#[from] PlanError),
}

impl Failure {
    /// Whether the arguments of the run are at fault, and nothing else.
    pub fn is_usage(&self) -> bool {
        match self {
            Failure::Diagnostics(diagnostics) => {
                let mut errors = diagnostics.list.iter().filter(|one| one.is_error());
                errors.all(|error| error.code.subject() == Subject::Arguments)
            }
            Failure::Disk(_) => false,
        }
    }
}

impl From<Diagnostics> for Failure {
    fn from(diagnostics: Diagnostics) -> Failure {
        Failure::Diagnostics(diagnostics)
    }
}

impl From<Diagnostic> for Failure {
    fn from(diagnostic: Diagnostic) -> Failure {
        Failure::Diagnostics(diagnostic.into())
    }
}

/// `2 errors in the documents, 1 error in the configuration`.
fn errors_by_subject(diagnostics: &Diagnostics) -> String {
    let mut parts = Vec::new();
    for subject in Subject::ALL {
        let errors = diagnostics.list.iter().filter(|one| one.is_error());
        match errors.filter(|error| error.code.subject() == subject).count() {
            0 => {}
            count => parts.push(format!("{} in {subject}", counted(count, "error"))),
        }
    }
    parts.join(", ")
}
