//! The body of a request.

use proc_macro2::TokenStream;
use quote::quote;

use super::value::model_type;
use crate::emit::rust_names::RustNames;
use crate::schema::{Body, Type};

/// The type of the argument, and the call of the runtime that sets the body to an argument `body`.
pub(super) fn of(body: &Body, rust_names: &RustNames<'_>) -> (TokenStream, TokenStream) {
    let is_json = |content_type: &&String| content_type.contains("json");
    let json = body.content_types.iter().find(is_json).map(|text| essence(text));
    let other = body.content_types.first().filter(|text| *text != "*/*").map(|text| essence(text));
    match (json, other) {
        // Only JSON is written for the caller.
        (None, Some(content_type)) => {
            (quote!(impl Into<Vec<u8>>), quote!(.bytes(#content_type, body)))
        }
        (None | Some("application/json"), _) => {
            (argument(&body.ty, rust_names), quote!(.json(body)))
        }
        (Some(content_type), _) => {
            (argument(&body.ty, rust_names), quote!(.json_as(#content_type, body)))
        }
    }
}

/// A borrowed body.
fn argument(ty: &Type, rust_names: &RustNames<'_>) -> TokenStream {
    match ty {
        Type::String | Type::Uuid | Type::Uri | Type::Binary => quote!(&str),
        Type::List(element) => {
            let element = model_type(element, rust_names);
            quote!(&[#element])
        }
        ty => {
            let ty = model_type(ty, rust_names);
            quote!(&#ty)
        }
    }
}

/// A content type without its parameters: `application/json` of `application/json; charset=utf-8`.
fn essence(content_type: &str) -> &str {
    content_type.split(';').next().unwrap_or(content_type).trim()
}
