//! The name of the generated crate.

use std::path::Path;

use crate::diagnostics::{Code, Diagnostic};
use crate::naming::{self, NameKind};

/// Complains of a name that cannot be a crate's: it becomes part of a manifest and of code.
///
/// # Errors
///
/// If it cannot.
pub(super) fn check(name: &str) -> Result<(), Box<Diagnostic>> {
    let starts = name.starts_with(|c: char| c.is_ascii_alphabetic());
    if starts && !name.ends_with('-') && naming::is_name(NameKind::Module, &name.replace('-', "_"))
    {
        return Ok(());
    }
    let error =
        Diagnostic::error(Code::CrateName, format!("`{name}` cannot be the name of a crate"));
    let help = "give one with ASCII letters, digits, `-` and `_` that is no keyword";
    Err(Box::new(error.help(help)))
}

/// A package's name after the folder that it is in: ASCII letters, digits, `-` and `_`.
pub(super) fn named_after(out: &Path) -> String {
    let folder = out.file_name().unwrap_or_default().to_string_lossy();
    let name = folder.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric() && c != '_', "-");
    let name = name.trim_matches('-');
    match name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        true => name.to_owned(),
        false => format!("models-{name}").trim_matches('-').to_owned(),
    }
}
