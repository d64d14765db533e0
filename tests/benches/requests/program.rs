//! A program that makes the calls with the generated crate.

use std::collections::HashMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Stdio;

use serde::Deserialize;
use serde_json::Value;
use tablesmith::schema::{Body, Operation, Parameter, Schema, Type};
use tablesmith::{Generator, OnForeign};
use tablesmith_tests::requests::arguments::Call;
use tablesmith_tests::requests::request::Request;
use tablesmith_tests::workspace::{absent_crate, cargo};
use tablesmith_tests::{root, target};

/// The name of the generated crate.
const CRATE: &str = "requested-platform";

/// A request by the key of its call.
#[derive(Deserialize)]
struct Keyed {
    key: String,
    #[serde(flatten)]
    request: Request,
}

/// Generates the crate, compiles the program and runs it.
pub(super) fn requests(
    generator: &Generator,
    schema: &Schema,
    calls: &[Call<'_>],
) -> HashMap<String, Request> {
    let workspace = target().join("requests/workspace");
    let folder = absent_crate(&workspace, CRATE);
    let planned = generator.clone().crate_name(CRATE).plan(&folder);
    let planned = planned.unwrap_or_else(|failure| panic!("{failure}"));
    planned.plan.apply(OnForeign::Refuse).expect("the crate is written");

    let program = workspace.join("program");
    let apis = schema.apis.iter().map(|api| api.feature.as_str());
    let features: Vec<&str> = apis.chain(["requests"]).collect();
    write(&program.join("Cargo.toml"), &manifest(&features));
    let mut modules = Vec::new();
    for api in &schema.apis {
        let module = module(&api.feature);
        let own: Vec<&Call<'_>> = calls.iter().filter(|call| call.api.name == api.name).collect();
        write(&program.join(format!("src/calls/{module}.rs")), &functions(&own, &module));
        modules.push(module);
    }
    let declared: String = modules.iter().map(|module| format!("pub mod {module};\n")).collect();
    write(&program.join("src/calls.rs"), &declared);
    let lists: String =
        modules.iter().map(|module| format!("    calls::{module}::CALLS,\n")).collect();
    write(&program.join("src/main.rs"), &MAIN.replace("LISTS", &lists));
    // Nobody runs the program twice or in a debugger.
    let workspace_manifest = format!(
        "[workspace]\nresolver = \"3\"\nmembers = [\"{CRATE}\", \"program\"]\n\n\
         [profile.dev]\nincremental = false\ndebug = false\n"
    );
    write(&workspace.join("Cargo.toml"), &workspace_manifest);
    fs::copy(root().join("Cargo.lock"), workspace.join("Cargo.lock")).expect("copied");

    let mut command = cargo();
    command.args(["run", "--quiet", "--package", "program"]).current_dir(&workspace);
    command.env("CARGO_TARGET_DIR", target().join("requests/target"));
    command.env_remove("RUSTFLAGS");
    let output = command.stderr(Stdio::inherit()).output().expect("cargo starts");
    assert!(output.status.success(), "the program failed");
    let lines = String::from_utf8(output.stdout).expect("text");
    let made = lines.lines().map(|line| {
        let Keyed { key, request } = serde_json::from_str(line).expect("a request");
        (key, request)
    });
    made.collect()
}

fn manifest(features: &[&str]) -> String {
    format!(
        "[package]\nname = \"program\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         {CRATE} = {{ path = \"../{CRATE}\", features = {features:?} }}\n\
         http = \"1\"\njiff = {{ version = \"0.2\", default-features = false, features = [\"std\"] }}\n\
         serde = \"1\"\nserde_json = \"1\"\n"
    )
}

/// A function for each call of an API, and the list of them. One function for all calls takes the
/// compiler several times as long.
fn functions(calls: &[&Call<'_>], module: &str) -> String {
    let mut text = HEAD.to_owned();
    for call in calls {
        let _ = write!(
            text,
            "\nfn {}() -> String {{\n    made({:?}, &{})\n}}\n",
            call.operation.rust_name,
            call.key,
            expression(call, module)
        );
    }
    text += "\npub const CALLS: &[fn() -> String] = &[\n";
    for call in calls {
        let _ = writeln!(text, "    {},", call.operation.rust_name);
    }
    text + "];\n"
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be created");
    fs::write(path, text).expect("written");
}

fn module(feature: &str) -> String {
    feature.replace('-', "_")
}

const HEAD: &str = "#![allow(deprecated, unused_imports)]\n\nuse requested_platform::apis;\n\n\
                    use crate::{body, made, parsed};\n";

const MAIN: &str = r#"//! Prints the request of each call as a line of JSON.

mod calls;

use std::collections::BTreeMap;

use requested_platform::runtime::requests::{Call, Credentials, RequestError};

const CALLS: &[&[fn() -> String]] = &[
LISTS];

fn main() {
    for call in CALLS.iter().copied().flatten() {
        println!("{}", call());
    }
}

fn made<T>(key: &str, call: &Call<T>) -> String {
    line(key, call.request("https://api.example.com", &Credentials::bearer("TOKEN")))
}

fn line(key: &str, request: Result<http::Request<Vec<u8>>, RequestError>) -> String {
    let request = request.unwrap_or_else(|error| panic!("{key}: {error}"));
    let headers = request.headers().iter();
    let headers = headers.map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()));
    let headers: BTreeMap<String, String> = headers.collect();
    let target = request.uri().path_and_query().unwrap().to_string();
    let body = String::from_utf8(request.body().clone()).unwrap();
    let made = serde_json::json!({
        "key": key, "method": request.method().as_str(), "target": target, "headers": headers, "body": body,
    });
    made.to_string()
}

fn body<T: serde::de::DeserializeOwned>(json: &str) -> T {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {json}"))
}

fn parsed<T: std::str::FromStr>(text: &str) -> T {
    text.parse().unwrap_or_else(|_| panic!("{text}"))
}
"#;

/// `apis::routing::get_routing_queues().page_size(7)`
fn expression(call: &Call<'_>, module: &str) -> String {
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

/// A value as an argument of a function or a setter.
fn argument(parameter: &Parameter, value: &Value) -> String {
    match value {
        Value::Array(values) => {
            let Type::List(element) = &parameter.ty else { panic!("{parameter:?}") };
            let values: Vec<_> = values.iter().map(|value| scalar(element, value)).collect();
            format!("[{}]", values.join(", "))
        }
        value => scalar(&parameter.ty, value),
    }
}

/// A value as a field of the required parameters.
fn field(parameter: &Parameter, value: &Value) -> String {
    let is_enum = !parameter.values.is_empty() && *parameter.ty.innermost() == Type::String;
    let into = if is_enum { ".into()" } else { "" };
    match value {
        Value::Array(values) => {
            let Type::List(element) = &parameter.ty else { panic!("{parameter:?}") };
            let values = values.iter().map(|value| format!("{}{into}", scalar(element, value)));
            format!("&[{}]", values.collect::<Vec<_>>().join(", "))
        }
        value => format!("{}{into}", scalar(&parameter.ty, value)),
    }
}

fn scalar(ty: &Type, value: &Value) -> String {
    match (ty, value) {
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
    let json = format!("{:?}", value.to_string());
    match (&body.ty, value) {
        (Type::String | Type::Uuid | Type::Uri | Type::Binary, Value::String(text)) => {
            format!("{text:?}")
        }
        (Type::List(_), _) => format!("&body::<Vec<_>>({json})"),
        _ => format!("&body({json})"),
    }
}
