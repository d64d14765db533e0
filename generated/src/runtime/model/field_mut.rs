//! Fields as they are written to, and their visitors.

use std::ptr;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use serde_json::Value;

use super::super::descriptor::{EnumRepr, ModelDescriptor};
use super::super::extra::Extra;
use super::{Entries, Items, Model};

/// Visits the fields of a model to write them.
///
/// A trait of its own and not a closure: with thousands of models, `cargo check` takes a twelfth less.
pub trait FieldsMutVisitor {
    /// Visits all fields, in document order, and the values beyond the fields.
    fn visit(
        &mut self,
        descriptor: ModelDescriptor,
        fields: &mut [FieldMut<'_>],
        extra: &mut Extra,
    );
}

impl<F: FnMut(ModelDescriptor, &mut [FieldMut<'_>], &mut Extra)> FieldsMutVisitor for F {
    fn visit(
        &mut self,
        descriptor: ModelDescriptor,
        fields: &mut [FieldMut<'_>],
        extra: &mut Extra,
    ) {
        self(descriptor, fields, extra);
    }
}

/// A field of a model, or an element of a list or map, to be written: one variant for each kind of
/// value.
pub enum FieldMut<'a> {
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
    /// An instant that is in UTC where it has no offset.
    UtcTimestamp(&'a mut Option<Timestamp>),
    /// A calendar date.
    Date(&'a mut Option<Date>),
    /// A date and a time without an offset.
    DateTime(&'a mut Option<DateTime>),
    /// Any JSON but null.
    Any(&'a mut Option<Value>),
    /// A value of an enum.
    Enum(&'a mut dyn EnumFieldMut),
    /// Bit flags.
    Flags(&'a mut dyn FlagsFieldMut),
    /// An object with documented properties.
    Model(&'a mut dyn ModelFieldMut),
    /// The same as an element of a list or map, which already exists.
    ModelItem(&'a mut dyn Model),
    /// An array of one type.
    List(&'a mut dyn ListFieldMut),
    /// An object used as a dictionary.
    Map(&'a mut dyn MapFieldMut),
    /// An array in which instants are in UTC where they have no offset.
    UtcList(&'a mut dyn ListFieldMut),
    /// A dictionary in which they are.
    UtcMap(&'a mut dyn MapFieldMut),
}

impl FieldMut<'_> {
    /// Sets the field to none.
    pub(in super::super) fn clear(&mut self) {
        match self {
            FieldMut::Text(field) => **field = None,
            FieldMut::Boolean(field) => **field = None,
            FieldMut::Int32(field) => **field = None,
            FieldMut::Int64(field) => **field = None,
            FieldMut::Number(field) => **field = None,
            FieldMut::Timestamp(field) | FieldMut::UtcTimestamp(field) => **field = None,
            FieldMut::Date(field) => **field = None,
            FieldMut::DateTime(field) => **field = None,
            FieldMut::Any(field) => **field = None,
            FieldMut::Enum(field) => field.clear(),
            FieldMut::Flags(field) => field.clear(),
            FieldMut::Model(field) => field.clear(),
            // The owner of the list or map removes it.
            FieldMut::ModelItem(_) => {}
            FieldMut::List(field) | FieldMut::UtcList(field) => field.clear(),
            FieldMut::Map(field) | FieldMut::UtcMap(field) => field.clear(),
        }
    }

    /// The address of the field, which tells it from the other fields of its model.
    pub(in super::super) fn address(&self) -> *const () {
        match self {
            FieldMut::Text(field) => ptr::from_ref(&**field).cast(),
            FieldMut::Boolean(field) => ptr::from_ref(&**field).cast(),
            FieldMut::Int32(field) => ptr::from_ref(&**field).cast(),
            FieldMut::Int64(field) => ptr::from_ref(&**field).cast(),
            FieldMut::Number(field) => ptr::from_ref(&**field).cast(),
            FieldMut::Timestamp(field) | FieldMut::UtcTimestamp(field) => {
                ptr::from_ref(&**field).cast()
            }
            FieldMut::Date(field) => ptr::from_ref(&**field).cast(),
            FieldMut::DateTime(field) => ptr::from_ref(&**field).cast(),
            FieldMut::Any(field) => ptr::from_ref(&**field).cast(),
            FieldMut::Enum(field) => ptr::from_ref(&**field).cast(),
            FieldMut::Flags(field) => ptr::from_ref(&**field).cast(),
            FieldMut::Model(field) => ptr::from_ref(&**field).cast(),
            FieldMut::ModelItem(model) => ptr::from_ref(&**model).cast(),
            FieldMut::List(field) | FieldMut::UtcList(field) => ptr::from_ref(&**field).cast(),
            FieldMut::Map(field) | FieldMut::UtcMap(field) => ptr::from_ref(&**field).cast(),
        }
    }
}

// Enums, models, lists and maps have thousands of types. The reader reaches them through the traits
// below, which contain no more than it cannot do itself: each method is compiled once for each type.

/// A field for a value of an open enum.
pub trait EnumFieldMut {
    /// The JSON type of the values.
    fn repr(&self) -> EnumRepr;
    /// Sets the field to a value as it is in JSON, integers in decimal.
    fn set(&mut self, value: &str);
    /// Sets the field to none.
    fn clear(&mut self);
}

/// A field for bit flags.
pub trait FlagsFieldMut {
    /// Sets the field to these bits.
    fn set(&mut self, bits: u64);
    /// Sets the field to none.
    fn clear(&mut self);
}

/// A field for a model.
pub trait ModelFieldMut {
    /// Borrows the model to write it; inserts an empty one if there is none.
    fn get_or_insert(&mut self) -> &mut dyn Model;
    /// Sets the field to none.
    fn clear(&mut self);
}

/// A field for an array.
pub trait ListFieldMut {
    /// Inserts an empty list if there is none.
    fn insert_empty(&mut self);
    /// Appends the element that `write` writes to its argument, if `write` returns `true`.
    fn push(&mut self, write: &mut dyn FnMut(FieldMut<'_>) -> bool);
    /// Sets the field to none.
    fn clear(&mut self);
    /// The elements so far.
    fn items(&self) -> Option<&dyn Items>;
}

/// A field for an object used as a dictionary.
pub trait MapFieldMut {
    /// Inserts an empty map if there is none.
    fn insert_empty(&mut self);
    /// Inserts the value that `write` writes to its argument under `key`, if `write` returns `true`.
    fn insert(&mut self, key: &str, write: &mut dyn FnMut(FieldMut<'_>) -> bool);
    /// Sets the field to none.
    fn clear(&mut self);
    /// The entries so far.
    fn entries(&self) -> Option<&dyn Entries>;
}
