//! Values beyond the documentation.

use std::fmt;

use serde_json::{Map, Value};

/// The unknown fields of a model, in protobuf's term, and more: undocumented keys, explicit nulls, and
/// values that do not have their documented type. All of it is written back.
///
/// Its size is one pointer, which is null while it is empty.
#[derive(Clone, Default, PartialEq)]
pub struct Extra {
    /// Never an empty map.
    values: Option<Box<Map<String, Value>>>,
}

impl Extra {
    /// Empty, for use in constants.
    pub const NONE: Extra = Extra { values: None };

    /// The value under `key`.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.values.as_ref()?.get(key)
    }

    /// Sets the value under `key` and returns the previous one.
    ///
    /// If `key` is a documented property whose field has a value, the field is written and this value is
    /// not.
    pub fn insert(&mut self, key: impl Into<String>, value: impl Into<Value>) -> Option<Value> {
        self.values.get_or_insert_default().insert(key.into(), value.into())
    }

    /// Sets an explicit null under `key`. It is written while the field of that property has no value.
    pub fn set_null(&mut self, key: impl Into<String>) {
        self.insert(key, Value::Null);
    }

    /// Removes and returns the value under `key`.
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

    /// The keys and values, in the order of serde_json's `Map`.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &Value)> {
        self.values.iter().flat_map(|values| values.iter())
    }

    /// The number of keys.
    pub fn len(&self) -> usize {
        self.values.as_ref().map_or(0, |values| values.len())
    }

    /// Whether there is no key.
    pub fn is_empty(&self) -> bool {
        self.values.is_none()
    }
}

impl fmt::Debug for Extra {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}
