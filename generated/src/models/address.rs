// Generated from the documents, which name this model and have no page for it.
// Not to be edited: `cargo xtask regen` makes it anew.

use crate::runtime::codegen::{self, prelude::*};

/// The documentation names this model and has no page for it.
/// Its JSON is kept whole, in `extra`.
pub struct Address {
    /// Undocumented keys, explicit nulls, and values that do not have their documented type.
    pub extra: Extra,
}

impl Address {
    /// The documented properties, in document order.
    pub const FIELDS: ModelDescriptor = ModelDescriptor::new("Address", &[]);
}

impl Model for Address {
    #[inline]
    fn visit_fields_mut(&mut self, visitor: &mut dyn FieldsMutVisitor) {
        visitor.visit(Self::FIELDS, &mut [], &mut self.extra);
    }

    #[inline]
    fn visit_fields<'a>(&'a self, visitor: &mut dyn FieldVisitor<'a>) {
        FieldWalker::new(Self::FIELDS, &self.extra, visitor);
    }
}

impl Default for Address {
    #[inline]
    fn default() -> Self {
        Self { extra: Extra::NONE }
    }
}

impl Clone for Address {
    #[inline]
    fn clone(&self) -> Self {
        codegen::clone(self)
    }
}

impl PartialEq for Address {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        codegen::equal(self, other)
    }
}

impl std::fmt::Debug for Address {
    #[inline]
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        codegen::debug(self, f)
    }
}

impl serde::Serialize for Address {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        codegen::write(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Address {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        codegen::read(deserializer)
    }
}
