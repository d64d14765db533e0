//! Writing: one viewer for objects, one for arrays.

use jiff::Timestamp;
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::{Map, Value};

use super::collect::{Collected, elements};
use super::object::to_read;
use super::print::Printed;
use super::{
    Entries, Extra, Field, Fields, Items, Model, Representation, View, Viewer, enumeration,
};

/// Writes a model. For the generated `Serialize` of each.
///
/// # Errors
///
/// Those of the format.
pub fn write<M: Model, S: Serializer>(model: &M, serializer: S) -> Result<S::Ok, S::Error> {
    write_model(to_read(model), serializer)
}

fn write_model<S: Serializer>(model: &dyn Model, serializer: S) -> Result<S::Ok, S::Error> {
    let mut writer = ObjectWriter {
        // No length: to know it would take a second look at every field, and text formats do not ask.
        map: serializer.serialize_map(None)?,
        fields: &[],
        extra: None,
        failure: None,
    };
    model.views(&mut writer);
    if let Some(failure) = writer.failure {
        return Err(failure);
    }
    // Asked last: it is memory that nobody has looked at yet, and waiting for it holds nothing up here.
    if let Some(extra) = writer.extra.filter(|extra| !extra.is_empty()) {
        write_extra(extra, model, &mut writer.map)?;
    }
    writer.map.end()
}

/// Writes what a model holds beyond its fields. A value in a field wins over it.
fn write_extra<M: SerializeMap>(
    extra: &Extra,
    model: &dyn Model,
    map: &mut M,
) -> Result<(), M::Error> {
    let Collected { fields, views, .. } = Collected::of(model);
    for (key, value) in extra.iter() {
        let of_field = fields.iter().position(|field| field.name == key);
        if of_field.and_then(|index| views[index]).is_none() {
            map.serialize_entry(key, value)?;
        }
    }
    Ok(())
}

/// Writes the fields of a model.
struct ObjectWriter<'a, M: SerializeMap> {
    map: M,
    fields: &'static [Field],
    extra: Option<&'a Extra>,
    /// The first one; nothing is written after it.
    failure: Option<M::Error>,
}

impl<M: SerializeMap> ObjectWriter<'_, M> {
    #[inline]
    fn entry(&mut self, index: usize, value: &(impl Serialize + ?Sized)) {
        if self.failure.is_none() {
            self.failure = self.map.serialize_entry(self.fields[index].name, value).err();
        }
    }
}

impl<'a, M: SerializeMap> Viewer<'a> for ObjectWriter<'a, M> {
    fn begin(&mut self, fields: Fields) {
        self.fields = fields.as_slice();
    }

    fn extra(&mut self, extra: &'a Extra) {
        self.extra = Some(extra);
    }

    fn view(&mut self, index: usize, view: View<'a>) {
        self.entry(index, &view);
    }

    fn text(&mut self, index: usize, value: &'a str) {
        self.entry(index, value);
    }

    fn boolean(&mut self, index: usize, value: bool) {
        self.entry(index, &value);
    }

    fn int32(&mut self, index: usize, value: i32) {
        self.entry(index, &value);
    }

    fn int64(&mut self, index: usize, value: i64) {
        self.entry(index, &value);
    }

    fn number(&mut self, index: usize, value: f64) {
        self.entry(index, &value);
    }

    fn timestamp(&mut self, index: usize, value: Timestamp) {
        self.entry(index, &Instant(value));
    }

    fn value(&mut self, index: usize, representation: Representation, text: &'a str) {
        match representation {
            Representation::Text => self.entry(index, text),
            Representation::Integer => self.entry(index, &View::Enum(representation, text)),
        }
    }

    fn model(&mut self, index: usize, value: &'a dyn Model) {
        self.entry(index, &Object(value));
    }

    fn list(&mut self, index: usize, value: &'a dyn Items) {
        self.entry(index, &Array(value));
    }
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
        let seq = serializer.serialize_seq(Some(self.0.count()))?;
        let mut writer = ArrayWriter { seq, failure: None };
        self.0.views(&mut writer);
        match writer.failure {
            Some(failure) => Err(failure),
            None => writer.seq.end(),
        }
    }
}

/// Writes the elements of a list.
struct ArrayWriter<Q: SerializeSeq> {
    seq: Q,
    /// The first one; nothing is written after it.
    failure: Option<Q::Error>,
}

impl<Q: SerializeSeq> ArrayWriter<Q> {
    #[inline]
    fn element(&mut self, value: &(impl Serialize + ?Sized)) {
        if self.failure.is_none() {
            self.failure = self.seq.serialize_element(value).err();
        }
    }
}

impl<'a, Q: SerializeSeq> Viewer<'a> for ArrayWriter<Q> {
    fn view(&mut self, _index: usize, view: View<'a>) {
        self.element(&view);
    }

    fn text(&mut self, _index: usize, value: &'a str) {
        self.element(value);
    }

    fn model(&mut self, _index: usize, value: &'a dyn Model) {
        self.element(&Object(value));
    }
}

/// The elements of a list as JSON.
pub(super) fn items(list: &dyn Items) -> Vec<Value> {
    elements(list).into_iter().map(json).collect()
}

/// The entries of a map as JSON.
pub(super) fn entries(map: &dyn Entries) -> Map<String, Value> {
    map.entries().map(|(key, view)| (key.to_owned(), json(view))).collect()
}

fn json(view: View<'_>) -> Value {
    // Keys are text, and numbers that JSON does not have were never read: this does not fail.
    serde_json::to_value(view).unwrap_or_default()
}
