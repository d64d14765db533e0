//! Why an override cannot be applied. The place is added where it is known.

use crate::diagnostics::{Code, Diagnostic};

pub(super) fn error(message: String) -> Diagnostic {
    Diagnostic::error(Code::Override, message)
}

/// The model or property does not exist.
pub(super) fn not_found(message: String, nearest: Option<&str>) -> Diagnostic {
    let help = match nearest {
        Some(nearest) => format!("there is `{nearest}`; otherwise remove the override"),
        None => "remove the override".to_owned(),
    };
    error(message).help(help)
}

/// The pages state the same.
pub(super) fn redundant(message: String) -> Diagnostic {
    error(message).help("the override corrects nothing any more: remove it")
}
