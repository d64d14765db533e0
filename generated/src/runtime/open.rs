//! Open enums, as protobuf calls them: enums that also hold values that are not documented.

use std::cmp::Ordering;
use std::convert::Infallible;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use serde::de::{self, Deserialize, Deserializer, Unexpected, Visitor};
use serde::ser::{Serialize, Serializer};

use super::descriptor::EnumRepr;
use super::enumeration::Enumeration;

/// The value of an open enum: a documented value, or any other.
///
/// The term is [protobuf's]. Servers add values; a program that reads one it does not know gets
/// [`Open::Unknown`], and writes it back as it was.
///
/// [protobuf's]: https://protobuf.dev/programming-guides/enum/
#[derive(Clone)]
pub enum Open<E> {
    /// A documented value.
    Known(E),
    /// Any other value. It comes from reading, `From<&str>`, `From<String>` or [`FromStr`], none of
    /// which makes one of a documented value.
    Unknown(Unknown),
}

/// A value of an enum that is not documented.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unknown {
    /// Boxed twice to be one word: a `Box<str>` is two, and `Option<Open<E>>` would then be three words
    /// instead of two.
    text: Box<Box<str>>,
}

impl Unknown {
    fn new(text: &str) -> Unknown {
        Unknown { text: Box::new(text.into()) }
    }

    /// The value as it is in JSON; an integer in decimal.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl<E: Enumeration> Open<E> {
    /// The documented values, in document order.
    pub const VALUES: &'static [E] = E::VALUES;

    /// The documented value; none if the value is not documented.
    pub fn known(&self) -> Option<E> {
        match self {
            Open::Known(value) => Some(*value),
            Open::Unknown(_) => None,
        }
    }

    /// The value as it is in JSON; an integer in decimal.
    pub fn as_str(&self) -> &str {
        match self {
            Open::Known(value) => value.as_str(),
            Open::Unknown(value) => value.as_str(),
        }
    }

    /// The order of values, documented or not: integers by value, texts as strings are ordered. An
    /// integer enum's value that is not an integer comes before the integers.
    fn sort_key(&self) -> (Option<i128>, &str) {
        let text = self.as_str();
        match E::REPR {
            EnumRepr::Text => (None, text),
            EnumRepr::Integer => (text.parse().ok(), text),
        }
    }
}

/// The index of `text` among the documented values. Not inlined, so that the search is compiled once
/// and not once for each enum.
#[inline(never)]
fn find(values: &[&str], text: &str) -> Option<usize> {
    values.iter().position(|value| *value == text)
}

impl<E: Enumeration> From<&str> for Open<E> {
    fn from(text: &str) -> Self {
        match find(E::DESCRIPTOR.values(), text) {
            Some(index) => Open::Known(E::VALUES[index]),
            None => Open::Unknown(Unknown::new(text)),
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
        self.sort_key().cmp(&other.sort_key())
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
        serialize_value(E::REPR, self.as_str(), serializer)
    }
}

/// Writes a value of an enum as its JSON type.
pub(super) fn serialize_value<S: Serializer>(
    repr: EnumRepr,
    text: &str,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    if repr == EnumRepr::Integer {
        // `007` stays a string: as an integer it would be read back as `7`.
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
        let visitor = OpenVisitor { name: E::DESCRIPTOR.name(), repr: E::REPR };
        // With the type given, formats whose keys are text parse an integer from a key.
        match E::REPR {
            EnumRepr::Text => deserializer.deserialize_str(visitor).map(Open::from),
            EnumRepr::Integer => deserializer.deserialize_i64(visitor).map(Open::from),
        }
    }
}

/// Reads a value outside of a model, or as a map's key.
struct OpenVisitor {
    name: &'static str,
    repr: EnumRepr,
}

impl Visitor<'_> for OpenVisitor {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a value of {}", self.name)
    }

    fn visit_str<X: de::Error>(self, text: &str) -> Result<String, X> {
        match self.repr {
            EnumRepr::Text => Ok(text.to_owned()),
            EnumRepr::Integer => Err(X::invalid_type(Unexpected::Str(text), &self)),
        }
    }

    fn visit_i64<X: de::Error>(self, number: i64) -> Result<String, X> {
        match self.repr {
            EnumRepr::Integer => Ok(number.to_string()),
            EnumRepr::Text => Err(X::invalid_type(Unexpected::Signed(number), &self)),
        }
    }

    fn visit_u64<X: de::Error>(self, number: u64) -> Result<String, X> {
        match self.repr {
            EnumRepr::Integer => Ok(number.to_string()),
            EnumRepr::Text => Err(X::invalid_type(Unexpected::Unsigned(number), &self)),
        }
    }
}
