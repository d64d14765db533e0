//! The trait of models, and the traits and types through which their fields are visited.
//!
//! Models contain lists and maps, which contain models: these types refer to each other and so live
//! in one module.

pub(super) mod collect;
mod field_mut;
mod field_ref;
mod field_visitor;
mod inspect;
pub(super) mod object;

pub use field_mut::{
    EnumFieldMut, FieldMut, FieldsMutVisitor, ListFieldMut, MapFieldMut, ModelFieldMut,
};
pub use field_ref::FieldRef;
pub use field_visitor::FieldVisitor;

use super::descriptor::ModelDescriptor;
use super::extra::Extra;
use object::as_dyn;

/// A JSON object with documented properties.
///
/// Every generated struct implements it. The trait has to be in scope for its methods.
pub trait Model {
    /// Passes the fields to be written to `visitor`, in document order.
    fn visit_fields_mut(&mut self, visitor: &mut dyn FieldsMutVisitor);

    /// Passes the values of the fields to `visitor`, in document order.
    fn visit_fields<'a>(&'a self, visitor: &mut dyn FieldVisitor<'a>);

    /// The documented properties whose value does not have its documented type, as JSON pointers
    /// ([RFC 6901]): those of this model, and of the models, lists and maps in it. The values
    /// themselves are in `extra`.
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
    /// request still lacks.
    ///
    /// [RFC 6901]: https://www.rfc-editor.org/rfc/rfc6901
    fn missing_required(&self) -> Vec<String>
    where
        Self: Sized,
    {
        inspect::missing_required(as_dyn(self))
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
