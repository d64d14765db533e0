//! Looking keys up.

use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, Visitor};

use super::Field;

/// A key, looked up while it is read.
pub(super) enum Key {
    /// The index of a documented property.
    Documented(usize),
    Other(String),
}

pub(super) struct KeySeed {
    pub(super) fields: &'static [Field],
    /// Where the key most likely is: behind the one before.
    pub(super) expected: usize,
}

impl KeySeed {
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

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for KeySeed {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: de::Error>(self, key: &str) -> Result<Key, E> {
        Ok(match self.find(key) {
            Some(index) => Key::Documented(index),
            None => Key::Other(key.to_owned()),
        })
    }

    fn visit_string<E: de::Error>(self, key: String) -> Result<Key, E> {
        Ok(match self.find(&key) {
            Some(index) => Key::Documented(index),
            None => Key::Other(key),
        })
    }
}
