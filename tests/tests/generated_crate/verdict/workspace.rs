//! Many versions of a crate and a consumer of each, compiled by one run of cargo.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tablesmith::Generator;
use tablesmith::schema::Schema;
use tablesmith_tests::root;
use tablesmith_tests::workspace::offline_cargo;

/// Whether the consumer compiled with each version; if not, the first error.
pub(crate) fn check(
    versions: &[(&'static str, Schema)],
    consumer: &str,
) -> HashMap<&'static str, Result<(), String>> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("verdict");
    let mut members = vec!["runtime-once".to_owned()];
    for (index, (name, schema)) in versions.iter().enumerate() {
        if index == 0 {
            write_runtime(&folder.join("runtime-once"), schema);
        }
        write_models(&folder.join(format!("models-{name}")), name, schema);
        write_consumer(&folder.join(format!("consumer-{name}")), name, consumer);
        members.extend([format!("models-{name}"), format!("consumer-{name}")]);
    }
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n");
    write(&folder.join("Cargo.toml"), &manifest);
    // The versions that the project itself is built with: they are at hand, and nothing is fetched.
    let lock = fs::read_to_string(root().join("Cargo.lock")).expect("the project is locked");
    fs::write(folder.join("Cargo.lock"), lock).expect("written");
    outcomes(versions, &cargo_check(&folder))
}

/// What cargo says, one JSON object a line.
fn cargo_check(folder: &Path) -> String {
    let arguments = ["check", "--workspace", "--keep-going", "--message-format=json"];
    let output = offline_cargo(folder, &arguments).output().expect("cargo runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("\"build-finished\""), "cargo did not build at all: {complaint}");
    said
}

fn outcomes(
    versions: &[(&'static str, Schema)],
    said: &str,
) -> HashMap<&'static str, Result<(), String>> {
    let messages: Vec<Value> =
        said.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let of = |target: &str| -> Result<(), String> {
        let about = |message: &&Value| message["target"]["name"] == target;
        if messages.iter().filter(about).any(|message| message["reason"] == "compiler-artifact") {
            return Ok(());
        }
        let errors = messages.iter().filter(about).map(|message| &message["message"]);
        let first = errors.filter(|message| message["level"] == "error").map(|message| {
            let code = message["code"]["code"].as_str().unwrap_or_default();
            format!("{code}: {}", message["message"].as_str().unwrap_or_default())
        });
        Err(first.min().unwrap_or_else(|| "it was not compiled".to_owned()))
    };
    versions
        .iter()
        .map(|(name, _)| {
            let crate_name = name.replace('-', "_");
            assert_eq!(of(&format!("models_{crate_name}")), Ok(()), "the crate itself compiles");
            (*name, of(&format!("consumer_{crate_name}")))
        })
        .collect()
}

const DEPENDENCIES: &str = "\
[dependencies]
indexmap = { version = \"2\", features = [\"serde\"] }
jiff = { version = \"0.2\", default-features = false, features = [\"std\"] }
serde = \"1\"
serde_json = { version = \"1\", features = [\"float_roundtrip\"] }
";

fn package(name: &str) -> String {
    format!("[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n")
}

/// The runtime as a crate: it is the same for all versions, and so it is compiled once.
fn write_runtime(folder: &Path, schema: &Schema) {
    write(&folder.join("Cargo.toml"), &(package("runtime-once") + DEPENDENCIES));
    for (path, text) in files(schema) {
        if path == "src/runtime.rs" {
            write(&folder.join("src/lib.rs"), &text);
        } else if let Some(module) = path.strip_prefix("src/runtime/") {
            write(&folder.join("src").join(module), &text);
        }
    }
}

fn write_models(folder: &Path, name: &str, schema: &Schema) {
    let runtime = "runtime-once = { path = \"../runtime-once\" }\n";
    let manifest = package(&format!("models-{name}")) + DEPENDENCIES + runtime;
    write(&folder.join("Cargo.toml"), &manifest);
    for (path, text) in files(schema) {
        if !path.starts_with("src/runtime") {
            write(&folder.join(path), &text);
        }
    }
    write(&folder.join("src/runtime.rs"), "pub use runtime_once::*;\n");
}

fn write_consumer(folder: &Path, name: &str, consumer: &str) {
    let models = format!("models = {{ package = \"models-{name}\", path = \"../models-{name}\" }}");
    let manifest = package(&format!("consumer-{name}")) + "[dependencies]\n" + &models + "\n";
    write(&folder.join("Cargo.toml"), &manifest);
    write(&folder.join("src/lib.rs"), consumer);
}

fn files(schema: &Schema) -> impl Iterator<Item = (String, String)> {
    let files = Generator::new().emit(schema).expect("the crate can be made").files;
    files.into_iter().map(|file| (file.path, file.text))
}

/// Writes what changed alone, so that cargo compiles nothing twice.
fn write(path: &PathBuf, text: &str) {
    if fs::read_to_string(path).is_ok_and(|before| before == text) {
        return;
    }
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::write(path, text).expect("written");
}
