//! Calls of the generated crate as Rust expressions.

use std::fmt::Write;

use serde_json::Value;
use tablesmith::schema::{Body, Operation, Parameter, ParameterLocation, Type};

use super::arguments::Call;

/// The value of each name in a path that the pages have no parameter for.
pub const UNDOCUMENTED: &str = "undocumented";

/// The name of each file.
pub const FILE_NAME: &str = "a b.txt";

/// `apis::routing::get_routing_queues().page_size(7)`
pub fn of(call: &Call<'_>, module: &str) -> String {
    let Operation { rust_name, parameters, .. } = call.operation;
    let values = || parameters.iter().zip(&call.arguments);
    let required: Vec<_> = values().filter(|(parameter, _)| parameter.required).collect();
    let mut arguments = Vec::new();
    match &call.operation.parameters_type_name {
        Some(name) => {
            let fields = required.iter().map(|(parameter, value)| {
                format!("{}: {}", parameter.rust_name, field(parameter, value))
            });
            let fields: Vec<_> = fields.collect();
            arguments.push(format!("apis::{module}::{name} {{ {} }}", fields.join(", ")));
        }
        None => {
            arguments.extend(required.iter().map(|(parameter, value)| argument(parameter, value)));
        }
    }
    arguments.extend(undocumented(call.operation).map(|_| format!("{UNDOCUMENTED:?}")));
    let body = call.operation.body.as_ref().zip(call.body.as_ref());
    if let Some((body, value)) = body.filter(|(body, _)| body.required) {
        arguments.push(content(body, value));
    }
    let mut text = format!("apis::{module}::{rust_name}({})", arguments.join(", "));
    for (parameter, value) in values().filter(|(parameter, _)| !parameter.required) {
        let _ = write!(text, ".{}({})", parameter.rust_name, argument(parameter, value));
    }
    if let Some((body, value)) = body.filter(|(body, _)| !body.required) {
        let _ = write!(text, ".body({})", content(body, value));
    }
    text
}

/// The names in the braces of the path that the pages have no parameter for.
pub fn undocumented(operation: &Operation) -> impl Iterator<Item = &str> {
    let mut names = operation.path.split('{').skip(1).filter_map(|rest| rest.split('}').next());
    let mut seen = Vec::new();
    std::iter::from_fn(move || {
        names.find(|name| {
            let mut parameters = operation.parameters.iter();
            let is_new = !seen.contains(name);
            seen.push(*name);
            is_new && !parameters.any(|one| one.name == **name || one.identifier() == *name)
        })
    })
}

/// Whether the caller writes the body.
pub fn is_bytes(body: &Body) -> bool {
    let mut told = body.content_types.iter().filter(|one| *one != "*/*").peekable();
    let is_told = told.peek().is_some();
    let is_json = told.any(|one| one.contains("json"));
    (is_told && !is_json) || (!is_told && body.ty == Type::Binary)
}

/// A value as an argument of a function or a setter.
fn argument(parameter: &Parameter, value: &Value) -> String {
    match (&parameter.ty, value) {
        (Type::List(element), Value::Array(values)) => {
            let values = values.iter().map(|value| scalar(parameter, element, value));
            format!("[{}]", values.collect::<Vec<_>>().join(", "))
        }
        (ty, value) => scalar(parameter, ty, value),
    }
}

/// A value as a field of the required parameters.
fn field(parameter: &Parameter, value: &Value) -> String {
    let inner = parameter.ty.innermost();
    let is_enum =
        (!parameter.values.is_empty() && *inner == Type::String) || matches!(inner, Type::Enum(_));
    let into = if is_enum { ".into()" } else { "" };
    match (&parameter.ty, value) {
        (Type::List(element), Value::Array(values)) => {
            let values = values.iter().map(|value| scalar(parameter, element, value) + into);
            let values = values.collect::<Vec<_>>().join(", ");
            let list = if is_file(parameter) { "vec!" } else { "&" };
            format!("{list}[{values}]")
        }
        (ty, value) => scalar(parameter, ty, value) + into,
    }
}

/// Whether the parameter is a file of a form, or several.
pub fn is_file(parameter: &Parameter) -> bool {
    parameter.location == ParameterLocation::Form && *parameter.ty.innermost() == Type::Binary
}

fn scalar(parameter: &Parameter, ty: &Type, value: &Value) -> String {
    match (ty, value) {
        _ if is_file(parameter) => {
            let text = value.as_str().unwrap_or_default();
            format!("File::new({FILE_NAME:?}, {text:?})")
        }
        (
            Type::DateTime | Type::UtcDateTime | Type::Date | Type::LocalDateTime,
            Value::String(text),
        ) => format!("parsed({text:?})"),
        (_, Value::String(text)) => format!("{text:?}"),
        (_, value) => value.to_string(),
    }
}

/// A body as an argument.
fn content(body: &Body, value: &Value) -> String {
    let json = value.to_string();
    match (&body.ty, value) {
        _ if is_bytes(body) => format!("{json:?}"),
        (Type::String | Type::Uuid | Type::Uri | Type::Binary, Value::String(text)) => {
            format!("{text:?}")
        }
        (Type::List(_), _) => format!("&body::<Vec<_>>({json:?})"),
        _ => format!("&body({json:?})"),
    }
}
