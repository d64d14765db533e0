//! Lists and maps with instants that are in UTC where they have no offset.
//!
//! What distinguishes them is how they are read: their types and how they are written are those of other
//! lists and maps of instants.

use super::model::{Entries, FieldMut, Items, ListFieldMut, MapFieldMut};

/// A list, or a list of such lists or maps.
pub(super) struct UtcList<'a>(pub(super) &'a mut dyn ListFieldMut);

/// A map, or a map of such lists or maps.
pub(super) struct UtcMap<'a>(pub(super) &'a mut dyn MapFieldMut);

impl ListFieldMut for UtcList<'_> {
    fn insert_empty(&mut self) {
        self.0.insert_empty();
    }

    fn push(&mut self, write: &mut dyn FnMut(FieldMut<'_>) -> bool) {
        self.0.push(&mut |element| write_in_utc(element, write));
    }

    fn clear(&mut self) {
        self.0.clear();
    }

    fn items(&self) -> Option<&dyn Items> {
        self.0.items()
    }
}

impl MapFieldMut for UtcMap<'_> {
    fn insert_empty(&mut self) {
        self.0.insert_empty();
    }

    fn insert(&mut self, key: &str, write: &mut dyn FnMut(FieldMut<'_>) -> bool) {
        self.0.insert(key, &mut |value| write_in_utc(value, write));
    }

    fn clear(&mut self) {
        self.0.clear();
    }

    fn entries(&self) -> Option<&dyn Entries> {
        self.0.entries()
    }
}

/// Writes an element. The instants in it are in UTC where they have no offset.
fn write_in_utc(element: FieldMut<'_>, write: &mut dyn FnMut(FieldMut<'_>) -> bool) -> bool {
    match element {
        FieldMut::Timestamp(element) => write(FieldMut::UtcTimestamp(element)),
        FieldMut::List(list) => write(FieldMut::UtcList(list)),
        FieldMut::Map(map) => write(FieldMut::UtcMap(map)),
        element => write(element),
    }
}
