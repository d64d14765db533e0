//! Types of the schema as Rust types, and as the field table names them.

use super::field_kind::FieldKind;
use super::prelude::PreludeName;
use super::scope::Scope;
use super::syntax;
use crate::schema::Type;

/// The type of a field, less its `Option`.
pub(super) fn of_field(ty: &Type, scope: &Scope<'_>) -> syn::Type {
    match ty {
        // Boxed, always: sizes stay small, and models may hold each other.
        Type::Model(_) => syntax::generic(syntax::path_of(["Box"]), [of_element(ty, scope)]),
        ty => of_element(ty, scope),
    }
}

fn of_element(ty: &Type, scope: &Scope<'_>) -> syn::Type {
    let path = match ty {
        Type::String | Type::Uuid | Type::Uri | Type::Binary => syntax::path_of(["String"]),
        Type::Boolean => syntax::path_of(["bool"]),
        Type::Int32 => syntax::path_of(["i32"]),
        Type::Int64 => syntax::path_of(["i64"]),
        // JSON numbers have no 32-bit form: an `f32` would change the number that is written.
        Type::Float | Type::Double | Type::Decimal => syntax::path_of(["f64"]),
        Type::DateTime | Type::UtcDateTime => syntax::path_of(["jiff", "Timestamp"]),
        Type::Date => syntax::path_of(["jiff", "civil", "Date"]),
        Type::LocalDateTime => syntax::path_of(["jiff", "civil", "DateTime"]),
        Type::Any => syntax::path_of(["serde_json", "Value"]),
        Type::Model(name) => syntax::path([scope.ty(name)]),
        Type::List(element) => {
            return syntax::generic(syntax::path_of(["Vec"]), [of_element(element, scope)]);
        }
        Type::Map(value) => {
            let types = [syntax::ty(syntax::path_of(["String"])), of_element(value, scope)];
            return syntax::generic(syntax::path_of(["BTreeMap"]), types);
        }
        Type::Enum(name) => {
            let own = syntax::ty(syntax::path([scope.ty(name)]));
            if scope.field_kind(ty) == FieldKind::Flags {
                return own;
            }
            return syntax::generic(scope.prelude().path(PreludeName::Open), [own]);
        }
    };
    syntax::ty(path)
}

/// The type as the field table names it: `date-time`, `list<Segment>`.
pub(super) fn text(ty: &Type) -> String {
    match ty {
        Type::List(element) => format!("list<{}>", text(element)),
        Type::Map(value) => format!("map<{}>", text(value)),
        ty => ty.to_string(),
    }
}
