//! Writing: the interpreter of views.

use jiff::Timestamp;
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::{Map, Value};

use super::model::to_read;
use super::print::Printed;
use super::{Entries, Extra, Field, Items, Model, Representation, View, enumeration};

/// Writes a model. For the generated `Serialize` of each.
///
/// # Errors
///
/// Those of the format.
pub fn write<M: Model, S: Serializer>(model: &M, serializer: S) -> Result<S::Ok, S::Error> {
    write_model(to_read(model), serializer)
}

fn write_model<S: Serializer>(model: &dyn Model, serializer: S) -> Result<S::Ok, S::Error> {
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
    views: &[Option<View<'_>>],
    extra: &Extra,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    // No length: to know it would take a second look at every field, and text formats do not ask.
    let mut map = serializer.serialize_map(None)?;
    for (Field { name, .. }, view) in fields.iter().zip(views) {
        let Some(view) = view else { continue };
        // The shapes that come most are written from here, not by way of the view: it takes one branch
        // a field instead of two, and they are what the processor cannot foresee.
        match *view {
            View::Text(text) | View::Enum(Representation::Text, text) => {
                map.serialize_entry(name, text)?;
            }
            View::Timestamp(value) => map.serialize_entry(name, &Instant(value))?,
            View::Boolean(value) => map.serialize_entry(name, &value)?,
            View::Int32(value) => map.serialize_entry(name, &value)?,
            View::Int64(value) => map.serialize_entry(name, &value)?,
            View::Number(value) => map.serialize_entry(name, &value)?,
            View::Model(model) => map.serialize_entry(name, &Object(model))?,
            View::List(items) => map.serialize_entry(name, &Array(items))?,
            view => map.serialize_entry(name, &view)?,
        }
    }
    if extra.is_empty() {
        return map.end();
    }
    for (key, value) in extra.iter() {
        let of_field = fields.iter().position(|field| field.name == key);
        if of_field.and_then(|index| views[index]).is_none() {
            map.serialize_entry(key, value)?;
        }
    }
    map.end()
}

impl Serialize for View<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            View::Text(value) => serializer.serialize_str(value),
            View::Boolean(value) => serializer.serialize_bool(value),
            View::Int32(value) => serializer.serialize_i32(value),
            View::Int64(value) => serializer.serialize_i64(value),
            View::Number(value) => serializer.serialize_f64(value),
            View::Timestamp(value) => Instant(value).serialize(serializer),
            View::Date(value) => match Printed::date(value) {
                Some(text) => serializer.serialize_str(text.as_str()),
                None => serializer.collect_str(&value),
            },
            View::DateTime(value) => match Printed::local(value) {
                Some(text) => serializer.serialize_str(text.as_str()),
                None => serializer.collect_str(&value),
            },
            View::Any(value) => value.serialize(serializer),
            View::Enum(representation, text) => {
                enumeration::serialize_value(representation, text, serializer)
            }
            View::Model(model) => write_model(model, serializer),
            View::List(list) => Array(list).serialize(serializer),
            View::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.count()))?;
                for (key, value) in entries.entries() {
                    map.serialize_entry(key, &value)?;
                }
                map.end()
            }
        }
    }
}

struct Instant(Timestamp);

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match Printed::instant(self.0) {
            Some(text) => serializer.serialize_str(text.as_str()),
            None => serializer.collect_str(&self.0),
        }
    }
}

struct Object<'a>(&'a dyn Model);

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write_model(self.0, serializer)
    }
}

struct Array<'a>(&'a dyn Items);

impl Serialize for Array<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let count = self.0.count();
        let mut seq = serializer.serialize_seq(Some(count))?;
        for index in 0..count {
            match self.0.item(index) {
                Some(View::Model(model)) => seq.serialize_element(&Object(model))?,
                Some(item) => seq.serialize_element(&item)?,
                None => {}
            }
        }
        seq.end()
    }
}

/// The elements of a list as JSON.
pub(super) fn items(list: &dyn Items) -> Vec<Value> {
    (0..list.count()).filter_map(|index| list.item(index)).map(json).collect()
}

/// The entries of a map as JSON.
pub(super) fn entries(map: &dyn Entries) -> Map<String, Value> {
    map.entries().map(|(key, view)| (key.to_owned(), json(view))).collect()
}

fn json(view: View<'_>) -> Value {
    // Keys are text, and numbers that JSON does not have were never read: this does not fail.
    serde_json::to_value(view).unwrap_or_default()
}
