//! How the runtime accesses a field.

use crate::schema::Type;

/// The kinds of fields that the runtime tells apart. Two types of one kind are one type in Rust, but
/// for the names and the elements that they hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FieldKind {
    Text,
    Boolean,
    Int32,
    Int64,
    Number,
    Timestamp,
    Date,
    DateTime,
    Any,
    Enum,
    Model,
    List,
    Map,
}

impl FieldKind {
    pub(crate) fn of(ty: &Type) -> FieldKind {
        match ty {
            Type::String | Type::Uuid | Type::Uri | Type::Binary => FieldKind::Text,
            Type::Boolean => FieldKind::Boolean,
            Type::Int32 => FieldKind::Int32,
            Type::Int64 => FieldKind::Int64,
            Type::Float | Type::Double | Type::Decimal => FieldKind::Number,
            Type::DateTime | Type::UtcDateTime => FieldKind::Timestamp,
            Type::Date => FieldKind::Date,
            Type::LocalDateTime => FieldKind::DateTime,
            Type::Any => FieldKind::Any,
            Type::Enum(_) => FieldKind::Enum,
            Type::Model(_) => FieldKind::Model,
            Type::List(_) => FieldKind::List,
            Type::Map(_) => FieldKind::Map,
        }
    }

    /// The variant of the runtime's `FieldMut`.
    pub(super) fn field_mut(self) -> &'static str {
        match self {
            FieldKind::Text => "Text",
            FieldKind::Boolean => "Boolean",
            FieldKind::Int32 => "Int32",
            FieldKind::Int64 => "Int64",
            FieldKind::Number => "Number",
            FieldKind::Timestamp => "Timestamp",
            FieldKind::Date => "Date",
            FieldKind::DateTime => "DateTime",
            FieldKind::Any => "Any",
            FieldKind::Enum => "Enum",
            FieldKind::Model => "Model",
            FieldKind::List => "List",
            FieldKind::Map => "Map",
        }
    }

    /// The method of the runtime's `FieldWalker`.
    pub(super) fn walker_method(self) -> &'static str {
        match self {
            FieldKind::Text => "text",
            FieldKind::Boolean => "boolean",
            FieldKind::Int32 => "int32",
            FieldKind::Int64 => "int64",
            FieldKind::Number => "number",
            FieldKind::Timestamp => "timestamp",
            FieldKind::Date => "date",
            FieldKind::DateTime => "date_time",
            FieldKind::Any => "any",
            FieldKind::Enum => "open",
            FieldKind::Model => "model",
            FieldKind::List => "list",
            FieldKind::Map => "map",
        }
    }
}
