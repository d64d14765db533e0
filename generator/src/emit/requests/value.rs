//! The Rust types of parameters.

use proc_macro2::TokenStream;
use quote::quote;

use super::Context;
use crate::emit::rust_names::RustNames;
use crate::emit::syntax::ident;
use crate::schema::{Api, ListFormat, Parameter, ParameterLocation, Type};

/// A parameter's value in Rust.
pub(super) enum Value {
    /// Text: what the schema has as text, and what the documentation does not tell how to write.
    Text,
    /// A type that is written as it is displayed.
    Scalar(TokenStream),
    /// An open enum of this type.
    Enum(TokenStream),
    /// A file in a form.
    File,
    /// A list of text, scalars, enums or files.
    List(Box<Value>, ListFormat),
}

impl Value {
    pub(super) fn of(parameter: &Parameter, context: &Context<'_>) -> Value {
        let is_form = parameter.location == ParameterLocation::Form;
        let element = |ty: &Type| match parameter_enum(parameter, context.api) {
            _ if is_form && *ty == Type::Binary => Value::File,
            Some(name) if *ty == Type::String => Value::Enum(quote!(super::#name)),
            _ => scalar(ty, context.rust_names),
        };
        match &parameter.ty {
            Type::List(ty) => {
                let format = parameter.list;
                let format = format.unwrap_or(ListFormat::default_of(parameter.location));
                Value::List(Box::new(element(ty)), format)
            }
            ty => element(ty),
        }
    }

    /// The type of a function's argument.
    pub(super) fn argument(&self) -> TokenStream {
        match self {
            Value::Text => quote!(&str),
            Value::Scalar(ty) => ty.clone(),
            Value::Enum(ty) => quote!(impl Into<crate::runtime::Open<#ty>>),
            Value::File => quote!(requests::File),
            Value::List(element, _) => {
                let item = match &**element {
                    Value::Scalar(ty) => ty.clone(),
                    Value::File => quote!(requests::File),
                    Value::Enum(ty) => quote!(impl Into<crate::runtime::Open<#ty>>),
                    _ => quote!(impl std::fmt::Display),
                };
                quote!(impl IntoIterator<Item = #item>)
            }
        }
    }

    /// The type of a field, which may borrow for `'a`.
    pub(super) fn field(&self) -> TokenStream {
        match self {
            Value::Text => quote!(&'a str),
            Value::Scalar(ty) => ty.clone(),
            Value::Enum(ty) => quote!(crate::runtime::Open<#ty>),
            Value::File => quote!(requests::File),
            Value::List(element, _) if matches!(**element, Value::File) => {
                quote!(Vec<requests::File>)
            }
            Value::List(element, _) => {
                let element = element.field();
                quote!(&'a [#element])
            }
        }
    }

    /// Whether a field of it borrows.
    pub(super) fn borrows(&self) -> bool {
        match self {
            Value::Text => true,
            Value::List(element, _) => !matches!(**element, Value::File),
            Value::Scalar(_) | Value::Enum(_) | Value::File => false,
        }
    }

    /// An argument as what the runtime takes. A field needs no conversion.
    pub(super) fn converted(&self, argument: TokenStream) -> TokenStream {
        match self {
            Value::Enum(ty) => quote!(Into::<crate::runtime::Open<#ty>>::into(#argument)),
            Value::List(element, _) => match &**element {
                Value::Enum(ty) => {
                    quote!(#argument.into_iter().map(Into::<crate::runtime::Open<#ty>>::into))
                }
                _ => argument,
            },
            _ => argument,
        }
    }
}

/// The enum of a parameter's values.
fn parameter_enum(parameter: &Parameter, api: &Api) -> Option<proc_macro2::Ident> {
    if parameter.values.is_empty() {
        return None;
    }
    let mut enums = api.parameter_enums.iter();
    let own = enums.find(|own| own.identifier == parameter.identifier())?;
    Some(ident(&own.rust_name))
}

fn scalar(ty: &Type, rust_names: &RustNames<'_>) -> Value {
    Value::Scalar(match ty {
        Type::Boolean => quote!(bool),
        Type::Int32 => quote!(i32),
        Type::Int64 => quote!(i64),
        Type::Float | Type::Double | Type::Decimal => quote!(f64),
        Type::DateTime | Type::UtcDateTime => quote!(jiff::Timestamp),
        Type::Date => quote!(jiff::civil::Date),
        Type::LocalDateTime => quote!(jiff::civil::DateTime),
        Type::Enum(name) => match rust_names.get(name) {
            Some(name) => {
                let name = ident(name);
                return Value::Enum(quote!(crate::#name));
            }
            None => return Value::Text,
        },
        _ => return Value::Text,
    })
}

/// The type of a body or of what an operation returns, by its path.
pub(super) fn model_type(ty: &Type, rust_names: &RustNames<'_>) -> TokenStream {
    match ty {
        Type::String | Type::Uuid | Type::Uri | Type::Binary => quote!(String),
        Type::Boolean => quote!(bool),
        Type::Int32 => quote!(i32),
        Type::Int64 => quote!(i64),
        Type::Float | Type::Double | Type::Decimal => quote!(f64),
        Type::DateTime | Type::UtcDateTime => quote!(jiff::Timestamp),
        Type::Date => quote!(jiff::civil::Date),
        Type::LocalDateTime => quote!(jiff::civil::DateTime),
        Type::Any => quote!(serde_json::Value),
        Type::List(element) => {
            let element = model_type(element, rust_names);
            quote!(Vec<#element>)
        }
        Type::Map(value) => {
            let value = model_type(value, rust_names);
            quote!(std::collections::BTreeMap<String, #value>)
        }
        Type::Model(name) | Type::Enum(name) => match (rust_names.get(name).map(ident), ty) {
            (Some(name), Type::Enum(_)) => quote!(crate::runtime::Open<crate::#name>),
            (Some(name), _) => quote!(crate::#name),
            (None, _) => quote!(serde_json::Value),
        },
    }
}
