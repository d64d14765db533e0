//! `cargo xtask prove-names`: every documented key of every model of a platform is read and written.
//!
//! The models are handed to one interpreter as trait objects: with a parser of its own for each of
//! thousands the proof would take an hour to compile.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;
use tablesmith::generate::Generator;
use tablesmith::schema::Schema;

use crate::workspace::{MODELS, Workspace, succeed};

#[derive(Debug, Args)]
pub(crate) struct NamesArgs {
    /// The documents: pages, or folders of pages
    #[arg(long, required = true, num_args = 1.., value_name = "DIR")]
    docs: Vec<PathBuf>,
}

const PROGRAM: &str = include_str!("names_program.rs");

const MANIFEST: &str = "\
[package]
name = \"names\"
version = \"0.0.0\"
edition = \"2024\"

[dependencies]
models = { path = \"../models\" }
serde = \"1\"
serde_json = \"1\"
";

pub(crate) fn run(args: &NamesArgs) -> anyhow::Result<()> {
    let generator = args.docs.iter().fold(Generator::new(), |all, path| all.docs(path));
    let mut schema = generator.analyze()?.schema;
    // All of it at once, without features.
    schema.apis.clear();
    schema.topics.clear();
    let workspace = Workspace::new("names", &[MODELS, "names"])?;
    workspace.write(MODELS, "Cargo.toml", &tablesmith::emit::manifest(MODELS).text)?;
    workspace.models(&schema)?;
    workspace.write("names", "Cargo.toml", MANIFEST)?;
    workspace.write("names", "src/main.rs", PROGRAM)?;
    workspace.write("names", "src/registry.rs", &registry(&schema))?;
    // Nobody debugs it, and a platform's debug information takes gigabytes.
    succeed(workspace.cargo("names", ["run"]).env("CARGO_PROFILE_DEV_DEBUG", "false"))
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
    for own in &schema.enums {
        let _ = writeln!(text, "    listed::<models::{}>(),", own.rust_name);
    }
    text.push_str("];\n");
    text
}
