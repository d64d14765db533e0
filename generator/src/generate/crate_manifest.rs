//! The manifest of a generated crate.

use crate::emit::{self, GeneratedFile};
use crate::features::FULL;
use crate::output::manifest;
use crate::schema::Schema;

/// The features that are enabled by default: all of them in a crate of at most `default_up_to` models.
pub(super) fn default(schema: &Schema, default_up_to: usize) -> &'static [&'static str] {
    if schema.models.len() <= default_up_to { &[FULL] } else { &[] }
}

/// The manifest of a new crate with these features. `runtime` is the line that
/// [`RuntimeDependency`](crate::config::RuntimeDependency) makes, or empty.
pub(super) fn new(package: &str, runtime: &str, features: &str) -> GeneratedFile {
    let mut manifest = emit::manifest(package, runtime);
    if !features.is_empty() {
        manifest.text = manifest::created(&manifest.text, features);
    }
    manifest
}
