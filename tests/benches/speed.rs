//! `cargo bench`: reading and writing with the generated crate and with what serde's derive makes.
//!
//! A large payload needs a platform, and its crates are generated: `cargo xtask bench speed` does
//! that under `target`. The documents are found as the corpus tests find them.

use std::path::Path;
use std::process::{Command, ExitCode};

fn main() -> ExitCode {
    // `cargo test --all-targets` runs this too, and does not say `--bench`.
    if !std::env::args().any(|argument| argument == "--bench") {
        return ExitCode::SUCCESS;
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let corpus = std::env::var_os("DOCS_CORPUS")
        .map_or_else(|| root.join("../shared/corpus"), |path| root.join(path));
    if !corpus.join("java").is_dir() {
        eprintln!("SKIPPED: no corpus at {}; set DOCS_CORPUS to measure speed", corpus.display());
        return ExitCode::SUCCESS;
    }
    let docs = [corpus.join("java"), corpus.join("dotnet")];
    let task = Command::new(env!("CARGO"))
        .current_dir(&root)
        .args(["run", "--quiet", "--package", "xtask", "--", "bench", "speed", "--docs"])
        .args(docs)
        .status();
    match task {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}
