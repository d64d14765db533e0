//! `Cargo.toml` of a new crate.

use crate::emit::generated_file::GeneratedFile;

/// A `Cargo.toml` for a crate that has none, without features. `runtime` is the line of
/// `[dependencies]` for the runtime, and empty for a crate that contains it.
pub(crate) fn manifest(name: &str, runtime: &str) -> GeneratedFile {
    let text = format!(
        "\
[package]
name = \"{name}\"
version = \"0.1.0\"
edition = \"2024\"
rust-version = \"1.89\"

[dependencies]
jiff = {{ version = \"0.2\", default-features = false, features = [\"std\"] }}
serde = \"1\"
# Without `float_roundtrip`, the last digit of a number may change when it is read and written.
serde_json = {{ version = \"1\", features = [\"float_roundtrip\"] }}
{runtime}"
    );
    GeneratedFile { path: "Cargo.toml".to_owned(), text }
}
