//! Implements the traits of enums of documented values, with the functions that their `impl` blocks
//! call. Each agrees with what [`Open`](super::Open) does with the same value.

use std::fmt;
use std::hash::{Hash, Hasher};

use super::enumeration::Enumeration;

/// Implements `PartialEq`.
pub fn equal_values<E: Enumeration>(left: E, right: E) -> bool {
    left.index() == right.index()
}

/// Implements `Debug`: the value as it is in JSON.
///
/// # Errors
///
/// Those of the formatter.
pub fn debug_value<E: Enumeration>(value: E, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    fmt::Debug::fmt(value.as_str(), f)
}

/// Implements `Display`: the value as it is in JSON.
///
/// # Errors
///
/// Those of the formatter.
pub fn display_value<E: Enumeration>(value: E, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.pad(value.as_str())
}

/// Implements `Hash`.
pub fn hash_value<E: Enumeration, H: Hasher>(value: E, state: &mut H) {
    value.as_str().hash(state);
}
