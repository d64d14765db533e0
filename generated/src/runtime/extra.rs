//! What a payload held beyond the documentation.

use std::fmt;

use serde_json::{Map, Value};

/// Whatever a payload held beyond the documentation: unknown keys, explicit nulls, and values that
/// are not as documented. All of it is written back.
///
/// It is one pointer, null while there is nothing.
#[derive(Clone, Default, PartialEq)]
pub struct Extra {
    /// Never an empty map.
    values: Option<Box<Map<String, Value>>>,
}

impl Extra {
    /// Nothing.
    pub const NONE: Extra = Extra { values: None };

    /// The value under `key`.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.values.as_ref()?.get(key)
    }

    /// Sends `value` under `key`, and gives back what was there.
    ///
    /// Where `key` is a documented property, a value in its field wins over this one.
    pub fn insert(&mut self, key: impl Into<String>, value: impl Into<Value>) -> Option<Value> {
        self.values.get_or_insert_default().insert(key.into(), value.into())
    }

    /// Sends an explicit null under `key`, as long as the field of that property has no value.
    pub fn set_null(&mut self, key: impl Into<String>) {
        self.insert(key, Value::Null);
    }

    /// Takes out the value under `key`.
    pub fn remove(&mut self, key: &str) -> Option<Value> {
        let values = self.values.as_mut()?;
        let removed = values.remove(key);
        if values.is_empty() {
            self.values = None;
        }
        removed
    }

    /// Whether there is a value under `key`, null included.
    pub fn contains_key(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// The keys and values.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &Value)> {
        self.values.iter().flat_map(|values| values.iter())
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.values.as_ref().map_or(0, |values| values.len())
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.values.is_none()
    }
}

impl fmt::Debug for Extra {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}
