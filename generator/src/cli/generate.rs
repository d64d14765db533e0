//! `tablesmith generate`.

use std::path::PathBuf;

use crate::cli::reporter::Reporter;
use crate::generate::Failure;
use crate::generate::progress::Stage;
use crate::output::plan::OnForeign;
use clap::Args;

use super::input::InputArgs;
use super::output::print;
use super::status::Status;

#[derive(Debug, Args)]
pub(super) struct GenerateArgs {
    #[command(flatten)]
    input: InputArgs,
    /// The folder of the crate; a Cargo.toml is written if there is none
    #[arg(long, short, value_name = "DIR")]
    out: PathBuf,
    /// The name of the crate [default: the name in its Cargo.toml, or that of its folder]
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// Generate only these models and what they refer to
    #[arg(long, value_name = "MODEL", value_delimiter = ',')]
    only: Vec<String>,
    /// Generate only what these APIs take and return
    #[arg(long, value_name = "API", value_delimiter = ',')]
    apis: Vec<String>,
    /// Write nothing; print what would change as a diff, and exit with 3 if
    /// anything would
    #[arg(long, conflicts_with = "force")]
    check: bool,
    /// Overwrite and remove files that tablesmith did not write or that were edited since
    #[arg(long)]
    force: bool,
}

pub(super) fn run(args: GenerateArgs, reporter: &Reporter) -> Result<Status, Failure> {
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
        return Ok(if drifted { Status::Different } else { Status::Success });
    }
    let on_foreign = if args.force { OnForeign::Overwrite } else { OnForeign::Refuse };
    let is_new = !args.out.join("Cargo.toml").exists();
    reporter.begin(Stage::Write);
    let applied = planned.plan.apply(on_foreign)?;
    reporter.report(&planned.report, Some((&args.out, applied)));
    if is_new {
        let path = args.out.display();
        reporter.line("next", &format!("in the package that uses it: cargo add --path {path}"));
    }
    Ok(Status::Success)
}
