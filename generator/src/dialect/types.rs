//! The types of a documentation, by the names and patterns of its dialect.
//!
//! In: the plain text of a type cell with its links. Out: a [`TypeReading`]. A cell is cut into tokens
//! whose brackets match; a run of tokens is a name, a phrase, alternatives, or what a pattern makes of
//! the runs in its holes. The time is linear in the length of the cell: each level of types looks at each
//! token once for each pattern, and there are at most [`MAX_DEPTH`] levels.

mod fault;
mod grammar;
mod matching;
mod pattern;
mod reading;
mod tokens;

#[cfg(test)]
mod tests;

pub(crate) use fault::{TypeFault, TypeProblem, Unread, UnreadReason};
pub(crate) use grammar::{GrammarBuilder, Links, Meaning, TypeGrammar, Unreadable, schema_types};
pub(crate) use reading::{Surroundings, TypeReading};

/// How deep types may nest. No page comes near; a hostile one must exhaust neither the stack nor the
/// compiler, which gives up on types that are some fifteen maps deep.
pub(crate) const MAX_DEPTH: usize = 8;
