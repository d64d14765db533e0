//! Every documented key of every model is read and written.
//!
//! The models are handed to one interpreter as trait objects: with a parser of its own for each of
//! thousands the program would take an hour to compile.

use std::fmt::Write;

use tablesmith::schema::{Enum, EnumRepr};
use tablesmith::{Generator, Schema};
use tablesmith_tests::corpus;
use tablesmith_tests::workspace::{MODELS, Workspace, succeed};

const PROGRAM: &str = include_str!("programs/keys.rs");

/// Of one SDK: the keys of the whole platform take minutes and gigabytes.
#[test]
#[ignore = "reads the corpora: set DOCS_CORPUS"]
fn every_key_is_read_and_written() {
    prove(Generator::new(), &["webmessaging-java"]);
}

/// Of documentation that is no SDK's.
#[test]
#[ignore = "reads the corpora: set DOCS_CORPUS"]
fn every_key_of_the_audit_log_is_read_and_written() {
    prove_in_dialect("office-365");
}

/// Of documentation with bit flags.
#[test]
#[ignore = "reads the corpora: set DOCS_CORPUS"]
fn every_key_of_discord_is_read_and_written() {
    prove_in_dialect("discord");
}

/// Proves the keys of the corpus that is called as its dialect.
fn prove_in_dialect(name: &str) {
    let config = format!("dialect = \"{name}\"\n");
    prove(Generator::new().config_text("tablesmith.toml", config), &[name]);
}

/// `cargo xtask prove-names` runs it.
#[test]
#[ignore = "reads the corpora: set DOCS_CORPUS; takes minutes and gigabytes"]
fn every_key_of_the_platform_is_read_and_written() {
    prove(Generator::new(), &["java", "dotnet"]);
}

fn prove(generator: Generator, folders: &[&str]) {
    let docs = folders.iter().map(|folder| corpus().join(folder));
    let analysis = docs.fold(generator, Generator::docs).analyze();
    let mut schema = analysis.expect("the corpus is read").schema;
    // All of it at once, without features.
    schema.apis.clear();
    schema.topics.clear();
    let workspace = Workspace::new(&format!("keys-{}", folders.join("-")), &[MODELS, "keys"]);
    workspace.models(&schema);
    workspace.program("keys", "models.path = \"../models\"\n");
    workspace.write("keys", "src/main.rs", PROGRAM);
    workspace.write("keys", "src/registry.rs", &registry(&schema));
    // Nobody debugs it, and a platform's debug information takes gigabytes.
    succeed(workspace.cargo("keys", ["run"]).env("CARGO_PROFILE_DEV_DEBUG", "false"));
}

/// The list of models and enums.
fn registry(schema: &Schema) -> String {
    let mut text = String::from(
        "use models::runtime::ModelDescriptor;\n\nuse crate::{Listed, Made, listed, made};\n\n\
         pub(crate) static MODELS: &[(ModelDescriptor, Made)] = &[\n",
    );
    for model in &schema.models {
        let name = &model.rust_name;
        // Infallible here and below: the target is a String.
        let _ = writeln!(text, "    (models::{name}::FIELDS, made::<models::{name}>),");
    }
    text.push_str("];\n\npub(crate) static ENUMS: &[Listed] = &[\n");
    let (flags, enums): (Vec<&Enum>, Vec<&Enum>) =
        schema.enums.iter().partition(|own| own.representation == EnumRepr::Flags);
    for own in enums {
        let _ = writeln!(text, "    listed::<models::{}>(),", own.rust_name);
    }
    text.push_str("];\n\npub(crate) static FLAGS: &[&str] = &[\n");
    for own in flags {
        let _ = writeln!(text, "    {:?},", own.name);
    }
    text.push_str("];\n");
    text
}
