//! Finds the payloads in a record, and chooses the model of each.

use std::fmt;
use std::vec;

use serde::de::value::StringDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::expected::ModelIndex;
use super::input::Counted;
use super::outcome::Outcome;
use super::selection::{By, Choice, Resolved};
use super::tally::{Scalar, Token};
use super::value_kind::ValueKind;
use super::walk::Walker;

/// What reading a record needs.
pub(super) struct Reader<'r, 's> {
    pub(super) walker: &'r mut Walker<'s>,
    pub(super) outcome: &'r mut Outcome,
    pub(super) selection: &'r Resolved,
}

/// What is known of a payload's model.
#[derive(Debug, Clone, Copy)]
enum Model<'r> {
    /// It is this one.
    Known(ModelIndex),
    /// The value at these tokens, from here, stands for it.
    At(&'r By, &'r [String]),
    /// A key of the payload stands for it.
    InPayload(&'r By),
    /// It cannot be told, which is counted.
    Unknown,
}

/// Reads a record.
pub(super) struct RecordSeed<'r, 's> {
    pub(super) reader: Reader<'r, 's>,
}

impl<'de> DeserializeSeed<'de> for RecordSeed<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let RecordSeed { mut reader } = self;
        reader.walker.path.clear();
        let model = match &reader.selection.choice {
            Choice::Model(model) => Model::Known(*model),
            Choice::By(by) if by.from_top => Model::At(by, &by.tokens),
            Choice::By(by) => Model::InPayload(by),
        };
        deserializer.deserialize_any(Locate { reader: &mut reader, depth: 0, model })
    }
}

/// Goes to the payloads.
struct Locate<'l, 'r, 's> {
    reader: &'l mut Reader<'r, 's>,
    /// The number of tokens behind it.
    depth: usize,
    model: Model<'r>,
}

impl<'de> DeserializeSeed<'de> for Locate<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'l, 'r, 's> Locate<'l, 'r, 's> {
    /// The next token of the pointer to the payloads.
    fn token(&self) -> Option<&'r str> {
        self.reader.selection.at.get(self.depth).map(String::as_str)
    }

    /// A value that is no payload, nor has one in it.
    fn elsewhere(self, kind: ValueKind) {
        let reader = self.reader;
        let place = reader.walker.place(reader.walker.line.get());
        match reader.selection.at.get(self.depth) {
            Some(_) => reader.outcome.nowhere(place),
            None => reader.outcome.not_an_object(kind, place),
        }
    }

    /// Reads an object around the payloads.
    fn envelope<'de, A: MapAccess<'de>>(self, token: &str, mut map: A) -> Result<(), A::Error> {
        let Locate { reader, depth, mut model } = self;
        let mut is_found = false;
        let mut pending = None;
        while let Some(key) = map.next_key::<String>()? {
            let selector = match model {
                Model::At(by, [first, rest @ ..]) if *first == key => Some((by, rest)),
                _ => None,
            };
            if key == token {
                is_found = true;
                let inner = match (selector, model) {
                    (Some((by, rest)), _) => Model::At(by, rest),
                    (None, Model::At(..)) => {
                        pending =
                            Some((map.next_value::<Box<RawValue>>()?, reader.walker.line.get()));
                        continue;
                    }
                    (None, known) => known,
                };
                reader.walker.path.push(Token::Envelope(depth));
                map.next_value_seed(Locate {
                    reader: &mut *reader,
                    depth: depth + 1,
                    model: inner,
                })?;
                reader.walker.path.pop();
            } else if let Some((by, rest)) = selector {
                let value = map.next_value_seed(Lookup { tokens: rest })?;
                model = reader.model_of(by, value);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        if let Some((raw, line)) = pending {
            if let Model::At(by, _) = model {
                model = reader.model_of(by, None);
            }
            reader.walker.path.push(Token::Envelope(depth));
            let seed = Locate { reader: &mut *reader, depth: depth + 1, model };
            read_raw(seed, &raw, line).map_err(A::Error::custom)?;
            reader.walker.path.pop();
        }
        if !is_found {
            reader.outcome.nowhere(reader.walker.place(reader.walker.line.get()));
        }
        Ok(())
    }

    /// Reads a payload.
    fn payload<'de, A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Locate { reader, model, .. } = self;
        reader.walker.begin_payload();
        reader.outcome.payloads += 1;
        let (by, tokens) = match model {
            Model::Known(model) => return reader.walker.object(model, map),
            Model::Unknown => return skip(map),
            Model::At(by, tokens) => (by, tokens),
            Model::InPayload(by) => (by, by.tokens.as_slice()),
        };
        let Some((first, rest)) = tokens.split_first() else {
            reader.model_of(by, None);
            return skip(map);
        };
        let mut entries = Vec::new();
        let mut value = None;
        while let Some(key) = map.next_key::<String>()? {
            let line = reader.walker.line.get();
            let raw = map.next_value::<Box<RawValue>>()?;
            let is_selector = key == *first;
            if is_selector {
                let mut deserializer = serde_json::Deserializer::from_str(raw.get());
                let looked_up = Lookup { tokens: rest }.deserialize(&mut deserializer);
                value = looked_up.map_err(A::Error::custom)?;
            }
            entries.push(Entry { key, raw, line });
            if is_selector {
                break;
            }
        }
        match reader.model_of(by, value) {
            Model::Known(model) => {
                let line = reader.walker.line.clone();
                let buffered = entries.into_iter();
                reader.walker.object(model, Replay { buffered, value: None, rest: map, line })
            }
            _ => skip(map),
        }
    }
}

fn skip<'de, A: MapAccess<'de>>(mut map: A) -> Result<(), A::Error> {
    while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
    Ok(())
}

impl<'r> Reader<'r, '_> {
    /// The model that the value of the selecting key stands for.
    fn model_of(&mut self, by: &'r By, value: Option<Scalar>) -> Model<'r> {
        let model = value.as_ref().and_then(|value| by.model(value, self.walker.expected));
        model.map_or_else(
            || {
                let place = self.walker.place(self.walker.line.get());
                self.outcome.unassigned(&by.key, value, place);
                Model::Unknown
            },
            Model::Known,
        )
    }
}

/// Reads JSON that was set aside, which begins on this line.
fn read_raw(seed: Locate<'_, '_, '_>, raw: &RawValue, begins: u64) -> serde_json::Result<()> {
    let line = seed.reader.walker.line.clone();
    let ends = line.get();
    line.set(begins);
    let text = raw.get();
    let read = match text.contains('\n') {
        true => {
            let reader = Counted::new(text.as_bytes(), &line);
            seed.deserialize(&mut serde_json::Deserializer::from_reader(reader))
        }
        false => seed.deserialize(&mut serde_json::Deserializer::from_str(text)),
    };
    line.set(ends);
    read
}

impl<'de> Visitor<'de> for Locate<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.elsewhere(ValueKind::Null);
        Ok(())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        self.elsewhere(ValueKind::Boolean);
        Ok(())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<(), E> {
        self.elsewhere(ValueKind::of_integer(number));
        Ok(())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<(), E> {
        let kind = i64::try_from(number).map(ValueKind::of_integer);
        self.elsewhere(kind.unwrap_or(ValueKind::HugeInteger));
        Ok(())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        self.elsewhere(ValueKind::Number);
        Ok(())
    }

    /// A text inside an envelope may be the JSON of a payload.
    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        let kind = ValueKind::of_text(text);
        if self.depth == 0 || kind != ValueKind::JsonText {
            self.elsewhere(kind);
            return Ok(());
        }
        let mut deserializer = serde_json::Deserializer::from_str(text);
        self.deserialize(&mut deserializer).and_then(|()| deserializer.end()).map_err(E::custom)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let only = self.token().and_then(|token| token.parse::<usize>().ok());
        let Locate { reader, depth, model } = self;
        for index in 0.. {
            reader.walker.path.push(Token::Index(index));
            let is_on_the_way = only.is_none_or(|only| only == index);
            let next = match is_on_the_way {
                true => {
                    let depth = depth + usize::from(only.is_some());
                    seq.next_element_seed(Locate { reader: &mut *reader, depth, model })?
                }
                false => seq.next_element::<IgnoredAny>()?.map(drop),
            };
            reader.walker.path.pop();
            if next.is_none() {
                break;
            }
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        match self.token() {
            Some(token) => self.envelope(token, map),
            None => self.payload(map),
        }
    }
}

/// Reads the value that stands for the model: a text or an integer.
struct Lookup<'a> {
    /// The tokens to it, from here.
    tokens: &'a [String],
}

impl<'de> DeserializeSeed<'de> for Lookup<'_> {
    type Value = Option<Scalar>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Lookup<'_> {
    type Value = Option<Scalar>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
        self.visit_string(value.to_string())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        Ok(self.tokens.is_empty().then_some(Scalar::Integer(number.into())))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        Ok(self.tokens.is_empty().then_some(Scalar::Integer(number.into())))
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        self.visit_string(text.to_owned())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Self::Value, E> {
        Ok(self.tokens.is_empty().then_some(Scalar::Text(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(None)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut value = None;
        while let Some(key) = map.next_key::<String>()? {
            match self.tokens {
                [first, rest @ ..] if *first == key => {
                    value = map.next_value_seed(Lookup { tokens: rest })?;
                }
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(value)
    }
}

/// An entry of an object that was read before its model was known.
struct Entry {
    key: String,
    raw: Box<RawValue>,
    line: u64,
}

/// An object, from its first entry on.
struct Replay<A> {
    buffered: vec::IntoIter<Entry>,
    /// The value of the current entry, if that is a buffered one.
    value: Option<(Box<RawValue>, u64)>,
    rest: A,
    line: super::tally::Line,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Replay<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        match self.buffered.next() {
            Some(entry) => {
                self.value = Some((entry.raw, entry.line));
                seed.deserialize(StringDeserializer::new(entry.key)).map(Some)
            }
            None => self.rest.next_key_seed(seed),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        let Some((raw, begins)) = self.value.take() else { return self.rest.next_value_seed(seed) };
        let ends = self.line.get();
        self.line.set(begins);
        let mut deserializer =
            serde_json::Deserializer::from_reader(Counted::new(raw.get().as_bytes(), &self.line));
        let value = seed.deserialize(&mut deserializer).map_err(A::Error::custom);
        self.line.set(ends);
        value
    }
}
