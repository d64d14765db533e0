//! What the documentation says of models and enums.

use std::ops::Deref;

/// The descriptor of a model: its documented name and its properties, in document order.
///
/// It dereferences to the slice of its properties.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ModelDescriptor {
    name: &'static str,
    fields: &'static [Field],
}

impl ModelDescriptor {
    /// The descriptor of the model `name`.
    pub const fn new(name: &'static str, fields: &'static [Field]) -> ModelDescriptor {
        ModelDescriptor { name, fields }
    }

    /// The model's name in the documentation.
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// The properties, in document order.
    pub const fn fields(self) -> &'static [Field] {
        self.fields
    }
}

impl Deref for ModelDescriptor {
    type Target = [Field];

    fn deref(&self) -> &[Field] {
        self.fields
    }
}

impl IntoIterator for ModelDescriptor {
    type Item = &'static Field;
    type IntoIter = std::slice::Iter<'static, Field>;

    fn into_iter(self) -> Self::IntoIter {
        self.fields.iter()
    }
}

/// The descriptor of a property.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Field {
    /// The wire name: the key in JSON.
    pub name: &'static str,
    /// The name of the struct's field.
    pub rust_name: &'static str,
    /// The documented type, in the generator's notation: `date-time`, `list<Segment>`.
    pub ty: &'static str,
    /// Whether a request must contain it. A response may omit it all the same.
    pub required: bool,
    /// Whether its value may be null.
    pub nullable: bool,
}

impl Field {
    /// A property that every request must contain.
    pub const fn required(name: &'static str, rust_name: &'static str, ty: &'static str) -> Field {
        Field { name, rust_name, ty, required: true, nullable: false }
    }

    /// A property that a request may omit.
    pub const fn optional(name: &'static str, rust_name: &'static str, ty: &'static str) -> Field {
        Field { name, rust_name, ty, required: false, nullable: false }
    }

    /// The same property, whose value may be null.
    pub const fn nullable(self) -> Field {
        Field { nullable: true, ..self }
    }
}

/// The descriptor of an enum: its documented name and its values as they are in JSON, in document
/// order, integers in decimal.
///
/// It dereferences to the slice of its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EnumDescriptor {
    name: &'static str,
    values: &'static [&'static str],
}

impl EnumDescriptor {
    /// The descriptor of the enum `name`.
    pub const fn new(name: &'static str, values: &'static [&'static str]) -> EnumDescriptor {
        EnumDescriptor { name, values }
    }

    /// The enum's name in the documentation.
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// The values as they are in JSON, in document order; integers in decimal.
    pub const fn values(self) -> &'static [&'static str] {
        self.values
    }
}

impl Deref for EnumDescriptor {
    type Target = [&'static str];

    fn deref(&self) -> &[&'static str] {
        self.values
    }
}

/// The descriptor of a type of bit flags: its documented name, and the names of its constants with their
/// bits, in document order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FlagsDescriptor {
    name: &'static str,
    values: &'static [(&'static str, u64)],
}

impl FlagsDescriptor {
    /// The descriptor of the bit flags `name`.
    pub const fn new(name: &'static str, values: &'static [(&'static str, u64)]) -> Self {
        FlagsDescriptor { name, values }
    }

    /// The name in the documentation.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The names of the constants with their bits, in document order.
    pub const fn values(&self) -> &'static [(&'static str, u64)] {
        self.values
    }
}

/// The JSON type of an enum's values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EnumRepr {
    /// Strings.
    Text,
    /// Integers.
    Integer,
}
