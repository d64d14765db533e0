//! The calls of the runtime that set the value of a parameter.

use proc_macro2::TokenStream;
use quote::quote;

use super::value::Value;
use crate::schema::{ListFormat, Parameter, ParameterLocation};

/// `.query("pageSize", value)`, with a value as the runtime takes it.
pub(super) fn set(parameter: &Parameter, value: &Value, argument: &TokenStream) -> TokenStream {
    let name = &parameter.name;
    match (parameter.location, value) {
        (ParameterLocation::Form, Value::File) => quote!(.file(#name, #argument)),
        (ParameterLocation::Path, Value::List(..)) => quote! {
            .path(
                #name,
                #argument.into_iter().map(|one| one.to_string()).collect::<Vec<_>>().join(","),
            )
        },
        (ParameterLocation::Path, _) => quote!(.path(#name, #argument)),
        (ParameterLocation::Header, Value::List(..)) => quote!(.header_list(#name, #argument)),
        (ParameterLocation::Header, _) => quote!(.header(#name, #argument)),
        (ParameterLocation::Form, Value::List(element, _)) if matches!(**element, Value::File) => {
            quote!(.files(#name, #argument))
        }
        (ParameterLocation::Form, Value::List(_, format)) => match delimiter(*format) {
            Some(delimiter) => quote!(.form_delimited(#name, #delimiter, #argument)),
            None => quote!(.form_list(#name, #argument)),
        },
        (ParameterLocation::Form, _) => quote!(.form(#name, #argument)),
        (ParameterLocation::Query | ParameterLocation::Body, Value::List(_, format)) => {
            match delimiter(*format) {
                Some(delimiter) => quote!(.query_delimited(#name, #delimiter, #argument)),
                None => quote!(.query_list(#name, #argument)),
            }
        }
        (ParameterLocation::Query | ParameterLocation::Body, _) => quote!(.query(#name, #argument)),
    }
}

/// What joins the values of a list; none if each has the parameter's name.
fn delimiter(format: ListFormat) -> Option<char> {
    match format {
        ListFormat::Repeat => None,
        ListFormat::Comma => Some(','),
        ListFormat::Space => Some(' '),
        ListFormat::Pipe => Some('|'),
    }
}
