//! Reading: the interpreter of slots.

use std::fmt;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::key::{Key, KeySeed};
use super::model::hold;
use super::{Field, ListSlot, MapSlot, Model, Representation, Slot, number, time, write};

/// Reads a model. For the generated `Deserialize` of each.
///
/// # Errors
///
/// If what comes is no object, though the model has documented properties, or the format cannot tell
/// what comes.
pub fn read<'de, M: Model + Default, D: Deserializer<'de>>(deserializer: D) -> Result<M, D::Error> {
    let mut model = M::default();
    if model.fields().is_empty() {
        hold(&mut model, &Value::deserialize(deserializer)?);
        return Ok(model);
    }
    deserializer.deserialize_any(Root { model: &mut model })?;
    Ok(model)
}

/// A value that is not as documented, as it came.
type Misfit = Value;

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

fn read_object<'de, A: MapAccess<'de>>(model: &mut dyn Model, map: A) -> Result<(), A::Error> {
    let mut map = Some(map);
    let mut result = Ok(());
    model.slots(&mut |fields, slots, extra| {
        if let Some(map) = map.take() {
            result = read_fields(fields.as_slice(), slots, extra, map);
        }
    });
    result
}

fn read_fields<'de, A: MapAccess<'de>>(
    fields: &'static [Field],
    slots: &mut [Slot<'_>],
    extra: &mut super::Extra,
    mut map: A,
) -> Result<(), A::Error> {
    let mut expected = 0;
    while let Some(key) = map.next_key_seed(KeySeed { fields, expected })? {
        let index = match key {
            Key::Documented(index) => index,
            Key::Other(name) => {
                extra.insert(name, map.next_value::<Value>()?);
                continue;
            }
        };
        expected = index + 1;
        let slot = &mut slots[index];
        match map.next_value_seed(SlotSeed { slot })? {
            // Of a key that comes twice the last value counts, wherever the first one went.
            None if extra.is_empty() => {}
            None => drop(extra.remove(fields[index].name)),
            Some(misfit) => {
                slot.clear();
                extra.insert(fields[index].name, misfit);
            }
        }
    }
    Ok(())
}

/// Reads into a slot, and gives back what does not fit there.
struct SlotSeed<'s, 'a> {
    slot: &'s mut Slot<'a>,
}

impl<'de> DeserializeSeed<'de> for SlotSeed<'_, '_> {
    type Value = Option<Misfit>;

    fn deserialize<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Option<Misfit>, D::Error> {
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
            _ => self.whole(value),
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
            _ => self.whole(value),
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
            (Err(_), _) => self.whole(value),
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
            _ => self.whole(value),
        }
    }

    /// Writes a value that is no object into a model without documented properties.
    fn whole(&mut self, value: impl Into<Value>) -> bool {
        match self.slot {
            Slot::Model(place) => {
                let fits = hold(place.start(), &value.into());
                if !fits {
                    place.clear();
                }
                fits
            }
            Slot::ModelItem(model) => hold(*model, &value.into()),
            _ => false,
        }
    }

    /// A value that was read whole because nothing better was known of it.
    fn value(mut self, value: Value) -> Option<Misfit> {
        if let (Slot::Any(place), false) = (&mut *self.slot, value.is_null()) {
            **place = Some(value);
            return None;
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
            Value::Array(_) => self.whole(value.clone()),
            _ => false,
        };
        Some(value).filter(|_| !fits)
    }

    fn float(&mut self, value: f64) -> bool {
        match self.slot {
            Slot::Number(place) => set(place, Some(value)),
            Slot::Any(place) => set(place, Some(value.into())),
            _ => self.whole(value),
        }
    }
}

impl<'de> Visitor<'de> for SlotSeed<'_, '_> {
    type Value = Option<Misfit>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Option<Misfit>, E> {
        Ok(Some(Value::Null))
    }

    fn visit_none<E: de::Error>(self) -> Result<Option<Misfit>, E> {
        Ok(Some(Value::Null))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<Misfit>, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Option<Misfit>, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E: de::Error>(mut self, value: bool) -> Result<Option<Misfit>, E> {
        Ok(if self.boolean(value) { None } else { Some(value.into()) })
    }

    fn visit_i64<E: de::Error>(mut self, value: i64) -> Result<Option<Misfit>, E> {
        Ok(if self.signed(value) { None } else { Some(value.into()) })
    }

    fn visit_u64<E: de::Error>(mut self, value: u64) -> Result<Option<Misfit>, E> {
        Ok(if self.unsigned(value) { None } else { Some(value.into()) })
    }

    fn visit_f64<E: de::Error>(mut self, value: f64) -> Result<Option<Misfit>, E> {
        Ok(if self.float(value) { None } else { Some(value.into()) })
    }

    fn visit_str<E: de::Error>(mut self, value: &str) -> Result<Option<Misfit>, E> {
        Ok(if self.text(value) { None } else { Some(value.into()) })
    }

    fn visit_string<E: de::Error>(mut self, value: String) -> Result<Option<Misfit>, E> {
        if let Slot::Text(place) = self.slot {
            **place = Some(value);
            return Ok(None);
        }
        Ok(if self.text(&value) { None } else { Some(value.into()) })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Option<Misfit>, A::Error> {
        match self.slot {
            Slot::List(list) => read_list(*list, seq),
            _ => Value::deserialize(SeqAccessDeserializer::new(seq)).map(|value| self.value(value)),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Option<Misfit>, A::Error> {
        match self.slot {
            Slot::Model(place) => read_object(place.start(), map).map(|()| None),
            Slot::ModelItem(model) => read_object(*model, map).map(|()| None),
            Slot::Map(place) => read_map(*place, map),
            _ => Value::deserialize(MapAccessDeserializer::new(map)).map(|value| self.value(value)),
        }
    }
}

/// Reads a list; where an element does not fit, the whole list comes back.
fn read_list<'de, A: SeqAccess<'de>>(
    list: &mut dyn ListSlot,
    mut seq: A,
) -> Result<Option<Misfit>, A::Error> {
    list.start();
    while let Some(read) = seq.next_element_seed(ElementSeed { list })? {
        if let Some(misfit) = read {
            let mut values = list.items().map(write::items).unwrap_or_default();
            values.push(misfit);
            while let Some(value) = seq.next_element()? {
                values.push(value);
            }
            return Ok(Some(values.into()));
        }
    }
    Ok(None)
}

/// Reads into a new element. It is made when there is something to be read, and no sooner: models are
/// large.
struct ElementSeed<'s> {
    list: &'s mut dyn ListSlot,
}

impl<'de> DeserializeSeed<'de> for ElementSeed<'_> {
    type Value = Option<Misfit>;

    fn deserialize<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Option<Misfit>, D::Error> {
        let mut deserializer = Some(deserializer);
        let mut read = Ok(None);
        self.list.push(&mut |mut slot| {
            if let Some(deserializer) = deserializer.take() {
                read = deserializer.deserialize_any(SlotSeed { slot: &mut slot });
            }
            matches!(read, Ok(None))
        });
        read
    }
}

/// Reads a map; where a value does not fit, the whole map comes back.
fn read_map<'de, A: MapAccess<'de>>(
    place: &mut dyn MapSlot,
    mut map: A,
) -> Result<Option<Misfit>, A::Error> {
    place.start();
    while let Some(key) = map.next_key::<String>()? {
        let mut read = Ok(None);
        place.put(&key, &mut |mut slot| {
            read = map.next_value_seed(SlotSeed { slot: &mut slot });
            matches!(read, Ok(None))
        });
        if let Some(misfit) = read? {
            let mut values = place.entries().map(write::entries).unwrap_or_default();
            values.insert(key, misfit);
            while let Some((key, value)) = map.next_entry()? {
                values.insert(key, value);
            }
            return Ok(Some(values.into()));
        }
    }
    Ok(None)
}
