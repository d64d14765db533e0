//! The command line: arguments in, text and an exit status out. Each command has a file below.
//!
//! Status 0: done; 1: something is wrong with the documents or the disk, `--check` found drift, or
//! `--fail-on` a change; 2: the arguments are wrong.

mod diff;
mod generate;
mod input;
mod output;
mod schema;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use tablesmith::say::Say;

/// Forge a Rust model crate from the property tables and enum tables of SDK reference pages
#[derive(Debug, Parser)]
#[command(version, propagate_version = true, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    output: output::OutputArgs,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write a crate with a model for each page
    Generate(generate::GenerateArgs),
    /// Print what the pages say
    Schema(schema::SchemaArgs),
    /// Print what changed between two sets of pages, and which version that asks for
    Diff(diff::DiffArgs),
}

/// Runs the command that the process was started with.
pub(crate) fn run() -> ExitCode {
    let cli = Cli::parse();
    let say = Say::new(cli.output.format(), cli.output.verbosity());
    let done = match cli.command {
        Command::Generate(args) => generate::run(args, &say),
        Command::Schema(args) => schema::run(args, &say),
        Command::Diff(args) => diff::run(args, &say),
    };
    match done {
        Ok(status) => status,
        Err(failure) => {
            say.failure(&failure);
            ExitCode::FAILURE
        }
    }
}
