//! The name of the generated crate.

use std::path::Path;

use crate::diagnostics::{Code, Diagnostic, Span};
use crate::naming::{self, NameKind};

/// The name of the package: the one of its manifest, the one that was asked for, or that of its folder.
///
/// # Errors
///
/// A name that cannot be a crate's, and one that was asked for and is not that of the manifest.
pub(super) fn choose(
    wanted: Option<&str>,
    existing: Option<(String, Span)>,
    out: &Path,
) -> Result<String, Box<Diagnostic>> {
    match (wanted, existing) {
        (Some(wanted), Some((existing, at))) if wanted != existing => {
            let message = format!("the crate is named `{existing}`, not `{wanted}`");
            let error = Diagnostic::error(Code::CrateName, message).at(at, "");
            Err(Box::new(error.help("leave `--name` out, or rename the package here")))
        }
        (_, Some((existing, at))) => {
            check(&existing).map_err(|error| Box::new(error.at(at, "")))?;
            Ok(existing)
        }
        (Some(wanted), None) => {
            check(wanted)?;
            Ok(wanted.to_owned())
        }
        (None, None) => {
            let name = named_after(out);
            let help = "a crate is named after its folder: set another name with `--name`";
            check(&name).map_err(|error| Box::new(error.help(help)))?;
            Ok(name)
        }
    }
}

/// Complains of a name that cannot be a crate's: it becomes part of a manifest and of code.
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
