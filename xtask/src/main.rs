//! The project's own tasks: `cargo xtask --help` lists them.

mod fuzz_corpus;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::Context;
use clap::{Parser, Subcommand};

/// The project's own tasks
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
enum Task {
    /// Generate genesys-cloud-models from the seeds: `tablesmith generate`, with its options
    Regen(Arguments),
    /// Write the seed corpora of the fuzz targets, from the seeds and the hostile pages
    FuzzCorpus,
    /// Print the changelog's section for the pages in `seeds` against the last tag
    ReleaseNotes(Arguments),
    /// Generate the crates of whole platforms, then check, lint and document them, warnings denied
    CheckPlatform {
        /// The crates to check: java, dotnet, both, webmessaging-java [default: all]
        #[arg(value_name = "CRATE")]
        crates: Vec<String>,
    },
    /// Prove that models of the corpora lose nothing: a hundred of them, and all enums
    Prove,
    /// Prove that every documented key of every model of the corpora is read and written
    ProveNames,
    /// Generate the crate of Microsoft 365's audit log, and read records with it: see tests/audit-log
    AuditLog,
    /// Check the platform's crate with each of its features alone, and each API's with `requests`
    CheckFeatures(Arguments),
    /// Compare every request of the platform's crate with that of the published Python SDK
    CheckRequests(Arguments),
    /// Send the operations of an SDK's pages to a local server, and compare with its OpenAPI description
    CheckDescribed(Arguments),
    /// Measure the generator, and what it makes against what serde's derive makes
    #[command(subcommand)]
    Bench(Bench),
}

/// The benchmarks in `tests/benches`.
#[derive(Debug, Subcommand)]
enum Bench {
    /// Generate from documents: time, throughput and memory of each stage, against bare libraries
    Generate(Arguments),
    /// Check a large file of payloads, against reading it into values: time and memory
    Check(Arguments),
    /// Compile both: time, memory and sizes, against the goals
    Compile(Arguments),
    /// Read and write a large payload with both, against the goals
    Speed(Arguments),
    /// Compile the platform's crate with some of its features: time and memory of each
    Features(Arguments),
    /// Check the platform's crate with and without `requests`, in turns: time and memory, against the limits
    Requests(Arguments),
}

/// What is passed on.
#[derive(Debug, clap::Args)]
#[command(disable_help_flag = true)]
struct Arguments {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "ARGUMENT")]
    arguments: Vec<OsString>,
}

fn main() -> anyhow::Result<ExitCode> {
    match Task::parse() {
        Task::Regen(args) => tablesmith(
            &["generate", "--out", "generated", "--name", "genesys-cloud-models"],
            &args.arguments,
        ),
        Task::FuzzCorpus => fuzz_corpus::write(&root()).map(|()| ExitCode::SUCCESS),
        Task::ReleaseNotes(args) => tablesmith(&["changelog", "generated"], &args.arguments),
        Task::CheckPlatform { crates } => ignored_tests(&check_platform(&crates)),
        Task::Prove => ignored_tests(&["nothing_of_the_corpus_is_lost".to_owned()]),
        Task::ProveNames => ignored_tests(&["every_key_of_the_platform".to_owned()]),
        Task::AuditLog => ignored_tests(&["corpus::audit_log::".to_owned()]),
        Task::CheckFeatures(args) => bench("features", &args.arguments),
        Task::CheckRequests(args) => bench("requests", &args.arguments),
        Task::CheckDescribed(args) => bench("described", &args.arguments),
        Task::Bench(Bench::Generate(args)) => bench("generate", &args.arguments),
        Task::Bench(Bench::Check(args)) => bench("check", &args.arguments),
        Task::Bench(Bench::Compile(args)) => bench("compile", &args.arguments),
        Task::Bench(Bench::Speed(args)) => bench("speed", &args.arguments),
        Task::Bench(Bench::Features(args)) => bench("features", &args.arguments),
        Task::Bench(Bench::Requests(args)) => bench("request_costs", &args.arguments),
    }
}

fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().map(Path::to_owned).unwrap_or_default()
}

/// Runs the command of this checkout in the project's root.
fn tablesmith(arguments: &[&str], more: &[OsString]) -> anyhow::Result<ExitCode> {
    let run = ["run", "--quiet", "--package", "tablesmith", "--bin", "tablesmith", "--"];
    cargo(Command::new("cargo").args(run).args(arguments).args(more))
}

/// Runs a benchmark.
fn bench(name: &str, arguments: &[OsString]) -> anyhow::Result<ExitCode> {
    let bench = ["bench", "--quiet", "--package", "tablesmith-tests", "--bench", name, "--"];
    cargo(Command::new("cargo").args(bench).args(arguments))
}

/// Runs the tests of the corpora whose names contain one of these texts, one after the other, and
/// shows what they print.
fn ignored_tests(names: &[String]) -> anyhow::Result<ExitCode> {
    let test = ["test", "--quiet", "--package", "tablesmith-tests", "--test", "it", "--"];
    let mut command = Command::new("cargo");
    command.args(test).args(["--ignored", "--nocapture", "--test-threads=1"]).args(names);
    cargo(&mut command)
}

/// The names of the tests that check the crates of these platforms.
fn check_platform(crates: &[String]) -> Vec<String> {
    match crates {
        [] => vec!["corpus::platform::".to_owned()],
        names => {
            let test = |name: &String| format!("corpus::platform::{}_", name.replace('-', "_"));
            names.iter().map(test).collect()
        }
    }
}

/// Runs cargo in the project's root.
fn cargo(command: &mut Command) -> anyhow::Result<ExitCode> {
    let status = command.current_dir(root()).status().context("cannot start cargo")?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
