//! The Rust types of documented models and enums.

use std::collections::{HashMap, HashSet};

use crate::schema::{EnumRepr, Schema, Type};

/// Rust names of models and enums, by documented name.
pub(super) struct RustNames<'s> {
    names: HashMap<&'s str, &'s str>,
    /// The documented names of bit flags.
    flags: HashSet<&'s str>,
}

impl<'s> RustNames<'s> {
    pub(super) fn of(schema: &'s Schema) -> RustNames<'s> {
        let models = schema.models.iter().map(|model| (&model.name, &model.rust_name));
        let enums = schema.enums.iter().map(|own| (&own.name, &own.rust_name));
        let names = models.chain(enums).map(|(name, rust)| (name.as_str(), rust.as_str()));
        let flags = schema.enums.iter().filter(|own| own.representation == EnumRepr::Flags);
        RustNames { names: names.collect(), flags: flags.map(|own| own.name.as_str()).collect() }
    }

    /// The Rust name of a model or an enum; none for a name that the schema does not define.
    pub(super) fn get(&self, documented: &str) -> Option<&'s str> {
        self.names.get(documented).copied()
    }

    /// The Rust name of the model or enum that a type is, or that its lists and maps hold.
    pub(super) fn of_type(&self, ty: &Type) -> Option<&'s str> {
        self.get(ty.definition()?)
    }

    /// Whether the enum of that name is bit flags.
    pub(super) fn is_flags(&self, documented: &str) -> bool {
        self.flags.contains(documented)
    }
}
