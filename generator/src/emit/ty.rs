//! Types of the schema as Rust types, and as what the runtime knows of them.

use super::names::Scope;
use super::syntax;
use crate::schema::Type;

/// The type of a field, less its `Option`.
pub(super) fn of_field(ty: &Type, scope: &Scope<'_>) -> syn::Type {
    match ty {
        // Boxed, always: sizes stay small, and models may hold each other.
        Type::Model(_) => syntax::generic(syntax::path_of("Box"), [of_element(ty, scope)]),
        ty => of_element(ty, scope),
    }
}

fn of_element(ty: &Type, scope: &Scope<'_>) -> syn::Type {
    let path = match ty {
        Type::String | Type::Uuid | Type::Uri | Type::Binary => syntax::path_of("String"),
        Type::Boolean => syntax::path_of("bool"),
        Type::Int32 => syntax::path_of("i32"),
        Type::Int64 => syntax::path_of("i64"),
        // A JSON number has no 32-bit form: one read as such would come back changed.
        Type::Float | Type::Double | Type::Decimal => syntax::path_of("f64"),
        Type::DateTime => syntax::path_of("jiff::Timestamp"),
        Type::Date => syntax::path_of("jiff::civil::Date"),
        Type::LocalDateTime => syntax::path_of("jiff::civil::DateTime"),
        Type::Any => syntax::path_of("serde_json::Value"),
        Type::Model(name) => syntax::path([scope.ty(name)]),
        Type::List(element) => {
            return syntax::generic(syntax::path_of("Vec"), [of_element(element, scope)]);
        }
        Type::Map(value) => {
            let types = [syntax::ty(syntax::path_of("String")), of_element(value, scope)];
            return syntax::generic(syntax::path_of("BTreeMap"), types);
        }
        Type::Enum(name) => {
            let own = syntax::ty(syntax::path([scope.ty(name)]));
            return syntax::generic(scope.prelude("Open"), [own]);
        }
    };
    syntax::ty(path)
}

/// The variant of `FieldMut` for a field of that type.
pub(crate) fn field_mut(ty: &Type) -> &'static str {
    shape(ty).0
}

/// The method of `FieldWalker` for a field of that type.
pub(super) fn walker_method(ty: &Type) -> &'static str {
    shape(ty).1
}

fn shape(ty: &Type) -> (&'static str, &'static str) {
    match ty {
        Type::String | Type::Uuid | Type::Uri | Type::Binary => ("Text", "text"),
        Type::Boolean => ("Boolean", "boolean"),
        Type::Int32 => ("Int32", "int32"),
        Type::Int64 => ("Int64", "int64"),
        Type::Float | Type::Double | Type::Decimal => ("Number", "number"),
        Type::DateTime => ("Timestamp", "timestamp"),
        Type::Date => ("Date", "date"),
        Type::LocalDateTime => ("DateTime", "date_time"),
        Type::Any => ("Any", "any"),
        Type::Enum(_) => ("Enum", "open"),
        Type::Model(_) => ("Model", "model"),
        Type::List(_) => ("List", "list"),
        Type::Map(_) => ("Map", "map"),
    }
}

/// The type as the field table names it: `date-time`, `list<Segment>`.
pub(super) fn text(ty: &Type) -> String {
    match ty {
        Type::List(element) => format!("list<{}>", text(element)),
        Type::Map(value) => format!("map<{}>", text(value)),
        ty => ty.to_string(),
    }
}
