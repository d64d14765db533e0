//! Values as they are read from a model.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use serde_json::Value;

use super::super::descriptor::{EnumRepr, FlagsDescriptor};
use super::{Entries, Items, Model};

/// The value of a field, or of an element of a list or map: one variant for each kind of value.
#[derive(Clone, Copy)]
pub enum FieldRef<'a> {
    /// Text.
    Text(&'a str),
    /// `true` or `false`.
    Boolean(bool),
    /// A 32-bit integer.
    Int32(i32),
    /// A 64-bit integer.
    Int64(i64),
    /// A number.
    Number(f64),
    /// An instant.
    Timestamp(Timestamp),
    /// A calendar date.
    Date(Date),
    /// A date and a time without an offset.
    DateTime(DateTime),
    /// Any JSON but null.
    Any(&'a Value),
    /// A value of an enum, with its JSON type.
    Enum(EnumRepr, &'a str),
    /// Bit flags, with the names of the documented ones.
    Flags(u64, &'static FlagsDescriptor),
    /// An object with documented properties.
    Model(&'a dyn Model),
    /// An array of one type.
    List(&'a dyn Items),
    /// An object used as a dictionary.
    Map(&'a dyn Entries),
}
