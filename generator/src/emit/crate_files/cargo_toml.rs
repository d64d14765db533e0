//! `Cargo.toml` of a new crate: what every generated crate needs, and what the runtime's optional modules need.

use crate::emit::generated_file::GeneratedFile;
use crate::features::{REQUESTS, REQWEST};

/// The packages that every generated crate depends on, each with its line of `[dependencies]`.
pub(crate) const DEPENDENCIES: [(&str, &str); 3] = [
    ("jiff", "jiff = { version = \"0.2\", default-features = false, features = [\"std\"] }\n"),
    ("serde", "serde = \"1\"\n"),
    (
        "serde_json",
        "# Without `float_roundtrip`, the last digit of a number may change when it is read and written.\n\
         serde_json = { version = \"1\", features = [\"float_roundtrip\"] }\n",
    ),
];

/// A `Cargo.toml` for a crate that has none, without features. `dependencies` are the lines of
/// `[dependencies]`.
pub(crate) fn manifest(name: &str, dependencies: &str) -> GeneratedFile {
    let text = format!(
        "\
[package]
name = \"{name}\"
version = \"0.1.0\"
edition = \"2024\"
rust-version = \"1.89\"

[dependencies]
{dependencies}"
    );
    GeneratedFile { path: "Cargo.toml".to_owned(), text }
}

/// A feature of the runtime.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RuntimeFeature {
    /// Its name in generated crates.
    pub(crate) name: &'static str,
    /// The feature of the crate `tablesmith-runtime` that is the same.
    pub(crate) of_runtime: &'static str,
    /// The features that it enables.
    pub(crate) features: &'static [&'static str],
    /// The dependencies that it needs, all of them optional.
    pub(crate) dependencies: &'static [Dependency],
}

/// A dependency of the runtime.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dependency {
    /// The name of the package.
    pub(crate) package: &'static str,
    /// The value in `[dependencies]`, less its braces and `optional`.
    requirement: &'static str,
}

impl Dependency {
    /// The line of `[dependencies]`.
    pub(crate) fn manifest_line(self) -> String {
        format!("{} = {{ {}, optional = true }}\n", self.package, self.requirement)
    }
}

/// The features of crates with operations, those that others enable first.
pub(crate) const RUNTIME_FEATURES: &[RuntimeFeature] = &[
    RuntimeFeature {
        name: REQUESTS,
        of_runtime: REQUESTS,
        features: &[],
        dependencies: &[
            Dependency {
                package: "base64",
                requirement: "version = \"0.23\", default-features = false, features = [\"std\"]",
            },
            Dependency { package: "http", requirement: "version = \"1\"" },
            Dependency { package: "percent-encoding", requirement: "version = \"2\"" },
        ],
    },
    RuntimeFeature {
        name: REQWEST,
        of_runtime: "rustls",
        features: &[REQUESTS],
        dependencies: &[
            Dependency {
                package: "futures-util",
                requirement: "version = \"0.3\", default-features = false, features = [\"std\"]",
            },
            Dependency {
                package: "reqwest",
                requirement: "version = \"0.13\", default-features = false, features = [\"rustls\"]",
            },
            Dependency {
                package: "tokio",
                requirement: "version = \"1\", default-features = false, features = [\"sync\", \"time\"]",
            },
        ],
    },
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use toml::{Table, Value};

    use super::*;

    fn read(path: &str) -> Table {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        fs::read_to_string(path).expect("a manifest").parse().expect("TOML")
    }

    /// What a feature of the runtime enables, but for the feature `runtime`, and what these enable in turn.
    fn enabled(runtime: &Table, feature: &str) -> Vec<String> {
        let mut enabled = Vec::new();
        let listed = runtime["features"][feature].as_array().expect("a list");
        for name in listed.iter().filter_map(Value::as_str).filter(|name| *name != "runtime") {
            enabled.push(name.to_owned());
            if runtime["features"].get(name).is_some() {
                enabled.extend(self::enabled(runtime, name));
            }
        }
        enabled
    }

    /// The features and requirements in generated crates are those that the runtime is built with.
    #[test]
    fn generated_crates_have_the_dependencies_of_the_runtime() {
        let (runtime, workspace) = (read("runtime/Cargo.toml"), read("../Cargo.toml"));
        let known = &workspace["workspace"]["dependencies"];
        for feature in RUNTIME_FEATURES {
            let enabled = enabled(&runtime, feature.of_runtime);
            let packages = |names: &[String]| -> BTreeSet<String> {
                names
                    .iter()
                    .filter_map(|name| Some(name.strip_prefix("dep:")?.to_owned()))
                    .collect()
            };
            let others = RUNTIME_FEATURES.iter().filter(|one| feature.features.contains(&one.name));
            let own = [feature].into_iter().chain(others).flat_map(|one| one.dependencies);
            let own: BTreeSet<String> = own.map(|one| one.package.to_owned()).collect();
            assert_eq!(packages(&enabled), own, "{}", feature.name);
            for dependency in feature.dependencies {
                let line: Table = dependency.manifest_line().parse().expect("a line");
                let line = &line[dependency.package];
                let known = &known[dependency.package];
                let version = known.as_str().or_else(|| known["version"].as_str()).expect("one");
                let wanted = line["version"].as_str().expect("a version");
                assert!(format!("{version}.").starts_with(&format!("{wanted}.")), "{wanted}");
                // Features are those of the workspace, and those that the runtime adds.
                let in_runtime = runtime["dependencies"][dependency.package].as_table();
                let features = |table: Option<&Table>| -> Vec<Value> {
                    let listed = table.and_then(|table| table.get("features")?.as_array());
                    listed.cloned().unwrap_or_default()
                };
                let of_package = format!("{}/", dependency.package);
                let added = enabled.iter().filter_map(|name| name.strip_prefix(&of_package));
                let added = added.map(Value::from).collect();
                let all = [features(known.as_table()), features(in_runtime), added].concat();
                assert_eq!(
                    features(Some(line.as_table().expect("a table"))),
                    all,
                    "{dependency:?}"
                );
                let default = |table: Option<&Table>| {
                    table.and_then(|table| table.get("default-features")).cloned()
                };
                assert_eq!(default(line.as_table()), default(known.as_table()), "{dependency:?}");
            }
        }
    }
}
