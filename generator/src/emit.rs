//! Emission.

mod docs;

/// A file of the generated crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GeneratedFile {
    /// From the output folder, `/` between its parts.
    pub path: String,
    /// What it says.
    pub text: String,
}
