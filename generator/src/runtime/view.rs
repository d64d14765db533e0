//! What is read from a model.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use serde_json::Value;

use super::{Entries, Items, Model, Representation};

/// A value of a field, or of an element of a list or map, to be read: one of the few shapes there are.
#[derive(Clone, Copy)]
pub enum View<'a> {
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
    /// A day of the calendar.
    Date(Date),
    /// A date and a time without an offset.
    DateTime(DateTime),
    /// Any JSON but null.
    Any(&'a Value),
    /// One of named values: how it travels, and what.
    Enum(Representation, &'a str),
    /// An object with documented properties.
    Model(&'a dyn Model),
    /// An array of one type.
    List(&'a dyn Items),
    /// An object used as a dictionary.
    Map(&'a dyn Entries),
}
