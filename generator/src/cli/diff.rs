//! `tablesmith diff`.

use crate::cli::reporter::Reporter;
use crate::diagnostics::Style;
use crate::diff::{Impact, diff, markdown, text};
use crate::generate::Failure;
use crate::generate::schema_source::Origin;
use clap::{Args, ValueEnum};

use super::input::ReadingArgs;
use super::output::print;
use super::status::Status;

#[derive(Debug, Args)]
pub(super) struct DiffArgs {
    /// The old version: a page, a folder of pages, a schema (*.json), or git:REVISION:PATH, which is
    /// any of them at a revision
    ///
    /// A path on disk is relative to the current folder. A path at a revision is relative to the root of
    /// the repository, or to the current folder if it begins with `./`.
    old: Origin,
    /// The new version, in the same forms
    new: Origin,
    #[command(flatten)]
    reading: ReadingArgs,
    /// The format of the output
    #[arg(long, value_enum, default_value_t = DiffFormat::Text)]
    format: DiffFormat,
    /// Print the numbers of changes only
    #[arg(long)]
    summary: bool,
    /// Exit with 3 if there is a change of this kind or a more severe one
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
    /// Programs may no longer compile, or behave differently
    Breaking,
    /// Additions
    Compatible,
    /// Any change, those of documentation included
    Documentation,
}

pub(super) fn run(args: DiffArgs, reporter: &Reporter) -> Result<Status, Failure> {
    let old = args.old.read(args.reading.generator())?;
    // A name once published never changes, and so the new documents are named as the old ones were.
    let new = args.new.read(args.reading.generator().names(old.names))?;
    let mut difference = diff(&old.schema, &new.schema);
    let fails = args.fail_on.is_some_and(|least| {
        difference.changes.iter().any(|change| change.impact <= least.impact())
    });
    match args.format {
        DiffFormat::Text if args.summary => print(text::summary(&difference, Style::Coloured)),
        DiffFormat::Text => print(text::render(&difference, Style::Coloured)),
        format => {
            if args.summary {
                difference.changes.clear();
            }
            match (format, difference.to_json()) {
                (DiffFormat::Json, Ok(json)) => print(format_args!("{json}\n")),
                (DiffFormat::Json, Err(error)) => {
                    reporter.error(&error);
                    return Ok(Status::Errors);
                }
                _ => print(markdown::render(&difference)),
            }
        }
    }
    Ok(if fails { Status::Different } else { Status::Success })
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
