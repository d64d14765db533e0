//! A workspace of a generated crate and a program that makes its calls.

use std::fs;
use std::path::Path;

use crate::root;
use crate::workspace::write;

/// Writes the manifest of the workspace, and the files of its package `program` by their paths there.
///
/// # Panics
///
/// If a file cannot be written.
pub fn write_workspace(workspace: &Path, library: &str, files: &[(String, String)]) {
    let program = workspace.join("program");
    for (path, text) in files {
        write(&program, path, text);
    }
    // Nobody runs the program twice or in a debugger.
    let manifest = format!(
        "[workspace]\nresolver = \"3\"\nmembers = [\"{library}\", \"program\"]\n\n\
         [profile.dev]\nincremental = false\ndebug = false\n"
    );
    write(workspace, "Cargo.toml", &manifest);
    fs::copy(root().join("Cargo.lock"), workspace.join("Cargo.lock")).expect("copied");
}
