//! The project's own tasks: `cargo xtask --help` lists them.

mod bench;
mod features;
mod fuzz_corpus;
mod measure;
mod platform;
mod prove;
mod release;

mod workspace;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use clap::{Args, Parser, Subcommand};
use tablesmith::cli::reporter::{MessageFormat, Reporter, Verbosity};
use tablesmith::cli::status::Status;
use tablesmith::generate::{Failure, Generator};
use tablesmith::output::plan::OnForeign;

/// The folder of the generated crate, from the project's root.
const GENERATED: &str = "generated";

const CRATE: &str = "genesys-cloud-models";

/// The project's own tasks
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    task: Task,
    /// The root of another checkout [default: that of this project]
    #[arg(long, global = true, value_name = "DIR")]
    root: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Generate genesys-cloud-models from the seeds
    Regen(RegenArgs),
    /// Write what fuzzing starts from, out of the seeds and the hostile pages
    FuzzCorpus,
    /// Print the changelog's section for the pages in `seeds` against the last tag
    ReleaseNotes(release::ReleaseNotesArgs),
    /// Generate the crates of whole platforms, then check, lint and document them, warnings denied
    CheckPlatform(platform::PlatformArgs),
    /// Check the platform's crate with each of its features alone, warnings denied
    CheckFeatures(features::FeaturesArgs),
    /// Measure the generator, and what it makes against what serde's derive makes
    #[command(subcommand)]
    Bench(bench::Bench),
    /// Prove that models of other documents lose nothing: a hundred of them, and all enums
    Prove(prove::ProveArgs),
    /// Prove that every documented key of every model of other documents is read and written
    ProveNames(prove::names::NamesArgs),
}

#[derive(Debug, Args)]
struct RegenArgs {
    /// Write nothing; print what would change as a diff, and exit with 3 if anything would
    #[arg(long, conflicts_with = "force")]
    check: bool,
    /// Overwrite and remove files that were edited since they were generated
    #[arg(long)]
    force: bool,
}

fn main() -> anyhow::Result<ExitCode> {
    let cli = Cli::parse();
    let own = || Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let root = cli.root.clone().unwrap_or_else(own);
    std::env::set_current_dir(&root)
        .with_context(|| format!("cannot enter the project's root, {}", root.display()))?;
    match cli.task {
        Task::Regen(args) => Ok(regen(&args)),
        Task::FuzzCorpus => fuzz_corpus::write().map(|()| ExitCode::SUCCESS),
        Task::ReleaseNotes(args) => {
            release::notes(&args, &Reporter::new(MessageFormat::Human, Verbosity::Everything))
        }
        Task::CheckPlatform(args) => platform::run(&args),
        Task::Prove(args) => prove::run(&args).map(|()| ExitCode::SUCCESS),
        Task::ProveNames(args) => prove::names::run(&args).map(|()| ExitCode::SUCCESS),
        Task::CheckFeatures(args) => features::check(&args),
        Task::Bench(bench) => bench::run(&bench).map(|()| ExitCode::SUCCESS),
    }
}

fn regen(args: &RegenArgs) -> ExitCode {
    let reporter = Reporter::new(MessageFormat::Human, Verbosity::Everything);
    match try_regen(args, &reporter) {
        Ok(status) => status,
        Err(failure) => {
            reporter.failure(&failure, "nothing was written");
            Status::from(&failure).into()
        }
    }
}

fn try_regen(args: &RegenArgs, reporter: &Reporter) -> Result<ExitCode, Failure> {
    let planned = Generator::new().crate_name(CRATE).plan(GENERATED)?;
    reporter.diagnostics(&planned.diagnostics);
    if args.check {
        let diff = planned.plan.diff();
        print!("{diff}");
        return Ok(if diff.is_empty() { ExitCode::SUCCESS } else { Status::Different.into() });
    }
    let on_foreign = if args.force { OnForeign::Overwrite } else { OnForeign::Refuse };
    let applied = planned.plan.apply(on_foreign)?;
    reporter.report(&planned.report, Some((Path::new(GENERATED), applied)));
    Ok(ExitCode::SUCCESS)
}
