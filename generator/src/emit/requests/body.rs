//! The body of a request.

use proc_macro2::TokenStream;
use quote::quote;

use super::value::model_type;
use crate::emit::rust_names::RustNames;
use crate::emit::rustdoc;
use crate::schema::{Body, Type};

/// How a body is written.
enum Format<'b> {
    /// As JSON, with this media type.
    Json(&'b str),
    /// By the caller, with this media type.
    Bytes(&'b str),
}

/// The media type of bytes that the pages tell nothing of.
const BYTES: &str = "application/octet-stream";

const JSON: &str = "application/json";

impl<'b> Format<'b> {
    fn of(body: &'b Body) -> Format<'b> {
        let is_json = |content_type: &&String| content_type.contains("json");
        let json = body.content_types.iter().find(is_json).map(|text| essence(text));
        let mut other = body.content_types.iter().filter(|text| *text != "*/*");
        let other = other.next().map(|text| essence(text));
        match (json, other) {
            (Some(content_type), _) => Format::Json(content_type),
            (None, Some(content_type)) => Format::Bytes(content_type),
            (None, None) if body.ty == Type::Binary => Format::Bytes(BYTES),
            (None, None) => Format::Json(JSON),
        }
    }

    fn content_type(&self) -> &'b str {
        match self {
            Format::Json(content_type) | Format::Bytes(content_type) => content_type,
        }
    }
}

/// The type of the argument, and the call of the runtime that sets the body to an argument `body`.
pub(super) fn of(body: &Body, rust_names: &RustNames<'_>) -> (TokenStream, TokenStream) {
    match Format::of(body) {
        // Only JSON is written for the caller.
        Format::Bytes(content_type) => {
            (quote!(impl Into<Vec<u8>>), quote!(.bytes(#content_type, body)))
        }
        Format::Json(JSON) => (argument(&body.ty, rust_names), quote!(.json(body))),
        Format::Json(content_type) => {
            (argument(&body.ty, rust_names), quote!(.json_as(#content_type, body)))
        }
    }
}

/// A sentence on the media type of a body; none for JSON alone.
pub(super) fn media_types(body: &Body) -> Option<String> {
    let format = Format::of(body);
    let sent = format.content_type();
    let accepted = body.content_types.iter().map(|text| essence(text));
    let others: Vec<String> = accepted
        .filter(|content_type| *content_type != sent && *content_type != "*/*")
        .map(rustdoc::code)
        .collect();
    let mut text = match format {
        Format::Json(JSON) if others.is_empty() => return None,
        Format::Json(_) => format!("Sent as {}.", rustdoc::code(sent)),
        Format::Bytes(_) => format!("The bytes of {}.", rustdoc::code(sent)),
    };
    if !others.is_empty() {
        text += &format!(" The operation accepts {} as well.", others.join(", "));
    }
    Some(text)
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
