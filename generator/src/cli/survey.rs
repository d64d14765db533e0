//! `tablesmith survey`.

use std::path::{Path, PathBuf};

use crate::cli::reporter::Reporter;
use crate::diagnostics::{Code, Diagnostic, Style};
use crate::generate::Failure;
use crate::survey::{Detail, survey};
use clap::{Args, ValueEnum};

use super::input::InputArgs;
use super::output::{print, print_document};
use super::status::Status;

#[derive(Debug, Args)]
pub(super) struct SurveyArgs {
    #[command(flatten)]
    input: InputArgs,
    /// The format of the survey
    #[arg(long, value_enum, default_value_t = SurveyFormat::Text)]
    format: SurveyFormat,
    /// Print every shape, spelling and table instead of the most frequent ones
    #[arg(long)]
    all: bool,
    /// Write a first dialect file for the tables that look like models and enums; the file must not exist
    #[arg(long, value_name = "FILE")]
    draft: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum SurveyFormat {
    /// For people
    Text,
    /// For programs
    Json,
}

pub(super) fn run(args: SurveyArgs, reporter: &Reporter) -> Result<Status, Failure> {
    let generator = args.input.generator_here().progress(reporter.progress());
    let analysis = generator.analyze_partial();
    reporter.end();
    if analysis.pages.is_empty() {
        return Err(Failure::Diagnostics(analysis.diagnostics));
    }
    let survey = survey(&analysis);
    match args.format {
        SurveyFormat::Text => {
            let detail = if args.all { Detail::Everything } else { Detail::Frequent };
            print(survey.render(detail, Style::Coloured));
        }
        SurveyFormat::Json => match survey.to_json() {
            Ok(json) => print_document(&json),
            Err(error) => {
                reporter.error(&error);
                return Ok(Status::Errors);
            }
        },
    }
    // What differs between the examples on the pages and their tables.
    let diagnostics = &analysis.diagnostics;
    for note in diagnostics.list.iter().filter(|found| found.code == Code::Examples) {
        reporter.diagnostic(note);
    }
    reporter.report(&analysis.report, None);
    match args.draft {
        Some(path) => Ok(write_draft(&path, &survey.draft(&name_of(&path)), reporter)),
        None => Ok(Status::Success),
    }
}

/// The name of a dialect: that of its file.
fn name_of(path: &Path) -> String {
    path.file_stem().map_or_else(|| "draft".to_owned(), |stem| stem.to_string_lossy().into_owned())
}

fn write_draft(path: &Path, text: &str, reporter: &Reporter) -> Status {
    let written = std::fs::File::create_new(path)
        .and_then(|mut file| std::io::Write::write_all(&mut file, text.as_bytes()));
    match written {
        Ok(()) => Status::Success,
        Err(error) => {
            let message = format!("cannot write the draft: {error}");
            let help = "name a file that does not exist yet, in a folder that does";
            let path = path.display().to_string();
            reporter.diagnostic(&Diagnostic::error(Code::Disk, message).in_file(path).help(help));
            Status::Errors
        }
    }
}
