//! The names that every generated file imports.

pub use super::super::{EnumDescriptor, Enumeration, Extra, Field, Model, ModelDescriptor, Open};
pub use super::{FieldMut, FieldVisitor, FieldWalker, FieldsMutVisitor};
