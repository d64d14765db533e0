//! The trait of models, and the traits and types through which their fields are visited.
//!
//! Models contain lists and maps, which contain models: these types refer to each other and so live
//! in one module.

pub(super) mod collect;
mod field_mut;
mod field_ref;
mod field_visitor;
mod inspect;
mod null;
pub(super) mod object;

pub use field_mut::{
    EnumFieldMut, FieldMut, FieldsMutVisitor, FlagsFieldMut, ListFieldMut, MapFieldMut,
    ModelFieldMut,
};
pub use field_ref::FieldRef;
pub use field_visitor::FieldVisitor;

use super::descriptor::ModelDescriptor;
use super::extra::Extra;
use object::{as_dyn, as_dyn_mut};

/// A JSON object with documented properties.
///
/// Every generated struct implements it. The trait has to be in scope for its methods.
///
/// # What a round trip keeps
///
/// Reading any JSON object into a model and writing the model gives an equal object. Equal means:
///
/// - **Objects** have the same keys with equal values. The order of keys is not kept: documented
///   properties come first, in document order. Of a repeated key the last value counts.
/// - **Arrays** have equal elements in the same order.
/// - **Strings**, booleans and null are identical. The one exception are trailing zeros in the fraction
///   of a second, in instants (`date-time`) that end in `Z` and in local dates and times: `….120Z` is
///   written as `….12Z`, and `….000Z` as `…Z`. An instant with any other offset, `+00:00` included, is
///   written as it was read, and so is one without an offset that is documented to be in UTC: see
///   [`Extra::original`]. A fraction of more than nine digits does not fit
///   jiff's types, and the whole text is kept in [`Extra`].
/// - **Numbers** have the same value, and the same sign if they are zero. Their notation is not kept: a
///   `double` is written as `1.0` for `1`, and as `100.0` for `1e2`. An integer that no `f64` equals, or
///   that does not fit the documented type, is kept in [`Extra`].
///
/// As [`serde_json::Value`] does, models read integers from -2⁶³ to 2⁶⁴ - 1 exactly and every other
/// number as the nearest `f64`, which has 15 to 17 significant digits; a number beyond the largest
/// `f64` is an error. serde_json's feature `float_roundtrip` has to be enabled, or the last digit of a
/// number may change.
///
/// # Values that do not have their documented type
///
/// Such a value is kept whole in [`Extra`], its field is empty, and [`mismatches`](Model::mismatches)
/// lists it. A list or map with an element that does not fit is kept whole as well, and `mismatches`
/// lists the element: `/participants/0`. The field does not hold the elements that fit: they would have
/// other indexes there, so that `[1, null, 3]` would be read as `[1, 3]`, and a program that changes one
/// of them would lose those that do not fit without notice. They can be read one by one from the array
/// in [`Extra`]: `list.iter().filter_map(|value| Participant::deserialize(value).ok())`.
///
/// # Equality of models
///
/// Models are equal if their fields and the keys and values of their `extra` are. Instants are equal if
/// they denote the same point in time, whatever their offset was in the payload, as with the types of
/// jiff and chrono.
pub trait Model {
    /// Passes the fields to be written to `visitor`, in document order.
    fn visit_fields_mut(&mut self, visitor: &mut dyn FieldsMutVisitor);

    /// Passes the values of the fields to `visitor`, in document order.
    fn visit_fields<'a>(&'a self, visitor: &mut dyn FieldVisitor<'a>);

    /// The values of documented properties that do not have their documented type, as JSON pointers
    /// ([RFC 6901]) into the payload: those of this model, and of the models, lists and maps in it. A
    /// pointer to an element of a list or map means that the whole list or map is in `extra`. An
    /// explicit null is no mismatch of a property, but is one of an element.
    ///
    /// [RFC 6901]: https://www.rfc-editor.org/rfc/rfc6901
    fn mismatches(&self) -> Vec<String>
    where
        Self: Sized,
    {
        inspect::mismatches(as_dyn(self))
    }

    /// The properties that are documented as required and have no value, as JSON pointers
    /// ([RFC 6901]): those of this model, and of the models, lists and maps in it. They are what a
    /// request still lacks. A null is a value where the documentation allows it.
    ///
    /// [RFC 6901]: https://www.rfc-editor.org/rfc/rfc6901
    fn missing_required(&self) -> Vec<String>
    where
        Self: Sized,
    {
        inspect::missing_required(as_dyn(self))
    }

    /// Sets a property to null: empties its field and writes an explicit null under its key. A field
    /// without a value is otherwise not written.
    ///
    /// `field` borrows a field of this model: `session.set_null(|session| &mut session.wrapup)`. With
    /// anything else nothing changes, and `false` is returned. Setting the field later undoes it.
    fn set_null<T>(&mut self, field: impl FnOnce(&mut Self) -> &mut Option<T>) -> bool
    where
        Self: Sized,
    {
        let address = std::ptr::from_mut(field(self)).cast_const().cast();
        null::set_null(as_dyn_mut(self), address)
    }
}

impl dyn Model + '_ {
    /// The model's descriptor: the `FIELDS` of its struct.
    pub fn descriptor(&self) -> ModelDescriptor {
        let mut visitor = DescriptorVisitor { descriptor: ModelDescriptor::new("", &[]) };
        self.visit_fields(&mut visitor);
        visitor.descriptor
    }
}

struct DescriptorVisitor {
    descriptor: ModelDescriptor,
}

impl<'a> FieldVisitor<'a> for DescriptorVisitor {
    fn begin(&mut self, descriptor: ModelDescriptor, _extra: &'a Extra) {
        self.descriptor = descriptor;
    }

    fn visit(&mut self, _index: usize, _value: FieldRef<'a>) {}
}

/// The elements of an array.
pub trait Items {
    /// The number of elements.
    fn count(&self) -> usize;
    /// Passes all elements to `visitor`, each with its index.
    fn visit_items<'a>(&'a self, visitor: &mut dyn FieldVisitor<'a>);
}

/// The entries of an object used as a dictionary.
pub trait Entries {
    /// The number of entries.
    fn count(&self) -> usize;
    /// All entries, sorted by key.
    fn entries(&self) -> Box<dyn Iterator<Item = (&str, FieldRef<'_>)> + '_>;
}
