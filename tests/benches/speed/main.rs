//! `cargo xtask bench speed`: reading and writing a large payload with the generated crate and with
//! one of serde's derive. Both are made and built under `target`.

use std::path::PathBuf;

use clap::Parser;
use tablesmith::Schema;
use tablesmith_tests::bench::{is_bench, schema};
use tablesmith_tests::derived::{self, DERIVED};
use tablesmith_tests::payloads::Payloads;
use tablesmith_tests::slice;
use tablesmith_tests::workspace::{MODELS, Workspace, succeed};

/// Read and write a large payload with the generated crate and with one of serde's derive
#[derive(Debug, Parser)]
struct Args {
    /// The documents: pages, or folders of pages
    #[arg(long, required = true, num_args = 1.., value_name = "DIR")]
    docs: Vec<PathBuf>,
    /// The model that is used, by its documented name; by default the one that reaches 160 models,
    /// or the nearest number to it
    #[arg(long, value_name = "NAME")]
    deep: Option<String>,
    /// The size of the payload, in megabytes
    #[arg(long, default_value_t = 4, value_name = "MB")]
    megabytes: usize,
    #[arg(long, hide = true)]
    bench: bool,
}

const PROGRAM: &str = include_str!("programs/speed.rs");

const DEPENDENCIES: &str = "\
derived = { path = \"../derived\" }
divan = { version = \"0.1\", default-features = false }
models = { path = \"../models\" }
";

fn main() {
    if !is_bench() {
        return;
    }
    let args = Args::parse();
    let (schema, deep) = schema(&args.docs, args.deep.as_deref());
    let schema = slice::reached(&schema, [deep.as_str()]);
    let payload = Payloads::of(&schema).array(&deep, args.megabytes * 1_000_000);
    let (size, models) = (payload.len() as f64 / 1e6, schema.models.len());
    println!("{size:.1} MB of {deep}, which reaches {models} models");

    let workspace = Workspace::new("speed", &[MODELS, DERIVED, "speed"]);
    workspace.write(DERIVED, "Cargo.toml", derived::MANIFEST);
    workspace.models(&schema);
    workspace.sources(DERIVED, &derived::emit(&schema));
    let path = path(&schema, &deep);
    let program = PROGRAM.replace("::OURS", &path).replace("::DERIVED", &path);
    workspace.program("speed", DEPENDENCIES);
    workspace.write("speed", "src/main.rs", &program);
    workspace.write("speed", "payload.json", &payload);
    succeed(workspace.cargo("speed", ["run", "--release"]).args(["--", "--bench"]));
}

fn path(schema: &Schema, name: &str) -> String {
    let model = schema.models.iter().find(|model| model.name == name);
    format!("::{}", model.map_or(name, |model| &model.rust_name))
}
