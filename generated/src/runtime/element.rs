//! The types that lists and maps can contain.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use serde_json::Value;

use super::descriptor::EnumRepr;
use super::enumeration::Enumeration;
use super::flags::Flags;
use super::model::object::{self, as_dyn, as_dyn_mut};
use super::model::{
    Entries, EnumFieldMut, FieldMut, FieldRef, FieldVisitor, FlagsFieldMut, Items, ListFieldMut,
    MapFieldMut, Model, ModelFieldMut,
};
use super::open::Open;

/// A type that lists and maps can contain.
pub trait Element: Sized + 'static {
    /// Borrows an empty or new element to write it.
    fn field_mut(element: &mut Option<Self>) -> FieldMut<'_>;
    /// Borrows the element to read it.
    fn field_ref(&self) -> FieldRef<'_>;

    /// Passes the element to `visitor`, as the one at `index`.
    fn accept<'a>(&'a self, index: usize, visitor: &mut dyn FieldVisitor<'a>) {
        visitor.visit(index, self.field_ref());
    }

    /// Appends the element that `write` writes to its argument, if `write` returns `true`.
    fn push(list: &mut Vec<Self>, write: &mut dyn FnMut(FieldMut<'_>) -> bool) {
        let mut element = None;
        let is_written = write(Self::field_mut(&mut element));
        list.extend(element.filter(|_| is_written));
    }
}

impl<T: Element> Items for Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn visit_items<'a>(&'a self, visitor: &mut dyn FieldVisitor<'a>) {
        for (index, element) in self.iter().enumerate() {
            element.accept(index, visitor);
        }
    }
}

impl<T: Element> Entries for BTreeMap<String, T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn entries(&self) -> Box<dyn Iterator<Item = (&str, FieldRef<'_>)> + '_> {
        Box::new(self.iter().map(|(key, value)| (key.as_str(), value.field_ref())))
    }
}

impl Element for String {
    fn field_mut(element: &mut Option<Self>) -> FieldMut<'_> {
        FieldMut::Text(element)
    }

    fn field_ref(&self) -> FieldRef<'_> {
        FieldRef::Text(self)
    }

    fn accept<'a>(&'a self, index: usize, visitor: &mut dyn FieldVisitor<'a>) {
        visitor.visit_text(index, self);
    }
}

impl Element for bool {
    fn field_mut(element: &mut Option<Self>) -> FieldMut<'_> {
        FieldMut::Boolean(element)
    }

    fn field_ref(&self) -> FieldRef<'_> {
        FieldRef::Boolean(*self)
    }
}

impl Element for i32 {
    fn field_mut(element: &mut Option<Self>) -> FieldMut<'_> {
        FieldMut::Int32(element)
    }

    fn field_ref(&self) -> FieldRef<'_> {
        FieldRef::Int32(*self)
    }
}

impl Element for i64 {
    fn field_mut(element: &mut Option<Self>) -> FieldMut<'_> {
        FieldMut::Int64(element)
    }

    fn field_ref(&self) -> FieldRef<'_> {
        FieldRef::Int64(*self)
    }
}

impl Element for f64 {
    fn field_mut(element: &mut Option<Self>) -> FieldMut<'_> {
        FieldMut::Number(element)
    }

    fn field_ref(&self) -> FieldRef<'_> {
        FieldRef::Number(*self)
    }
}

impl Element for Timestamp {
    fn field_mut(element: &mut Option<Self>) -> FieldMut<'_> {
        FieldMut::Timestamp(element)
    }

    fn field_ref(&self) -> FieldRef<'_> {
        FieldRef::Timestamp(*self)
    }
}

impl Element for Date {
    fn field_mut(element: &mut Option<Self>) -> FieldMut<'_> {
        FieldMut::Date(element)
    }

    fn field_ref(&self) -> FieldRef<'_> {
        FieldRef::Date(*self)
    }
}

impl Element for DateTime {
    fn field_mut(element: &mut Option<Self>) -> FieldMut<'_> {
        FieldMut::DateTime(element)
    }

    fn field_ref(&self) -> FieldRef<'_> {
        FieldRef::DateTime(*self)
    }
}

impl Element for Value {
    fn field_mut(element: &mut Option<Self>) -> FieldMut<'_> {
        FieldMut::Any(element)
    }

    fn field_ref(&self) -> FieldRef<'_> {
        FieldRef::Any(self)
    }
}

impl<E: Enumeration> Element for Open<E> {
    fn field_mut(element: &mut Option<Self>) -> FieldMut<'_> {
        FieldMut::Enum(element)
    }

    fn field_ref(&self) -> FieldRef<'_> {
        FieldRef::Enum(E::REPR, self.as_str())
    }
}

impl<M: Model + Default + 'static> Element for M {
    fn field_mut(element: &mut Option<Self>) -> FieldMut<'_> {
        FieldMut::ModelItem(object::insert(element))
    }

    fn field_ref(&self) -> FieldRef<'_> {
        FieldRef::Model(as_dyn(self))
    }

    fn accept<'a>(&'a self, index: usize, visitor: &mut dyn FieldVisitor<'a>) {
        visitor.visit_model(index, as_dyn(self));
    }

    /// Deserialized in place, because models are large.
    fn push(list: &mut Vec<Self>, write: &mut dyn FnMut(FieldMut<'_>) -> bool) {
        object::push(list, &mut |model| write(FieldMut::ModelItem(model)));
    }
}

impl<T: Element> Element for Vec<T> {
    fn field_mut(element: &mut Option<Self>) -> FieldMut<'_> {
        FieldMut::List(element)
    }

    fn field_ref(&self) -> FieldRef<'_> {
        FieldRef::List(self)
    }
}

impl<T: Element> Element for BTreeMap<String, T> {
    fn field_mut(element: &mut Option<Self>) -> FieldMut<'_> {
        FieldMut::Map(element)
    }

    fn field_ref(&self) -> FieldRef<'_> {
        FieldRef::Map(self)
    }
}

impl<E: Enumeration> EnumFieldMut for Option<Open<E>> {
    fn repr(&self) -> EnumRepr {
        E::REPR
    }

    fn set(&mut self, value: &str) {
        *self = Some(value.into());
    }

    fn clear(&mut self) {
        *self = None;
    }
}

impl<F: Flags> FlagsFieldMut for Option<F> {
    fn set(&mut self, bits: u64) {
        *self = Some(F::from_bits(bits));
    }

    fn clear(&mut self) {
        *self = None;
    }
}

impl<M: Model + Default + 'static> ModelFieldMut for Option<Box<M>> {
    fn get_or_insert(&mut self) -> &mut dyn Model {
        as_dyn_mut(&mut **object::get_or_insert(self))
    }

    fn clear(&mut self) {
        object::clear(self);
    }
}

impl<T: Element> ListFieldMut for Option<Vec<T>> {
    fn insert_empty(&mut self) {
        object::get_or_insert(self);
    }

    fn push(&mut self, write: &mut dyn FnMut(FieldMut<'_>) -> bool) {
        T::push(object::get_or_insert(self), write);
    }

    fn clear(&mut self) {
        object::clear(self);
    }

    fn items(&self) -> Option<&dyn Items> {
        self.as_ref().map(|list| list as &dyn Items)
    }
}

impl<T: Element> MapFieldMut for Option<BTreeMap<String, T>> {
    fn insert_empty(&mut self) {
        object::get_or_insert(self);
    }

    fn insert(&mut self, key: &str, write: &mut dyn FnMut(FieldMut<'_>) -> bool) {
        let mut value = None;
        let is_written = write(T::field_mut(&mut value));
        if let (Some(value), true) = (value, is_written) {
            object::get_or_insert(self).insert(key.to_owned(), value);
        }
    }

    fn clear(&mut self) {
        object::clear(self);
    }

    fn entries(&self) -> Option<&dyn Entries> {
        self.as_ref().map(|map| map as &dyn Entries)
    }
}
