//! What can be the matter with a type cell.

use std::fmt;
use std::ops::Range;

use super::MAX_DEPTH;

/// Why a text is no type, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TypeFault {
    /// The bytes of the text that are to blame; empty at its end.
    pub range: Range<usize>,
    /// What is the matter with them.
    pub problem: TypeProblem,
}

/// What can be the matter with a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TypeProblem {
    /// Nothing stands where a name is due.
    NameMissing,
    /// An opening bracket without its partner.
    Unclosed,
    /// A closing bracket without its partner, or a `,` outside of brackets.
    Unopened,
    /// A character that does not belong there.
    Unexpected(char),
    /// Types within types, deeper than [`MAX_DEPTH`].
    TooDeep,
}

impl fmt::Display for TypeProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TypeProblem::NameMissing => write!(f, "a type name is missing here"),
            TypeProblem::Unclosed => write!(f, "this bracket is never closed"),
            TypeProblem::Unopened => write!(f, "this belongs to no bracket"),
            TypeProblem::Unexpected(c) => write!(f, "`{c}` does not belong in a type"),
            TypeProblem::TooDeep => write!(f, "more than {MAX_DEPTH} levels of brackets"),
        }
    }
}

/// A part of a type that was read as any JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unread {
    /// Its bytes.
    pub range: Range<usize>,
    /// Why.
    pub reason: UnreadReason,
}

/// Why a part of a type was read as any JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum UnreadReason {
    /// A generic type that the dialect does not know, or not with so many arguments.
    Generic {
        /// The type, in one spelling.
        shown: String,
        /// Its name, less the namespace.
        name: String,
        /// The number of its arguments.
        arguments: usize,
    },
    /// A value of one of several types.
    Alternatives,
    /// Words that no pattern of the dialect reads.
    Unknown(TypeProblem),
}
