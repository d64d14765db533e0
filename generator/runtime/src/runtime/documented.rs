//! Parses, serializes and deserializes documented values.
//!
//! Enums of documented values do not implement [`FromStr`](std::str::FromStr) and serde's traits, because
//! each implementation costs compile time and memory for each enum; [`Open`] implements them. These generic
//! functions serve all enums instead. A struct that derives serde's traits names this module at a field:
//! `#[serde(with = "runtime::documented")]`.

use std::error::Error;
use std::fmt;

use serde::de::{self, Deserialize, Deserializer};
use serde::ser::Serializer;

use super::enumeration::Enumeration;
use super::open::{Open, serialize_value};

/// A text is none of the documented values of an enum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undocumented {
    name: &'static str,
    text: Box<str>,
}

impl fmt::Display for Undocumented {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is no documented value of {}", self.text, self.name)
    }
}

impl Error for Undocumented {}

/// The documented value with this text, as it is in JSON; of an integer in decimal.
///
/// # Errors
///
/// If the value is not documented.
pub fn parse<E: Enumeration>(text: &str) -> Result<E, Undocumented> {
    Open::from(text)
        .known()
        .ok_or_else(|| Undocumented { name: E::DESCRIPTOR.name(), text: text.into() })
}

/// Writes a documented value as its JSON type.
///
/// # Errors
///
/// Those of the serializer.
pub fn serialize<E: Enumeration, S: Serializer>(
    value: &E,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serialize_value(E::REPR, value.as_str(), serializer)
}

/// Reads a documented value.
///
/// # Errors
///
/// Those of the deserializer, and if the value is not documented.
pub fn deserialize<'de, E: Enumeration, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<E, D::Error> {
    let value = Open::<E>::deserialize(deserializer)?;
    parse(value.as_str()).map_err(de::Error::custom)
}
