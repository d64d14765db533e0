//! Visitors of values.

use jiff::Timestamp;

use super::super::descriptor::{EnumRepr, ModelDescriptor};
use super::super::extra::Extra;
use super::{FieldRef, Items, Model};

/// Visits the fields of a model that have a value, or the elements of a list, one after the other, by
/// their index.
///
/// There is a method for each common kind of value, so that the kind is known from the call. If one
/// method matched on the kind for all fields of all models, the processor could not predict the
/// branch, and writing would take a tenth longer. A visitor that treats all kinds alike implements
/// [`visit`](FieldVisitor::visit) alone.
pub trait FieldVisitor<'a> {
    /// Begins a model. Only the addresses of its parts are passed: `extra` need not be in cache yet.
    fn begin(&mut self, _descriptor: ModelDescriptor, _extra: &'a Extra) {}

    /// Visits a value of any kind.
    fn visit(&mut self, index: usize, value: FieldRef<'a>);

    /// Visits text.
    fn visit_text(&mut self, index: usize, value: &'a str) {
        self.visit(index, FieldRef::Text(value));
    }

    /// Visits `true` or `false`.
    fn visit_boolean(&mut self, index: usize, value: bool) {
        self.visit(index, FieldRef::Boolean(value));
    }

    /// Visits a 32-bit integer.
    fn visit_int32(&mut self, index: usize, value: i32) {
        self.visit(index, FieldRef::Int32(value));
    }

    /// Visits a 64-bit integer.
    fn visit_int64(&mut self, index: usize, value: i64) {
        self.visit(index, FieldRef::Int64(value));
    }

    /// Visits a number.
    fn visit_number(&mut self, index: usize, value: f64) {
        self.visit(index, FieldRef::Number(value));
    }

    /// Visits an instant.
    fn visit_timestamp(&mut self, index: usize, value: Timestamp) {
        self.visit(index, FieldRef::Timestamp(value));
    }

    /// Visits a value of an enum, with its JSON type.
    fn visit_enum(&mut self, index: usize, repr: EnumRepr, value: &'a str) {
        self.visit(index, FieldRef::Enum(repr, value));
    }

    /// Visits an object with documented properties.
    fn visit_model(&mut self, index: usize, value: &'a dyn Model) {
        self.visit(index, FieldRef::Model(value));
    }

    /// Visits an array.
    fn visit_list(&mut self, index: usize, value: &'a dyn Items) {
        self.visit(index, FieldRef::List(value));
    }
}
