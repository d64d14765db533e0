//! `src/apis/API.md`: the operations and the definitions of an API, in the documentation of its module.

use crate::emit::generated_file::GeneratedFile;
use crate::emit::rust_names::RustNames;
use crate::emit::rustdoc;
use crate::features::{self, Features};
use crate::schema::{Api, Operation, Parameter, Type};

const OPERATIONS: &str = "Operations";
const DEFINITIONS: &str = "Models and enums";

/// The page of an API.
pub(super) fn file(
    api: &Api,
    features: &Features<'_>,
    rust_names: &RustNames<'_>,
) -> GeneratedFile {
    let mut text = format!("\n# {OPERATIONS}\n");
    for operation in &api.operations {
        text += &section(operation, rust_names);
    }
    text += &format!("\n# {DEFINITIONS}\n\n{}\n", definitions(api, features, rust_names));
    GeneratedFile { path: path(&api.feature), text }
}

/// The page's path in the crate, of an API with this feature.
pub(super) fn path(feature: &str) -> String {
    format!("src/apis/{}.md", features::module_name(feature))
}

/// Links to the definitions that the API's feature enables, sorted.
fn definitions(api: &Api, features: &Features<'_>, rust_names: &RustNames<'_>) -> String {
    let documented = features.items_of(&api.feature).iter();
    let mut names: Vec<&str> = documented.filter_map(|name| rust_names.get(name)).collect();
    if names.is_empty() {
        return "None.".to_owned();
    }
    names.sort_unstable();
    let links: Vec<_> = names.into_iter().map(link).collect();
    links.join(",\n")
}

/// `GET /api/v2/users/{userId}`, as code.
fn request(operation: &Operation) -> String {
    rustdoc::code(&format!("{} {}", operation.method, operation.path))
}

/// The section of an operation, under its name: rustdoc lists the headings beside the page.
fn section(operation: &Operation, rust_names: &RustNames<'_>) -> String {
    let mut text = format!("\n## {}\n\n{}\n\n", rustdoc::code(&operation.name), request(operation));
    if operation.deprecated {
        text += "**Deprecated.**\n\n";
    }
    for described in [&operation.summary, &operation.description].into_iter().flatten() {
        let lines = rustdoc::lines(described, rustdoc::WIDTH);
        if !lines.is_empty() {
            text += &format!("{}\n\n", lines.join("\n"));
        }
    }
    if let Some(body) = &operation.body {
        let optional = if body.required { "" } else { ", optional" };
        text += &format!("- takes {}{optional}\n", type_text(&body.ty, rust_names));
    }
    match &operation.returns {
        Some(ty) => text += &format!("- returns {}\n", type_text(ty, rust_names)),
        None => text += "- returns nothing\n",
    }
    let permissions = operation.permissions.as_ref();
    if let Some(required) = permissions.and_then(|listed| listed.required(rustdoc::code)) {
        text += &format!("- requires {required}\n");
    }
    for parameter in &operation.parameters {
        text += &format!("- {}\n", parameter_text(parameter, rust_names));
    }
    text
}

/// ``` `sortOrder` (string, asc by default): … One of `asc`, `desc` ```
fn parameter_text(parameter: &Parameter, rust_names: &RustNames<'_>) -> String {
    let mut line = rustdoc::code(&parameter.name);
    line += &format!(" ({}", type_text(&parameter.ty, rust_names));
    match (&parameter.default, parameter.required) {
        (Some(default), _) => line += &format!(", {} by default", rustdoc::code(default)),
        (None, true) => line += ", required",
        (None, false) => {}
    }
    line += ")";
    if let Some(description) = &parameter.description {
        line += &format!(": {}", rustdoc::one_line(description));
    }
    if !parameter.values.is_empty() {
        let values: Vec<_> = parameter.values.iter().map(|value| rustdoc::code(value)).collect();
        line += &format!(" One of {}.", values.join(", "));
    }
    line
}

/// A type, with a link to its definition.
fn type_text(ty: &Type, rust_names: &RustNames<'_>) -> String {
    match ty {
        Type::List(element) => format!("list of {}", type_text(element, rust_names)),
        Type::Map(value) => format!("map of {}", type_text(value, rust_names)),
        Type::Model(name) | Type::Enum(name) => match rust_names.get(name) {
            Some(rust_name) => link(rust_name),
            None => rustdoc::code(name),
        },
        scalar => scalar.to_string(),
    }
}

/// A link to a definition.
fn link(rust_name: &str) -> String {
    format!("[`{rust_name}`](crate::{rust_name})")
}
