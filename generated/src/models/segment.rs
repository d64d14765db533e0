// Generated from the documents, which name this model and have no page for it.
// Not to be edited: `cargo xtask regen` makes it anew.

use crate::runtime::{self, prelude::*};

/// The documentation names this model and has no page for it.
/// Its JSON is kept whole, in `extra`.
pub struct Segment {
    /// Whatever the payload held beyond the documentation.
    pub extra: Extra,
}

impl Segment {
    /// What is documented of each property, in document order.
    pub const FIELDS: Fields = Fields::of("Segment", &[]);
}

impl Model for Segment {
    #[inline]
    fn slots(&mut self, filler: &mut dyn Filler) {
        filler.fill(Self::FIELDS, &mut [], &mut self.extra);
    }

    #[inline]
    fn views<'a>(&'a self, viewer: &mut dyn Viewer<'a>) {
        Views::of(Self::FIELDS, viewer).extra(&self.extra);
    }
}

impl Default for Segment {
    #[inline]
    fn default() -> Self {
        Self { extra: Extra::NONE }
    }
}

impl Clone for Segment {
    #[inline]
    fn clone(&self) -> Self {
        runtime::clone(self)
    }
}

impl PartialEq for Segment {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        runtime::equal(self, other)
    }
}

impl std::fmt::Debug for Segment {
    #[inline]
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl serde::Serialize for Segment {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::write(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Segment {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        runtime::read(deserializer)
    }
}
