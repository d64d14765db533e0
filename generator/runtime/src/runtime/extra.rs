//! Values beyond what the fields hold.

use std::fmt;
use std::iter::Flatten;
use std::ops::Index;
use std::option;

use serde_json::{Map, Value};

/// The unknown fields of a model, in protobuf's term, and more: undocumented keys, explicit nulls, and
/// values that do not have their documented type. All of it is written back.
///
/// Besides, it keeps the [original](Extra::original) of a value where the field holds less than the
/// payload did. Originals are not among the keys and values: [`get`](Extra::get),
/// [`iter`](Extra::iter), [`len`](Extra::len), comparing and `Debug` ignore them, and cloning copies
/// them.
///
/// Its size is one pointer, which is null while it is empty.
#[derive(Clone, Default)]
pub struct Extra {
    contents: Option<Box<Contents>>,
}

/// Never without a value and without a note.
#[derive(Clone, Default)]
struct Contents {
    values: Map<String, Value>,
    notes: Notes,
}

/// What the reader adds about values of documented properties, by key. A list, because few properties have
/// a note, and another type of map is 15 KB more in each program.
#[derive(Clone, Default)]
struct Notes(Vec<(&'static str, Note)>);

#[derive(Clone)]
enum Note {
    /// The value as it was in the payload; the field holds less.
    Original(Value),
    /// The elements that do not fit, as JSON pointers from the list or map in `values`.
    Misfits(Vec<String>),
}

impl Notes {
    fn get(&self, key: &str) -> Option<&Note> {
        self.0.iter().find(|(of, _)| *of == key).map(|(_, note)| note)
    }

    fn insert(&mut self, key: &'static str, note: Note) {
        self.remove(key);
        self.0.push((key, note));
    }

    fn remove(&mut self, key: &str) {
        self.0.retain(|(of, _)| *of != key);
    }

    fn remove_misfits(&mut self, key: &str) {
        if let Some(Note::Misfits(_)) = self.get(key) {
            self.remove(key);
        }
    }
}

impl Extra {
    /// Empty, for use in constants.
    pub const NONE: Extra = Extra { contents: None };

    /// The value under `key`.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.contents.as_ref()?.values.get(key)
    }

    /// The value under `key`, to be changed.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Value> {
        let contents = self.contents.as_mut()?;
        let value = contents.values.get_mut(key)?;
        contents.notes.remove_misfits(key);
        Some(value)
    }

    /// Sets the value under `key` and returns the previous one.
    ///
    /// If `key` is a documented property whose field has a value, the field is written and this value is
    /// not.
    pub fn insert(&mut self, key: impl Into<String>, value: impl Into<Value>) -> Option<Value> {
        let key = key.into();
        let contents = self.contents.get_or_insert_default();
        contents.notes.remove_misfits(&key);
        contents.values.insert(key, value.into())
    }

    /// Sets an explicit null under `key`. It is written while the field of that property has no value.
    ///
    /// The key of a documented property is easily misspelled: [`Model::set_null`](super::Model::set_null)
    /// takes the field instead.
    pub fn set_null(&mut self, key: impl Into<String>) {
        self.insert(key, Value::Null);
    }

    /// Removes and returns the value under `key`.
    pub fn remove(&mut self, key: &str) -> Option<Value> {
        let contents = self.contents.as_mut()?;
        let removed = contents.values.remove(key);
        contents.notes.remove_misfits(key);
        self.drop_empty();
        removed
    }

    /// Whether there is a value under `key`, null included.
    pub fn contains_key(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// The keys and values, in the order of serde_json's `Map`.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &Value)> {
        self.into_iter()
    }

    /// The number of keys.
    pub fn len(&self) -> usize {
        self.contents.as_ref().map_or(0, |contents| contents.values.len())
    }

    /// Whether there is no key.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value of the documented property `key` as it was in the payload, if its field holds less:
    /// the text of an instant whose offset is not `Z`, or that has none, or a list or map with such an
    /// instant.
    ///
    /// It is written instead of the field while it denotes the value of the field. A program that sets
    /// the field to another value, or to none, need not remove it.
    pub fn original(&self, key: &str) -> Option<&Value> {
        match self.contents.as_ref()?.notes.get(key)? {
            Note::Original(value) => Some(value),
            Note::Misfits(_) => None,
        }
    }

    /// Whether there may be a value or a note; reads the pointer alone.
    #[inline]
    pub(super) fn has_contents(&self) -> bool {
        self.contents.is_some()
    }

    /// The elements that do not fit in the list or map under `key`, as JSON pointers from there; empty
    /// if the value as a whole does not fit.
    pub(super) fn misfits(&self, key: &str) -> &[String] {
        match self.contents.as_ref().and_then(|contents| contents.notes.get(key)) {
            Some(Note::Misfits(pointers)) => pointers,
            _ => &[],
        }
    }

    /// Sets the original of a value that is in its field.
    pub(super) fn set_original(&mut self, key: &'static str, value: Value) {
        let contents = self.contents.get_or_insert_default();
        contents.values.remove(key);
        contents.notes.insert(key, Note::Original(value));
    }

    /// Sets a value that does not fit its field.
    pub(super) fn set_misfit(&mut self, key: &'static str, value: Value, misfits: Vec<String>) {
        let contents = self.contents.get_or_insert_default();
        contents.values.insert(key.to_owned(), value);
        match misfits.is_empty() {
            true => contents.notes.remove(key),
            false => contents.notes.insert(key, Note::Misfits(misfits)),
        }
    }

    /// Removes the value and the note under `key`.
    pub(super) fn forget(&mut self, key: &str) {
        if let Some(contents) = &mut self.contents {
            contents.values.remove(key);
            contents.notes.remove(key);
            self.drop_empty();
        }
    }

    fn drop_empty(&mut self) {
        let is_empty =
            |contents: &Contents| contents.values.is_empty() && contents.notes.0.is_empty();
        if self.contents.as_deref().is_some_and(is_empty) {
            self.contents = None;
        }
    }
}

/// The value under a key; null if there is none, as with [`Value`]'s own index.
impl Index<&str> for Extra {
    type Output = Value;

    fn index(&self, key: &str) -> &Value {
        self.get(key).unwrap_or(&Value::Null)
    }
}

impl IntoIterator for Extra {
    type Item = (String, Value);
    type IntoIter = serde_json::map::IntoIter;

    fn into_iter(self) -> Self::IntoIter {
        self.contents.map(|contents| contents.values).unwrap_or_default().into_iter()
    }
}

impl<'a> IntoIterator for &'a Extra {
    type Item = (&'a String, &'a Value);
    type IntoIter = Flatten<option::IntoIter<&'a Map<String, Value>>>;

    fn into_iter(self) -> Self::IntoIter {
        self.contents.as_deref().map(|contents| &contents.values).into_iter().flatten()
    }
}

/// Inserts each key and value.
impl<K: Into<String>, V: Into<Value>> Extend<(K, V)> for Extra {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        for (key, value) in entries {
            self.insert(key, value);
        }
    }
}

impl<K: Into<String>, V: Into<Value>> FromIterator<(K, V)> for Extra {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Extra {
        let mut extra = Extra::NONE;
        extra.extend(entries);
        extra
    }
}

/// Compares the keys and values.
impl PartialEq for Extra {
    fn eq(&self, other: &Extra) -> bool {
        match (&self.contents, &other.contents) {
            (Some(left), Some(right)) => left.values == right.values,
            (left, right) => left.iter().chain(right).all(|contents| contents.values.is_empty()),
        }
    }
}

impl fmt::Debug for Extra {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}
