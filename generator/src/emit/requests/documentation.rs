//! The documentation of functions and setters.

use proc_macro2::TokenStream;
use quote::quote;

use super::body;
use crate::emit::rustdoc;
use crate::schema::{Body, Credentials, Operation, Parameter};

/// The documentation of an operation's function, with that of its arguments.
pub(super) fn function(operation: &Operation, arguments: &[(&str, &Parameter)]) -> TokenStream {
    let mut paragraphs: Vec<Vec<String>> = Vec::new();
    let described = [&operation.summary, &operation.description].into_iter().flatten();
    paragraphs.extend(described.map(|text| lines(text, 0)));
    let request = rustdoc::code(&format!("{} {}", operation.method, operation.path));
    paragraphs.push(vec![request]);
    if let Some(permissions) = permissions(operation) {
        paragraphs.push(vec![permissions]);
    }
    paragraphs.extend(credentials(operation.credentials.as_deref()));
    let list = arguments.iter().filter_map(|(name, parameter)| {
        let texts = [parameter.description.as_deref().map(rustdoc::one_line), object(parameter)];
        let texts: Vec<String> = texts.into_iter().flatten().collect();
        let name = name.strip_prefix("r#").unwrap_or(name);
        (!texts.is_empty()).then(|| format!("- `{name}`: {}", texts.join(" ")))
    });
    let mut list: Vec<String> = list.collect();
    if let Some(body) = operation.body.as_ref().filter(|body| body.required) {
        let texts = [body.description.as_deref().map(rustdoc::one_line), body::media_types(body)];
        let texts: Vec<String> = texts.into_iter().flatten().collect();
        list.extend((!texts.is_empty()).then(|| format!("- `body`: {}", texts.join(" "))));
    }
    paragraphs.push(list);
    joined(paragraphs)
}

/// A sentence for an object in a place that has no rule for objects.
fn object(parameter: &Parameter) -> Option<String> {
    parameter.ty.is_object().then(|| {
        "Its text is sent as it is: the documentation does not tell how an object is written here."
            .to_owned()
    })
}

/// The documentation of a setter or a field.
pub(super) fn parameter(parameter: &Parameter) -> TokenStream {
    let mut paragraphs: Vec<Vec<String>> = Vec::new();
    paragraphs.extend(parameter.description.as_ref().map(|text| lines(text, 4)));
    let values: Vec<_> = parameter.values.iter().map(|value| rustdoc::code(value)).collect();
    let mut note = String::new();
    if !values.is_empty() {
        note += &format!(" One of {}.", values.join(", "));
    }
    if let Some(default) = &parameter.default {
        note += &format!(" {} by default.", rustdoc::code(default));
    }
    if !note.is_empty() {
        paragraphs.push(vec![note.trim_start().to_owned()]);
    }
    paragraphs.extend(object(parameter).map(|text| vec![text]));
    joined(paragraphs)
}

/// The documentation of an optional body.
pub(super) fn optional_body(body: &Body) -> TokenStream {
    let description = body.description.as_deref().map(|text| lines(text, 4));
    let media_types = body::media_types(body).map(|text| vec![text]);
    joined(description.into_iter().chain(media_types).collect())
}

/// The documented name as an alias for rustdoc's search. The search ignores case and underscores.
pub(super) fn alias(documented: &str, rust_name: &str) -> Option<TokenStream> {
    let letters = |name: &str| name.replace('_', "").to_ascii_lowercase();
    let bare = rust_name.strip_prefix("r#").unwrap_or(rust_name);
    let is_found = letters(documented) == letters(bare);
    let is_alias = !is_found && rustdoc::has_alias(documented, rust_name);
    is_alias.then(|| quote!(#[doc(alias = #documented)]))
}

/// A text as lines of documentation of an item that is indented by `indent` columns.
fn lines(text: &str, indent: usize) -> Vec<String> {
    rustdoc::lines(text, rustdoc::WIDTH - indent - "/// ".len())
}

/// Paragraphs as `#[doc]` attributes, one for each line.
fn joined(mut paragraphs: Vec<Vec<String>>) -> TokenStream {
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    let lines = paragraphs.join(&String::new());
    let lines = lines.iter().map(|line| match line.is_empty() {
        true => String::new(),
        false => format!(" {line}"),
    });
    quote!(#(#[doc = #lines])*)
}

fn permissions(operation: &Operation) -> Option<String> {
    let required = operation.permissions.as_ref()?.required(rustdoc::code)?;
    Some(format!("Requires {required}."))
}

/// A sentence for credentials that not all operations accept: none at all, or one of several.
fn credentials(credentials: Option<&[Credentials]>) -> Option<Vec<String>> {
    match credentials? {
        [] => Some(vec!["Sent without credentials.".to_owned()]),
        [_] => None,
        several => {
            let names: Vec<_> = several.iter().map(|one| rustdoc::code(&one.name)).collect();
            Some(vec![format!("Credentials: {}.", names.join(", "))])
        }
    }
}
