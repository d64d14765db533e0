//! Where values are written to.

use std::any::Any;
use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use serde_json::Value;

use super::{Element, Entries, Enumeration, Items, Model, Open, Representation, View};

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
    Enum(&'a mut dyn EnumSlot),
    /// An object with documented properties.
    Model(&'a mut dyn ModelSlot),
    /// The same as an element of a list or map, which is there to be filled.
    ModelItem(&'a mut dyn Model),
    /// An array of one type.
    List(&'a mut dyn ListSlot),
    /// An object used as a dictionary.
    Map(&'a mut dyn MapSlot),
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

    /// Writes what the same field of another model holds.
    pub(super) fn copy(&mut self, from: &View<'_>) {
        match (self, from) {
            (Slot::Text(place), View::Text(from)) => place.clone_from(from),
            (Slot::Boolean(place), View::Boolean(from)) => **place = **from,
            (Slot::Int32(place), View::Int32(from)) => **place = **from,
            (Slot::Int64(place), View::Int64(from)) => **place = **from,
            (Slot::Number(place), View::Number(from)) => **place = **from,
            (Slot::Timestamp(place), View::Timestamp(from)) => **place = **from,
            (Slot::Date(place), View::Date(from)) => **place = **from,
            (Slot::DateTime(place), View::DateTime(from)) => **place = **from,
            (Slot::Any(place), View::Any(from)) => place.clone_from(from),
            (Slot::Enum(place), View::Enum(from)) => place.copy(*from),
            (Slot::Model(place), View::Model(from)) => place.copy(*from),
            (Slot::List(place), View::List(from)) => place.copy(*from),
            (Slot::Map(place), View::Map(from)) => place.copy(*from),
            (slot, _) => slot.clear(),
        }
    }
}

/// What can be written as a copy of another value of its own type.
pub trait Copied: Any {
    /// Writes what `from` holds, if it is of the same type.
    fn copy(&mut self, from: &dyn Any);
}

impl<T: Any + Clone> Copied for T {
    fn copy(&mut self, from: &dyn Any) {
        if let Some(from) = from.downcast_ref::<T>() {
            self.clone_from(from);
        }
    }
}

/// A slot for a value of an open enum.
pub trait EnumSlot: Copied {
    /// How the values travel.
    fn representation(&self) -> Representation;
    /// Writes the value.
    fn set(&mut self, text: &str);
    /// Writes none.
    fn clear(&mut self);
}

/// A slot for a model.
pub trait ModelSlot: Copied {
    /// Writes a model without a value in it, and hands it out to be filled.
    fn start(&mut self) -> &mut dyn Model;
    /// Writes none.
    fn clear(&mut self);
}

/// A slot for an array.
pub trait ListSlot: Copied {
    /// Writes an empty list.
    fn start(&mut self);
    /// Adds what `fill` writes to the slot that it is given, if it tells that it did.
    fn push(&mut self, fill: &mut dyn FnMut(Slot<'_>) -> bool);
    /// What was added so far.
    fn items(&self) -> Option<&dyn Items>;
    /// Writes none.
    fn clear(&mut self);
}

/// A slot for an object used as a dictionary.
pub trait MapSlot: Copied {
    /// Writes an empty map.
    fn start(&mut self);
    /// Puts what `fill` writes to the slot that it is given under `key`, if it tells that it did.
    fn put(&mut self, key: &str, fill: &mut dyn FnMut(Slot<'_>) -> bool);
    /// What was put so far.
    fn entries(&self) -> Option<&dyn Entries>;
    /// Writes none.
    fn clear(&mut self);
}

impl<E: Enumeration> EnumSlot for Option<Open<E>> {
    fn representation(&self) -> Representation {
        E::REPRESENTATION
    }

    fn set(&mut self, text: &str) {
        *self = Some(text.into());
    }

    fn clear(&mut self) {
        *self = None;
    }
}

impl<M: Model + Default + Clone + 'static> ModelSlot for Option<Box<M>> {
    fn start(&mut self) -> &mut dyn Model {
        &mut **self.insert(Box::default())
    }

    fn clear(&mut self) {
        *self = None;
    }
}

impl<T: Element> ListSlot for Option<Vec<T>> {
    fn start(&mut self) {
        *self = Some(Vec::new());
    }

    fn push(&mut self, fill: &mut dyn FnMut(Slot<'_>) -> bool) {
        T::push(self.get_or_insert_default(), fill);
    }

    fn items(&self) -> Option<&dyn Items> {
        self.as_ref().map(|list| list as &dyn Items)
    }

    fn clear(&mut self) {
        *self = None;
    }
}

impl<T: Element> MapSlot for Option<BTreeMap<String, T>> {
    fn start(&mut self) {
        *self = Some(BTreeMap::new());
    }

    fn put(&mut self, key: &str, fill: &mut dyn FnMut(Slot<'_>) -> bool) {
        let mut element = None;
        let filled = fill(T::slot(&mut element));
        if let (Some(element), true) = (element, filled) {
            self.get_or_insert_default().insert(key.to_owned(), element);
        }
    }

    fn entries(&self) -> Option<&dyn Entries> {
        self.as_ref().map(|map| map as &dyn Entries)
    }

    fn clear(&mut self) {
        *self = None;
    }
}
