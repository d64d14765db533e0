//! What is read from a model.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use serde_json::Value;

use super::model::to_read;
use super::{Element, Entries, Enumeration, Items, Model, Open, Representation};

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

/// The views of fields; none of a field without a value.
///
/// Small functions, to be inlined: whether a field has a value is then asked in its model. Asked in the
/// interpreter, at one place for all fields of all models, the processor does not foresee the answer,
/// and writing takes a seventh longer.
impl<'a> View<'a> {
    /// Of a field for text.
    #[inline]
    pub fn text(field: &'a Option<String>) -> Option<View<'a>> {
        field.as_deref().map(View::Text)
    }

    /// Of a field for `true` or `false`.
    #[inline]
    pub fn boolean(field: &Option<bool>) -> Option<View<'a>> {
        field.map(View::Boolean)
    }

    /// Of a field for a 32-bit integer.
    #[inline]
    pub fn int32(field: &Option<i32>) -> Option<View<'a>> {
        field.map(View::Int32)
    }

    /// Of a field for a 64-bit integer.
    #[inline]
    pub fn int64(field: &Option<i64>) -> Option<View<'a>> {
        field.map(View::Int64)
    }

    /// Of a field for a number.
    #[inline]
    pub fn number(field: &Option<f64>) -> Option<View<'a>> {
        field.map(View::Number)
    }

    /// Of a field for an instant.
    #[inline]
    pub fn timestamp(field: &Option<Timestamp>) -> Option<View<'a>> {
        field.map(View::Timestamp)
    }

    /// Of a field for a day of the calendar.
    #[inline]
    pub fn date(field: &Option<Date>) -> Option<View<'a>> {
        field.map(View::Date)
    }

    /// Of a field for a date and a time without an offset.
    #[inline]
    pub fn date_time(field: &Option<DateTime>) -> Option<View<'a>> {
        field.map(View::DateTime)
    }

    /// Of a field for any JSON but null.
    #[inline]
    pub fn any(field: &'a Option<Value>) -> Option<View<'a>> {
        field.as_ref().map(View::Any)
    }

    /// Of a field for a value of an open enum.
    #[inline]
    pub fn open<E: Enumeration>(field: &'a Option<Open<E>>) -> Option<View<'a>> {
        field.as_ref().map(Element::view)
    }

    /// Of a field for a model.
    #[inline]
    pub fn model<M: Model + 'static>(field: &'a Option<Box<M>>) -> Option<View<'a>> {
        field.as_ref().map(|model| View::Model(to_read(&**model)))
    }

    /// Of a field for an array.
    #[inline]
    pub fn list<T: Element>(field: &'a Option<Vec<T>>) -> Option<View<'a>> {
        field.as_ref().map(Element::view)
    }

    /// Of a field for an object used as a dictionary.
    #[inline]
    pub fn map<T: Element>(field: &'a Option<BTreeMap<String, T>>) -> Option<View<'a>> {
        field.as_ref().map(Element::view)
    }
}
