//! Reads models.

use std::fmt;
use std::mem;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::descriptor::{EnumRepr, Field, ModelDescriptor};
use super::extra::Extra;
use super::keys::Keys;
use super::model::object::as_dyn_mut;
use super::model::{FieldMut, ListFieldMut, MapFieldMut, Model};
use super::time::parse;
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
    let mut misfit = Value::Null;
    while let Some(key) = map.next_key_seed(&mut keys)? {
        let Some((index, field)) = key.and_then(|index| Some((index, fields.get_mut(index)?)))
        else {
            extra.insert(mem::take(&mut keys.other), map.next_value::<Value>()?);
            continue;
        };
        let fits = map.next_value_seed(FieldSeed { field, misfit: &mut misfit })?;
        if !fits {
            field.clear();
            extra.insert(documented[index].name, mem::take(&mut misfit));
        } else if !extra.is_empty() {
            // Of a repeated key the last value counts, wherever the first one went.
            extra.remove(documented[index].name);
        }
    }
    Ok(())
}

/// Reads into a field, and returns whether the value fits.
///
/// A value that does not fit goes to `misfit` and is not returned, so that the result fits a register.
struct FieldSeed<'s, 'a> {
    field: &'s mut FieldMut<'a>,
    misfit: &'s mut Value,
}

impl<'de> DeserializeSeed<'de> for FieldSeed<'_, '_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// Sets a field, and returns whether there is a value.
fn set<T>(field: &mut Option<T>, value: Option<T>) -> bool {
    let fits = value.is_some();
    *field = value;
    fits
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
            _ => false,
        }
    }

    fn unsigned(&mut self, value: u64) -> bool {
        match (i64::try_from(value), &mut self.field) {
            (Ok(value), _) => self.signed(value),
            (Err(_), FieldMut::Number(field)) => set(field, number::exact_unsigned(value)),
            (Err(_), FieldMut::Any(field)) => set(field, Some(value.into())),
            (Err(_), FieldMut::Enum(field)) if field.repr() == EnumRepr::Integer => {
                field.set(&value.to_string());
                true
            }
            (Err(_), _) => false,
        }
    }

    fn text(&mut self, value: &str) -> bool {
        match self.field {
            FieldMut::Text(field) => set(field, Some(value.to_owned())),
            FieldMut::Timestamp(field) => set(field, parse::instant(value)),
            FieldMut::Date(field) => set(field, parse::date(value)),
            FieldMut::DateTime(field) => set(field, parse::local(value)),
            FieldMut::Any(field) => set(field, Some(value.into())),
            FieldMut::Enum(field) if field.repr() == EnumRepr::Text => {
                field.set(value);
                true
            }
            _ => false,
        }
    }

    /// Reads a value that the format has delivered whole.
    #[cold]
    fn value(mut self, value: Value) -> bool {
        if let (FieldMut::Any(field), false) = (&mut *self.field, value.is_null()) {
            **field = Some(value);
            return true;
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
        fits || self.aside(value)
    }

    /// Sets a value aside that does not fit, and returns `false`.
    #[cold]
    fn aside(self, value: impl Into<Value>) -> bool {
        *self.misfit = value.into();
        false
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
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_unit<E: de::Error>(self) -> Result<bool, E> {
        Ok(self.aside(Value::Null))
    }

    fn visit_none<E: de::Error>(self) -> Result<bool, E> {
        Ok(self.aside(Value::Null))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E: de::Error>(mut self, value: bool) -> Result<bool, E> {
        Ok(self.boolean(value) || self.aside(value))
    }

    fn visit_i64<E: de::Error>(mut self, value: i64) -> Result<bool, E> {
        Ok(self.signed(value) || self.aside(value))
    }

    fn visit_u64<E: de::Error>(mut self, value: u64) -> Result<bool, E> {
        Ok(self.unsigned(value) || self.aside(value))
    }

    fn visit_f64<E: de::Error>(mut self, value: f64) -> Result<bool, E> {
        Ok(self.float(value) || self.aside(value))
    }

    fn visit_str<E: de::Error>(mut self, value: &str) -> Result<bool, E> {
        Ok(self.text(value) || self.aside(value))
    }

    fn visit_string<E: de::Error>(mut self, value: String) -> Result<bool, E> {
        if let FieldMut::Text(field) = self.field {
            **field = Some(value);
            return Ok(true);
        }
        Ok(self.text(&value) || self.aside(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<bool, A::Error> {
        match self.field {
            FieldMut::List(field) => read_list(*field, self.misfit, seq),
            _ => Value::deserialize(SeqAccessDeserializer::new(seq)).map(|value| self.value(value)),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<bool, A::Error> {
        match self.field {
            FieldMut::Model(field) => {
                // Of a repeated key the last value counts.
                field.clear();
                read_object(field.get_or_insert(), map).map(|()| true)
            }
            FieldMut::ModelItem(model) => read_object(*model, map).map(|()| true),
            FieldMut::Map(field) => read_map(*field, self.misfit, map),
            _ => Value::deserialize(MapAccessDeserializer::new(map)).map(|value| self.value(value)),
        }
    }
}

/// Reads a list. If an element does not fit, the whole list goes to `misfit`.
#[inline(never)]
fn read_list<'de, A: SeqAccess<'de>>(
    list: &mut dyn ListFieldMut,
    misfit: &mut Value,
    mut seq: A,
) -> Result<bool, A::Error> {
    list.clear();
    list.insert_empty();
    while let Some(fits) = seq.next_element_seed(ElementSeed { list, misfit })? {
        if !fits {
            let mut values = list.items().map(write::items).unwrap_or_default();
            values.push(mem::take(misfit));
            while let Some(value) = seq.next_element()? {
                values.push(value);
            }
            *misfit = values.into();
            return Ok(false);
        }
    }
    Ok(true)
}

/// Reads into a new element, which is made when there is a value to read: models are large.
struct ElementSeed<'s> {
    list: &'s mut dyn ListFieldMut,
    misfit: &'s mut Value,
}

impl<'de> DeserializeSeed<'de> for ElementSeed<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        let mut deserializer = Some(deserializer);
        let mut read = Ok(false);
        self.list.push(&mut |mut field| {
            if let Some(deserializer) = deserializer.take() {
                let seed = FieldSeed { field: &mut field, misfit: self.misfit };
                read = deserializer.deserialize_any(seed);
            }
            matches!(read, Ok(true))
        });
        read
    }
}

/// Reads a map. If a value does not fit, the whole map goes to `misfit`.
#[inline(never)]
fn read_map<'de, A: MapAccess<'de>>(
    entries: &mut dyn MapFieldMut,
    misfit: &mut Value,
    mut map: A,
) -> Result<bool, A::Error> {
    entries.clear();
    entries.insert_empty();
    while let Some(key) = map.next_key::<String>()? {
        let mut read = Ok(false);
        entries.insert(&key, &mut |mut field| {
            read = map.next_value_seed(FieldSeed { field: &mut field, misfit });
            matches!(read, Ok(true))
        });
        if !read? {
            let mut values = entries.entries().map(write::entries).unwrap_or_default();
            values.insert(key, mem::take(misfit));
            while let Some((key, value)) = map.next_entry()? {
                values.insert(key, value);
            }
            *misfit = values.into();
            return Ok(false);
        }
    }
    Ok(true)
}
