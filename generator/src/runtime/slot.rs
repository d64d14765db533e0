//! Where values are written to.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use serde_json::Value;

use super::{EnumPlace, ListPlace, MapPlace, Model, ModelPlace};

/// A field of a model, or an element of a list or map, to be written: one of the few shapes there
/// are.
pub enum Slot<'a> {
    /// Text.
    Text(&'a mut Option<String>),
    /// `true` or `false`.
    Boolean(&'a mut Option<bool>),
    /// A 32-bit integer.
    Int32(&'a mut Option<i32>),
    /// A 64-bit integer.
    Int64(&'a mut Option<i64>),
    /// A number.
    Number(&'a mut Option<f64>),
    /// An instant.
    Timestamp(&'a mut Option<Timestamp>),
    /// A day of the calendar.
    Date(&'a mut Option<Date>),
    /// A date and a time without an offset.
    DateTime(&'a mut Option<DateTime>),
    /// Any JSON but null.
    Any(&'a mut Option<Value>),
    /// One of named values.
    Enum(&'a mut dyn EnumPlace),
    /// An object with documented properties.
    Model(&'a mut dyn ModelPlace),
    /// The same as an element of a list or map, which is there to be filled.
    ModelItem(&'a mut dyn Model),
    /// An array of one type.
    List(&'a mut dyn ListPlace),
    /// An object used as a dictionary.
    Map(&'a mut dyn MapPlace),
}

impl Slot<'_> {
    /// Writes none.
    pub(super) fn clear(&mut self) {
        match self {
            Slot::Text(place) => **place = None,
            Slot::Boolean(place) => **place = None,
            Slot::Int32(place) => **place = None,
            Slot::Int64(place) => **place = None,
            Slot::Number(place) => **place = None,
            Slot::Timestamp(place) => **place = None,
            Slot::Date(place) => **place = None,
            Slot::DateTime(place) => **place = None,
            Slot::Any(place) => **place = None,
            Slot::Enum(place) => place.clear(),
            Slot::Model(place) => place.clear(),
            // Whoever holds the list takes it out.
            Slot::ModelItem(_) => {}
            Slot::List(place) => place.clear(),
            Slot::Map(place) => place.clear(),
        }
    }
}
