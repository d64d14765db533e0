//! Reads models.

use std::fmt;
use std::mem;

use jiff::Timestamp;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::descriptor::{EnumRepr, Field, ModelDescriptor};
use super::extra::Extra;
use super::keys::Keys;
use super::model::object::as_dyn_mut;
use super::model::{FieldMut, ListFieldMut, MapFieldMut, Model};
use super::pointer::push_token;
use super::time::parse;
use super::utc::{UtcList, UtcMap};
use super::{number, write};

/// Implements `Deserialize` of models.
///
/// # Errors
///
/// If the input is not an object, or the format is not self-describing.
pub fn read<'de, M: Model + Default, D: Deserializer<'de>>(deserializer: D) -> Result<M, D::Error> {
    let mut model = M::default();
    deserializer.deserialize_any(Root { model: as_dyn_mut(&mut model) })?;
    Ok(model)
}

struct Root<'a> {
    model: &'a mut dyn Model,
}

impl<'de> Visitor<'de> for Root<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a JSON object for the model {}", self.model.descriptor().name())
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        read_object(self.model, map)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

#[inline(never)]
fn read_object<'de, A: MapAccess<'de>>(model: &mut dyn Model, map: A) -> Result<(), A::Error> {
    let mut map = Some(map);
    let mut result = Ok(());
    model.visit_fields_mut(&mut |descriptor: ModelDescriptor,
                                 fields: &mut [FieldMut<'_>],
                                 extra: &mut Extra| {
        if let Some(map) = map.take() {
            result = read_fields(descriptor.fields(), fields, extra, map);
        }
    });
    result
}

fn read_fields<'de, A: MapAccess<'de>>(
    documented: &'static [Field],
    fields: &mut [FieldMut<'_>],
    extra: &mut Extra,
    mut map: A,
) -> Result<(), A::Error> {
    let mut keys = Keys::new(documented);
    let mut aside = Aside::default();
    while let Some(key) = map.next_key_seed(&mut keys)? {
        let Some((index, field)) = key.and_then(|index| Some((index, fields.get_mut(index)?)))
        else {
            extra.insert(mem::take(&mut keys.other), map.next_value::<Value>()?);
            continue;
        };
        let name = documented[index].name;
        match map.next_value_seed(FieldSeed { field, aside: &mut aside })? {
            // Of a repeated key the last value counts, wherever the first one went.
            Fit::Whole if extra.has_contents() => extra.forget(name),
            Fit::Whole => {}
            Fit::Partial => extra.set_original(name, mem::take(&mut aside.value)),
            Fit::Misfit => {
                field.clear();
                let Aside { value, misfits } = mem::take(&mut aside);
                extra.set_misfit(name, value, misfits);
            }
        }
    }
    Ok(())
}

/// How much of a value a field holds. The order is from the best to the worst.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// All of it.
    Whole,
    /// Less than the payload: the original is set aside.
    Partial,
    /// Nothing: the value is set aside.
    Misfit,
}

/// Receives the values that a field does not hold. They are not returned, so that the result of
/// reading a value fits a register.
#[derive(Default)]
struct Aside {
    value: Value,
    /// The elements of `value` that do not fit, as JSON pointers from there; empty if `value` itself does
    /// not fit.
    misfits: Vec<String>,
}

/// Reads into a field.
struct FieldSeed<'s, 'a> {
    field: &'s mut FieldMut<'a>,
    aside: &'s mut Aside,
}

impl<'de> DeserializeSeed<'de> for FieldSeed<'_, '_> {
    type Value = Fit;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Fit, D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// Sets a field, and returns whether there is a value.
fn set<T>(field: &mut Option<T>, value: Option<T>) -> bool {
    let fits = value.is_some();
    *field = value;
    fits
}

/// Sets a field to an instant. It does not hold how the text writes the offset.
fn instant(field: &mut Option<Timestamp>, value: Option<Timestamp>, text: &str) -> Fit {
    match set(field, value) {
        true if text.ends_with('Z') => Fit::Whole,
        true => Fit::Partial,
        false => Fit::Misfit,
    }
}

impl FieldSeed<'_, '_> {
    fn boolean(&mut self, value: bool) -> bool {
        match self.field {
            FieldMut::Boolean(field) => set(field, Some(value)),
            FieldMut::Any(field) => set(field, Some(value.into())),
            _ => false,
        }
    }

    fn signed(&mut self, value: i64) -> bool {
        match self.field {
            FieldMut::Int32(field) => set(field, value.try_into().ok()),
            FieldMut::Int64(field) => set(field, Some(value)),
            FieldMut::Number(field) => set(field, number::exact(value)),
            FieldMut::Any(field) => set(field, Some(value.into())),
            FieldMut::Enum(field) if field.repr() == EnumRepr::Integer => {
                field.set(&value.to_string());
                true
            }
            FieldMut::Flags(field) => u64::try_from(value).map(|bits| field.set(bits)).is_ok(),
            _ => false,
        }
    }

    fn unsigned(&mut self, value: u64) -> bool {
        match (i64::try_from(value), &mut self.field) {
            (Ok(value), _) => self.signed(value),
            (Err(_), FieldMut::Number(field)) => set(field, number::exact_unsigned(value)),
            (Err(_), FieldMut::Any(field)) => set(field, Some(value.into())),
            (Err(_), FieldMut::Flags(field)) => {
                field.set(value);
                true
            }
            (Err(_), FieldMut::Enum(field)) if field.repr() == EnumRepr::Integer => {
                field.set(&value.to_string());
                true
            }
            (Err(_), _) => false,
        }
    }

    fn text(&mut self, value: &str) -> Fit {
        let fits = match self.field {
            FieldMut::Text(field) => set(field, Some(value.to_owned())),
            FieldMut::Timestamp(field) => return instant(field, parse::instant(value), value),
            FieldMut::UtcTimestamp(field) => {
                return instant(field, parse::instant_or_utc(value), value);
            }
            FieldMut::Date(field) => set(field, parse::date(value)),
            FieldMut::DateTime(field) => set(field, parse::local(value)),
            FieldMut::Any(field) => set(field, Some(value.into())),
            FieldMut::Enum(field) if field.repr() == EnumRepr::Text => {
                field.set(value);
                true
            }
            _ => false,
        };
        if fits { Fit::Whole } else { Fit::Misfit }
    }

    /// Reads a value that the format has delivered whole.
    #[cold]
    fn value(mut self, value: Value) -> Fit {
        if let (FieldMut::Any(field), false) = (&mut *self.field, value.is_null()) {
            **field = Some(value);
            return Fit::Whole;
        }
        let fits = match &value {
            // With serde_json's feature `arbitrary_precision` numbers come as objects.
            Value::Number(number) => match (number.as_i64(), number.as_u64(), number.as_f64()) {
                (Some(integer), _, _) => self.signed(integer),
                (_, Some(integer), _) => self.unsigned(integer),
                (_, _, Some(float)) => self.float(float),
                _ => false,
            },
            _ => false,
        };
        self.fit(fits, value)
    }

    /// Sets a value aside unless it fits.
    fn fit(self, fits: bool, value: impl Into<Value>) -> Fit {
        match fits {
            true => Fit::Whole,
            false => self.misfit(value),
        }
    }

    #[cold]
    fn misfit(self, value: impl Into<Value>) -> Fit {
        self.aside.value = value.into();
        Fit::Misfit
    }

    fn float(&mut self, value: f64) -> bool {
        match self.field {
            FieldMut::Number(field) => set(field, Some(value)),
            FieldMut::Any(field) => set(field, Some(value.into())),
            _ => false,
        }
    }
}

impl<'de> Visitor<'de> for FieldSeed<'_, '_> {
    type Value = Fit;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Fit, E> {
        Ok(self.misfit(Value::Null))
    }

    fn visit_none<E: de::Error>(self) -> Result<Fit, E> {
        Ok(self.misfit(Value::Null))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Fit, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Fit, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E: de::Error>(mut self, value: bool) -> Result<Fit, E> {
        let fits = self.boolean(value);
        Ok(self.fit(fits, value))
    }

    fn visit_i64<E: de::Error>(mut self, value: i64) -> Result<Fit, E> {
        let fits = self.signed(value);
        Ok(self.fit(fits, value))
    }

    fn visit_u64<E: de::Error>(mut self, value: u64) -> Result<Fit, E> {
        let fits = self.unsigned(value);
        Ok(self.fit(fits, value))
    }

    fn visit_f64<E: de::Error>(mut self, value: f64) -> Result<Fit, E> {
        let fits = self.float(value);
        Ok(self.fit(fits, value))
    }

    fn visit_str<E: de::Error>(mut self, value: &str) -> Result<Fit, E> {
        let fit = self.text(value);
        if fit != Fit::Whole {
            self.aside.value = value.into();
        }
        Ok(fit)
    }

    fn visit_string<E: de::Error>(mut self, value: String) -> Result<Fit, E> {
        if let FieldMut::Text(field) = self.field {
            **field = Some(value);
            return Ok(Fit::Whole);
        }
        let fit = self.text(&value);
        if fit != Fit::Whole {
            self.aside.value = value.into();
        }
        Ok(fit)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Fit, A::Error> {
        match self.field {
            FieldMut::List(field) => read_list(*field, self.aside, seq),
            FieldMut::UtcList(field) => read_list(&mut UtcList(*field), self.aside, seq),
            _ => Value::deserialize(SeqAccessDeserializer::new(seq)).map(|value| self.value(value)),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Fit, A::Error> {
        match self.field {
            FieldMut::Model(field) => {
                // Of a repeated key the last value counts.
                field.clear();
                read_object(field.get_or_insert(), map).map(|()| Fit::Whole)
            }
            FieldMut::ModelItem(model) => read_object(*model, map).map(|()| Fit::Whole),
            FieldMut::Map(field) => read_map(*field, self.aside, map),
            FieldMut::UtcMap(field) => read_map(&mut UtcMap(*field), self.aside, map),
            _ => Value::deserialize(MapAccessDeserializer::new(map)).map(|value| self.value(value)),
        }
    }
}

/// Reads a list. It fits as its worst element does.
#[inline(never)]
fn read_list<'de, A: SeqAccess<'de>>(
    list: &mut dyn ListFieldMut,
    aside: &mut Aside,
    mut seq: A,
) -> Result<Fit, A::Error> {
    list.clear();
    list.insert_empty();
    while let Some(fit) = seq.next_element_seed(ElementSeed { list, aside })? {
        if fit != Fit::Whole {
            return read_list_aside(list, fit, aside, seq);
        }
    }
    Ok(Fit::Whole)
}

/// Continues after the first element that does not fit whole: sets the whole list aside, and finds out
/// which of its other elements do not fit.
#[cold]
fn read_list_aside<'de, A: SeqAccess<'de>>(
    list: &mut dyn ListFieldMut,
    mut fit: Fit,
    aside: &mut Aside,
    mut seq: A,
) -> Result<Fit, A::Error> {
    // The elements before were read whole, and so are written as they were.
    let mut values = list.items().map(write::items).unwrap_or_default();
    if fit == Fit::Partial {
        values.pop();
    }
    let mut fits = Fits::default();
    loop {
        if fit != Fit::Whole {
            fits.push(values.len().to_string(), fit, aside);
        }
        values.push(mem::take(&mut aside.value));
        let Some(value) = seq.next_element::<Value>()? else { break };
        fit = ElementSeed { list, aside }.deserialize(&value).map_err(de::Error::custom)?;
        aside.value = value;
    }
    aside.value = values.into();
    Ok(fits.finish(aside))
}

/// Reads into a new element, which is made when there is a value to read: models are large.
struct ElementSeed<'s> {
    list: &'s mut dyn ListFieldMut,
    aside: &'s mut Aside,
}

impl<'de> DeserializeSeed<'de> for ElementSeed<'_> {
    type Value = Fit;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Fit, D::Error> {
        let mut deserializer = Some(deserializer);
        let mut read = Ok(Fit::Misfit);
        self.list.push(&mut |mut field| {
            if let Some(deserializer) = deserializer.take() {
                let seed = FieldSeed { field: &mut field, aside: self.aside };
                read = deserializer.deserialize_any(seed);
            }
            is_held(&read)
        });
        read
    }
}

/// Whether the value that was read is in its field.
fn is_held<E>(read: &Result<Fit, E>) -> bool {
    matches!(read, Ok(Fit::Whole | Fit::Partial))
}

/// Reads a map. It fits as its worst value does.
#[inline(never)]
fn read_map<'de, A: MapAccess<'de>>(
    entries: &mut dyn MapFieldMut,
    aside: &mut Aside,
    mut map: A,
) -> Result<Fit, A::Error> {
    entries.clear();
    entries.insert_empty();
    while let Some(key) = map.next_key::<String>()? {
        let mut read = Ok(Fit::Misfit);
        entries.insert(&key, &mut |mut field| {
            read = map.next_value_seed(FieldSeed { field: &mut field, aside });
            is_held(&read)
        });
        let fit = read?;
        if fit != Fit::Whole {
            return read_map_aside(entries, key, fit, aside, map);
        }
    }
    Ok(Fit::Whole)
}

/// Continues after the first value that does not fit whole, as [`read_list_aside`] does.
#[cold]
fn read_map_aside<'de, A: MapAccess<'de>>(
    entries: &mut dyn MapFieldMut,
    mut key: String,
    mut fit: Fit,
    aside: &mut Aside,
    mut map: A,
) -> Result<Fit, A::Error> {
    let mut values: Map<String, Value> = entries.entries().map(write::entries).unwrap_or_default();
    let mut fits = Fits::default();
    loop {
        fits.push(key.clone(), fit, aside);
        values.insert(key, mem::take(&mut aside.value));
        let Some((next, value)) = map.next_entry::<String, Value>()? else { break };
        let mut read = Ok(Fit::Misfit);
        entries.insert(&next, &mut |mut field| {
            read = FieldSeed { field: &mut field, aside }.deserialize(&value);
            is_held(&read)
        });
        fit = read.map_err(de::Error::custom)?;
        aside.value = value;
        key = next;
    }
    aside.value = values.into();
    fits.keep_last_of_each_key();
    Ok(fits.finish(aside))
}

/// How the elements of a list or map fit. Elements that fit whole may be left out.
#[derive(Default)]
struct Fits(Vec<ElementFit>);

struct ElementFit {
    /// The index or key.
    token: String,
    fit: Fit,
    /// The pointers to its own elements that do not fit.
    misfits: Vec<String>,
}

impl Fits {
    fn push(&mut self, token: String, fit: Fit, aside: &mut Aside) {
        self.0.push(ElementFit { token, fit, misfits: mem::take(&mut aside.misfits) });
    }

    /// Of a repeated key the last value counts.
    fn keep_last_of_each_key(&mut self) {
        // The type of map that each program has anyway.
        let mut later = Map::new();
        self.0.reverse();
        self.0.retain(|element| later.insert(element.token.clone(), Value::Null).is_none());
        self.0.reverse();
    }

    /// How the list or map as a whole fits. Sets its pointers aside.
    fn finish(self, aside: &mut Aside) -> Fit {
        let mut worst = Fit::Whole;
        for ElementFit { token, fit, misfits } in self.0 {
            worst = worst.max(fit);
            let mut pointer = String::new();
            push_token(&mut pointer, &token);
            match (fit, misfits.is_empty()) {
                (Fit::Misfit, true) => aside.misfits.push(pointer),
                _ => aside.misfits.extend(misfits.iter().map(|below| format!("{pointer}{below}"))),
            }
        }
        worst
    }
}
