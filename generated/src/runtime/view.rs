//! What is read from a model.

use std::any::Any;
use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use serde_json::Value;

use super::{Enumeration, Model, Open, Representation, Slot};

/// A field of a model, to be read: the shapes of [`Slot`].
#[derive(Clone, Copy)]
pub enum View<'a> {
    /// Text.
    Text(&'a Option<String>),
    /// `true` or `false`.
    Boolean(&'a Option<bool>),
    /// A 32-bit integer.
    Int32(&'a Option<i32>),
    /// A 64-bit integer.
    Int64(&'a Option<i64>),
    /// A number.
    Number(&'a Option<f64>),
    /// An instant.
    Timestamp(&'a Option<Timestamp>),
    /// A day of the calendar.
    Date(&'a Option<Date>),
    /// A date and a time without an offset.
    DateTime(&'a Option<DateTime>),
    /// Any JSON but null.
    Any(&'a Option<Value>),
    /// One of named values.
    Enum(&'a dyn EnumView),
    /// An object with documented properties.
    Model(&'a dyn ModelView),
    /// An array of one type.
    List(&'a dyn ListView),
    /// An object used as a dictionary.
    Map(&'a dyn MapView),
}

impl<'a> View<'a> {
    /// The value, if there is one.
    #[inline]
    pub fn datum(self) -> Option<Datum<'a>> {
        Some(match self {
            View::Text(value) => Datum::Text(value.as_ref()?),
            View::Boolean(value) => Datum::Boolean((*value)?),
            View::Int32(value) => Datum::Int32((*value)?),
            View::Int64(value) => Datum::Int64((*value)?),
            View::Number(value) => Datum::Number((*value)?),
            View::Timestamp(value) => Datum::Timestamp((*value)?),
            View::Date(value) => Datum::Date((*value)?),
            View::DateTime(value) => Datum::DateTime((*value)?),
            View::Any(value) => Datum::Any(value.as_ref()?),
            View::Enum(value) => return value.datum(),
            View::Model(value) => Datum::Model(value.model()?),
            View::List(value) => Datum::List(value.items()?),
            View::Map(value) => Datum::Map(value.entries()?),
        })
    }
}

/// A value of a field, or of an element of a list or map.
#[derive(Clone, Copy)]
pub enum Datum<'a> {
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

/// A value of an open enum, or none.
pub trait EnumView: Any {
    /// The value.
    fn datum(&self) -> Option<Datum<'_>>;
}

/// A model, or none.
pub trait ModelView: Any {
    /// The model.
    fn model(&self) -> Option<&dyn Model>;
}

/// An array, or none.
pub trait ListView: Any {
    /// The array.
    fn items(&self) -> Option<&dyn Items>;
}

/// An object used as a dictionary, or none.
pub trait MapView: Any {
    /// The object.
    fn entries(&self) -> Option<&dyn Entries>;
}

/// The elements of an array.
pub trait Items {
    /// How many there are.
    fn count(&self) -> usize;
    /// The element at `index`; none past the last one.
    fn item(&self, index: usize) -> Option<Datum<'_>>;
}

/// The entries of an object used as a dictionary.
pub trait Entries {
    /// How many there are.
    fn count(&self) -> usize;
    /// All of them, sorted by key.
    fn entries(&self) -> Box<dyn Iterator<Item = (&str, Datum<'_>)> + '_>;
}

/// What lists and maps can hold.
pub trait Element: Clone + Sized + 'static {
    /// A place for it, to be written to.
    fn slot(place: &mut Option<Self>) -> Slot<'_>;
    /// It, to be read.
    fn datum(&self) -> Datum<'_>;

    /// Adds what `fill` writes to the slot that it is given, if it tells that it did.
    fn push(list: &mut Vec<Self>, fill: &mut dyn FnMut(Slot<'_>) -> bool) {
        let mut element = None;
        let filled = fill(Self::slot(&mut element));
        list.extend(element.filter(|_| filled));
    }
}

impl<E: Enumeration> EnumView for Option<Open<E>> {
    fn datum(&self) -> Option<Datum<'_>> {
        self.as_ref().map(Element::datum)
    }
}

impl<M: Model + 'static> ModelView for Option<Box<M>> {
    fn model(&self) -> Option<&dyn Model> {
        match self {
            Some(model) => Some(&**model),
            None => None,
        }
    }
}

impl<T: Element> ListView for Option<Vec<T>> {
    fn items(&self) -> Option<&dyn Items> {
        self.as_ref().map(|list| list as &dyn Items)
    }
}

impl<T: Element> MapView for Option<BTreeMap<String, T>> {
    fn entries(&self) -> Option<&dyn Entries> {
        self.as_ref().map(|map| map as &dyn Entries)
    }
}

impl<T: Element> Items for Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn item(&self, index: usize) -> Option<Datum<'_>> {
        self.get(index).map(Element::datum)
    }
}

impl<T: Element> Entries for BTreeMap<String, T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn entries(&self) -> Box<dyn Iterator<Item = (&str, Datum<'_>)> + '_> {
        Box::new(self.iter().map(|(key, element)| (key.as_str(), element.datum())))
    }
}

impl Element for String {
    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Text(place)
    }

    fn datum(&self) -> Datum<'_> {
        Datum::Text(self)
    }
}

impl Element for bool {
    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Boolean(place)
    }

    fn datum(&self) -> Datum<'_> {
        Datum::Boolean(*self)
    }
}

impl Element for i32 {
    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Int32(place)
    }

    fn datum(&self) -> Datum<'_> {
        Datum::Int32(*self)
    }
}

impl Element for i64 {
    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Int64(place)
    }

    fn datum(&self) -> Datum<'_> {
        Datum::Int64(*self)
    }
}

impl Element for f64 {
    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Number(place)
    }

    fn datum(&self) -> Datum<'_> {
        Datum::Number(*self)
    }
}

impl Element for Timestamp {
    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Timestamp(place)
    }

    fn datum(&self) -> Datum<'_> {
        Datum::Timestamp(*self)
    }
}

impl Element for Date {
    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Date(place)
    }

    fn datum(&self) -> Datum<'_> {
        Datum::Date(*self)
    }
}

impl Element for DateTime {
    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::DateTime(place)
    }

    fn datum(&self) -> Datum<'_> {
        Datum::DateTime(*self)
    }
}

impl Element for Value {
    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Any(place)
    }

    fn datum(&self) -> Datum<'_> {
        Datum::Any(self)
    }
}

impl<E: Enumeration> Element for Open<E> {
    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Enum(place)
    }

    fn datum(&self) -> Datum<'_> {
        Datum::Enum(E::REPRESENTATION, self.as_str())
    }
}

impl<M: Model + Default + Clone + 'static> Element for M {
    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::ModelItem(place.insert(M::default()))
    }

    fn datum(&self) -> Datum<'_> {
        Datum::Model(self)
    }

    /// Models are filled where they stay: they are large.
    fn push(list: &mut Vec<Self>, fill: &mut dyn FnMut(Slot<'_>) -> bool) {
        list.push(M::default());
        let filled = list.last_mut().is_some_and(|model| fill(Slot::ModelItem(model)));
        if !filled {
            list.pop();
        }
    }
}

impl<T: Element> Element for Vec<T> {
    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::List(place)
    }

    fn datum(&self) -> Datum<'_> {
        Datum::List(self)
    }
}

impl<T: Element> Element for BTreeMap<String, T> {
    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Map(place)
    }

    fn datum(&self) -> Datum<'_> {
        Datum::Map(self)
    }
}
