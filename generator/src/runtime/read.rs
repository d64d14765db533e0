//! Reading: the interpreter of slots.

use std::fmt;
use std::mem;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::key::Keys;
use super::object::to_write;
use super::{
    Extra, Field, Fields, ListPlace, MapPlace, Model, Representation, Slot, number, time, write,
};

/// Reads a model. For the generated `Deserialize` of each.
///
/// # Errors
///
/// If what comes is no object, or the format cannot tell what comes.
pub fn read<'de, M: Model + Default, D: Deserializer<'de>>(deserializer: D) -> Result<M, D::Error> {
    let mut model = M::default();
    deserializer.deserialize_any(Root { model: to_write(&mut model) })?;
    Ok(model)
}

struct Root<'a> {
    model: &'a mut dyn Model,
}

impl<'de> Visitor<'de> for Root<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a JSON object for the model {}", self.model.fields().model())
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
    model.slots(&mut |fields: Fields, slots: &mut [Slot<'_>], extra: &mut Extra| {
        if let Some(map) = map.take() {
            result = read_fields(fields.as_slice(), slots, extra, map);
        }
    });
    result
}

fn read_fields<'de, A: MapAccess<'de>>(
    fields: &'static [Field],
    slots: &mut [Slot<'_>],
    extra: &mut Extra,
    mut map: A,
) -> Result<(), A::Error> {
    let mut keys = Keys::of(fields);
    let mut misfit = Value::Null;
    while let Some(key) = map.next_key_seed(&mut keys)? {
        let Some((index, slot)) = key.and_then(|index| Some((index, slots.get_mut(index)?))) else {
            extra.insert(mem::take(&mut keys.other), map.next_value::<Value>()?);
            continue;
        };
        let fits = map.next_value_seed(SlotSeed { slot, misfit: &mut misfit })?;
        if !fits {
            slot.clear();
            extra.insert(fields[index].name, mem::take(&mut misfit));
        } else if !extra.is_empty() {
            // Of a key that comes twice the last value counts, wherever the first one went.
            extra.remove(fields[index].name);
        }
    }
    Ok(())
}

/// Reads into a slot, and tells whether the value fits there.
///
/// What does not is put aside, rather than given back: the result of the many that do is then no
/// larger than a register.
struct SlotSeed<'s, 'a> {
    slot: &'s mut Slot<'a>,
    /// Takes the value that does not fit.
    misfit: &'s mut Value,
}

impl<'de> DeserializeSeed<'de> for SlotSeed<'_, '_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// Writes a value where there is one, and tells whether there was.
fn set<T>(place: &mut Option<T>, value: Option<T>) -> bool {
    let fits = value.is_some();
    *place = value;
    fits
}

impl SlotSeed<'_, '_> {
    fn boolean(&mut self, value: bool) -> bool {
        match self.slot {
            Slot::Boolean(place) => set(place, Some(value)),
            Slot::Any(place) => set(place, Some(value.into())),
            _ => false,
        }
    }

    fn signed(&mut self, value: i64) -> bool {
        match self.slot {
            Slot::Int32(place) => set(place, value.try_into().ok()),
            Slot::Int64(place) => set(place, Some(value)),
            Slot::Number(place) => set(place, number::exact(value)),
            Slot::Any(place) => set(place, Some(value.into())),
            Slot::Enum(place) if place.representation() == Representation::Integer => {
                place.set(&value.to_string());
                true
            }
            _ => false,
        }
    }

    fn unsigned(&mut self, value: u64) -> bool {
        match (i64::try_from(value), &mut self.slot) {
            (Ok(value), _) => self.signed(value),
            (Err(_), Slot::Number(place)) => set(place, number::exact_unsigned(value)),
            (Err(_), Slot::Any(place)) => set(place, Some(value.into())),
            (Err(_), Slot::Enum(place)) if place.representation() == Representation::Integer => {
                place.set(&value.to_string());
                true
            }
            (Err(_), _) => false,
        }
    }

    fn text(&mut self, value: &str) -> bool {
        match self.slot {
            Slot::Text(place) => set(place, Some(value.to_owned())),
            Slot::Timestamp(place) => set(place, time::instant(value)),
            Slot::Date(place) => set(place, time::date(value)),
            Slot::DateTime(place) => set(place, time::local(value)),
            Slot::Any(place) => set(place, Some(value.into())),
            Slot::Enum(place) if place.representation() == Representation::Text => {
                place.set(value);
                true
            }
            _ => false,
        }
    }

    /// A value that was read whole because nothing better was known of it.
    #[cold]
    fn value(mut self, value: Value) -> bool {
        if let (Slot::Any(place), false) = (&mut *self.slot, value.is_null()) {
            **place = Some(value);
            return true;
        }
        let fits = match &value {
            // Where some crate of the build turns on serde_json's `arbitrary_precision`, numbers
            // come as objects.
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

    /// Puts aside a value that does not fit, and tells that it does not.
    #[cold]
    fn aside(self, value: impl Into<Value>) -> bool {
        *self.misfit = value.into();
        false
    }

    fn float(&mut self, value: f64) -> bool {
        match self.slot {
            Slot::Number(place) => set(place, Some(value)),
            Slot::Any(place) => set(place, Some(value.into())),
            _ => false,
        }
    }
}

impl<'de> Visitor<'de> for SlotSeed<'_, '_> {
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
        if let Slot::Text(place) = self.slot {
            **place = Some(value);
            return Ok(true);
        }
        Ok(self.text(&value) || self.aside(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<bool, A::Error> {
        match self.slot {
            Slot::List(place) => read_list(*place, self.misfit, seq),
            _ => Value::deserialize(SeqAccessDeserializer::new(seq)).map(|value| self.value(value)),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<bool, A::Error> {
        match self.slot {
            Slot::Model(place) => {
                // Of a key that comes twice the last value counts.
                place.clear();
                read_object(place.start(), map).map(|()| true)
            }
            Slot::ModelItem(model) => read_object(*model, map).map(|()| true),
            Slot::Map(place) => read_map(*place, self.misfit, map),
            _ => Value::deserialize(MapAccessDeserializer::new(map)).map(|value| self.value(value)),
        }
    }
}

/// Reads a list; where an element does not fit, the whole list is put aside.
#[inline(never)]
fn read_list<'de, A: SeqAccess<'de>>(
    list: &mut dyn ListPlace,
    misfit: &mut Value,
    mut seq: A,
) -> Result<bool, A::Error> {
    list.clear();
    list.start();
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

/// Reads into a new element. It is made when there is something to be read, and no sooner: models are
/// large.
struct ElementSeed<'s> {
    list: &'s mut dyn ListPlace,
    misfit: &'s mut Value,
}

impl<'de> DeserializeSeed<'de> for ElementSeed<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        let mut deserializer = Some(deserializer);
        let mut read = Ok(false);
        self.list.push(&mut |mut slot| {
            if let Some(deserializer) = deserializer.take() {
                let seed = SlotSeed { slot: &mut slot, misfit: self.misfit };
                read = deserializer.deserialize_any(seed);
            }
            matches!(read, Ok(true))
        });
        read
    }
}

/// Reads a map; where a value does not fit, the whole map is put aside.
#[inline(never)]
fn read_map<'de, A: MapAccess<'de>>(
    place: &mut dyn MapPlace,
    misfit: &mut Value,
    mut map: A,
) -> Result<bool, A::Error> {
    place.clear();
    place.start();
    while let Some(key) = map.next_key::<String>()? {
        let mut read = Ok(false);
        place.put(&key, &mut |mut slot| {
            read = map.next_value_seed(SlotSeed { slot: &mut slot, misfit });
            matches!(read, Ok(true))
        });
        if !read? {
            let mut values = place.entries().map(write::entries).unwrap_or_default();
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
