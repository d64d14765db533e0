//! What the methods of a generator return.

use std::collections::BTreeMap;

use super::progress::Timings;
use super::report::Report;
use crate::config::CheckConfig;
use crate::diagnostics::{Diagnostics, SourceId};
use crate::dialect::left_alone::LeftAloneTable;
use crate::emit::GeneratedFile;
use crate::lower::Provenance;
use crate::naming::name_lock::NameLock;
use crate::output::lock::Lock;
use crate::output::plan::Plan;
use crate::schema::Schema;

/// The schema of the documents, with everything that was found while reading them.
#[derive(Debug)]
pub struct Analysis {
    /// The schema.
    pub schema: Schema,
    /// The Rust names of the schema, and those that were published earlier.
    pub names: NameLock,
    /// Warnings and notes; errors as well in an [`analyze_partial`](crate::Generator::analyze_partial).
    pub diagnostics: Diagnostics,
    /// The figures.
    pub report: Report,
    /// The elapsed time of each stage.
    pub timings: Timings,
    /// The pages that were loaded.
    pub(crate) pages: Vec<SourceId>,
    /// The tables that no rule of their dialect reads.
    pub(crate) left_alone: Vec<LeftAloneTable>,
    /// What each page states.
    pub(crate) provenance: Provenance,
    /// How payloads are held against the documents, and the configuration that says so.
    #[cfg_attr(not(feature = "cli"), expect(dead_code, reason = "the command alone reads it"))]
    pub(crate) check: (CheckConfig, Option<SourceId>),
}

/// Generated files in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Generated {
    /// The files that belong to the generator, sorted by path.
    pub files: Vec<GeneratedFile>,
    /// `Cargo.toml` of a new crate, which belongs to the user once it is written. None for
    /// [`Layout::Module`](crate::Layout::Module).
    pub manifest: Option<GeneratedFile>,
    /// The lines of `[features]` in the manifest.
    pub(super) features: String,
    /// The packages that the manifest has to depend on, each with its line of `[dependencies]`.
    pub(super) dependencies: Vec<(&'static str, String)>,
}

/// The changes that bring a folder up to date.
#[derive(Debug)]
pub struct Planned {
    /// The changes.
    pub plan: Plan,
    /// Warnings and notes.
    pub diagnostics: Diagnostics,
    /// The figures.
    pub report: Report,
    /// The elapsed time of each stage.
    pub timings: Timings,
}

impl Analysis {
    /// The text of a lock file with the names of the schema and those that were published earlier, for
    /// [`Generator::lock_text`](crate::Generator::lock_text). It lists no files.
    pub fn lock_text(&self) -> String {
        Lock::new(BTreeMap::new(), self.names.clone()).to_text()
    }
}
