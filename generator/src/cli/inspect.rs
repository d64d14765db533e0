//! `tablesmith inspect`.

use std::path::PathBuf;

use crate::cli::reporter::Reporter;
use crate::diagnostics::{Code, Diagnostic, Style};
use crate::generate::Failure;
use crate::inspect::inspect;
use clap::Args;

use super::input::ReadingArgs;
use super::output::print;
use super::status::Status;

#[derive(Debug, Args)]
pub(super) struct InspectArgs {
    /// The name of a model or an enum, as documented or in Rust; or of an API, a feature or an
    /// operation
    #[arg(value_name = "NAME")]
    model: String,
    /// Pages, or folders of pages; where pages contradict each other, the first one counts
    /// [default: `docs` of the configuration]
    #[arg(long, value_name = "DOCS", num_args = 1..)]
    docs: Vec<PathBuf>,
    #[command(flatten)]
    reading: ReadingArgs,
}

pub(super) fn run(args: InspectArgs, reporter: &Reporter) -> Result<Status, Failure> {
    let analysis = args.reading.generator_here(&args.docs).analyze()?;
    match inspect(&analysis, &args.model) {
        Ok(inspection) => {
            print(inspection.render(Style::Coloured));
            Ok(Status::Success)
        }
        Err(unknown) => {
            reporter.diagnostic(&Diagnostic::error(Code::UnknownName, unknown.to_string()));
            Ok(Status::Usage)
        }
    }
}
