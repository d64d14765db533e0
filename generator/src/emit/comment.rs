//! Comments above the code, which alone of all output are not made of tokens.

use crate::diagnostics::sanitize::sanitize;

/// A comment of one line, whatever `text` holds: a file's name may hold a line break.
pub(super) fn line(text: impl Into<String>) -> String {
    format!("// {}\n", sanitize(text.into()))
}
