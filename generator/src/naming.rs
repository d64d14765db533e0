//! Rust names. (A stand-in.)

use heck::{ToPascalCase, ToSnakeCase};

use crate::schema::Value;

/// The names that were given.
#[derive(Debug, Default)]
pub struct NameLock {}

impl NameLock {
    /// The Rust names of types.
    pub fn type_names(&mut self, documented_names: &[String]) -> Vec<String> {
        documented_names.iter().map(|name| name.to_pascal_case()).collect()
    }

    /// The Rust names of a model's fields.
    pub fn field_names(&mut self, _model: &str, wires: &[&str]) -> Vec<String> {
        wires.iter().map(|wire| wire.to_snake_case()).collect()
    }

    /// The Rust names of an enum's variants.
    pub fn variant_names(&mut self, _enum_name: &str, values: &[&Value]) -> Vec<String> {
        values.iter().map(|value| value.to_string().to_pascal_case()).collect()
    }
}
