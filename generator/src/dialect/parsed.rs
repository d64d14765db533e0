//! The content of one page, before anything is merged or resolved.

mod api;
pub(crate) mod fact;

pub(crate) use api::{Doubt, ParsedApi, ParsedCredentials, ParsedOperation, ParsedParameter};
pub(crate) use fact::{FactKind, ParsedFact};

pub(crate) use crate::dialect::type_ref::TypeRef;
pub(crate) use crate::dialect::wire_name::WireName;

use crate::diagnostics::{SourceId, Span};
use crate::dialect::known::Dialect;
use crate::schema::{EnumRepr, Type, Value};

/// A page that was read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ParsedPage {
    /// Which source it is.
    pub source: SourceId,
    /// The dialect that it was read in.
    pub dialect: Dialect,
    /// What it documents.
    pub content: ParsedContent,
}

/// What a page turned out to be.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum ParsedContent {
    /// A model with its properties and the enums of its page.
    Model(ParsedModel),
    /// An enum with a page of its own.
    Enum(ParsedEnum),
    /// An API with its operations.
    Api(ParsedApi),
}

impl ParsedContent {
    /// Its name.
    pub(crate) fn name(&self) -> &str {
        match self {
            ParsedContent::Model(model) => &model.name,
            ParsedContent::Enum(list) => &list.name,
            ParsedContent::Api(api) => &api.name,
        }
    }

    /// Whether it is an API.
    pub(crate) fn is_api(&self) -> bool {
        matches!(self, ParsedContent::Api(_))
    }
}

/// A model as one page documents it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ParsedModel {
    /// Its name, from the heading, less the namespace.
    pub name: String,
    /// The heading.
    pub at: Span,
    /// The text before the table.
    pub description: Option<String>,
    /// The models whose properties it has as well, in order.
    pub extends: Vec<ParsedBase>,
    /// The rows, in order.
    pub properties: Vec<ParsedProperty>,
    /// The enum tables, in order.
    pub enums: Vec<ParsedEnum>,
}

/// A model that another one extends.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ParsedBase {
    /// Its name, less the namespace.
    pub name: String,
    /// The text that names it.
    pub at: Span,
}

/// One row of a property table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ParsedProperty {
    /// The wire name, as far as the page shows it.
    pub wire: WireName,
    /// The name's cell.
    pub at: Span,
    /// What its value is.
    pub ty: TypeRef,
    /// The type's cell.
    pub ty_at: Span,
    /// Whether a request must hold it.
    pub required: bool,
    /// Whether only the server sets it.
    pub read_only: bool,
    /// What else the row states of its values.
    pub facts: Vec<ParsedFact>,
    /// Its description.
    pub description: Option<String>,
}

/// A table or a list of named values.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ParsedEnum {
    /// Its name on the page: `StateEnum`, or the page's own.
    pub name: String,
    /// The heading.
    pub at: Span,
    /// What its properties are.
    pub ty: ValueListType,
    /// The text before the list of values.
    pub description: Option<String>,
    /// The values, in order, without the SDK's marker for values that it does not know.
    pub values: Vec<ParsedValue>,
}

/// The type of a property whose values are listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ValueListType {
    /// An enum.
    Enum(EnumRepr),
    /// A number or a boolean: Rust has no enum of these.
    Scalar(Type),
}

/// One value of an enum.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ParsedValue {
    /// The value on the wire.
    pub value: Value,
    /// The SDK's constant for it.
    pub constant: String,
    /// The name of the member, where the documentation gives it one that is more than a constant made of
    /// the value: the variant is named after it.
    pub name: Option<String>,
    /// Its description.
    pub description: Option<String>,
    /// The row or the bullet.
    pub at: Span,
}
