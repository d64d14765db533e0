//! `cargo bench`: reading and writing with the generated crate and with what serde's derive makes.
//!
//! A large payload needs a platform, and its crates are generated: `cargo xtask bench speed` does
//! that under `target`. The documents are found as the corpus tests find them.

use std::process::{Command, ExitCode};

use tablesmith_tests::{corpus, root};

fn main() -> ExitCode {
    // `cargo test --all-targets` runs this too, and does not say `--bench`.
    if !std::env::args().any(|argument| argument == "--bench") {
        return ExitCode::SUCCESS;
    }
    let corpus = corpus();
    let docs = [corpus.join("java"), corpus.join("dotnet")];
    let task = Command::new(env!("CARGO"))
        .current_dir(root())
        .args(["run", "--quiet", "--package", "xtask", "--", "bench", "speed", "--docs"])
        .args(docs)
        .status();
    match task {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}
