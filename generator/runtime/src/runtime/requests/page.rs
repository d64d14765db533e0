//! The properties of a page, by wire name.

use std::hash::{DefaultHasher, Hasher};
use std::io::{self, Write};

use serde::Serialize;
use serde_json::Value;

use super::super::model::collect::Collected;
#[cfg(feature = "reqwest")]
use super::super::model::object::as_dyn;
use super::super::model::{FieldRef, Model};

/// A model whose properties are looked up by wire name.
pub(super) struct Page<'a> {
    model: Collected<'a>,
}

/// The value of a property: in its field or, if it has another type than the documented one, in `extra`.
#[derive(Clone, Copy)]
enum Property<'a> {
    Field(FieldRef<'a>),
    Json(&'a Value),
}

impl<'a> Page<'a> {
    pub(super) fn of(model: &'a dyn Model) -> Page<'a> {
        Page { model: Collected::of(model) }
    }

    fn property(&self, name: &str) -> Option<Property<'a>> {
        let index = self.model.descriptor.iter().position(|field| field.name == name);
        let field = index.and_then(|index| self.model.values[index]);
        field.map(Property::Field).or_else(|| self.model.extra.get(name).map(Property::Json))
    }

    /// The integer in a property; also one that is text.
    pub(super) fn integer(&self, name: &str) -> Option<i64> {
        self.property(name)?.text()?.parse().ok()
    }

    /// The text in the property at this path; a number as text. Empty text is none.
    pub(super) fn text(&self, path: &[&str]) -> Option<String> {
        let (first, rest) = path.split_first()?;
        let property = self.property(first)?;
        match (rest, property) {
            ([], property) => property.text(),
            (rest, Property::Field(FieldRef::Model(model))) => Page::of(model).text(rest),
            (rest, Property::Field(FieldRef::Any(json)) | Property::Json(json)) => {
                let json = rest.iter().try_fold(json, |json, key| json.get(key))?;
                Property::Json(json).text()
            }
            _ => None,
        }
    }

    /// The items of the page as a number that differs from that of any other items. None if there are
    /// no items.
    pub(super) fn fingerprint(&self, items: &str) -> Option<u64> {
        match self.property(items)? {
            Property::Field(field @ FieldRef::List(list)) if list.count() > 0 => hash(&field),
            Property::Field(field @ FieldRef::Map(map)) if map.count() > 0 => hash(&field),
            Property::Field(FieldRef::Any(json)) | Property::Json(json) => match json {
                Value::Array(values) if !values.is_empty() => hash(json),
                Value::Object(values) if !values.is_empty() => hash(json),
                _ => None,
            },
            _ => None,
        }
    }
}

impl Property<'_> {
    fn text(self) -> Option<String> {
        let text = match self {
            Property::Field(FieldRef::Text(text) | FieldRef::Enum(_, text)) => text.to_owned(),
            Property::Field(FieldRef::Int32(number)) => number.to_string(),
            Property::Field(FieldRef::Int64(number)) => number.to_string(),
            Property::Field(FieldRef::Number(number)) => number.to_string(),
            Property::Field(FieldRef::Any(Value::String(text)))
            | Property::Json(Value::String(text)) => text.clone(),
            Property::Field(FieldRef::Any(Value::Number(number)))
            | Property::Json(Value::Number(number)) => number.to_string(),
            _ => return None,
        };
        Some(text).filter(|text| !text.is_empty())
    }
}

/// Whether the items of a page do not have their documented type.
#[cfg(feature = "reqwest")]
pub(in super::super) fn has_unread_items<M: Model>(page: &M, items: &str) -> bool {
    let page = Page::of(as_dyn(page));
    let property = page.property(items);
    property.is_some_and(|found| matches!(found, Property::Json(json) if !json.is_null()))
}

fn hash(value: &impl Serialize) -> Option<u64> {
    let mut hashing = Hashing(DefaultHasher::new());
    serde_json::to_writer(&mut hashing, value).ok()?;
    Some(hashing.0.finish())
}

struct Hashing(DefaultHasher);

impl Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
