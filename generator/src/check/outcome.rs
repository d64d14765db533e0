//! What was found beside the values of payloads: texts that are no JSON, and values that are no payloads.

use std::collections::BTreeMap;

use super::tally::{MAX_VALUES, Place, Scalar, Tally};
use super::value_kind::ValueKind;

/// What was found beside the values of payloads.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    /// The number of payloads.
    pub(super) payloads: u64,
    /// Texts that are no JSON, by serde_json's message, of which there are about twenty.
    pub(super) invalid: Vec<(String, Tally)>,
    /// Payloads whose model cannot be told.
    pub(super) unassigned: Option<Unassigned>,
    /// Records without anything at the pointer to the payloads.
    pub(super) nowhere: Option<Tally>,
    /// Values that take the place of a payload and are no objects.
    pub(super) not_objects: Vec<(ValueKind, Tally)>,
    /// Counts records, so that each of the above is counted once for each.
    records: u64,
}

/// Payloads whose model cannot be told.
#[derive(Debug)]
pub(super) struct Unassigned {
    pub(super) key: String,
    pub(super) tally: Tally,
    /// The values of the key that stand for no model, at most [`MAX_VALUES`].
    pub(super) values: BTreeMap<Scalar, u64>,
}

impl Outcome {
    /// Counts a text that is no JSON.
    pub(super) fn invalid(&mut self, place: Place, error: &serde_json::Error) {
        self.records += 1;
        tally_of(&mut self.invalid, without_position(error), place).add(self.records);
    }

    pub(super) fn nowhere(&mut self, place: Place) {
        self.records += 1;
        self.nowhere.get_or_insert_with(|| Tally::new(place)).add(self.records);
    }

    pub(super) fn not_an_object(&mut self, kind: ValueKind, place: Place) {
        self.records += 1;
        tally_of(&mut self.not_objects, kind, place).add(self.records);
    }

    pub(super) fn unassigned(&mut self, key: &str, value: Option<Scalar>, place: Place) {
        self.records += 1;
        let unassigned = self.unassigned.get_or_insert_with(|| Unassigned {
            key: key.to_owned(),
            tally: Tally::new(place),
            values: BTreeMap::new(),
        });
        unassigned.tally.add(self.records);
        if let Some(value) = value
            && (unassigned.values.len() < MAX_VALUES || unassigned.values.contains_key(&value))
        {
            *unassigned.values.entry(value).or_default() += 1;
        }
    }
}

/// The tally of `key`; a new one, first seen at `place`, if there is none.
fn tally_of<K: PartialEq>(tallies: &mut Vec<(K, Tally)>, key: K, place: Place) -> &mut Tally {
    let known = tallies.iter().position(|(known, _)| *known == key);
    let at = known.unwrap_or_else(|| {
        tallies.push((key, Tally::new(place)));
        tallies.len() - 1
    });
    &mut tallies[at].1
}

/// What is wrong, without the line, which is one of the text alone.
fn without_position(error: &serde_json::Error) -> String {
    let message = error.to_string();
    match message.rfind(" at line ") {
        Some(end) => message[..end].to_owned(),
        None => message,
    }
}
