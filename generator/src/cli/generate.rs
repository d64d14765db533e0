//! `tablesmith generate`.

use std::path::{Path, PathBuf};

use crate::cli::reporter::Reporter;
use crate::diagnostics::{Code, Diagnostic};
use crate::generate::Failure;
use crate::generate::progress::Stage;
use crate::input::load;
use crate::output::plan::OnForeign;
use clap::Args;

use super::input::{InputArgs, config_here};
use super::output::print;
use super::status::Status;

#[derive(Debug, Args)]
pub(super) struct GenerateArgs {
    #[command(flatten)]
    input: InputArgs,
    /// The folder of the crate; a Cargo.toml is written if there is none [default: the current folder, if
    /// it has a tablesmith.toml]
    #[arg(long, short, value_name = "DIR")]
    out: Option<PathBuf>,
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
    let Some(out) = args.out.or_else(|| config_here().map(|_| PathBuf::from("."))) else {
        let error = Diagnostic::error(Code::Usage, "there is no folder to write to");
        return Err(error
            .help("name it with `--out`: `tablesmith generate docs --out models`")
            .into());
    };
    let generator = args.input.generator().progress(reporter.progress());
    let mut generator = generator.only(args.only).apis(args.apis);
    if let Some(name) = args.name {
        generator = generator.crate_name(name);
    }
    let planned = generator.plan(&out)?;
    reporter.diagnostics(&planned.diagnostics);
    if args.check {
        reporter.end();
        let drifted = !planned.plan.changes().is_empty();
        print(planned.plan.diff());
        return Ok(if drifted { Status::Different } else { Status::Success });
    }
    let on_foreign = if args.force { OnForeign::Overwrite } else { OnForeign::Refuse };
    let is_new = !out.join("Cargo.toml").exists();
    reporter.begin(Stage::Write);
    let applied = planned.plan.apply(on_foreign)?;
    reporter.report(&planned.report, Some((&out, applied)));
    if is_new {
        let path = quoted(&as_dependency(&out));
        let report = &planned.report;
        let calls = match report.selected.map_or(report.operations, |part| part.operations) {
            0 => "",
            _ => ", with `--features requests` to call the operations",
        };
        reporter
            .line("next", &format!("in the package that uses it: cargo add --path {path}{calls}"));
    }
    Ok(Status::Success)
}

/// The path of the crate for another package: that of the current folder is written out.
fn as_dependency(out: &Path) -> String {
    let is_here = load::shown(out) == ".";
    let absolute = is_here.then(std::env::current_dir).and_then(Result::ok);
    absolute.unwrap_or_else(|| out.to_owned()).display().to_string()
}

/// The path as a shell takes it.
fn quoted(path: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "/\\._-:".contains(c);
    if path.chars().all(is_plain) { path.to_owned() } else { format!("\"{path}\"") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_with_spaces_is_quoted() {
        assert_eq!(quoted("../my-models"), "../my-models");
        assert_eq!(quoted("My Crate"), "\"My Crate\"");
    }

    #[test]
    fn the_current_folder_is_written_out() {
        assert_eq!(as_dependency(Path::new("models")), "models");
        let here = std::env::current_dir().expect("a folder");
        assert_eq!(as_dependency(Path::new("./.")), here.display().to_string());
    }
}
