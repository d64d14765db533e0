//! Tables that document nothing, with the reason, for `survey`.

use std::fmt;

use crate::diagnostics::Span;

/// A table that no rule of the dialect reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LeftAloneTable {
    /// The row of headers.
    pub(crate) at: Span,
    /// Why it is not read.
    pub(crate) reason: LeftAloneReason,
}

/// Why a table is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum LeftAloneReason {
    /// The dialect file says so, for this reason.
    Stated(String),
    /// No rule has its columns.
    Columns,
    /// There are rules with its columns, but none whose headings are those above it.
    Heading,
    /// It has the columns of an enum, and no values.
    NoValues,
}

impl fmt::Display for LeftAloneReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            LeftAloneReason::Stated(reason) => reason,
            LeftAloneReason::Columns => "no rule has these columns",
            LeftAloneReason::Heading => "no rule with these columns has a form of this heading",
            LeftAloneReason::NoValues => "it has no values",
        })
    }
}
