//! Looking keys up.

use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, Visitor};

use super::Field;

/// Reads a key, and gives the index of the documented property; none where there is none of that
/// name.
pub(super) struct KeySeed<'a> {
    pub(super) fields: &'static [Field],
    /// Where the key most likely is: behind the one before.
    pub(super) expected: usize,
    /// Takes the key of no documented property.
    pub(super) other: &'a mut String,
}

impl KeySeed<'_> {
    #[inline]
    fn find(&self, key: &str) -> Option<usize> {
        match self.fields.get(self.expected) {
            Some(field) if field.name == key => Some(self.expected),
            _ => self.search(key),
        }
    }

    fn search(&self, key: &str) -> Option<usize> {
        let (before, behind) = self.fields.split_at(self.expected);
        let found = behind.iter().position(|field| field.name == key);
        found
            .map(|index| index + self.expected)
            .or_else(|| before.iter().position(|field| field.name == key))
    }
}

impl<'de> DeserializeSeed<'de> for KeySeed<'_> {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<usize>, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for KeySeed<'_> {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: de::Error>(self, key: &str) -> Result<Option<usize>, E> {
        let found = self.find(key);
        if found.is_none() {
            key.clone_into(self.other);
        }
        Ok(found)
    }

    fn visit_string<E: de::Error>(self, key: String) -> Result<Option<usize>, E> {
        let found = self.find(&key);
        if found.is_none() {
            *self.other = key;
        }
        Ok(found)
    }
}
