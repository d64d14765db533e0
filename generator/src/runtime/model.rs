//! What a model offers.

use std::ops::Deref;

use super::object::to_read;
use super::{Extra, Slot, View, Viewer, inspect};

/// A JSON object with documented properties.
///
/// Every generated struct is one. The trait has to be in scope for its methods.
pub trait Model {
    /// Hands out the fields to be written, in document order.
    fn slots(&mut self, filler: &mut dyn Filler);

    /// Shows the values of the fields, in document order.
    fn views<'a>(&'a self, viewer: &mut dyn Viewer<'a>);

    /// The documented properties, here and in the models, lists and maps below, whose value was not
    /// as documented: as JSON pointers ([RFC 6901]). The values themselves are in `extra`.
    ///
    /// [RFC 6901]: https://www.rfc-editor.org/rfc/rfc6901
    fn mismatches(&self) -> Vec<String>
    where
        Self: Sized,
    {
        inspect::mismatches(to_read(self))
    }

    /// The properties that are documented as required and have no value, here and in the models,
    /// lists and maps below: what a request still lacks, as JSON pointers ([RFC 6901]).
    ///
    /// [RFC 6901]: https://www.rfc-editor.org/rfc/rfc6901
    fn missing_required(&self) -> Vec<String>
    where
        Self: Sized,
    {
        inspect::missing_required(to_read(self))
    }
}

/// Writes to the fields of a model.
///
/// A trait of its own, not a closure: it takes the compiler a twelfth less to check thousands of models.
pub trait Filler {
    /// Is given a slot for each field, in document order, and what the model holds beyond them.
    fn fill(&mut self, fields: Fields, slots: &mut [Slot<'_>], extra: &mut Extra);
}

impl<F: FnMut(Fields, &mut [Slot<'_>], &mut Extra)> Filler for F {
    fn fill(&mut self, fields: Fields, slots: &mut [Slot<'_>], extra: &mut Extra) {
        self(fields, slots, extra);
    }
}

impl dyn Model + '_ {
    /// What is documented of the model: the `FIELDS` of its struct.
    pub fn fields(&self) -> Fields {
        let mut documented = Documented { fields: Fields::NONE };
        self.views(&mut documented);
        documented.fields
    }
}

struct Documented {
    fields: Fields,
}

impl<'a> Viewer<'a> for Documented {
    fn begin(&mut self, fields: Fields) {
        self.fields = fields;
    }

    fn view(&mut self, _index: usize, _view: View<'a>) {}
}

/// What is documented of a model: its name, and its properties in document order, as a slice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fields {
    model: &'static str,
    fields: &'static [Field],
}

impl Fields {
    pub(super) const NONE: Fields = Fields::of("", &[]);

    /// The properties of the model of that name.
    pub const fn of(model: &'static str, fields: &'static [Field]) -> Fields {
        Fields { model, fields }
    }

    /// The model's name in the documentation.
    pub const fn model(self) -> &'static str {
        self.model
    }

    /// The properties.
    pub const fn as_slice(self) -> &'static [Field] {
        self.fields
    }
}

impl Deref for Fields {
    type Target = [Field];

    fn deref(&self) -> &[Field] {
        self.fields
    }
}

impl IntoIterator for Fields {
    type Item = &'static Field;
    type IntoIter = std::slice::Iter<'static, Field>;

    fn into_iter(self) -> Self::IntoIter {
        self.fields.iter()
    }
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
