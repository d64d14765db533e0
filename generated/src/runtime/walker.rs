//! Walks the fields of a model.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use serde_json::Value;

use super::descriptor::ModelDescriptor;
use super::element::Element;
use super::enumeration::Enumeration;
use super::extra::Extra;
use super::flags::Flags;
use super::model::object::as_dyn;
use super::model::{FieldRef, FieldVisitor, Model};
use super::open::Open;

/// Passes the fields of a model that have a value to a [`FieldVisitor`]: one call for each field, in
/// document order.
///
/// The methods are small and inlined, so that each model tests by itself which of its fields have a
/// value, and the processor predicts each test by itself.
pub struct FieldWalker<'v, 'a> {
    visitor: &'v mut dyn FieldVisitor<'a>,
    next: usize,
}

impl<'v, 'a> FieldWalker<'v, 'a> {
    /// Begins a model.
    #[inline]
    pub fn new(
        descriptor: ModelDescriptor,
        extra: &'a Extra,
        visitor: &'v mut dyn FieldVisitor<'a>,
    ) -> FieldWalker<'v, 'a> {
        visitor.begin(descriptor, extra);
        FieldWalker { visitor, next: 0 }
    }

    /// A field for text.
    #[inline]
    pub fn text(mut self, field: &'a Option<String>) -> Self {
        if let Some(value) = field {
            self.visitor.visit_text(self.next, value);
        }
        self.next += 1;
        self
    }

    /// A field for `true` or `false`.
    #[inline]
    pub fn boolean(mut self, field: &Option<bool>) -> Self {
        if let Some(value) = field {
            self.visitor.visit_boolean(self.next, *value);
        }
        self.next += 1;
        self
    }

    /// A field for a 32-bit integer.
    #[inline]
    pub fn int32(mut self, field: &Option<i32>) -> Self {
        if let Some(value) = field {
            self.visitor.visit_int32(self.next, *value);
        }
        self.next += 1;
        self
    }

    /// A field for a 64-bit integer.
    #[inline]
    pub fn int64(mut self, field: &Option<i64>) -> Self {
        if let Some(value) = field {
            self.visitor.visit_int64(self.next, *value);
        }
        self.next += 1;
        self
    }

    /// A field for a number.
    #[inline]
    pub fn number(mut self, field: &Option<f64>) -> Self {
        if let Some(value) = field {
            self.visitor.visit_number(self.next, *value);
        }
        self.next += 1;
        self
    }

    /// A field for an instant.
    #[inline]
    pub fn timestamp(mut self, field: &Option<Timestamp>) -> Self {
        if let Some(value) = field {
            self.visitor.visit_timestamp(self.next, *value);
        }
        self.next += 1;
        self
    }

    /// A field for a calendar date.
    #[inline]
    pub fn date(mut self, field: &Option<Date>) -> Self {
        if let Some(value) = field {
            self.visitor.visit(self.next, FieldRef::Date(*value));
        }
        self.next += 1;
        self
    }

    /// A field for a date and a time without an offset.
    #[inline]
    pub fn date_time(mut self, field: &Option<DateTime>) -> Self {
        if let Some(value) = field {
            self.visitor.visit(self.next, FieldRef::DateTime(*value));
        }
        self.next += 1;
        self
    }

    /// A field for any JSON but null.
    #[inline]
    pub fn any(mut self, field: &'a Option<Value>) -> Self {
        if let Some(value) = field {
            self.visitor.visit(self.next, FieldRef::Any(value));
        }
        self.next += 1;
        self
    }

    /// A field for a value of an open enum.
    #[inline]
    pub fn open<E: Enumeration>(mut self, field: &'a Option<Open<E>>) -> Self {
        if let Some(value) = field {
            self.visitor.visit_enum(self.next, E::REPR, value.as_str());
        }
        self.next += 1;
        self
    }

    /// A field for bit flags.
    #[inline]
    pub fn flags<F: Flags>(mut self, field: &Option<F>) -> Self {
        if let Some(value) = field {
            self.visitor.visit(self.next, FieldRef::Flags(value.bits(), F::DESCRIPTOR));
        }
        self.next += 1;
        self
    }

    /// A field for a model.
    #[inline]
    pub fn model<M: Model + 'static>(mut self, field: &'a Option<Box<M>>) -> Self {
        if let Some(value) = field {
            self.visitor.visit_model(self.next, as_dyn(&**value));
        }
        self.next += 1;
        self
    }

    /// A field for an array.
    #[inline]
    pub fn list<T: Element>(mut self, field: &'a Option<Vec<T>>) -> Self {
        if let Some(value) = field {
            self.visitor.visit_list(self.next, value);
        }
        self.next += 1;
        self
    }

    /// A field for an object used as a dictionary.
    #[inline]
    pub fn map<T: Element>(mut self, field: &'a Option<BTreeMap<String, T>>) -> Self {
        if let Some(value) = field {
            self.visitor.visit(self.next, FieldRef::Map(value));
        }
        self.next += 1;
        self
    }
}
