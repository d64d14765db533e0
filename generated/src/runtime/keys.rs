//! Finds the documented property of each key.

use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, Visitor};

use super::descriptor::Field;

/// Reads the keys of an object as indexes of the documented properties; none for an undocumented key.
pub(super) struct Keys {
    fields: &'static [Field],
    /// The most likely index of the next key: payloads mostly have the documented order.
    expected: usize,
    /// The last undocumented key.
    pub(super) other: String,
}

impl Keys {
    pub(super) fn new(fields: &'static [Field]) -> Keys {
        Keys { fields, expected: 0, other: String::new() }
    }

    fn find(&mut self, key: &str) -> Option<usize> {
        let found = match self.fields.get(self.expected) {
            Some(field) if field.name == key => self.expected,
            _ => self.search(key)?,
        };
        self.expected = found + 1;
        Some(found)
    }

    fn search(&self, key: &str) -> Option<usize> {
        let (before, after) = self.fields.split_at(self.expected);
        let found = after.iter().position(|field| field.name == key);
        found
            .map(|index| index + self.expected)
            .or_else(|| before.iter().position(|field| field.name == key))
    }
}

impl<'de> DeserializeSeed<'de> for &mut Keys {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<usize>, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for &mut Keys {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: de::Error>(self, key: &str) -> Result<Option<usize>, E> {
        let found = self.find(key);
        if found.is_none() {
            key.clone_into(&mut self.other);
        }
        Ok(found)
    }

    fn visit_string<E: de::Error>(self, key: String) -> Result<Option<usize>, E> {
        let found = self.find(&key);
        if found.is_none() {
            self.other = key;
        }
        Ok(found)
    }
}
