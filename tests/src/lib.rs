//! What several tests need: where things are, and the command built.

pub mod bench;
pub mod conformance;
pub mod derived;
pub mod documentation;
#[path = "../../generator/runtime/tests/support/equality.rs"]
pub mod equality;
pub mod goals;
pub mod made;
pub mod measure;
pub mod page_parts;
pub mod payloads;
pub mod properties;
pub mod requests;
pub mod slice;
pub mod terminal;
pub mod workspace;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use tablesmith::Generator;

/// The project's root.
pub fn root() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().map(Path::to_owned).unwrap_or_default()
}

/// The corpora of documentation: `DOCS_CORPUS`, by default `../shared/corpus`, relative to the
/// project's root. Tests that call this are ignored unless asked for.
///
/// # Panics
///
/// If there are none.
pub fn corpus() -> PathBuf {
    let path =
        std::env::var_os("DOCS_CORPUS").map_or_else(|| "../shared/corpus".into(), PathBuf::from);
    let path = root().join(path);
    assert!(
        path.join("facts.json").is_file(),
        "there is no corpus at {}; set DOCS_CORPUS to its folder",
        path.display()
    );
    path
}

/// A generator that reads these pages, each with its path.
pub fn generator<P: Into<String>, T: Into<String>>(
    pages: impl IntoIterator<Item = (P, T)>,
) -> Generator {
    pages.into_iter().fold(Generator::new(), |generator, (path, text)| generator.page(path, text))
}

/// The target folder of the build that this program is from.
///
/// # Panics
///
/// If the program is not where cargo puts it.
pub fn target() -> PathBuf {
    profile().parent().expect("cargo builds below target").to_owned()
}

/// The folder of the profile that this program is built with: it is in `deps` there.
fn profile() -> PathBuf {
    let program = std::env::current_exe().expect("the path of this program");
    program.ancestors().nth(2).expect("cargo builds below target").to_owned()
}

/// The `tablesmith` command, built as this program was, to be run from the project's root.
///
/// # Panics
///
/// If it cannot be built.
pub fn tablesmith() -> Command {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    let path = BUILT.get_or_init(|| {
        // Cargo tells a test of the binaries of its own package alone.
        let mut build = workspace::cargo();
        build.args(["build", "--quiet", "--package", "tablesmith", "--bin", "tablesmith"]);
        if profile().ends_with("release") {
            build.arg("--release");
        }
        let status = build.current_dir(root()).status();
        assert!(status.is_ok_and(|status| status.success()), "the command builds");
        profile().join(format!("tablesmith{}", std::env::consts::EXE_SUFFIX))
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
