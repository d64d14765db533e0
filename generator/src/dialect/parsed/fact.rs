//! What a row states of the values of a property, beside their type.

use std::fmt;

use crate::diagnostics::Span;

/// A statement of a row, as the page writes it. It is read and checked when the type is known.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ParsedFact {
    /// What it is about.
    pub kind: FactKind,
    /// The value, less quotes and backticks: `50`, `true`, `^[a-z]+$`. Not read for
    /// [`FactKind::Nullable`].
    pub text: String,
    /// The text that states it.
    pub at: Span,
}

/// What a statement is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum FactKind {
    /// A value may be null.
    Nullable,
    /// The value that the server assumes where none is given.
    Default,
    /// The least number.
    Minimum,
    /// The greatest number.
    Maximum,
    /// The least number of characters, elements or entries.
    MinLength,
    /// The greatest number of them.
    MaxLength,
    /// A regular expression.
    Pattern,
}

impl fmt::Display for FactKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            FactKind::Nullable => "nullable mark",
            FactKind::Default => "default",
            FactKind::Minimum => "minimum",
            FactKind::Maximum => "maximum",
            FactKind::MinLength => "minimum length",
            FactKind::MaxLength => "maximum length",
            FactKind::Pattern => "pattern",
        })
    }
}
