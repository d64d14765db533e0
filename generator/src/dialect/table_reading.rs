//! What each table of a page was read as: the facts that `survey` lists.

use crate::diagnostics::Span;

/// A table, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TableReading {
    /// The row of headers.
    pub(crate) at: Span,
    /// The headers.
    pub(crate) headers: Vec<String>,
    /// The headings above the table, outermost first.
    pub(crate) headings: Vec<String>,
    /// How many rows it has.
    pub(crate) rows: usize,
    /// What it was read as.
    pub(crate) outcome: TableOutcome,
}

/// What a table was read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum TableOutcome {
    /// The properties of the model of that name.
    Model(String),
    /// The values of the enum of that name.
    Enum(String),
    /// Nothing, with the reason.
    LeftAlone(String),
}
