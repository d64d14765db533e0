//! What generated code uses, and what a hand-written implementation of [`Model`] would
//! need.
//!
//! This module fits the code that one version of the generator writes. It may change with any
//! version; programs should use the items of the parent module instead.

pub mod prelude;

pub use super::descriptor::{EnumRepr, FlagsDescriptor};
pub use super::element::Element;
pub use super::enum_traits::{debug_value, display_value, equal_values, hash_value};
pub use super::flags::{Flags, debug_flags, names, read_flags, unknown_bits};
pub use super::model::{
    Entries, EnumFieldMut, FieldMut, FieldRef, FieldVisitor, FieldsMutVisitor, FlagsFieldMut,
    Items, ListFieldMut, MapFieldMut, ModelFieldMut,
};
pub use super::operations::{clone, debug, equal};
pub use super::read::read;
pub use super::walker::FieldWalker;
pub use super::write::write;
pub use prelude::*;
