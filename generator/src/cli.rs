//! The command line: arguments in, text and an exit status out. Each command has a file below.
//!
//! Status 0: done; 1: something is wrong with the documents or the disk, `--check` found drift, or
//! `--fail-on` a change; 2: the arguments are wrong.

mod completions;
mod diff;
mod generate;
mod input;
mod inspect;
mod output;
mod progress;
pub mod reporter;
mod schema;

use std::process::ExitCode;

use crate::cli::reporter::Reporter;
use clap::{CommandFactory, Parser, Subcommand};

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
    /// Print what is known of a model or an enum, who told it, and who said something else
    Inspect(inspect::InspectArgs),
    /// Print the script that completes this command's arguments in a shell
    ///
    /// For bash, for example: tablesmith completions bash > ~/.local/share/bash-completion/completions/tablesmith
    Completions(completions::CompletionsArgs),
    /// Write the manual pages, one for each command
    ///
    /// To read one: man -l DIR/tablesmith.1
    Man(completions::ManArgs),
}

/// Runs the command that the process was started with.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let reporter = Reporter::new(cli.output.format(), cli.output.verbosity());
    let done = match cli.command {
        Command::Generate(args) => generate::run(args, &reporter),
        Command::Schema(args) => schema::run(args, &reporter),
        Command::Diff(args) => diff::run(args, &reporter),
        Command::Inspect(args) => inspect::run(args, &reporter),
        Command::Completions(args) => {
            completions::completions(&args, Cli::command());
            Ok(ExitCode::SUCCESS)
        }
        Command::Man(args) => match completions::man(&args, Cli::command()) {
            Ok(()) => Ok(ExitCode::SUCCESS),
            Err(error) => {
                reporter.error(&error);
                Ok(ExitCode::FAILURE)
            }
        },
    };
    match done {
        Ok(status) => status,
        Err(failure) => {
            reporter.failure(&failure);
            ExitCode::FAILURE
        }
    }
}
