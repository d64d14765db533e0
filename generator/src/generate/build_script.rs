//! For `build.rs`: the models as a module of the crate that is built.
//!
//! ```no_run
//! // build.rs
//! use tablesmith::{BuildError, Generator};
//!
//! fn main() -> Result<(), BuildError> {
//!     Generator::new().docs("docs").build()
//! }
//! ```
//!
//! ```ignore
//! // src/lib.rs
//! pub mod models {
//!     include!(concat!(env!("OUT_DIR"), "/models/mod.rs"));
//! }
//! ```
//!
//! The crate depends on `serde`, `serde_json` (with `float_roundtrip`) and `jiff`, for the generated
//! code names them. Names are given anew in every clean build: where the names of one version must
//! stand in the next, generate a crate into the repository instead, and commit its lock.

use std::env;
use std::fmt;
use std::path::PathBuf;

use crate::diagnostics::{Code, Diagnostics, Severity, Style};
use crate::emit::Layout;
use crate::generate::{Failure, Generator};
use crate::output::plan::OnForeign;

/// The folder below `OUT_DIR` that [`Generator::build`] writes.
const FOLDER: &str = "models";

/// Why nothing was generated, with everything that is wrong. `main` prints an error by its `Debug`
/// form, and so that is as readable as the other one.
pub struct BuildError(Reason);

enum Reason {
    Generation(Failure),
    NoOutDir,
}

impl Generator {
    /// Generates into `OUT_DIR/models`, and tells cargo what to look at for the next time: in a build
    /// script.
    ///
    /// The module has models alone. The functions of operations depend on Cargo features, which a module has
    /// not: generate a crate for them.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the documents; that this is no build script.
    pub fn build(&self) -> Result<(), BuildError> {
        let out = env::var_os("OUT_DIR").ok_or(BuildError(Reason::NoOutDir))?;
        for input in self.inputs() {
            println!("cargo::rerun-if-changed={}", input.display());
        }
        let out = PathBuf::from(out).join(FOLDER);
        let generator = self.clone().layout(Layout::Module);
        let planned = generator.plan(out).map_err(|error| BuildError(Reason::Generation(error)))?;
        let Diagnostics { sources, list, .. } = &planned.diagnostics;
        for finding in list {
            if finding.severity == Severity::Warning && finding.code != Code::UndocumentedModel {
                let place = finding.location(sources).unwrap_or_default();
                println!("cargo::warning={place}: {}", finding.message);
            }
        }
        // This folder of OUT_DIR belongs to the generator alone.
        let applied = planned.plan.apply(OnForeign::Overwrite);
        applied.map(drop).map_err(|error| BuildError(Reason::Generation(error.into())))
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Reason::Generation(Failure::Diagnostics(diagnostics)) => {
                writeln!(f, "the models were not generated")?;
                for error in diagnostics.list.iter().filter(|found| found.is_error()) {
                    writeln!(f, "\n{}", error.render(&diagnostics.sources, Style::Plain))?;
                }
                Ok(())
            }
            Reason::Generation(failure) => failure.fmt(f),
            Reason::NoOutDir => f.write_str("OUT_DIR is not set: this is no build script"),
        }
    }
}

impl fmt::Debug for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for BuildError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0 {
            Reason::Generation(Failure::Disk(error)) => Some(error),
            _ => None,
        }
    }
}
