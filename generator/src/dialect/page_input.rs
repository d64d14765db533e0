//! A page to be read, with what is known of it.

use super::known::Dialect;
use crate::diagnostics::SourceId;

/// A page to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PageInput {
    /// Its text.
    pub source: SourceId,
    /// Which of the documents that the user named it belongs to.
    pub root: usize,
    /// Its dialect; by default the page shows it.
    pub dialect: Option<Dialect>,
}
