//! What lists and maps hold.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use serde_json::Value;

use super::object::{self, to_read};
use super::{Enumeration, Model, Open, Slot, View, Viewer};

/// The elements of an array.
pub trait Items {
    /// How many there are.
    fn count(&self) -> usize;
    /// Shows all of them.
    fn views<'a>(&'a self, viewer: &mut dyn Viewer<'a>);
}

/// The entries of an object used as a dictionary.
pub trait Entries {
    /// How many there are.
    fn count(&self) -> usize;
    /// All of them, sorted by key.
    fn entries(&self) -> Box<dyn Iterator<Item = (&str, View<'_>)> + '_>;
}

/// What lists and maps can hold.
pub trait Element: Sized + 'static {
    /// A place for it, to be written to.
    fn slot(place: &mut Option<Self>) -> Slot<'_>;
    /// It, to be read.
    fn view(&self) -> View<'_>;

    /// Shows it as the element at `index`.
    fn show<'a>(&'a self, index: usize, viewer: &mut dyn Viewer<'a>) {
        viewer.view(index, self.view());
    }

    /// Adds what `fill` writes to the slot that it is given, if it tells that it did.
    fn push(list: &mut Vec<Self>, fill: &mut dyn FnMut(Slot<'_>) -> bool) {
        let mut element = None;
        let filled = fill(Self::slot(&mut element));
        list.extend(element.filter(|_| filled));
    }
}

impl<T: Element> Items for Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn views<'a>(&'a self, viewer: &mut dyn Viewer<'a>) {
        for (index, element) in self.iter().enumerate() {
            element.show(index, viewer);
        }
    }
}

impl<T: Element> Entries for BTreeMap<String, T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn entries(&self) -> Box<dyn Iterator<Item = (&str, View<'_>)> + '_> {
        Box::new(self.iter().map(|(key, element)| (key.as_str(), element.view())))
    }
}

impl Element for String {
    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Text(place)
    }

    fn view(&self) -> View<'_> {
        View::Text(self)
    }

    fn show<'a>(&'a self, index: usize, viewer: &mut dyn Viewer<'a>) {
        viewer.text(index, self);
    }
}

impl Element for bool {
    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Boolean(place)
    }

    fn view(&self) -> View<'_> {
        View::Boolean(*self)
    }
}

impl Element for i32 {
    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Int32(place)
    }

    fn view(&self) -> View<'_> {
        View::Int32(*self)
    }
}

impl Element for i64 {
    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Int64(place)
    }

    fn view(&self) -> View<'_> {
        View::Int64(*self)
    }
}

impl Element for f64 {
    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Number(place)
    }

    fn view(&self) -> View<'_> {
        View::Number(*self)
    }
}

impl Element for Timestamp {
    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Timestamp(place)
    }

    fn view(&self) -> View<'_> {
        View::Timestamp(*self)
    }
}

impl Element for Date {
    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Date(place)
    }

    fn view(&self) -> View<'_> {
        View::Date(*self)
    }
}

impl Element for DateTime {
    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::DateTime(place)
    }

    fn view(&self) -> View<'_> {
        View::DateTime(*self)
    }
}

impl Element for Value {
    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Any(place)
    }

    fn view(&self) -> View<'_> {
        View::Any(self)
    }
}

impl<E: Enumeration> Element for Open<E> {
    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Enum(place)
    }

    fn view(&self) -> View<'_> {
        View::Enum(E::REPRESENTATION, self.as_str())
    }
}

impl<M: Model + Default + 'static> Element for M {
    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::ModelItem(object::insert(place))
    }

    fn view(&self) -> View<'_> {
        View::Model(to_read(self))
    }

    fn show<'a>(&'a self, index: usize, viewer: &mut dyn Viewer<'a>) {
        viewer.model(index, to_read(self));
    }

    /// Models are filled where they stay: they are large.
    fn push(list: &mut Vec<Self>, fill: &mut dyn FnMut(Slot<'_>) -> bool) {
        object::push(list, &mut |model| fill(Slot::ModelItem(model)));
    }
}

impl<T: Element> Element for Vec<T> {
    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::List(place)
    }

    fn view(&self) -> View<'_> {
        View::List(self)
    }
}

impl<T: Element> Element for BTreeMap<String, T> {
    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Map(place)
    }

    fn view(&self) -> View<'_> {
        View::Map(self)
    }
}
