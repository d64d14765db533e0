//! Pairs undocumented keys with documented ones that never came: one is likely the other, misspelt.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use foldhash::fast::FixedState;

use super::expected::{ExpectedModel, Form, ModelIndex};
use super::tally::{ModelTally, UndocumentedKey};
use super::value_kind::ValueKind;
use crate::schema::folding::folded;

/// For each key of a model that is likely one of its properties, misspelt: the model that documents the
/// property, and its index there. Each property has at most one key.
pub(super) fn pairs<'k>(
    keys: &'k HashMap<Box<str>, UndocumentedKey, FixedState>,
    model: &ExpectedModel,
    models: &[ModelTally],
) -> BTreeMap<&'k str, (ModelIndex, usize)> {
    let mut candidates = Vec::new();
    if !keys.is_empty() {
        let owners = model.properties.iter().map(|property| (property, property.owner));
        let absent = owners.filter(|(_, owner)| models[owner.0].properties[owner.1].came() == 0);
        for (property, owner) in absent {
            for (key, seen) in keys {
                let Some(distance) = distance(key, &property.name) else { continue };
                let fits = seen.kinds.iter().all(|kind| accepts(&property.form, kind));
                // What is of another type as well is the same key if it is spelt almost so.
                if fits || distance <= 1 {
                    candidates.push((!fits, distance, key.as_ref(), owner));
                }
            }
        }
    }
    candidates.sort_unstable();
    let mut taken = BTreeSet::new();
    let mut pairs = BTreeMap::new();
    for (_, _, key, owner) in candidates {
        if !pairs.contains_key(key) && taken.insert(owner) {
            pairs.insert(key, owner);
        }
    }
    pairs
}

/// How far two names are apart, if they may be one: equal but for case and punctuation, or with one
/// typing error in four letters, and two at most.
fn distance(a: &str, b: &str) -> Option<usize> {
    let (a, b) = (folded(a), folded(b));
    if a == b {
        return Some(0);
    }
    let distance = strsim::osa_distance(&a, &b);
    let most = (a.chars().count().min(b.chars().count()) / 4).min(2);
    (distance <= most).then_some(distance)
}

/// Whether a value of the kind may be one of the form.
fn accepts(form: &Form, kind: ValueKind) -> bool {
    let is_integer = matches!(kind, ValueKind::Integer | ValueKind::LongInteger);
    match form {
        _ if kind == ValueKind::Null => true,
        Form::Any => true,
        Form::Boolean => kind == ValueKind::Boolean,
        Form::Int32 | Form::Int64 => is_integer,
        Form::Number => is_integer || kind == ValueKind::Number,
        Form::Text => kind.is_text(),
        Form::DateTime | Form::UtcDateTime | Form::LocalDateTime | Form::Date => {
            matches!(kind, ValueKind::Instant | ValueKind::LocalDateTime | ValueKind::Date)
        }
        Form::Uuid => kind.is_text(),
        Form::Enum(_) => is_integer || kind.is_text(),
        Form::List(_) => kind == ValueKind::List,
        Form::Map(_) | Form::Model(_) => kind == ValueKind::Object,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_near_if_one_may_be_the_other_misspelt() {
        for (a, b, expected) in [
            ("IntraSystemId", "IntraSystemsId", Some(1)),
            ("user_id", "userId", Some(0)),
            ("ClientIP", "ClientIp", Some(0)),
            ("recieved", "received", Some(1)),
            ("FileId", "SiteId", None),
            ("id", "ip", None),
            ("ItemName", "ItemType", None),
            ("StartTime", "EndTime", None),
        ] {
            assert_eq!(distance(a, b), expected, "{a} {b}");
        }
    }
}
