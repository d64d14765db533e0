//! What several tests need: where things are, and the command built.

mod expected;
pub mod properties;
pub mod written;

use std::collections::BTreeMap;
use std::fmt::Display;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// The project's root.
pub fn root() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().map(Path::to_owned).unwrap_or_default()
}

/// The corpora: `DOCS_CORPUS`, by default `../shared/corpus` from the project's root. Where they are
/// absent, none, and a line that says so.
pub fn corpus() -> Option<PathBuf> {
    let path =
        std::env::var_os("DOCS_CORPUS").map_or_else(|| "../shared/corpus".into(), PathBuf::from);
    let path = root().join(path);
    if path.join("facts.json").is_file() {
        return Some(path);
    }
    skipped(format!("there is no corpus at {}; set DOCS_CORPUS", path.display()));
    None
}

/// Says that the test of this thread, or a part of it, is skipped, and why.
///
/// Not by `eprintln!`: what a passing test prints so, its harness keeps to itself.
pub fn skipped(why: impl Display) {
    let thread = std::thread::current();
    let test = thread.name().unwrap_or("a test");
    // Nothing is to be done where nobody can be told.
    let _ = writeln!(std::io::stderr(), "SKIPPED: {test}: {why}");
}

/// The `tablesmith` command, built as this test was, to be run from the project's root.
///
/// # Panics
///
/// If it cannot be built.
pub fn tablesmith() -> Command {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    let path = BUILT.get_or_init(|| {
        // Cargo tells a test of the binaries of its own package alone.
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut build = Command::new(cargo);
        build.args(["build", "--quiet", "--package", "tablesmith", "--bin", "tablesmith"]);
        let status = build.current_dir(root()).status();
        assert!(status.is_ok_and(|status| status.success()), "the command builds");
        let test = std::env::current_exe().unwrap_or_default();
        let profile = test.ancestors().nth(2).map(Path::to_owned).unwrap_or_default();
        profile.join(format!("tablesmith{}", std::env::consts::EXE_SUFFIX))
    });
    let mut command = Command::new(path);
    command.current_dir(root()).env("NO_COLOR", "1");
    command
}

/// Every file below a folder, by its path from there, with what it holds; nothing where there is no
/// such folder.
///
/// # Panics
///
/// If a file cannot be read.
pub fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(next).into_iter().flatten() {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                let below = path.strip_prefix(folder).expect("below").to_string_lossy();
                found.insert(below.into_owned(), fs::read(&path).expect("a file"));
            }
        }
    }
    found
}
