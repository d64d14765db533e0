//! What a model offers.

use super::{Extra, Slot, View, inspect};

/// A JSON object with documented properties.
///
/// Every generated struct is one. The trait has to be in scope for its methods.
pub trait Model {
    /// The model's name and its documented properties.
    fn info(&self) -> &'static Info;

    /// Hands out the fields to be written, in the order of [`Info::fields`].
    fn slots(&mut self, visit: &mut dyn FnMut(&mut [Slot<'_>], &mut Extra));

    /// Hands out the fields to be read, in the order of [`Info::fields`].
    fn views(&self, visit: &mut dyn FnMut(&[View<'_>], &Extra));

    /// The documented properties, here and in the models, lists and maps below, whose value was not
    /// as documented: as JSON pointers ([RFC 6901]). The values themselves are in `extra`.
    ///
    /// [RFC 6901]: https://www.rfc-editor.org/rfc/rfc6901
    fn mismatches(&self) -> Vec<String>
    where
        Self: Sized,
    {
        inspect::mismatches(self)
    }

    /// The properties that are documented as required and have no value, here and in the models,
    /// lists and maps below: what a request still lacks, as JSON pointers ([RFC 6901]).
    ///
    /// [RFC 6901]: https://www.rfc-editor.org/rfc/rfc6901
    fn missing_required(&self) -> Vec<String>
    where
        Self: Sized,
    {
        inspect::missing_required(self)
    }
}

/// What is documented of a model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Info {
    /// The model's name in the documentation.
    pub name: &'static str,
    /// Its properties, in document order.
    pub fields: &'static [Field],
}

/// What is documented of a property.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// The wire name: the key in JSON.
    pub name: &'static str,
    /// The name of the struct's field.
    pub rust_name: &'static str,
    /// The documented type: `date-time`, `list<Segment>`.
    pub ty: &'static str,
    /// Whether a request must hold it. Responses may leave it out all the same.
    pub required: bool,
}

impl Field {
    /// A property that every request must hold.
    pub const fn required(name: &'static str, rust_name: &'static str, ty: &'static str) -> Field {
        Field { name, rust_name, ty, required: true }
    }

    /// A property that a request may leave out.
    pub const fn optional(name: &'static str, rust_name: &'static str, ty: &'static str) -> Field {
        Field { name, rust_name, ty, required: false }
    }
}
