//! Writing: the interpreter of views.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::{Map, Value};

use super::print::Printed;
use super::{Datum, Entries, Extra, Field, Items, Model, View, enumeration};

/// Writes a model. For the generated `Serialize` of each.
///
/// # Errors
///
/// Those of the format.
pub fn write<S: Serializer>(model: &dyn Model, serializer: S) -> Result<S::Ok, S::Error> {
    let mut serializer = Some(serializer);
    let mut result = None;
    model.views(&mut |fields, views, extra| {
        if let Some(serializer) = serializer.take() {
            result = Some(write_fields(fields.as_slice(), views, extra, serializer));
        }
    });
    result.unwrap_or_else(|| Err(serde::ser::Error::custom("the model did not show its fields")))
}

fn write_fields<S: Serializer>(
    fields: &'static [Field],
    views: &[View<'_>],
    extra: &Extra,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    if let Some(whole) = extra.whole().filter(|_| fields.is_empty()) {
        return whole.serialize(serializer);
    }
    // No length: to know it would take a second look at every field, and text formats do not ask.
    let mut map = serializer.serialize_map(None)?;
    for (Field { name, .. }, view) in fields.iter().zip(views) {
        // Plain values are written from here, not by way of a datum: one branch a field.
        match *view {
            View::Text(Some(value)) => map.serialize_entry(name, value)?,
            View::Boolean(Some(value)) => map.serialize_entry(name, value)?,
            View::Int32(Some(value)) => map.serialize_entry(name, value)?,
            View::Int64(Some(value)) => map.serialize_entry(name, value)?,
            View::Number(Some(value)) => map.serialize_entry(name, value)?,
            view => {
                if let Some(datum) = view.datum() {
                    map.serialize_entry(name, &datum)?;
                }
            }
        }
    }
    if extra.is_empty() {
        return map.end();
    }
    for (key, value) in extra.iter() {
        let of_field = fields.iter().position(|field| field.name == key);
        if of_field.and_then(|index| views[index].datum()).is_none() {
            map.serialize_entry(key, value)?;
        }
    }
    map.end()
}

impl Serialize for Datum<'_> {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Datum::Text(value) => serializer.serialize_str(value),
            Datum::Boolean(value) => serializer.serialize_bool(value),
            Datum::Int32(value) => serializer.serialize_i32(value),
            Datum::Int64(value) => serializer.serialize_i64(value),
            Datum::Number(value) => serializer.serialize_f64(value),
            Datum::Timestamp(value) => match Printed::instant(value) {
                Some(text) => serializer.serialize_str(text.as_str()),
                None => serializer.collect_str(&value),
            },
            Datum::Date(value) => match Printed::date(value) {
                Some(text) => serializer.serialize_str(text.as_str()),
                None => serializer.collect_str(&value),
            },
            Datum::DateTime(value) => match Printed::local(value) {
                Some(text) => serializer.serialize_str(text.as_str()),
                None => serializer.collect_str(&value),
            },
            Datum::Any(value) => value.serialize(serializer),
            Datum::Enum(representation, text) => {
                enumeration::serialize_value(representation, text, serializer)
            }
            Datum::Model(model) => write(model, serializer),
            Datum::List(list) => {
                let mut seq = serializer.serialize_seq(Some(list.count()))?;
                for index in 0..list.count() {
                    if let Some(item) = list.item(index) {
                        seq.serialize_element(&item)?;
                    }
                }
                seq.end()
            }
            Datum::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.count()))?;
                for (key, value) in entries.entries() {
                    map.serialize_entry(key, &value)?;
                }
                map.end()
            }
        }
    }
}

/// The elements of a list as JSON.
pub(super) fn items(list: &dyn Items) -> Vec<Value> {
    (0..list.count()).filter_map(|index| list.item(index)).map(json).collect()
}

/// The entries of a map as JSON.
pub(super) fn entries(map: &dyn Entries) -> Map<String, Value> {
    map.entries().map(|(key, datum)| (key.to_owned(), json(datum))).collect()
}

fn json(datum: Datum<'_>) -> Value {
    // Keys are text, and numbers that JSON does not have were never read: this does not fail.
    serde_json::to_value(datum).unwrap_or_default()
}
