//! `tablesmith inspect`.

use std::path::PathBuf;
use std::process::ExitCode;

use crate::cli::reporter::Reporter;
use crate::config;
use crate::diagnostics::{Code, Diagnostic};
use crate::generate::{Failure, Generator};
use crate::inspect::inspect;
use clap::Args;

use super::input::ReadingArgs;
use super::output::{print, style};

#[derive(Debug, Args)]
pub(super) struct InspectArgs {
    /// The name of a model or an enum, as documented or in Rust; or of an API, a feature or an
    /// operation
    #[arg(value_name = "NAME")]
    model: String,
    /// Pages, or folders of pages; what comes first counts first [default: `docs` of the
    /// configuration, which is tablesmith.toml in the current folder if none is given]
    #[arg(long, value_name = "DOCS", num_args = 1..)]
    docs: Vec<PathBuf>,
    #[command(flatten)]
    reading: ReadingArgs,
}

pub(super) fn run(args: InspectArgs, reporter: &Reporter) -> Result<ExitCode, Failure> {
    let mut generator = args.docs.iter().fold(args.reading.generator(), Generator::docs);
    let here = PathBuf::from(config::FILE_NAME);
    if args.docs.is_empty() && !args.reading.has_config() && here.is_file() {
        generator = generator.config(here);
    }
    let analysis = generator.analyze()?;
    match inspect(&analysis, &args.model) {
        Ok(inspection) => {
            print(inspection.render(style()));
            Ok(ExitCode::SUCCESS)
        }
        Err(unknown) => {
            reporter.diagnostic(&Diagnostic::error(Code::UnknownName, unknown.to_string()));
            Ok(ExitCode::FAILURE)
        }
    }
}
