//! What is done with a generated crate: cargo's own checks, each with its warnings denied.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, bail};
use tablesmith::emit;
use tablesmith::output::manifest;

use crate::measure::{Cost, measured};

/// What came of a crate.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    /// Of `check`, `clippy` and `doc`, as far as they were reached.
    pub(super) seconds: [Option<f64>; 3],
    /// The most that any of them held, in bytes.
    pub(super) memory: Option<u64>,
    /// The examples that rustdoc would run from the models' pages; there must be none.
    pub(super) doctests: Option<usize>,
    /// The step that failed.
    pub(super) failure: Option<&'static str>,
}

/// The steps of one crate.
pub(super) struct Steps {
    folder: PathBuf,
    target: PathBuf,
    cargo: std::ffi::OsString,
}

/// An empty package in a workspace of its own, with the versions that this workspace is locked to
/// and a place for features.
pub(crate) fn prepare(folder: &Path, name: &str) -> anyhow::Result<()> {
    remove_folder(folder)?;
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let manifest = emit::manifest(name);
    let text = manifest::created(&format!("{}\n[workspace]\n", manifest.text), "");
    fs::write(folder.join(&manifest.path), text)?;
    fs::copy("Cargo.lock", folder.join("Cargo.lock")).context("cannot copy Cargo.lock")?;
    Ok(())
}

fn remove_folder(folder: &Path) -> anyhow::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}

impl Steps {
    pub(super) fn new(folder: &Path, target: &Path) -> Steps {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        Steps { folder: folder.to_owned(), target: target.to_owned(), cargo }
    }

    pub(super) fn run(&self) -> anyhow::Result<Outcome> {
        let mut outcome = Outcome::default();
        let steps: [(&'static str, &[&str]); 3] =
            [("check", CHECK), ("clippy", CLIPPY), ("doc", DOC)];
        for (index, (name, arguments)) in steps.into_iter().enumerate() {
            eprintln!("{}: cargo {}", self.folder.display(), arguments.join(" "));
            // What is measured is the crate, not what it depends on.
            self.dependencies(arguments)?;
            // Rustdoc reads what it wrote of other crates, to search in all of them.
            remove_folder(&self.target.join("doc"))?;
            let (passed, cost, _) = self.cargo(name, arguments)?;
            outcome.seconds[index] = Some(cost.wall.as_secs_f64());
            outcome.memory = outcome.memory.max(cost.memory);
            if !passed {
                outcome.failure = Some(name);
                return Ok(outcome);
            }
        }
        let (listed, cost, list) = self.cargo("doctests", DOCTESTS)?;
        outcome.memory = outcome.memory.max(cost.memory);
        let tests = list.lines().filter(|line| line.ends_with(": test"));
        let of_models = tests.filter(|test| test.replace('\\', "/").contains("src/models"));
        let count = of_models.count();
        outcome.doctests = Some(count);
        if !listed || count > 0 {
            outcome.failure = Some("doctests");
        }
        Ok(outcome)
    }

    /// Builds what the crate depends on, with the crate itself made empty.
    fn dependencies(&self, arguments: &[&str]) -> anyhow::Result<()> {
        let stub = self.folder.with_file_name("dependencies");
        prepare(&stub, "dependencies")?;
        fs::create_dir_all(stub.join("src"))?;
        fs::write(stub.join("src/lib.rs"), "")?;
        let steps = Steps { folder: stub, target: self.target.clone(), cargo: self.cargo.clone() };
        match steps.cargo("dependencies", arguments)? {
            (true, ..) => Ok(()),
            (false, ..) => bail!("the dependencies do not build"),
        }
    }

    /// Runs cargo in the crate's folder; what it says is shown if it fails.
    fn cargo(&self, name: &str, arguments: &[&str]) -> anyhow::Result<(bool, Cost, String)> {
        let target = fs::canonicalize(&self.target)
            .or_else(|_| fs::create_dir_all(&self.target).and_then(|()| self.target.canonicalize()))
            .with_context(|| format!("cannot create {}", self.target.display()))?;
        let folder = self.folder.file_name().unwrap_or_default().to_string_lossy();
        let said = target.join(format!("{folder}-{name}.txt"));
        let log =
            File::create(&said).with_context(|| format!("cannot create {}", said.display()))?;
        let mut command = Command::new(&self.cargo);
        command
            .args(arguments)
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", &target)
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_TERM_COLOR", "never")
            .env("RUSTFLAGS", "--deny warnings")
            .env("RUSTDOCFLAGS", "--deny warnings")
            .stdin(Stdio::null())
            .stderr(log.try_clone()?)
            .stdout(log);
        let (status, cost) = measured(&mut command)?;
        let text = fs::read_to_string(&said)?;
        if !status.success() {
            eprint!("{text}");
        }
        Ok((status.success(), cost, text))
    }
}

// A large crate compiles nothing unasked.
const CHECK: &[&str] = &["check", "--all-features"];
const CLIPPY: &[&str] = &["clippy", "--all-features"];
const DOC: &[&str] = &["doc", "--no-deps", "--all-features"];

/// Lists the doctests without building the crate once more, as `cargo test --doc` would.
const DOCTESTS: &[&str] = &["rustdoc", "--all-features", "--", "--test", "--test-args", "--list"];
