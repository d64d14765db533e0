//! A program that makes the calls with the generated crate.

use std::collections::HashMap;
use std::fmt::Write;
use std::process::Stdio;

use serde::Deserialize;
use tablesmith::schema::Schema;
use tablesmith::{Generator, OnForeign};
use tablesmith_tests::requests::arguments::Call;
use tablesmith_tests::requests::expression;
use tablesmith_tests::requests::program::write_workspace;
use tablesmith_tests::requests::request::Request;
use tablesmith_tests::target;
use tablesmith_tests::workspace::{absent_crate, cargo};

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

    let apis = schema.apis.iter().map(|api| api.feature.as_str());
    let features: Vec<&str> = apis.chain(["requests"]).collect();
    let mut files = vec![("Cargo.toml".to_owned(), manifest(&features))];
    let mut modules = Vec::new();
    for api in &schema.apis {
        let module = module(&api.feature);
        let own: Vec<&Call<'_>> = calls.iter().filter(|call| call.api.name == api.name).collect();
        files.push((format!("src/calls/{module}.rs"), functions(&own, &module)));
        modules.push(module);
    }
    let declared: String = modules.iter().map(|module| format!("pub mod {module};\n")).collect();
    files.push(("src/calls.rs".into(), declared));
    let lists: String =
        modules.iter().map(|module| format!("    calls::{module}::CALLS,\n")).collect();
    files.push(("src/main.rs".into(), MAIN.replace("LISTS", &lists)));
    write_workspace(&workspace, CRATE, &files);

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
            expression::of(call, module)
        );
    }
    text += "\npub const CALLS: &[fn() -> String] = &[\n";
    for call in calls {
        let _ = writeln!(text, "    {},", call.operation.rust_name);
    }
    text + "];\n"
}

fn module(feature: &str) -> String {
    feature.replace('-', "_")
}

const HEAD: &str = "#![allow(deprecated, unused_imports)]\n\nuse requested_platform::apis;\n\
                    use requested_platform::runtime::requests::File;\n\n\
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
