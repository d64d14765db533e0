//! `cargo xtask bench speed`: reading and writing a large payload.

use tablesmith::emit;
use tablesmith::schema::Schema;

use super::SpeedArgs;
use super::derive::{self, DERIVED};
use super::payload::Payloads;
use crate::workspace::{MODELS, Workspace, succeed};
use tablesmith_tests::slice;

const PROGRAM: &str = include_str!("programs/speed.rs");

const MANIFEST: &str = "\
[package]
name = \"speed\"
version = \"0.0.0\"
edition = \"2024\"

[dependencies]
derived = { path = \"../derived\" }
divan = { version = \"0.1\", default-features = false }
models = { path = \"../models\" }
serde = \"1\"
serde_json = \"1\"
";

pub(super) fn run(args: &SpeedArgs) -> anyhow::Result<()> {
    let (schema, deep) = args.source.schema()?;
    let schema = slice::reached(&schema, [deep.as_str()]);
    let payload = Payloads::of(&schema).array(&deep, args.megabytes * 1_000_000);
    let (size, models) = (payload.len() as f64 / 1e6, schema.models.len());
    println!("{size:.1} MB of {deep}, which reaches {models} models");

    let workspace = Workspace::new("speed", &[MODELS, DERIVED, "speed"])?;
    workspace.write(MODELS, "Cargo.toml", &emit::manifest(MODELS).text)?;
    workspace.write(DERIVED, "Cargo.toml", derive::MANIFEST)?;
    workspace.models(&schema)?;
    workspace.sources(DERIVED, &derive::emit(&schema))?;
    let path = path(&schema, &deep);
    let program = PROGRAM.replace("::OURS", &path).replace("::DERIVED", &path);
    workspace.write("speed", "Cargo.toml", MANIFEST)?;
    workspace.write("speed", "src/main.rs", &program)?;
    workspace.write("speed", "payload.json", &payload)?;
    succeed(workspace.cargo("speed", ["run", "--release"]).args(["--", "--bench"]))
}

fn path(schema: &Schema, name: &str) -> String {
    let model = schema.models.iter().find(|model| model.name == name);
    format!("::{}", model.map_or(name, |model| &model.rust_name))
}
