// Generated from the documents, which name this model and have no page for it.
// Not to be edited: `cargo xtask regen` makes it anew.

use crate::runtime::{self, prelude::*};

/// The documentation names this model and has no page for it.
/// Its JSON is kept whole, in `extra`.
pub struct Wrapup {
    /// Whatever the payload held beyond the documentation.
    pub extra: Extra,
}

impl Wrapup {
    /// What is documented of each property, in document order.
    pub const FIELDS: Fields = Fields::of("Wrapup", &[]);
}

impl Model for Wrapup {
    #[inline]
    fn slots(&mut self, filler: &mut dyn Filler) {
        filler.fill(Self::FIELDS, &mut [], &mut self.extra);
    }

    #[inline]
    fn views<'a>(&'a self, viewer: &mut dyn Viewer<'a>) {
        Views::of(Self::FIELDS, viewer).extra(&self.extra);
    }
}

impl Default for Wrapup {
    #[inline]
    fn default() -> Self {
        Self { extra: Extra::NONE }
    }
}

impl Clone for Wrapup {
    #[inline]
    fn clone(&self) -> Self {
        runtime::clone(self)
    }
}

impl PartialEq for Wrapup {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        runtime::equal(self, other)
    }
}

impl std::fmt::Debug for Wrapup {
    #[inline]
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl serde::Serialize for Wrapup {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::write(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Wrapup {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::read(deserializer)
    }
}
