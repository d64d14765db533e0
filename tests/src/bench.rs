//! What the benchmarks have in common.

use std::path::PathBuf;

use tablesmith::{Generator, Schema};

use crate::{root, slice};

/// How many models a deep one reaches.
const DEEP: usize = 160;

/// Whether cargo runs this program as a benchmark: `cargo test --all-targets` runs it too.
pub fn is_bench() -> bool {
    std::env::args().any(|argument| argument == "--bench")
}

/// Paths relative to the project's root: cargo runs a benchmark in the folder of its package.
pub fn from_root(paths: &[PathBuf]) -> Vec<PathBuf> {
    let root = root().canonicalize().unwrap_or_else(|_| root());
    paths.iter().map(|path| root.join(path)).collect()
}

/// The schema of the documents without its APIs, so that all of it is compiled, and the name of the
/// model that is used: the given one, or the one that reaches 160 models, or the nearest number to it.
///
/// # Panics
///
/// If the documents cannot be read, or have no such model.
pub fn schema(docs: &[PathBuf], deep: Option<&str>) -> (Schema, String) {
    let generator = from_root(docs).into_iter().fold(Generator::new(), Generator::docs);
    let analysis = generator.analyze().unwrap_or_else(|failure| panic!("{failure}"));
    let mut schema = analysis.schema;
    schema.apis.clear();
    schema.topics.clear();
    let deep = match deep {
        Some(name) => schema.models.iter().find(|model| model.name == name),
        None => slice::reaching(&schema, DEEP),
    };
    let deep = deep.expect("there is no such model").name.clone();
    (schema, deep)
}
