//! `tablesmith diff`.

use std::convert::Infallible;
use std::process::ExitCode;

use crate::cli::reporter::Reporter;
use crate::diff::{Impact, diff, markdown, text};
use crate::generate::Failure;
use crate::generate::schema_source::Origin;
use clap::{Args, ValueEnum};

use super::input::ReadingArgs;
use super::output::{print, style};

#[derive(Debug, Args)]
pub(super) struct DiffArgs {
    /// What was: a page, a folder of pages, a schema (*.json), or any of them as it stood at a
    /// revision, as git:REVISION:PATH
    #[arg(value_parser = origin)]
    old: Origin,
    /// What is, in the same forms
    #[arg(value_parser = origin)]
    new: Origin,
    #[command(flatten)]
    reading: ReadingArgs,
    /// The form of the answer
    #[arg(long, value_enum, default_value_t = DiffFormat::Text)]
    format: DiffFormat,
    /// Leave the changes out and print their numbers alone
    #[arg(long)]
    summary: bool,
    /// Exit with 1 if there is a change of this kind or a graver one
    #[arg(long, value_enum, value_name = "IMPACT")]
    fail_on: Option<FailOn>,
}

#[derive(Debug, Clone, Copy, PartialEq, ValueEnum)]
enum DiffFormat {
    /// For a terminal
    Text,
    /// For a pull request
    Markdown,
    /// For programs
    Json,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FailOn {
    /// Programs may no longer compile, or do something else
    Breaking,
    /// Something new
    Compatible,
    /// Anything at all
    Documentation,
}

fn origin(text: &str) -> Result<Origin, Infallible> {
    text.parse()
}

pub(super) fn run(args: DiffArgs, reporter: &Reporter) -> Result<ExitCode, Failure> {
    let old = args.old.read(args.reading.generator())?;
    // A name once published never changes, and so the new documents are named as the old ones were.
    let new = args.new.read(args.reading.generator().names(old.names))?;
    let mut difference = diff(&old.schema, &new.schema);
    let fails = args.fail_on.is_some_and(|gravest| {
        difference.changes.iter().any(|change| change.impact <= gravest.impact())
    });
    match args.format {
        DiffFormat::Text if args.summary => print(text::summary(&difference, style())),
        DiffFormat::Text => print(text::render(&difference, style())),
        form => {
            if args.summary {
                difference.changes.clear();
            }
            match (form, difference.to_json()) {
                (DiffFormat::Json, Ok(json)) => print(format_args!("{json}\n")),
                (DiffFormat::Json, Err(error)) => {
                    reporter.error(&error);
                    return Ok(ExitCode::FAILURE);
                }
                _ => print(markdown::render(&difference)),
            }
        }
    }
    Ok(if fails { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

impl FailOn {
    fn impact(self) -> Impact {
        match self {
            FailOn::Breaking => Impact::Breaking,
            FailOn::Compatible => Impact::Compatible,
            FailOn::Documentation => Impact::Documentation,
        }
    }
}
