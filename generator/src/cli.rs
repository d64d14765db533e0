//! The command line: one file for each command below.
//!
//! In: arguments. Out: text on standard output, diagnostics and figures on standard error, and an exit
//! [`Status`]. Uses all other rooms; none uses it.

mod changelog;
mod check;
mod completions;
mod diff;
mod explain;
mod generate;
mod input;
mod inspect;
mod output;
mod progress;
pub mod reporter;
mod schema;
pub mod status;
mod survey;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use crate::cli::reporter::{MessageFormat, Reporter, Verbosity};
use crate::cli::status::Status;
use crate::diagnostics::{Code, Diagnostic};
use crate::generate::Failure;

/// Generate a Rust crate from the tables of an API's reference documentation
#[derive(Debug, Parser)]
#[command(version, propagate_version = true, max_term_width = 100, after_help = help())]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    output: output::OutputArgs,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write a crate with a type for each documented model and enum
    #[command(after_help = status::HELP, mut_arg("config", |arg| arg.help(CONFIG_OF_CRATE)))]
    Generate(generate::GenerateArgs),
    /// Print what the pages document, as JSON, JSON Schema or OpenAPI
    #[command(mut_arg("config", |arg| arg.help(CONFIG_HERE)))]
    Schema(schema::SchemaArgs),
    /// Print the changes between two schemas, and the version bump that they require
    #[command(after_help = status::HELP, mut_arg("config", |arg| arg.help(CONFIG_OF_BOTH)))]
    Diff(diff::DiffArgs),
    /// Print the section of the changelog for the next release of a generated crate
    ///
    /// The crate as it is now is compared with the last tag, by its documents, configuration and lock.
    Changelog(changelog::ChangelogArgs),
    /// List the tables of pages: their shapes, how each is read, and what is left unread
    ///
    /// This is the first command to run on pages that no dialect describes yet: --draft writes a first
    /// dialect file for them.
    #[command(mut_arg("config", |arg| arg.help(CONFIG_HERE)))]
    Survey(survey::SurveyArgs),
    /// Print one model, enum, API or operation, with the lines that document it and the pages that
    /// disagree
    #[command(mut_arg("config", |arg| arg.help(CONFIG_HERE)))]
    Inspect(inspect::InspectArgs),
    /// Check payloads against the documentation: what differs, how often, and the overrides that correct it
    #[command(after_help = status::HELP, mut_arg("config", |arg| arg.help(CONFIG_OF_DOCS)))]
    Check(check::CheckArgs),
    /// Explain a diagnostic: what it means, an example, and what to do
    Explain(explain::ExplainArgs),
    /// Print the completion script for a shell
    ///
    /// For bash, for example: tablesmith completions bash > ~/.local/share/bash-completion/completions/tablesmith
    Completions(completions::CompletionsArgs),
    /// Write the manual pages, one for each command
    ///
    /// To read one: man -l DIR/tablesmith.1
    Man(completions::ManArgs),
}

const CONFIG_OF_CRATE: &str =
    "The configuration [default: tablesmith.toml in the folder of the crate, if it is there]";
const CONFIG_HERE: &str =
    "The configuration [default: without DOCS, tablesmith.toml in the current folder]";
const CONFIG_OF_BOTH: &str = "The configuration, with which both versions are read [default: none]";
const CONFIG_OF_DOCS: &str = "The configuration [default: tablesmith.toml in the folder DOCS, or else in the current folder]";

const FIRST_STEPS: &str = "\
First steps:
  tablesmith generate docs --out models    from the pages in `docs` to the crate `models`
  tablesmith inspect NAME --docs docs      what the pages say of a model, with their lines
  tablesmith explain CODE                  what a diagnostic means, and what to do";

fn help() -> String {
    format!("{FIRST_STEPS}\n\n{}", status::HELP)
}

impl Command {
    /// What did not happen, if the command fails.
    fn consequence(&self) -> &'static str {
        match self {
            Command::Generate(_) => "nothing was written",
            Command::Diff(_) => "nothing was compared",
            Command::Check(_) => "nothing was checked",
            _ => "nothing was printed",
        }
    }
}

/// Runs the command that the process was started with.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return usage(&error).into(),
    };
    let reporter = Reporter::new(cli.output.format(), cli.output.verbosity());
    let consequence = cli.command.consequence();
    let status = run_command(cli.command, &reporter).unwrap_or_else(|failure| {
        reporter.failure(&failure, consequence);
        Status::from(&failure)
    });
    status.into()
}

fn run_command(command: Command, reporter: &Reporter) -> Result<Status, Failure> {
    match command {
        Command::Generate(args) => generate::run(args, reporter),
        Command::Schema(args) => schema::run(args, reporter),
        Command::Diff(args) => diff::run(args, reporter),
        Command::Changelog(args) => changelog::run(&args, reporter),
        Command::Survey(args) => survey::run(args, reporter),
        Command::Inspect(args) => inspect::run(args, reporter),
        Command::Check(args) => check::run(&args, reporter),
        Command::Explain(args) => Ok(explain::run(&args, reporter)),
        Command::Completions(args) => {
            completions::completions(&args, Cli::command());
            Ok(Status::Success)
        }
        Command::Man(args) => Ok(completions::man(&args, Cli::command(), reporter)),
    }
}

/// Prints an error of the command line, or what `--help` and `--version` ask for.
fn usage(error: &clap::Error) -> Status {
    if !error.use_stderr() || !asks_for_json(std::env::args_os()) {
        // There is nobody left to tell if this fails.
        let _ = error.print();
        return if error.use_stderr() { Status::Usage } else { Status::Success };
    }
    let text = error.to_string();
    let (message, help) = text.split_once("\n\n").unwrap_or((&text, ""));
    let message = message.strip_prefix("error: ").unwrap_or(message);
    let diagnostic = Diagnostic::error(Code::Usage, message).help(help.trim_end());
    Reporter::new(MessageFormat::Json, Verbosity::Errors).diagnostic(&diagnostic);
    Status::Usage
}

/// Whether the arguments, which are not valid, ask for messages in JSON.
fn asks_for_json(arguments: impl Iterator<Item = OsString>) -> bool {
    let mut previous = OsString::new();
    for argument in arguments {
        if argument == "--message-format=json"
            || (previous == "--message-format" && argument == "json")
        {
            return true;
        }
        previous = argument;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn json_is_asked_for_in_two_ways() {
        let asks = |arguments: &[&str]| asks_for_json(arguments.iter().map(OsString::from));
        assert!(asks(&["tablesmith", "--message-format", "json", "generate"]));
        assert!(asks(&["tablesmith", "generate", "--message-format=json"]));
        assert!(!asks(&["tablesmith", "generate", "json", "--message-format", "human"]));
    }
}
