//! The crate of a whole platform, generated to be compiled with some of its features at a time.

use std::collections::HashSet;
use std::fs;
use std::path::PathBuf;
use std::process::Stdio;

use tablesmith::{Generator, OnForeign};
use tablesmith_tests::conformance::items_by_feature;
use tablesmith_tests::measure::{Cost, measured};
use tablesmith_tests::target;
use tablesmith_tests::workspace::{absent_crate, cargo};

/// The crate's name. Nothing that it depends on starts so.
const NAME: &str = "featured-platform";

/// A feature, and what it brings.
#[derive(Debug)]
pub(super) struct Feature {
    pub(super) name: String,
    pub(super) operations: usize,
    pub(super) models: usize,
}

/// The crate.
pub(super) struct Platform {
    pub(super) features: Vec<Feature>,
    folder: PathBuf,
    target: PathBuf,
}

/// The result of compiling it.
pub(super) struct Outcome {
    pub(super) passed: bool,
    pub(super) cost: Cost,
}

impl Platform {
    /// Generates the crate, and builds what it depends on.
    pub(super) fn generate(docs: &[PathBuf]) -> Platform {
        let folder = absent_crate(&target().join("features"), NAME);
        let generator = docs.iter().fold(Generator::new(), Generator::docs).crate_name(NAME);
        let analysis = generator.analyze().unwrap_or_else(|failure| panic!("{failure}"));
        let planned = generator.plan(&folder).unwrap_or_else(|failure| panic!("{failure}"));
        planned.plan.apply(OnForeign::Refuse).expect("the crate is written");
        let schema = &analysis.schema;
        assert!(!schema.apis.is_empty(), "no page documents an API: there are no features");
        let generated = generator.emit(schema).unwrap_or_else(|failure| panic!("{failure}"));
        let models: HashSet<&str> =
            schema.models.iter().map(|model| model.rust_name.as_str()).collect();
        let features = items_by_feature(&generated).into_iter().map(|(name, items)| {
            let api = schema.apis.iter().find(|api| api.feature == name);
            Feature {
                operations: api.map_or(0, |api| api.operations.len()),
                models: items.iter().filter(|item| models.contains(item.as_str())).count(),
                name,
            }
        });
        let features = features.filter(|feature| feature.name != "full").collect();
        let target = target().join("features/target");
        fs::create_dir_all(&target).expect("the target folder can be created");
        let platform = Platform { features, folder, target };
        // What is measured is the crate: with no feature there is nothing else to build.
        assert!(platform.check(&[]).passed, "the crate does not compile without features");
        // A function belongs to the feature of its API as well: alone, this one has none.
        assert!(platform.check(&["requests"]).passed, "`requests` does not compile alone");
        platform
    }

    /// Checks it with some features, warnings denied.
    pub(super) fn check(&self, features: &[&str]) -> Outcome {
        self.cargo(&["check", "--quiet"], features)
    }

    /// Documents it with some features, warnings denied.
    pub(super) fn document(&self, features: &[&str]) -> Outcome {
        self.cargo(&["doc", "--quiet", "--no-deps"], features)
    }

    fn cargo(&self, arguments: &[&str], features: &[&str]) -> Outcome {
        let mut command = cargo();
        command
            .args(arguments)
            .arg("--features")
            .arg(features.join(","))
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_INCREMENTAL", "0")
            .env("RUSTFLAGS", "--deny warnings")
            .env("RUSTDOCFLAGS", "--deny warnings")
            .stdin(Stdio::null());
        let (status, cost) = measured(&mut command);
        Outcome { passed: status.success(), cost }
    }

    /// Removes what was made of the crate itself: each set of features leaves its own.
    pub(super) fn prune(&self) {
        let own = NAME.replace('-', "_");
        for entry in fs::read_dir(self.target.join("debug/deps")).into_iter().flatten() {
            let path = entry.expect("an entry").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if name.trim_start_matches("lib").starts_with(&own) {
                fs::remove_file(&path).expect("a built file can be removed");
            }
        }
    }
}
