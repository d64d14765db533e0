//! Fields to be written whose type is one of thousands: enums, models, lists and maps.
//!
//! The interpreter reaches such a field through one of four traits, with no more in it than it cannot
//! do itself: every method here is compiled once for each type of the platform.

use std::collections::BTreeMap;

use super::object::{clear, start, to_write};
use super::{Element, Entries, Enumeration, Items, Model, Open, Representation, Slot};

/// A field for a value of an open enum.
pub trait EnumPlace {
    /// How the values travel.
    fn representation(&self) -> Representation;
    /// Writes the value.
    fn set(&mut self, text: &str);
    /// Writes none.
    fn clear(&mut self);
}

/// A field for a model.
pub trait ModelPlace {
    /// Hands out the model to be filled. Where there was none, it is one without a value in it.
    fn start(&mut self) -> &mut dyn Model;
    /// Writes none.
    fn clear(&mut self);
}

/// A field for an array.
pub trait ListPlace {
    /// Writes an empty list where there was none.
    fn start(&mut self);
    /// Adds what `fill` writes to the slot that it is given, if it tells that it did.
    fn push(&mut self, fill: &mut dyn FnMut(Slot<'_>) -> bool);
    /// Writes none.
    fn clear(&mut self);
    /// What was added so far.
    fn items(&self) -> Option<&dyn Items>;
}

/// A field for an object used as a dictionary.
pub trait MapPlace {
    /// Writes an empty map where there was none.
    fn start(&mut self);
    /// Puts what `fill` writes to the slot that it is given under `key`, if it tells that it did.
    fn put(&mut self, key: &str, fill: &mut dyn FnMut(Slot<'_>) -> bool);
    /// Writes none.
    fn clear(&mut self);
    /// What was put so far.
    fn entries(&self) -> Option<&dyn Entries>;
}

impl<E: Enumeration> EnumPlace for Option<Open<E>> {
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

impl<M: Model + Default + 'static> ModelPlace for Option<Box<M>> {
    fn start(&mut self) -> &mut dyn Model {
        to_write(&mut **start(self))
    }

    fn clear(&mut self) {
        clear(self);
    }
}

impl<T: Element> ListPlace for Option<Vec<T>> {
    fn start(&mut self) {
        start(self);
    }

    fn push(&mut self, fill: &mut dyn FnMut(Slot<'_>) -> bool) {
        T::push(start(self), fill);
    }

    fn clear(&mut self) {
        clear(self);
    }

    fn items(&self) -> Option<&dyn Items> {
        self.as_ref().map(|list| list as &dyn Items)
    }
}

impl<T: Element> MapPlace for Option<BTreeMap<String, T>> {
    fn start(&mut self) {
        start(self);
    }

    fn put(&mut self, key: &str, fill: &mut dyn FnMut(Slot<'_>) -> bool) {
        let mut element = None;
        let filled = fill(T::slot(&mut element));
        if let (Some(element), true) = (element, filled) {
            start(self).insert(key.to_owned(), element);
        }
    }

    fn clear(&mut self) {
        clear(self);
    }

    fn entries(&self) -> Option<&dyn Entries> {
        self.as_ref().map(|map| map as &dyn Entries)
    }
}
