//! How the runtime accesses a field.

use crate::schema::Type;

/// The kinds of fields that the runtime tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FieldKind {
    Text,
    Boolean,
    Int32,
    Int64,
    Number,
    Timestamp,
    UtcTimestamp,
    Date,
    DateTime,
    Any,
    Enum,
    Flags,
    Model,
    List,
    Map,
    UtcList,
    UtcMap,
}

impl FieldKind {
    /// The kind of a type; of bit flags, that of other enums, because the type does not tell them apart.
    pub(crate) fn of(ty: &Type) -> FieldKind {
        match ty {
            Type::String | Type::Uuid | Type::Uri | Type::Binary => FieldKind::Text,
            Type::Boolean => FieldKind::Boolean,
            Type::Int32 => FieldKind::Int32,
            Type::Int64 => FieldKind::Int64,
            Type::Float | Type::Double | Type::Decimal => FieldKind::Number,
            Type::DateTime => FieldKind::Timestamp,
            Type::UtcDateTime => FieldKind::UtcTimestamp,
            Type::Date => FieldKind::Date,
            Type::LocalDateTime => FieldKind::DateTime,
            Type::Any => FieldKind::Any,
            Type::Enum(_) => FieldKind::Enum,
            Type::Model(_) => FieldKind::Model,
            Type::List(_) if *ty.innermost() == Type::UtcDateTime => FieldKind::UtcList,
            Type::Map(_) if *ty.innermost() == Type::UtcDateTime => FieldKind::UtcMap,
            Type::List(_) => FieldKind::List,
            Type::Map(_) => FieldKind::Map,
        }
    }

    /// Whether two kinds are one type in Rust, but for the names and the elements that they hold.
    pub(crate) fn is_same_in_rust(self, other: FieldKind) -> bool {
        // How an instant is read is not part of its type.
        let without_offset = |kind| match kind {
            FieldKind::UtcTimestamp => FieldKind::Timestamp,
            FieldKind::UtcList => FieldKind::List,
            FieldKind::UtcMap => FieldKind::Map,
            kind => kind,
        };
        without_offset(self) == without_offset(other)
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
            FieldKind::UtcTimestamp => "UtcTimestamp",
            FieldKind::Date => "Date",
            FieldKind::DateTime => "DateTime",
            FieldKind::Any => "Any",
            FieldKind::Enum => "Enum",
            FieldKind::Flags => "Flags",
            FieldKind::Model => "Model",
            FieldKind::List => "List",
            FieldKind::Map => "Map",
            FieldKind::UtcList => "UtcList",
            FieldKind::UtcMap => "UtcMap",
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
            FieldKind::Timestamp | FieldKind::UtcTimestamp => "timestamp",
            FieldKind::Date => "date",
            FieldKind::DateTime => "date_time",
            FieldKind::Any => "any",
            FieldKind::Enum => "open",
            FieldKind::Flags => "flags",
            FieldKind::Model => "model",
            FieldKind::List | FieldKind::UtcList => "list",
            FieldKind::Map | FieldKind::UtcMap => "map",
        }
    }
}
