//! `tablesmith generate`.

use std::path::PathBuf;
use std::process::ExitCode;

use crate::cli::reporter::Reporter;
use crate::generate::Failure;
use crate::generate::progress::Stage;
use crate::output::plan::OnForeign;
use clap::Args;

use super::input::InputArgs;
use super::output::print;

#[derive(Debug, Args)]
pub(super) struct GenerateArgs {
    #[command(flatten)]
    input: InputArgs,
    /// The folder of the crate; a Cargo.toml is written where there is none
    #[arg(long, short, value_name = "DIR")]
    out: PathBuf,
    /// The name of the crate [default: the name of its folder]
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// Write these models and what they refer to, and nothing more
    #[arg(long, value_name = "MODEL", value_delimiter = ',')]
    only: Vec<String>,
    /// Write what these APIs take and return, and nothing more
    #[arg(long, value_name = "API", value_delimiter = ',')]
    apis: Vec<String>,
    /// Write nothing; print what would change as a diff, and exit with 1 if anything would
    #[arg(long, conflicts_with = "force")]
    check: bool,
    /// Overwrite and remove files that tablesmith did not write, or that were edited since
    #[arg(long)]
    force: bool,
}

pub(super) fn run(args: GenerateArgs, reporter: &Reporter) -> Result<ExitCode, Failure> {
    let generator = args.input.generator().progress(reporter.progress());
    let mut generator = generator.only(args.only).apis(args.apis);
    if let Some(name) = args.name {
        generator = generator.crate_name(name);
    }
    let planned = generator.plan(&args.out)?;
    reporter.diagnostics(&planned.diagnostics);
    if args.check {
        reporter.end();
        let drifted = !planned.plan.changes().is_empty();
        print(planned.plan.diff());
        return Ok(if drifted { ExitCode::FAILURE } else { ExitCode::SUCCESS });
    }
    let on_foreign = if args.force { OnForeign::Overwrite } else { OnForeign::Refuse };
    reporter.begin(Stage::Write);
    let applied = planned.plan.apply(on_foreign)?;
    reporter.report(&planned.report, Some((&args.out, applied)));
    Ok(ExitCode::SUCCESS)
}
