//! The manifest of a generated crate.

use crate::diagnostics::Diagnostic;
use crate::emit::{self, GeneratedFile};
use crate::features::Features;
use crate::output::manifest;
use crate::schema::Schema;

/// The lines of `[features]` for a schema, empty where it has no APIs. All features are enabled by
/// default in a crate of at most `default_up_to` models.
///
/// # Errors
///
/// If a feature of the schema has a name that a manifest cannot hold.
pub(super) fn features(schema: &Schema, default_up_to: usize) -> Result<String, Box<Diagnostic>> {
    match Features::of(schema) {
        Some(features) => manifest::entries(&features, schema.models.len() <= default_up_to),
        None => Ok(String::new()),
    }
}

/// The manifest of a new crate with these features.
pub(super) fn new(package: &str, features: &str) -> GeneratedFile {
    let mut manifest = emit::manifest(package);
    if !features.is_empty() {
        manifest.text = manifest::created(&manifest.text, features);
    }
    manifest
}
