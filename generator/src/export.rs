//! The schema as JSON Schema and as OpenAPI.
//!
//! In: a [`Schema`]. Out: text. Uses `schema` and `diagnostics` (sanitizing).
//!
//! A model is an object, an enum a type of its own, a reference a `$ref`. Facts that the formats do not
//! have are extensions: `x-sources` lists pages and lines, `x-rust-name` is the name in Rust,
//! `x-documented` marks a model without a page, `x-enum-varnames` lists the variants, and
//! `x-documented-default` is a default that is none of the listed values, `x-extends` lists the models whose
//! properties are among those of a model, and `x-flags` are the constants of bit flags.
//!
//! Definitions have their Rust names: these are unique, and valid in a pointer and as a key of OpenAPI's
//! components, which documented names need not be. The documented name is the `title`.
//!
//! APIs are the paths and tags of OpenAPI. JSON Schema does not have them.

mod json_schema;
mod openapi;
mod paths;
mod security;

use std::collections::HashMap;

use indexmap::IndexMap;
use serde::Serialize;
use serde_json::{Number, Value as Json};

use crate::schema::{
    Enum, EnumRepr, Model, Property, PropertyFacts, Schema, SourceLocation, Type, Value,
};

pub use json_schema::json_schema;
pub use openapi::openapi;

/// Definitions, by their Rust names.
type Definitions<'s> = IndexMap<&'s str, Definition<'s>>;

/// A schema object, with the keywords that are used here.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Definition<'s> {
    #[serde(rename = "$ref", skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'s str>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    ty: Option<JsonType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'static str>,
    #[serde(rename = "enum", skip_serializing_if = "Vec::is_empty")]
    values: Vec<&'s Value>,
    /// The values of a parameter, which are text on its page.
    #[serde(rename = "enum", skip_serializing_if = "Vec::is_empty")]
    own_values: Vec<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    default: Option<Json>,
    /// The default on the page of a parameter, where the listed values do not include it.
    #[serde(rename = "x-documented-default", skip_serializing_if = "Option::is_none")]
    documented_default: Option<&'s str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    any_of: Vec<Definition<'s>>,
    #[serde(flatten)]
    bounds: Bounds<'s>,
    #[serde(skip_serializing_if = "Option::is_none")]
    items: Option<Box<Definition<'s>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    properties: Option<Definitions<'s>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    required: Vec<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    additional_properties: Option<Box<Definition<'s>>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    read_only: bool,
    #[serde(rename = "x-documented", skip_serializing_if = "Option::is_none")]
    documented: Option<bool>,
    #[serde(rename = "x-rust-name", skip_serializing_if = "Option::is_none")]
    rust_name: Option<&'s str>,
    #[serde(rename = "x-enum-varnames", skip_serializing_if = "Vec::is_empty")]
    variants: Vec<&'s str>,
    /// The documented names of the models whose properties are among its own.
    #[serde(rename = "x-extends", skip_serializing_if = "<[_]>::is_empty")]
    extends: &'s [String],
    /// The bits of each constant.
    #[serde(rename = "x-flags", skip_serializing_if = "IndexMap::is_empty")]
    flags: IndexMap<&'s str, &'s Value>,
    #[serde(rename = "x-sources", skip_serializing_if = "<[_]>::is_empty")]
    sources: &'s [SourceLocation],
}

/// One JSON type, or the same or null.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum JsonType {
    One(&'static str),
    OrNull([&'static str; 2]),
}

impl From<&'static str> for JsonType {
    fn from(name: &'static str) -> JsonType {
        JsonType::One(name)
    }
}

/// What a value has to fulfil beside its type.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Bounds<'s> {
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum: Option<&'s Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maximum: Option<&'s Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_length: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_length: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_items: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_items: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_properties: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_properties: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pattern: Option<&'s str>,
}

impl<'s> Bounds<'s> {
    fn of(facts: &'s PropertyFacts, ty: &Type) -> Bounds<'s> {
        let (least, most) = (facts.min_length, facts.max_length);
        let bounds = Bounds {
            minimum: facts.minimum.as_ref(),
            maximum: facts.maximum.as_ref(),
            pattern: facts.pattern.as_deref(),
            ..Bounds::default()
        };
        match ty {
            Type::List(_) => Bounds { min_items: least, max_items: most, ..bounds },
            Type::Map(_) => Bounds { min_properties: least, max_properties: most, ..bounds },
            _ => Bounds { min_length: least, max_length: most, ..bounds },
        }
    }
}

/// Makes definitions whose references start with `prefix`.
struct Definer<'s> {
    prefix: &'static str,
    rust_names: HashMap<&'s str, &'s str>,
}

impl<'s> Definer<'s> {
    fn new(schema: &'s Schema, prefix: &'static str) -> Definer<'s> {
        let models = schema.models.iter().map(|m| (m.name.as_str(), m.rust_name.as_str()));
        let enums = schema.enums.iter().map(|own| (own.name.as_str(), own.rust_name.as_str()));
        Definer { prefix, rust_names: models.chain(enums).collect() }
    }

    /// Everything, sorted by name.
    fn all(&self, schema: &'s Schema) -> Definitions<'s> {
        let models = schema.models.iter().map(|m| (m.rust_name.as_str(), self.model(m)));
        let enums = schema.enums.iter().map(|own| (own.rust_name.as_str(), enumeration(own)));
        let mut all: Definitions<'_> = models.chain(enums).collect();
        all.sort_keys();
        all
    }

    fn model(&self, model: &'s Model) -> Definition<'s> {
        let properties = model.properties.iter();
        let required = properties.clone().filter(|property| property.required);
        Definition {
            ty: Some("object".into()),
            title: title(&model.name, &model.rust_name),
            description: model.description.as_deref(),
            properties: model
                .documented
                .then(|| properties.map(|p| (p.name.as_str(), self.property(p))).collect()),
            required: required.map(|property| property.name.as_str()).collect(),
            documented: (!model.documented).then_some(false),
            extends: &model.extends,
            sources: &model.sources,
            ..Definition::default()
        }
    }

    fn property(&self, property: &'s Property) -> Definition<'s> {
        Definition {
            description: property.description.as_deref(),
            read_only: property.read_only,
            rust_name: (property.rust_name != property.name).then_some(&property.rust_name),
            sources: &property.sources,
            default: property.facts.default.clone(),
            bounds: Bounds::of(&property.facts, &property.ty),
            ..match property.facts.nullable {
                true => or_null(self.ty(&property.ty)),
                false => self.ty(&property.ty),
            }
        }
    }

    /// Recursion ends: a parsed type is at most [`crate::dialect::types::MAX_DEPTH`] deep.
    fn ty(&self, ty: &'s Type) -> Definition<'s> {
        let (ty, format) = match ty {
            Type::String => ("string", None),
            Type::Boolean => ("boolean", None),
            Type::Int32 => ("integer", Some("int32")),
            Type::Int64 => ("integer", Some("int64")),
            Type::Float => ("number", Some("float")),
            Type::Double => ("number", Some("double")),
            Type::Decimal => ("number", Some("decimal")),
            Type::DateTime => ("string", Some("date-time")),
            // The format requires an offset.
            Type::UtcDateTime => ("string", None),
            Type::Date => ("string", Some("date")),
            Type::LocalDateTime => ("string", Some("date-time-local")),
            Type::Uuid => ("string", Some("uuid")),
            Type::Uri => ("string", Some("uri")),
            Type::Binary => ("string", Some("binary")),
            Type::Any => return Definition::default(),
            Type::List(element) => {
                let items = Some(Box::new(self.ty(element)));
                return Definition { ty: Some("array".into()), items, ..Definition::default() };
            }
            Type::Map(value) => {
                let values = Some(Box::new(self.ty(value)));
                return Definition {
                    ty: Some("object".into()),
                    additional_properties: values,
                    ..Definition::default()
                };
            }
            Type::Model(name) | Type::Enum(name) => {
                let rust_name = self.rust_names.get(name.as_str()).copied().unwrap_or(name);
                let reference = Some(format!("{}{rust_name}", self.prefix));
                return Definition { reference, ..Definition::default() };
            }
        };
        Definition { ty: Some(ty.into()), format, ..Definition::default() }
    }
}

/// The definition of a value that may also be null.
fn or_null(definition: Definition<'_>) -> Definition<'_> {
    let null = || Definition { ty: Some("null".into()), ..Definition::default() };
    match definition.ty {
        Some(JsonType::One(name)) => {
            Definition { ty: Some(JsonType::OrNull([name, "null"])), ..definition }
        }
        None if definition.reference.is_some() => {
            Definition { any_of: vec![definition, null()], ..Definition::default() }
        }
        // Any JSON.
        _ => definition,
    }
}

fn enumeration(own: &Enum) -> Definition<'_> {
    let definition = Definition {
        title: title(&own.name, &own.rust_name),
        description: own.description.as_deref(),
        sources: &own.sources,
        ..Definition::default()
    };
    let ty = match own.representation {
        EnumRepr::String => "string",
        EnumRepr::Integer => "integer",
        EnumRepr::Flags => return flags(own, definition),
    };
    Definition {
        ty: Some(ty.into()),
        values: own.variants.iter().map(|variant| &variant.value).collect(),
        variants: own.variants.iter().map(|variant| variant.rust_name.as_str()).collect(),
        ..definition
    }
}

/// Any set of bits is a value, and so none is listed.
fn flags<'s>(own: &'s Enum, definition: Definition<'s>) -> Definition<'s> {
    let constants = own.variants.iter();
    Definition {
        ty: Some("integer".into()),
        format: Some("int64"),
        flags: constants.map(|variant| (variant.rust_name.as_str(), &variant.value)).collect(),
        ..definition
    }
}

/// The documented name, where the definition has another one.
fn title<'s>(name: &'s str, rust_name: &str) -> Option<&'s str> {
    (name != rust_name).then_some(name)
}
