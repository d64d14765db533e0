//! What a payload held beyond the documentation.

use std::fmt;

use serde_json::Value;

/// Whatever a payload held beyond the documentation: unknown keys, explicit nulls, and values that
/// are not as documented. All of it is written back.
///
/// A model without documented properties may be anything, text for instance: see [`Extra::whole`].
///
/// It is one pointer, null while there is nothing.
#[derive(Clone, Default, PartialEq)]
pub struct Extra {
    /// The keys and values, never an empty object; or a whole value that is no object.
    held: Option<Box<Value>>,
}

impl Extra {
    /// Nothing.
    pub const NONE: Extra = Extra { held: None };

    /// The value under `key`.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.held.as_ref()?.get(key)
    }

    /// Sends `value` under `key`, and gives back what was there.
    ///
    /// Where `key` is a documented property, a value in its field wins over this one.
    pub fn insert(&mut self, key: impl Into<String>, value: impl Into<Value>) -> Option<Value> {
        let held = self.held.get_or_insert_default();
        if !held.is_object() {
            **held = Value::Object(serde_json::Map::new());
        }
        held.as_object_mut()?.insert(key.into(), value.into())
    }

    /// Sends an explicit null under `key`, as long as the field of that property has no value.
    pub fn set_null(&mut self, key: impl Into<String>) {
        self.insert(key, Value::Null);
    }

    /// Takes out the value under `key`.
    pub fn remove(&mut self, key: &str) -> Option<Value> {
        let values = self.held.as_mut()?.as_object_mut()?;
        let removed = values.remove(key);
        if values.is_empty() {
            self.held = None;
        }
        removed
    }

    /// Whether there is a value under `key`, null included.
    pub fn contains_key(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// The keys and values.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &Value)> {
        self.held.iter().filter_map(|held| held.as_object()).flatten()
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.held.as_ref().and_then(|held| held.as_object()).map_or(0, |values| values.len())
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.held.is_none()
    }

    /// What a model without documented properties is, where that is no object: the text of an enum
    /// whose page shows no values, an array, a number.
    pub fn whole(&self) -> Option<&Value> {
        self.held.as_deref().filter(|held| !held.is_object())
    }
}

impl From<Value> for Extra {
    /// The keys and values of an object. Any other value is the whole of a model without documented
    /// properties; a model with some does not write it.
    fn from(value: Value) -> Extra {
        let is_empty = value.as_object().is_some_and(|values| values.is_empty());
        Extra { held: (!is_empty).then(|| Box::new(value)) }
    }
}

impl fmt::Debug for Extra {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.whole() {
            Some(whole) => fmt::Display::fmt(whole, f),
            None => f.debug_map().entries(self.iter()).finish(),
        }
    }
}
