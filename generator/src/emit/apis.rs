//! `src/apis.rs`: a module for each API, which documents its operations and its models.
//!
//! The modules are there whatever the features, so that links to them never break; what they say
//! of models is there with the models.

use std::fmt::Write;

use rayon::prelude::*;

use super::{About, Diagnostic, GeneratedFile, RustNames, check, comment, docs};
use crate::features::Features;
use crate::naming::{self, NameKind};
use crate::schema::{Api, Operation, Parameter, Permissions, Schema, Type};

/// The column that running text ends before.
const WIDTH: usize = 100;

/// The module of a feature's API.
pub(crate) fn module(feature: &str) -> String {
    naming::candidates(NameKind::Module, feature).next().unwrap_or_default()
}

/// `src/apis.rs` and the page of each API beside it.
pub(super) fn files(
    schema: &Schema,
    features: &Features<'_>,
    rust_names: &RustNames<'_>,
    about: &About,
) -> Vec<Result<GeneratedFile, Diagnostic>> {
    let pages = schema.apis.par_iter().map(|api| {
        let text = page(api, features, rust_names)?;
        Ok(GeneratedFile { path: format!("src/apis/{}.md", module(&api.feature)), text })
    });
    let mut files: Vec<_> = pages.collect();
    let index = index(schema, features, about);
    files.push(index.map(|text| GeneratedFile { path: "src/apis.rs".to_owned(), text }));
    files
}

fn index(schema: &Schema, features: &Features<'_>, about: &About) -> Result<String, Diagnostic> {
    let mut text = format!(
        "{}\n\
         //! What can be called, and which feature brings what it takes and returns.\n//!\n\
         //! Each module is the documentation of one API. It is complete where its feature is enabled.\n\
         //!\n//! | feature | operations | definitions |\n//! | --- | ---: | ---: |\n",
        comment::line(format!("Not to be edited: `{}` makes this anew.", about.regenerate))
    );
    for api in &schema.apis {
        let brought = features.items_of(&api.feature).len();
        let module = module(&api.feature);
        // Infallible here and below: the target is a String.
        let _ = writeln!(
            text,
            "//! | {} | {} | {brought} |",
            link(&api.feature, &module),
            api.operations.len(),
        );
    }
    for topic in &schema.topics {
        let brought = features.items_of(&topic.feature).len();
        let _ = writeln!(text, "//! | `{}` | | {brought} |", topic.feature);
    }
    if !schema.topics.is_empty() {
        text.push_str(
            "//!\n//! Features without operations bring what arrives as notifications.\n",
        );
    }
    for api in &schema.apis {
        let (feature, module) = (&api.feature, module(&api.feature));
        let name = docs::lines(&api.name, WIDTH).join(" ");
        let operations = super::crate_files::counted(api.operations.len(), "operation");
        // An API may be called `Apis`.
        let inception = match module == "apis" {
            true => "#[allow(clippy::module_inception)]\n",
            false => "",
        };
        let _ = write!(
            text,
            "\n/// {name}: {operations}, with the feature `{feature}`.\n{inception}\
             #[cfg_attr(docsrs, doc(cfg(feature = \"{feature}\")))]\n\
             #[cfg_attr(all(doc, feature = \"{feature}\"), doc = include_str!(\"apis/{module}.md\"))]\n\
             pub mod {module} {{}}\n"
        );
    }
    let modules: Vec<String> = schema.apis.iter().map(|api| module(&api.feature)).collect();
    check::api_list(&text, modules.iter().map(String::as_str))?;
    Ok(text)
}

/// A feature with its module, which may have the name of a primitive type or of a macro. Rustdoc wants
/// no target where the text is one.
fn link(feature: &str, module: &str) -> String {
    match feature == module {
        true => format!("[`mod@{module}`]"),
        false => format!("[`{feature}`](mod@{module})"),
    }
}

const OPERATIONS: &str = "Operations";
const DEFINITIONS: &str = "Models and enums";

fn page(
    api: &Api,
    features: &Features<'_>,
    rust_names: &RustNames<'_>,
) -> Result<String, Diagnostic> {
    let mut text = format!("\n# {OPERATIONS}\n");
    for operation in &api.operations {
        describe(&mut text, operation, rust_names);
    }
    let _ = write!(text, "\n# {DEFINITIONS}\n\n");
    let mut names: Vec<&str> = features
        .items_of(&api.feature)
        .iter()
        .filter_map(|name| rust_names.get(name).copied())
        .collect();
    names.sort_unstable();
    let links: Vec<_> = names.iter().map(|name| format!("[`{name}`](crate::{name})")).collect();
    if links.is_empty() {
        text.push_str("None.\n");
    } else {
        text.push_str(&links.join(",\n"));
        text.push('\n');
    }
    let requests: Vec<String> = api.operations.iter().map(request).collect();
    let headings = std::iter::once(OPERATIONS).chain(requests.iter().map(String::as_str));
    check::api_page(&api.name, &text, headings.chain([DEFINITIONS]))?;
    Ok(text)
}

/// `GET /api/v2/users/{userId}`, as code.
fn request(operation: &Operation) -> String {
    docs::code(&format!("{} {}", operation.method, operation.path))
}

fn describe(text: &mut String, operation: &Operation, rust_names: &RustNames<'_>) {
    let _ = write!(text, "\n## {}\n\n", request(operation));
    if operation.deprecated {
        text.push_str("**Deprecated.**\n\n");
    }
    for said in [&operation.summary, &operation.description].into_iter().flatten() {
        let lines = docs::lines(said, WIDTH);
        if !lines.is_empty() {
            let _ = write!(text, "{}\n\n", lines.join("\n"));
        }
    }
    if let Some(body) = &operation.body {
        let optional = if body.required { "" } else { ", optional" };
        let _ = writeln!(text, "- takes {}{optional}", linked(&body.ty, rust_names));
    }
    match &operation.returns {
        Some(ty) => {
            let _ = writeln!(text, "- returns {}", linked(ty, rust_names));
        }
        None => text.push_str("- returns nothing\n"),
    }
    let required = match &operation.permissions {
        Some(Permissions::Any(names)) => Some(("any", names)),
        Some(Permissions::All(names)) => Some(("all", names)),
        Some(Permissions::None) | None => None,
    };
    if let Some((which, names)) = required.filter(|(_, names)| !names.is_empty()) {
        let names: Vec<_> = names.iter().map(|name| docs::code(name)).collect();
        let _ = writeln!(text, "- requires {which} of {}", names.join(", "));
    }
    for parameter in &operation.parameters {
        let _ = writeln!(text, "- {}", parameter_line(parameter, rust_names));
    }
}

/// ``` `sortOrder` (string, asc by default): … One of `asc`, `desc` ```
fn parameter_line(parameter: &Parameter, rust_names: &RustNames<'_>) -> String {
    let mut line = docs::code(&parameter.name);
    let _ = write!(line, " ({}", linked(&parameter.ty, rust_names));
    match (&parameter.default, parameter.required) {
        (Some(default), _) => {
            let _ = write!(line, ", {} by default", docs::code(default));
        }
        (None, true) => line.push_str(", required"),
        (None, false) => {}
    }
    line.push(')');
    if let Some(description) = &parameter.description {
        let _ = write!(line, ": {}", docs::lines(description, usize::MAX).join(" "));
    }
    if !parameter.values.is_empty() {
        let values: Vec<_> = parameter.values.iter().map(|value| docs::code(value)).collect();
        let _ = write!(line, " One of {}.", values.join(", "));
    }
    line
}

/// A type, with its definition as a link.
fn linked(ty: &Type, rust_names: &RustNames<'_>) -> String {
    match ty {
        Type::List(element) => format!("list of {}", linked(element, rust_names)),
        Type::Map(value) => format!("map of {}", linked(value, rust_names)),
        Type::Model(name) | Type::Enum(name) => match rust_names.get(name.as_str()) {
            Some(rust_name) => format!("[`{rust_name}`](crate::{rust_name})"),
            None => docs::code(name),
        },
        scalar => scalar.to_string(),
    }
}
