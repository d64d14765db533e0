//! The Rust types of documented models and enums.

use std::collections::HashMap;

use crate::schema::{Schema, Type};

/// Rust names of models and enums, by documented name.
pub(super) struct RustNames<'s>(HashMap<&'s str, &'s str>);

impl<'s> RustNames<'s> {
    pub(super) fn of(schema: &'s Schema) -> RustNames<'s> {
        let models = schema.models.iter().map(|model| (&model.name, &model.rust_name));
        let enums = schema.enums.iter().map(|own| (&own.name, &own.rust_name));
        RustNames(models.chain(enums).map(|(name, rust)| (name.as_str(), rust.as_str())).collect())
    }

    /// The Rust name of a model or an enum; none for a name that the schema does not define.
    pub(super) fn get(&self, documented: &str) -> Option<&'s str> {
        self.0.get(documented).copied()
    }

    /// The Rust name of the model or enum that a type is, or that its lists and maps hold.
    pub(super) fn of_type(&self, ty: &Type) -> Option<&'s str> {
        self.get(ty.definition()?)
    }
}
