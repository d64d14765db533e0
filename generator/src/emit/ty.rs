//! Types of the schema as Rust types, and as what the runtime knows of them.

use proc_macro2::TokenStream;
use quote::quote;

use super::names::{Scope, ident};
use crate::schema::Type;

/// The type of a field, less its `Option`.
pub(super) fn of_field(ty: &Type, scope: &Scope<'_>) -> TokenStream {
    match ty {
        // Boxed, always: sizes stay small, and models may hold each other.
        Type::Model(name) => {
            let model = scope.ty(name);
            quote!(Box<#model>)
        }
        ty => of_element(ty, scope),
    }
}

fn of_element(ty: &Type, scope: &Scope<'_>) -> TokenStream {
    match ty {
        Type::String | Type::Uuid | Type::Uri | Type::Binary => quote!(String),
        Type::Boolean => quote!(bool),
        Type::Int32 => quote!(i32),
        Type::Int64 => quote!(i64),
        // A JSON number has no 32-bit form: one read as such would come back changed.
        Type::Float | Type::Double | Type::Decimal => quote!(f64),
        Type::DateTime => quote!(jiff::Timestamp),
        Type::Date => quote!(jiff::civil::Date),
        Type::LocalDateTime => quote!(jiff::civil::DateTime),
        Type::Any => quote!(serde_json::Value),
        Type::List(element) => {
            let element = of_element(element, scope);
            quote!(Vec<#element>)
        }
        Type::Map(value) => {
            let value = of_element(value, scope);
            quote!(BTreeMap<String, #value>)
        }
        Type::Model(name) => {
            let model = scope.ty(name);
            quote!(#model)
        }
        Type::Enum(name) => {
            let (open, own) = (scope.runtime("Open"), scope.ty(name));
            quote!(#open<#own>)
        }
    }
}

/// The variant of `Slot` and `View` for a field of that type.
pub(crate) fn shape(ty: &Type) -> proc_macro2::Ident {
    ident(match ty {
        Type::String | Type::Uuid | Type::Uri | Type::Binary => "Text",
        Type::Boolean => "Boolean",
        Type::Int32 => "Int32",
        Type::Int64 => "Int64",
        Type::Float | Type::Double | Type::Decimal => "Number",
        Type::DateTime => "Timestamp",
        Type::Date => "Date",
        Type::LocalDateTime => "DateTime",
        Type::Any => "Any",
        Type::Enum(_) => "Enum",
        Type::Model(_) => "Model",
        Type::List(_) => "List",
        Type::Map(_) => "Map",
    })
}

/// The type as the field table names it: `date-time`, `list<Segment>`.
pub(super) fn text(ty: &Type) -> String {
    match ty {
        Type::List(element) => format!("list<{}>", text(element)),
        Type::Map(value) => format!("map<{}>", text(value)),
        ty => ty.to_string(),
    }
}
