//! Writes models: one visitor for objects, one for arrays.

use jiff::Timestamp;
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::{Map, Value};

use super::descriptor::{EnumRepr, Field, ModelDescriptor};
use super::extra::Extra;
use super::model::collect::{Collected, elements};
use super::model::object::as_dyn;
use super::model::{Entries, FieldRef, FieldVisitor, Items, Model};
use super::open::serialize_value;
use super::time::parse;
use super::time::print::Printed;

/// Implements `Serialize` of models.
///
/// # Errors
///
/// Errors of the serializer.
pub fn write<M: Model, S: Serializer>(model: &M, serializer: S) -> Result<S::Ok, S::Error> {
    write_model(as_dyn(model), serializer)
}

fn write_model<S: Serializer>(model: &dyn Model, serializer: S) -> Result<S::Ok, S::Error> {
    let mut writer = ObjectWriter {
        // No length: to count the fields takes a second pass, and text formats do not need it.
        map: serializer.serialize_map(None)?,
        fields: &[],
        extra: &Extra::NONE,
        error: None,
    };
    model.visit_fields(&mut writer);
    if let Some(error) = writer.error {
        return Err(error);
    }
    // Last, because `extra` is mostly not in cache yet, and the fields need not wait for it.
    if !writer.extra.is_empty() {
        write_extra(writer.extra, model, &mut writer.map)?;
    }
    writer.map.end()
}

/// Writes the values beyond the fields. A value in a field takes precedence.
fn write_extra<M: SerializeMap>(
    extra: &Extra,
    model: &dyn Model,
    map: &mut M,
) -> Result<(), M::Error> {
    let Collected { descriptor, values, .. } = Collected::of(model);
    for (key, value) in extra.iter() {
        let field = descriptor.iter().position(|field| field.name == key);
        if field.and_then(|index| values[index]).is_none() {
            map.serialize_entry(key, value)?;
        }
    }
    Ok(())
}

/// Writes the fields of a model.
struct ObjectWriter<'a, M: SerializeMap> {
    map: M,
    fields: &'static [Field],
    extra: &'a Extra,
    /// The first error; nothing is written after it.
    error: Option<M::Error>,
}

impl<M: SerializeMap> ObjectWriter<'_, M> {
    #[inline]
    fn entry(&mut self, index: usize, value: &(impl Serialize + ?Sized)) {
        if self.error.is_none() {
            self.error = self.map.serialize_entry(self.fields[index].name, value).err();
        }
    }
}

impl<'a, M: SerializeMap> ObjectWriter<'a, M> {
    /// The original of a value, if the field still holds that value.
    #[inline]
    fn original(&self, index: usize, value: FieldRef<'_>) -> Option<&'a Value> {
        match self.extra.has_contents() {
            true => find_original(self.extra, self.fields[index].name, value),
            false => None,
        }
    }
}

#[cold]
fn find_original<'a>(extra: &'a Extra, key: &str, value: FieldRef<'_>) -> Option<&'a Value> {
    extra.original(key).filter(|original| denotes(original, value))
}

/// Whether reading `original` gives `value`. Only instants, and lists and maps of them, have originals.
fn denotes(original: &Value, value: FieldRef<'_>) -> bool {
    match (original, value) {
        // A text without an offset is here only if it was read as one in UTC.
        (Value::String(text), FieldRef::Timestamp(value)) => {
            parse::instant_or_utc(text) == Some(value)
        }
        (Value::Array(originals), FieldRef::List(list)) => {
            let elements = elements(list);
            originals.len() == elements.len()
                && originals.iter().zip(elements).all(|(original, value)| denotes(original, value))
        }
        (Value::Object(originals), FieldRef::Map(map)) => {
            originals.len() == map.count()
                && map.entries().all(|(key, value)| {
                    originals.get(key).is_some_and(|original| denotes(original, value))
                })
        }
        _ => false,
    }
}

impl<'a, M: SerializeMap> FieldVisitor<'a> for ObjectWriter<'a, M> {
    fn begin(&mut self, descriptor: ModelDescriptor, extra: &'a Extra) {
        self.fields = descriptor.fields();
        self.extra = extra;
    }

    fn visit(&mut self, index: usize, value: FieldRef<'a>) {
        match self.original(index, value) {
            Some(original) => self.entry(index, original),
            None => self.entry(index, &value),
        }
    }

    fn visit_text(&mut self, index: usize, value: &'a str) {
        self.entry(index, value);
    }

    fn visit_boolean(&mut self, index: usize, value: bool) {
        self.entry(index, &value);
    }

    fn visit_int32(&mut self, index: usize, value: i32) {
        self.entry(index, &value);
    }

    fn visit_int64(&mut self, index: usize, value: i64) {
        self.entry(index, &value);
    }

    fn visit_number(&mut self, index: usize, value: f64) {
        self.entry(index, &value);
    }

    fn visit_timestamp(&mut self, index: usize, value: Timestamp) {
        match self.original(index, FieldRef::Timestamp(value)) {
            Some(original) => self.entry(index, original),
            None => self.entry(index, &Instant(value)),
        }
    }

    fn visit_enum(&mut self, index: usize, repr: EnumRepr, value: &'a str) {
        match repr {
            EnumRepr::Text => self.entry(index, value),
            EnumRepr::Integer => self.entry(index, &FieldRef::Enum(repr, value)),
        }
    }

    fn visit_model(&mut self, index: usize, value: &'a dyn Model) {
        self.entry(index, &Object(value));
    }

    fn visit_list(&mut self, index: usize, value: &'a dyn Items) {
        match self.original(index, FieldRef::List(value)) {
            Some(original) => self.entry(index, original),
            None => self.entry(index, &Array(value)),
        }
    }
}

impl Serialize for FieldRef<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            FieldRef::Text(value) => serializer.serialize_str(value),
            FieldRef::Boolean(value) => serializer.serialize_bool(value),
            FieldRef::Int32(value) => serializer.serialize_i32(value),
            FieldRef::Int64(value) => serializer.serialize_i64(value),
            FieldRef::Number(value) => serializer.serialize_f64(value),
            FieldRef::Timestamp(value) => Instant(value).serialize(serializer),
            FieldRef::Date(value) => match Printed::date(value) {
                Some(text) => serializer.serialize_str(text.as_str()),
                None => serializer.collect_str(&value),
            },
            FieldRef::DateTime(value) => match Printed::local(value) {
                Some(text) => serializer.serialize_str(text.as_str()),
                None => serializer.collect_str(&value),
            },
            FieldRef::Any(value) => value.serialize(serializer),
            FieldRef::Enum(repr, value) => serialize_value(repr, value, serializer),
            FieldRef::Flags(bits, _) => serializer.serialize_u64(bits),
            FieldRef::Model(model) => write_model(model, serializer),
            FieldRef::List(list) => Array(list).serialize(serializer),
            FieldRef::Map(entries) => {
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
        let mut writer = ArrayWriter { seq, error: None };
        self.0.visit_items(&mut writer);
        match writer.error {
            Some(error) => Err(error),
            None => writer.seq.end(),
        }
    }
}

/// Writes the elements of a list.
struct ArrayWriter<Q: SerializeSeq> {
    seq: Q,
    /// The first error; nothing is written after it.
    error: Option<Q::Error>,
}

impl<Q: SerializeSeq> ArrayWriter<Q> {
    #[inline]
    fn element(&mut self, value: &(impl Serialize + ?Sized)) {
        if self.error.is_none() {
            self.error = self.seq.serialize_element(value).err();
        }
    }
}

impl<'a, Q: SerializeSeq> FieldVisitor<'a> for ArrayWriter<Q> {
    fn visit(&mut self, _index: usize, value: FieldRef<'a>) {
        self.element(&value);
    }

    fn visit_text(&mut self, _index: usize, value: &'a str) {
        self.element(value);
    }

    fn visit_model(&mut self, _index: usize, value: &'a dyn Model) {
        self.element(&Object(value));
    }
}

/// The elements of a list as JSON.
pub(super) fn items(list: &dyn Items) -> Vec<Value> {
    elements(list).into_iter().map(json).collect()
}

/// The entries of a map as JSON.
pub(super) fn entries(map: &dyn Entries) -> Map<String, Value> {
    let mut values = Map::new();
    // One by one: to collect them compiles a sort in each program.
    for (key, value) in map.entries() {
        values.insert(key.to_owned(), json(value));
    }
    values
}

fn json(value: FieldRef<'_>) -> Value {
    // This does not fail: keys are text, and NaN and infinities are not read.
    serde_json::to_value(value).unwrap_or_default()
}
