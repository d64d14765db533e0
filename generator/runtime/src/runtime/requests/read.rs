//! Reads the body of a response.

use serde::de::{DeserializeOwned, Deserializer, Error as _, Visitor};
use serde_json::Error;
use serde_json::de::SliceRead;

/// Reads the body as a `T`.
pub(super) fn body<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Error> {
    // Some servers start JSON with a byte order mark, which serde_json does not read.
    T::deserialize(Body { bytes: bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes) })
}

/// A body that is read by what is asked for: nothing, text, bytes, or JSON.
struct Body<'a> {
    bytes: &'a [u8],
}

impl<'de> Body<'de> {
    fn json<V>(
        self,
        read: impl FnOnce(&mut serde_json::Deserializer<SliceRead<'de>>) -> Result<V, Error>,
    ) -> Result<V, Error> {
        let mut json = serde_json::Deserializer::from_slice(self.bytes);
        let value = read(&mut json)?;
        json.end()?;
        Ok(value)
    }
}

impl<'de> Deserializer<'de> for Body<'de> {
    type Error = Error;

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match serde_json::from_slice(self.bytes) {
            Ok(text) => visitor.visit_string(text),
            Err(_) => match str::from_utf8(self.bytes) {
                Ok(text) => visitor.visit_str(text),
                Err(error) => Err(Error::custom(format_args!("it is no text: {error}"))),
            },
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_bytes(self.bytes)
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_bytes(self.bytes)
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.json(|json| json.deserialize_any(visitor))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.json(|json| json.deserialize_option(visitor))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.json(|json| json.deserialize_newtype_struct(name, visitor))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.json(|json| json.deserialize_enum(name, variants, visitor))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}
