//! The intermediate schema: models, enums and APIs with resolved references and Rust names.
//!
//! It is plain data, made by `lower` and read by every room after it. Uses `diagnostics`, to sanitize its
//! JSON.
//!
//! `tablesmith schema --format json` prints it. That JSON is public and carries [`VERSION`], which is
//! raised when a reader of the old shape could no longer read the new one.

mod api;
mod facts;
pub(crate) mod folding;
mod location;
mod paging;
pub(crate) mod path_template;

use std::fmt;

use serde::{Deserialize, Serialize};

pub(crate) use api::is_form;
pub use api::{
    Api, Body, CredentialScheme, Credentials, ListFormat, Method, Operation, Parameter,
    ParameterEnum, ParameterLocation, Permissions, Topic,
};
pub use facts::PropertyFacts;
pub use location::SourceLocation;
pub use paging::{CursorSource, NextPage, Paging};

use crate::diagnostics::sanitize;

/// The version of the JSON shape.
pub const VERSION: u32 = 1;

/// Everything that code is generated from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Schema {
    /// [`VERSION`].
    pub version: u32,
    /// The models, sorted by name.
    pub models: Vec<Model>,
    /// The enums, sorted by name.
    pub enums: Vec<Enum>,
    /// The APIs, sorted by name; none where no page documents any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub apis: Vec<Api>,
    /// The notification topics, sorted by prefix; none where there are no APIs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Topic>,
}

/// A JSON object with known properties.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Model {
    /// The name in the documentation.
    pub name: String,
    /// The Rust type's name.
    pub rust_name: String,
    /// Whether it has a page. Without one it has no properties and keeps its JSON whole.
    pub documented: bool,
    /// The text on the page before its table.
    pub description: Option<String>,
    /// The models that it extends, in document order. Their properties are among its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extends: Vec<String>,
    /// The properties, in document order; what it inherits comes first.
    pub properties: Vec<Property>,
    /// The headings of its pages.
    pub sources: Vec<SourceLocation>,
}

/// One key of a model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Property {
    /// The wire name: the key in JSON.
    pub name: String,
    /// The Rust field's name, `r#` included where it is needed.
    pub rust_name: String,
    /// The type of its value.
    #[serde(rename = "type")]
    pub ty: Type,
    /// Whether a request must have it.
    pub required: bool,
    /// Whether only the server sets it.
    pub read_only: bool,
    /// What else the documentation states of its values.
    #[serde(flatten)]
    pub facts: PropertyFacts,
    /// The model that documents it, if that is one that this model extends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inherited_from: Option<String>,
    /// The text of its description.
    pub description: Option<String>,
    /// The rows that document it.
    pub sources: Vec<SourceLocation>,
}

/// The type of a value.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Type {
    /// Text.
    String,
    /// `true` or `false`.
    Boolean,
    /// A 32-bit integer.
    Int32,
    /// A 64-bit integer.
    Int64,
    /// A number in single precision.
    Float,
    /// A number.
    Double,
    /// A decimal number.
    Decimal,
    /// An instant in the format of RFC 3339.
    DateTime,
    /// The same, where an instant without an offset is in UTC.
    UtcDateTime,
    /// A calendar date: `2026-11-20`.
    Date,
    /// A date and a time without an offset.
    LocalDateTime,
    /// A UUID, as text.
    Uuid,
    /// A URI, as text.
    Uri,
    /// Bytes, as text.
    Binary,
    /// Any JSON.
    Any,
    /// An array of one type.
    List(Box<Type>),
    /// An object used as a dictionary of one type.
    Map(Box<Type>),
    /// The [`Model`] of that name.
    Model(String),
    /// The [`Enum`] of that name.
    Enum(String),
}

impl Schema {
    /// Whether any operation has a function.
    pub fn has_functions(&self) -> bool {
        self.apis.iter().any(|api| api.functions().next().is_some())
    }
}

impl Type {
    /// The type inside all lists and maps: of a list of `Foo`, `Foo`.
    pub fn innermost(&self) -> &Type {
        let mut inner = self;
        while let Type::List(element) | Type::Map(element) = inner {
            inner = element;
        }
        inner
    }

    /// Whether a value of it, or an element of its list, may be an object.
    pub fn is_object(&self) -> bool {
        match self {
            Type::List(element) => element.is_object(),
            ty => matches!(ty, Type::Map(_) | Type::Model(_) | Type::Any),
        }
    }

    /// Whether it is the enum of that name, or a list or map of it.
    pub fn names_enum(&self, name: &str) -> bool {
        matches!(self.innermost(), Type::Enum(named) if named == name)
    }
}

impl fmt::Display for Type {
    /// As diagnostics show it: `date-time`, `list of int32`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Type::String => "string",
            Type::Boolean => "boolean",
            Type::Int32 => "int32",
            Type::Int64 => "int64",
            Type::Float => "float",
            Type::Double => "double",
            Type::Decimal => "decimal",
            Type::DateTime => "date-time",
            Type::UtcDateTime => "utc-date-time",
            Type::Date => "date",
            Type::LocalDateTime => "local-date-time",
            Type::Uuid => "uuid",
            Type::Uri => "uri",
            Type::Binary => "binary",
            Type::Any => "any",
            Type::List(element) => return write!(f, "list of {element}"),
            Type::Map(value) => return write!(f, "map of {value}"),
            Type::Model(name) | Type::Enum(name) => name,
        })
    }
}

/// The named values of a property.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Enum {
    /// Its model's name and its own less `Enum`; the page's name where it has a page of its own.
    pub name: String,
    /// The documented name, which stays when the shorter [`Enum::name`] has to give way.
    pub documented_as: EnumId,
    /// The Rust type's name.
    pub rust_name: String,
    /// The JSON type of its values.
    pub representation: EnumRepr,
    /// The text before the list of its values.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The values, in document order, without the SDK's marker for unknown values.
    pub variants: Vec<Variant>,
    /// The headings of its lists of values.
    pub sources: Vec<SourceLocation>,
}

/// The documented name of an enum, with the model that it belongs to. In JSON and in the lock it is
/// text: `Cobrowsesession.StateEnum` or, for an enum with a page of its own, `Channel`; and `Channel#names`
/// for the names of its members.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct EnumId {
    /// The model whose page lists the values; none for an enum with a page of its own.
    pub model: Option<String>,
    /// The name on that page. Neither name contains a `.`: namespaces are left out.
    pub name: String,
    /// What of it travels.
    pub content: EnumContent,
}

/// What of a documented enum the values of an [`Enum`] are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EnumContent {
    /// Its values.
    #[default]
    Values,
    /// The names of its members, which some properties send instead of the values.
    MemberNames,
}

/// What follows the names in the text of an [`EnumId`] whose content is [`EnumContent::MemberNames`].
const MEMBER_NAMES: &str = "#names";

impl EnumId {
    /// An enum on the page of a model.
    pub fn of_model(model: impl Into<String>, name: impl Into<String>) -> EnumId {
        EnumId { model: Some(model.into()), name: name.into(), content: EnumContent::Values }
    }

    /// An enum with a page of its own.
    pub fn with_page(name: impl Into<String>) -> EnumId {
        EnumId { model: None, name: name.into(), content: EnumContent::Values }
    }

    /// The names of the members of the same enum.
    pub fn member_names(self) -> EnumId {
        EnumId { content: EnumContent::MemberNames, ..self }
    }
}

impl fmt::Display for EnumId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.model {
            Some(model) => write!(f, "{model}.{}", self.name)?,
            None => f.write_str(&self.name)?,
        }
        match self.content {
            EnumContent::Values => Ok(()),
            EnumContent::MemberNames => f.write_str(MEMBER_NAMES),
        }
    }
}

impl From<String> for EnumId {
    fn from(text: String) -> EnumId {
        let (names, content) = match text.strip_suffix(MEMBER_NAMES) {
            Some(names) => (names, EnumContent::MemberNames),
            None => (text.as_str(), EnumContent::Values),
        };
        let id = match names.split_once('.') {
            Some((model, name)) => EnumId::of_model(model, name),
            None => EnumId::with_page(names),
        };
        EnumId { content, ..id }
    }
}

impl From<EnumId> for String {
    fn from(id: EnumId) -> String {
        id.to_string()
    }
}

/// The JSON type of the values of an enum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EnumRepr {
    /// Text.
    String,
    /// Integers.
    Integer,
    /// Integers whose bits have meanings of their own; each value is one or more bits.
    Flags,
}

impl fmt::Display for EnumRepr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            EnumRepr::String => "string",
            EnumRepr::Integer => "integer",
            EnumRepr::Flags => "flags",
        })
    }
}

/// One value of an enum.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Variant {
    /// The value on the wire.
    pub value: Value,
    /// The documented name of the member, where the documentation names its members.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The Rust variant's name.
    pub rust_name: String,
    /// The text of its description.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// A value on the wire.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// A value of an integer enum.
    Integer(i64),
    /// A value of a text enum.
    String(String),
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Integer(number) => number.fmt(f),
            Value::String(text) => text.fmt(f),
        }
    }
}

impl From<&Value> for serde_json::Value {
    fn from(value: &Value) -> serde_json::Value {
        match value {
            Value::Integer(number) => (*number).into(),
            Value::String(text) => text.as_str().into(),
        }
    }
}

impl Default for Schema {
    /// The empty schema of the current version.
    fn default() -> Schema {
        Schema {
            version: VERSION,
            models: Vec::new(),
            enums: Vec::new(),
            apis: Vec::new(),
            topics: Vec::new(),
        }
    }
}

impl Schema {
    /// The schema as JSON, for people and other tools.
    ///
    /// # Errors
    ///
    /// None that a schema can cause; the signature is serde's.
    pub fn to_json(&self) -> serde_json::Result<String> {
        serde_json::to_string_pretty(self).map(sanitize::json)
    }
}
