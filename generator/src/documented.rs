//! What one page tells, before anything is merged or resolved.

use crate::source::Span;
use crate::type_expr::TypeExpr;

/// What a page turned out to be.
#[derive(Debug, Clone, PartialEq)]
pub enum Documented {
    /// A model with its properties and the enums of its page.
    Model(DocumentedModel),
    /// An enum with a page of its own.
    Enum(DocumentedEnum),
}

/// A model as one page tells it.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentedModel {
    /// Its name, from the heading, less the namespace.
    pub name: String,
    /// The heading.
    pub at: Span,
    /// The text before the table.
    pub description: Option<String>,
    /// The rows, in order.
    pub properties: Vec<DocumentedProperty>,
    /// The enum tables, in order.
    pub enums: Vec<DocumentedEnum>,
}

/// One row of a property table.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentedProperty {
    /// The wire name, as far as the page tells it.
    pub wire: WireName,
    /// The name's cell.
    pub at: Span,
    /// What its value is.
    pub ty: TypeExpr,
    /// The type's cell.
    pub ty_at: Span,
    /// Whether a request must hold it.
    pub required: bool,
    /// Whether only the server sets it.
    pub read_only: bool,
    /// What the page says of it.
    pub description: Option<String>,
}

/// A key of the JSON, and how far the page can be trusted to spell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WireName {
    /// As it stands on the page.
    Exact(String),
    /// Worked out from a name in another case.
    Derived(String),
}

impl WireName {
    /// The key.
    pub fn as_str(&self) -> &str {
        let (WireName::Exact(name) | WireName::Derived(name)) = self;
        name
    }
}

/// A table or a list of named values.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentedEnum {
    /// Its name on the page: `StateEnum`, or the page's own.
    pub name: String,
    /// The heading.
    pub at: Span,
    /// The values, in order, without the SDK's marker for values that it does not know.
    pub values: Vec<DocumentedValue>,
}

/// One value of an enum.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentedValue {
    /// The value on the wire.
    pub value: crate::schema::Value,
    /// The SDK's constant for it.
    pub constant: String,
    /// The row or the bullet.
    pub at: Span,
}
