//! Enums that stay open to values that are not documented.

use std::cmp::Ordering;
use std::convert::Infallible;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::str::FromStr;

use serde::de::{self, Deserialize, Deserializer, Unexpected, Visitor};
use serde::ser::{Serialize, Serializer};

/// The documented values of an enum.
pub trait Enumeration: Copy + 'static {
    /// How the values travel.
    const REPRESENTATION: Representation = Representation::Text;
    /// The documented values, in document order.
    const VALUES: &'static [Self];
    /// The same values on the wire, in the same order.
    const TEXTS: Texts;

    /// Its place in [`Enumeration::VALUES`].
    fn index(self) -> usize;

    /// The value on the wire.
    fn as_str(self) -> &'static str {
        Self::TEXTS.as_slice()[self.index()]
    }
}

/// What is documented of an enum: its name, and its values on the wire in document order, as a slice;
/// integers in decimal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Texts {
    enumeration: &'static str,
    texts: &'static [&'static str],
}

impl Texts {
    /// The values of the enum of that name.
    pub const fn of(enumeration: &'static str, texts: &'static [&'static str]) -> Texts {
        Texts { enumeration, texts }
    }

    /// The enum's name in the documentation.
    pub const fn enumeration(self) -> &'static str {
        self.enumeration
    }

    /// The values.
    pub const fn as_slice(self) -> &'static [&'static str] {
        self.texts
    }
}

impl Deref for Texts {
    type Target = [&'static str];

    fn deref(&self) -> &[&'static str] {
        self.texts
    }
}

/// How the values of an enum travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Representation {
    /// As text.
    Text,
    /// As integers.
    Integer,
}

/// A value that may be documented, or may be one that the server has learnt since.
#[derive(Clone)]
pub enum Open<E> {
    /// A documented value.
    Known(E),
    /// Any other. Only reading makes one, and never of a documented value.
    Unknown(Unknown),
}

/// A value that is not documented.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unknown {
    /// A pointer to the text's own, which takes two words: with one word here, a field with a value
    /// or without one takes two, not three.
    text: Box<Box<str>>,
}

impl Unknown {
    fn of(text: &str) -> Unknown {
        Unknown { text: Box::new(text.into()) }
    }

    /// The value on the wire; an integer in decimal.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl<E: Enumeration> Open<E> {
    /// The documented values, in document order.
    pub const VALUES: &'static [E] = E::VALUES;

    /// The documented value, if it is one.
    pub fn known(&self) -> Option<E> {
        match self {
            Open::Known(value) => Some(*value),
            Open::Unknown(_) => None,
        }
    }

    /// The value on the wire; an integer in decimal.
    pub fn as_str(&self) -> &str {
        match self {
            Open::Known(value) => value.as_str(),
            Open::Unknown(value) => value.as_str(),
        }
    }

    /// What the value is ordered by: documented ones and others alike by what travels.
    fn key(&self) -> (Option<i128>, &str) {
        let text = self.as_str();
        match E::REPRESENTATION {
            Representation::Text => (None, text),
            Representation::Integer => (text.parse().ok(), text),
        }
    }
}

/// The place of a text among the documented ones. It is looked for behind the whole interpreter, once
/// for all enums.
#[inline(never)]
pub(super) fn find(texts: &[&str], text: &str) -> Option<usize> {
    texts.iter().position(|documented| *documented == text)
}

impl<E: Enumeration> From<&str> for Open<E> {
    fn from(text: &str) -> Self {
        match find(E::TEXTS.as_slice(), text) {
            Some(index) => Open::Known(E::VALUES[index]),
            None => Open::Unknown(Unknown::of(text)),
        }
    }
}

impl<E: Enumeration> From<String> for Open<E> {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

impl<E: Enumeration> From<E> for Open<E> {
    fn from(value: E) -> Self {
        Open::Known(value)
    }
}

impl<E: Enumeration> FromStr for Open<E> {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(text.into())
    }
}

impl<E: Enumeration> AsRef<str> for Open<E> {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl<E: Enumeration> PartialEq for Open<E> {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl<E: Enumeration> PartialEq<E> for Open<E> {
    fn eq(&self, other: &E) -> bool {
        self.known().is_some_and(|value| value.index() == other.index())
    }
}

impl<E: Enumeration> Eq for Open<E> {}

impl<E: Enumeration> PartialOrd for Open<E> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<E: Enumeration> Ord for Open<E> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl<E: Enumeration> Hash for Open<E> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl<E: Enumeration> fmt::Display for Open<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl<E: Enumeration> fmt::Debug for Open<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, value) = match self {
            Open::Known(value) => ("Known", value.as_str()),
            Open::Unknown(value) => ("Unknown", value.as_str()),
        };
        f.debug_tuple(name).field(&value).finish()
    }
}

impl fmt::Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl fmt::Debug for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.text, f)
    }
}

impl<E: Enumeration> Serialize for Open<E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_value(E::REPRESENTATION, self.as_str(), serializer)
    }
}

/// Writes a value as it travels.
pub(super) fn serialize_value<S: Serializer>(
    representation: Representation,
    text: &str,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    if representation == Representation::Integer {
        // A text such as `007` is no integer as it travels: it would come back as another one.
        match (text.parse::<i64>(), text.parse::<u64>()) {
            (Ok(number), _) if number.to_string() == text => {
                return serializer.serialize_i64(number);
            }
            (_, Ok(number)) if number.to_string() == text => {
                return serializer.serialize_u64(number);
            }
            _ => {}
        }
    }
    serializer.serialize_str(text)
}

impl<'de, E: Enumeration> Deserialize<'de> for Open<E> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let visitor =
            OpenVisitor { name: E::TEXTS.enumeration(), representation: E::REPRESENTATION };
        // Told what is wanted, formats whose keys are text read an integer from a key.
        match E::REPRESENTATION {
            Representation::Text => deserializer.deserialize_str(visitor).map(Open::from),
            Representation::Integer => deserializer.deserialize_i64(visitor).map(Open::from),
        }
    }
}

/// Reads a value of its own, outside a model, or as a map's key.
struct OpenVisitor {
    name: &'static str,
    representation: Representation,
}

impl Visitor<'_> for OpenVisitor {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a value of {}", self.name)
    }

    fn visit_str<X: de::Error>(self, text: &str) -> Result<String, X> {
        match self.representation {
            Representation::Text => Ok(text.to_owned()),
            Representation::Integer => Err(X::invalid_type(Unexpected::Str(text), &self)),
        }
    }

    fn visit_i64<X: de::Error>(self, number: i64) -> Result<String, X> {
        match self.representation {
            Representation::Integer => Ok(number.to_string()),
            Representation::Text => Err(X::invalid_type(Unexpected::Signed(number), &self)),
        }
    }

    fn visit_u64<X: de::Error>(self, number: u64) -> Result<String, X> {
        match self.representation {
            Representation::Integer => Ok(number.to_string()),
            Representation::Text => Err(X::invalid_type(Unexpected::Unsigned(number), &self)),
        }
    }
}
