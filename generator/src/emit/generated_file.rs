//! A file in memory.

/// A file of the generated crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GeneratedFile {
    /// Relative to the output folder, `/` between its parts.
    pub path: String,
    /// The whole text, UTF-8 with `\n` at the ends of lines.
    pub text: String,
}
