//! The manifest of a generated crate.

use crate::config::RuntimeDependency;
use crate::emit::{self, DEPENDENCIES, GeneratedFile, RUNTIME_FEATURES};
use crate::features::{FULL, Features};
use crate::output::manifest;
use crate::schema::Schema;

/// The lines of `[features]`; none for a schema without APIs.
pub(super) fn features(
    schema: &Schema,
    features: Option<&Features<'_>>,
    runtime: Option<&RuntimeDependency>,
    default_up_to: usize,
) -> String {
    let Some(features) = features else { return String::new() };
    let others: Vec<(&str, Vec<String>)> = match schema.has_functions() {
        true => {
            RUNTIME_FEATURES.iter().map(|one| (one.name, enabled_by(one.name, runtime))).collect()
        }
        false => Vec::new(),
    };
    manifest::entries(features, default(schema, default_up_to), &others)
}

/// What a feature of the runtime enables in a generated crate: the same as in the runtime that the crate
/// contains, or the feature of the runtime that it depends on.
fn enabled_by(feature: &str, runtime: Option<&RuntimeDependency>) -> Vec<String> {
    let found = RUNTIME_FEATURES.iter().find(|one| one.name == feature);
    let Some(one) = found else { return Vec::new() };
    let features = one.features.iter().map(|name| (*name).to_owned());
    match runtime {
        Some(_) => {
            features.chain([format!("{}/{}", RuntimeDependency::PACKAGE, one.of_runtime)]).collect()
        }
        None => {
            let packages = one.dependencies.iter().map(|one| format!("dep:{}", one.package));
            features.chain(packages).collect()
        }
    }
}

/// The features that are enabled by default: all of them in a crate of at most `default_up_to` models.
fn default(schema: &Schema, default_up_to: usize) -> &'static [&'static str] {
    if schema.models.len() <= default_up_to { &[FULL] } else { &[] }
}

/// The packages that the crate depends on, each with its line of `[dependencies]`.
pub(super) fn dependencies(
    schema: &Schema,
    runtime: Option<&RuntimeDependency>,
) -> Vec<(&'static str, String)> {
    let of_every_crate = DEPENDENCIES.iter().map(|(package, line)| (*package, (*line).to_owned()));
    let others = match runtime {
        Some(runtime) => vec![(RuntimeDependency::PACKAGE, runtime.manifest_line())],
        None if schema.has_functions() => {
            let dependencies = RUNTIME_FEATURES.iter().flat_map(|feature| feature.dependencies);
            dependencies.map(|one| (one.package, one.manifest_line())).collect()
        }
        None => Vec::new(),
    };
    of_every_crate.chain(others).collect()
}

/// The manifest of a new crate with these features and dependencies.
pub(super) fn new(
    package: &str,
    dependencies: &[(&'static str, String)],
    features: &str,
) -> GeneratedFile {
    let lines: String = dependencies.iter().map(|(_, line)| line.as_str()).collect();
    let mut manifest = emit::manifest(package, &lines);
    if !features.is_empty() {
        manifest.text = manifest::created(&manifest.text, features);
    }
    manifest
}
