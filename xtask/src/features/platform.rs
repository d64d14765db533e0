//! The crate of a whole platform, generated to be compiled with some of its features at a time.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, bail};
use tablesmith::features::Features;
use tablesmith::generate::Generator;
use tablesmith::output::plan::OnForeign;

use crate::measure::{Cost, measured};
use crate::platform::steps::prepare;

/// Where the crate is made, out of the way of the workspace's own.
const OUT: &str = "target/features";

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
    cargo: OsString,
}

/// What came of compiling it.
pub(super) struct Outcome {
    pub(super) passed: bool,
    pub(super) cost: Cost,
}

impl Platform {
    /// Generates the crate, and builds what it depends on.
    pub(super) fn generate(docs: &[PathBuf]) -> anyhow::Result<Platform> {
        let folder = Path::new(OUT).join(NAME);
        prepare(&folder, NAME)?;
        let generator = docs.iter().fold(Generator::new(), Generator::docs).crate_name(NAME);
        let analysis = generator.analyze()?;
        generator.plan(&folder)?.plan.apply(OnForeign::Overwrite)?;
        let schema = &analysis.schema;
        let Some(features) = Features::of(schema) else {
            bail!("no page of these documents an API, and so there are no features");
        };
        let models: std::collections::HashSet<&str> =
            schema.models.iter().map(|model| model.name.as_str()).collect();
        let features = features.items_by_feature().map(|(name, brought)| {
            let api = schema.apis.iter().find(|api| api.feature == name);
            Feature {
                name: name.to_owned(),
                operations: api.map_or(0, |api| api.operations.len()),
                models: brought.iter().filter(|definition| models.contains(*definition)).count(),
            }
        });
        let target = Path::new(OUT).join("target");
        fs::create_dir_all(&target).with_context(|| format!("cannot create {OUT}"))?;
        let platform = Platform {
            features: features.collect(),
            target: target.canonicalize()?,
            folder,
            cargo: std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()),
        };
        // What is measured is the crate: with no feature there is nothing else to build.
        if !platform.check(&[])?.passed {
            bail!("the crate does not compile without features");
        }
        Ok(platform)
    }

    /// Checks it with some features, warnings denied.
    pub(super) fn check(&self, features: &[&str]) -> anyhow::Result<Outcome> {
        self.cargo(&["check", "--quiet"], features)
    }

    /// Documents it with some features, warnings denied.
    pub(super) fn document(&self, features: &[&str]) -> anyhow::Result<Outcome> {
        self.cargo(&["doc", "--quiet", "--no-deps"], features)
    }

    fn cargo(&self, arguments: &[&str], features: &[&str]) -> anyhow::Result<Outcome> {
        let mut command = Command::new(&self.cargo);
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
        let (status, cost) = measured(&mut command)?;
        Ok(Outcome { passed: status.success(), cost })
    }

    /// Removes what was made of the crate itself: each set of features leaves its own.
    pub(super) fn prune(&self) -> anyhow::Result<()> {
        let own = NAME.replace('-', "_");
        for entry in fs::read_dir(self.target.join("debug/deps"))? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.trim_start_matches("lib").starts_with(&own) {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }
}
