//! Who looks at what a model or a list holds.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use serde_json::Value;

use super::object::to_read;
use super::{Element, Enumeration, Extra, Fields, Items, Model, Open, Representation, View};

/// Is shown the fields of a model, or the elements of a list: one after the other, by their index,
/// and of the fields only those that have a value.
///
/// There is a function for each shape, so that a call says which one comes: where one place asks that
/// for all fields of all models, the processor does not foresee the answer, and writing takes a tenth
/// longer. Who treats all shapes alike says so in [`view`](Viewer::view) alone.
pub trait Viewer<'a> {
    /// A model comes, whose fields are documented so.
    fn begin(&mut self, _fields: Fields) {}

    /// What the model holds beyond its fields. It comes last.
    fn extra(&mut self, _extra: &'a Extra) {}

    /// A value of any shape.
    fn view(&mut self, index: usize, view: View<'a>);

    /// Text.
    fn text(&mut self, index: usize, value: &'a str) {
        self.view(index, View::Text(value));
    }

    /// `true` or `false`.
    fn boolean(&mut self, index: usize, value: bool) {
        self.view(index, View::Boolean(value));
    }

    /// A 32-bit integer.
    fn int32(&mut self, index: usize, value: i32) {
        self.view(index, View::Int32(value));
    }

    /// A 64-bit integer.
    fn int64(&mut self, index: usize, value: i64) {
        self.view(index, View::Int64(value));
    }

    /// A number.
    fn number(&mut self, index: usize, value: f64) {
        self.view(index, View::Number(value));
    }

    /// An instant.
    fn timestamp(&mut self, index: usize, value: Timestamp) {
        self.view(index, View::Timestamp(value));
    }

    /// One of named values: how it travels, and what.
    fn value(&mut self, index: usize, representation: Representation, text: &'a str) {
        self.view(index, View::Enum(representation, text));
    }

    /// An object with documented properties.
    fn model(&mut self, index: usize, value: &'a dyn Model) {
        self.view(index, View::Model(value));
    }

    /// An array of one type.
    fn list(&mut self, index: usize, value: &'a dyn Items) {
        self.view(index, View::List(value));
    }
}

/// Shows the fields of a model to a [`Viewer`], in document order.
pub struct Views<'v, 'a> {
    viewer: &'v mut dyn Viewer<'a>,
    next: usize,
}

/// One call a field. They are small, to be inlined: whether a field has a value is then asked in its
/// model, where the processor learns what is usual.
impl<'v, 'a> Views<'v, 'a> {
    /// Shows a model whose fields are documented so.
    #[inline]
    pub fn of(fields: Fields, viewer: &'v mut dyn Viewer<'a>) -> Views<'v, 'a> {
        viewer.begin(fields);
        Views { viewer, next: 0 }
    }

    /// What the model holds beyond its fields. It comes last.
    #[inline]
    pub fn extra(self, extra: &'a Extra) {
        self.viewer.extra(extra);
    }

    /// A field for text.
    #[inline]
    pub fn text(mut self, field: &'a Option<String>) -> Self {
        if let Some(value) = field {
            self.viewer.text(self.next, value);
        }
        self.next += 1;
        self
    }

    /// A field for `true` or `false`.
    #[inline]
    pub fn boolean(mut self, field: &Option<bool>) -> Self {
        if let Some(value) = field {
            self.viewer.boolean(self.next, *value);
        }
        self.next += 1;
        self
    }

    /// A field for a 32-bit integer.
    #[inline]
    pub fn int32(mut self, field: &Option<i32>) -> Self {
        if let Some(value) = field {
            self.viewer.int32(self.next, *value);
        }
        self.next += 1;
        self
    }

    /// A field for a 64-bit integer.
    #[inline]
    pub fn int64(mut self, field: &Option<i64>) -> Self {
        if let Some(value) = field {
            self.viewer.int64(self.next, *value);
        }
        self.next += 1;
        self
    }

    /// A field for a number.
    #[inline]
    pub fn number(mut self, field: &Option<f64>) -> Self {
        if let Some(value) = field {
            self.viewer.number(self.next, *value);
        }
        self.next += 1;
        self
    }

    /// A field for an instant.
    #[inline]
    pub fn timestamp(mut self, field: &Option<Timestamp>) -> Self {
        if let Some(value) = field {
            self.viewer.timestamp(self.next, *value);
        }
        self.next += 1;
        self
    }

    /// A field for a day of the calendar.
    #[inline]
    pub fn date(mut self, field: &Option<Date>) -> Self {
        if let Some(value) = field {
            self.viewer.view(self.next, View::Date(*value));
        }
        self.next += 1;
        self
    }

    /// A field for a date and a time without an offset.
    #[inline]
    pub fn date_time(mut self, field: &Option<DateTime>) -> Self {
        if let Some(value) = field {
            self.viewer.view(self.next, View::DateTime(*value));
        }
        self.next += 1;
        self
    }

    /// A field for any JSON but null.
    #[inline]
    pub fn any(mut self, field: &'a Option<Value>) -> Self {
        if let Some(value) = field {
            self.viewer.view(self.next, View::Any(value));
        }
        self.next += 1;
        self
    }

    /// A field for a value of an open enum.
    #[inline]
    pub fn open<E: Enumeration>(mut self, field: &'a Option<Open<E>>) -> Self {
        if let Some(value) = field {
            self.viewer.value(self.next, E::REPRESENTATION, value.as_str());
        }
        self.next += 1;
        self
    }

    /// A field for a model.
    #[inline]
    pub fn model<M: Model + 'static>(mut self, field: &'a Option<Box<M>>) -> Self {
        if let Some(value) = field {
            self.viewer.model(self.next, to_read(&**value));
        }
        self.next += 1;
        self
    }

    /// A field for an array.
    #[inline]
    pub fn list<T: Element>(mut self, field: &'a Option<Vec<T>>) -> Self {
        if let Some(value) = field {
            self.viewer.list(self.next, value);
        }
        self.next += 1;
        self
    }

    /// A field for an object used as a dictionary.
    #[inline]
    pub fn map<T: Element>(mut self, field: &'a Option<BTreeMap<String, T>>) -> Self {
        if let Some(value) = field {
            self.viewer.view(self.next, View::Map(value));
        }
        self.next += 1;
        self
    }
}
