//! What is done with a generated crate: cargo's own checks, each with its warnings denied.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use tablesmith_tests::measure::{Cost, measured};
use tablesmith_tests::workspace::{absent_crate, cargo};

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
}

impl Steps {
    pub(super) fn new(folder: &Path, target: &Path) -> Steps {
        Steps { folder: folder.to_owned(), target: target.to_owned() }
    }

    pub(super) fn run(&self) -> Outcome {
        let mut outcome = Outcome::default();
        let steps: [(&'static str, &[&str]); 3] =
            [("check", CHECK), ("clippy", CLIPPY), ("doc", DOC)];
        for (index, (name, arguments)) in steps.into_iter().enumerate() {
            eprintln!("{}: cargo {}", self.folder.display(), arguments.join(" "));
            // What is measured is the crate, not what it depends on.
            self.dependencies(arguments);
            // Rustdoc reads what it wrote of other crates, to search in all of them.
            let _ = fs::remove_dir_all(self.target.join("doc"));
            let (passed, cost, _) = self.cargo(name, arguments);
            outcome.seconds[index] = Some(cost.wall.as_secs_f64());
            outcome.memory = outcome.memory.max(cost.memory);
            if !passed {
                outcome.failure = Some(name);
                return outcome;
            }
        }
        let (listed, cost, list) = self.cargo("doctests", DOCTESTS);
        outcome.memory = outcome.memory.max(cost.memory);
        let tests = list.lines().filter(|line| line.ends_with(": test"));
        let of_models = tests.filter(|test| test.replace('\\', "/").contains("src/models"));
        let count = of_models.count();
        outcome.doctests = Some(count);
        if !listed || count > 0 {
            outcome.failure = Some("doctests");
        }
        outcome
    }

    /// Builds what the crate depends on, for an empty crate with its manifest and another name: cargo
    /// would take the two for one and the same.
    fn dependencies(&self, arguments: &[&str]) {
        let name = self.folder.file_name().unwrap_or_default().to_string_lossy();
        let stub = absent_crate(&self.target.with_file_name("dependencies"), "dependencies");
        fs::create_dir_all(stub.join("src")).expect("a folder can be created");
        let manifest = fs::read_to_string(self.folder.join("Cargo.toml")).expect("a manifest");
        let own = format!("name = \"{name}\"");
        assert!(manifest.contains(&own), "{manifest}");
        let manifest = manifest.replacen(&own, "name = \"dependencies\"", 1);
        fs::write(stub.join("Cargo.toml"), manifest).expect("written");
        fs::write(stub.join("src/lib.rs"), "").expect("written");
        let steps = Steps { folder: stub, target: self.target.clone() };
        let (passed, ..) = steps.cargo("dependencies", arguments);
        assert!(passed, "the dependencies do not build");
    }

    /// Runs cargo in the crate's folder; its output is shown if it fails.
    fn cargo(&self, name: &str, arguments: &[&str]) -> (bool, Cost, String) {
        fs::create_dir_all(&self.target).expect("the target folder can be created");
        let folder = self.folder.file_name().unwrap_or_default().to_string_lossy();
        let output = self.target.join(format!("{folder}-{name}.txt"));
        let log = File::create(&output).expect("a file can be created");
        let mut command = cargo();
        command
            .args(arguments)
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_TERM_COLOR", "never")
            .env("RUSTFLAGS", "--deny warnings")
            .env("RUSTDOCFLAGS", "--deny warnings")
            .stdin(Stdio::null())
            .stderr(log.try_clone().expect("a file can be shared"))
            .stdout(log);
        let (status, cost) = measured(&mut command);
        let text = fs::read_to_string(&output).expect("the output is text");
        if !status.success() {
            eprint!("{text}");
        }
        (status.success(), cost, text)
    }
}

// A large crate compiles nothing unasked.
const CHECK: &[&str] = &["check", "--all-features"];
const CLIPPY: &[&str] = &["clippy", "--all-features"];
const DOC: &[&str] = &["doc", "--no-deps", "--all-features"];

/// Lists the doctests without building the crate once more, as `cargo test --doc` would.
const DOCTESTS: &[&str] = &["rustdoc", "--all-features", "--", "--test", "--test-args", "--list"];
