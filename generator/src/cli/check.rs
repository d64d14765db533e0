//! `tablesmith check`.

mod overrides_file;

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::Args;

use super::input::{ReadingArgs, config_here};
use super::output::print;
use super::status::Status;
use crate::check::{
    Check, Expected, FindingKind, Framing, ModelChoice, Report, Selection, SelectionError, Values,
    markdown, text,
};
use crate::cli::reporter::Reporter;
use crate::config::{self, CheckConfig};
use crate::diagnostics::quantity::counted;
use crate::diagnostics::suggest::nearest;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, SourceId, Span, Style};
use crate::generate::{Analysis, Failure, Generator, examples};
use crate::input::load;
use crate::input::payloads::{Payloads, STANDARD_INPUT, unreadable};

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// A page or a folder of pages; or a folder with a tablesmith.toml that names them
    #[arg(value_name = "DOCS")]
    docs: PathBuf,
    /// The payloads: files of JSON or JSON lines, plain or gzip; `-` is standard input. Without any, the
    /// examples of JSON on the pages are checked
    #[arg(value_name = "FILE", requires = "selection")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    selection: SelectionArgs,
    /// The JSON pointer to the payloads, where they lie in an envelope: /Records
    ///
    /// An array on the way stands for each of its elements, and a text for the JSON in it.
    #[arg(long, value_name = "POINTER")]
    at: Option<String>,
    /// The format of the report
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    format: CheckFormat,
    /// Print the numbers of findings only
    #[arg(long, conflicts_with = "format")]
    summary: bool,
    /// Print values of payloads where they are not documented; otherwise no value is printed
    #[arg(long)]
    show_values: bool,
    /// Write the overrides that mend findings into tablesmith.toml: the one that is read, or a new one in
    /// the current folder
    #[arg(long)]
    write_overrides: bool,
    /// Exit with 3 if there is a finding of one of these kinds; `any` is all but never-seen
    #[arg(long, value_name = "KIND", value_delimiter = ',')]
    fail_on: Vec<FailOn>,
    #[command(flatten)]
    reading: ReadingArgs,
}

/// Which model a payload is.
#[derive(Debug, Args)]
#[group(id = "selection", multiple = false)]
struct SelectionArgs {
    /// All payloads are of this model, by its documented name
    #[arg(long, value_name = "NAME")]
    model: Option<String>,
    /// The value of this key says which model a payload is, by the table `[check.by.KEY]` in
    /// tablesmith.toml, or as a model's name
    ///
    /// The key is one of the payload; with a `/` in front, it is a JSON pointer from the top of a record:
    /// `--by /t --at /d`.
    #[arg(long, value_name = "KEY")]
    by: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, clap::ValueEnum)]
enum CheckFormat {
    /// For a terminal
    Text,
    /// For an issue or a pull request
    Markdown,
    /// For programs
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum FailOn {
    Any,
    Kind(FindingKind),
}

impl FromStr for FailOn {
    type Err = String;

    fn from_str(name: &str) -> Result<FailOn, String> {
        match name {
            "any" => Ok(FailOn::Any),
            _ => name.parse().map(FailOn::Kind),
        }
    }
}

pub(super) fn run(args: &CheckArgs, reporter: &Reporter) -> Result<Status, Failure> {
    args.require_files()?;
    let analysis = args.generator().progress(reporter.progress()).analyze()?;
    reporter.diagnostics(&analysis.diagnostics);
    let report = args.check(&analysis, reporter)?;
    reporter.end();
    let rendered = match args.format {
        CheckFormat::Text if args.summary => text::summary(&report, Style::Coloured),
        CheckFormat::Text => text::render(&report, Style::Coloured),
        CheckFormat::Markdown => markdown::render(&report),
        CheckFormat::Json => match report.to_json() {
            Ok(json) => json + "\n",
            Err(error) => {
                reporter.error(&error);
                return Ok(Status::Errors);
            }
        },
    };
    print(rendered);
    if args.write_overrides && !report.overrides.is_empty() {
        args.write_overrides(&report, reporter)?;
    }
    Ok(if args.fails(&report) { Status::Different } else { Status::Success })
}

/// How often payloads are read again after overrides were written: a key that was misspelt is read by its
/// type then, and may show more.
const PASSES: usize = 5;

impl CheckArgs {
    fn generator(&self) -> Generator {
        let generator = self.reading.generator();
        let beside = self.docs.join(config::FILE_NAME);
        match (self.reading.config(), config_here()) {
            (None, _) if beside.is_file() => generator.config(beside),
            (None, Some(here)) => generator.config(here).docs(&self.docs),
            _ => generator.docs(&self.docs),
        }
    }

    /// An error if an option selects payloads and none are given: a path that stands alone is DOCS.
    fn require_files(&self) -> Result<(), Failure> {
        let SelectionArgs { model, by } = &self.selection;
        if !self.files.is_empty() || (model.is_none() && by.is_none() && self.at.is_none()) {
            return Ok(());
        }
        let message =
            "`--model`, `--by` and `--at` are about payloads, and no file of payloads is named";
        let error = Diagnostic::error(Code::Usage, message);
        let docs = load::shown(&self.docs);
        let help = "the documents come first: `tablesmith check DOCS FILE --model NAME`, where DOCS may be `.` for \
                    the folder of tablesmith.toml";
        Err(error.in_file(docs).help(help).into())
    }

    /// The configuration that is read or, if there is none, the one that is written.
    fn config_path(&self) -> PathBuf {
        let beside = self.docs.join(config::FILE_NAME);
        match self.reading.config() {
            Some(path) => path.to_owned(),
            None if beside.is_file() => beside,
            None => PathBuf::from(config::FILE_NAME),
        }
    }

    /// Writes overrides until they mend all that overrides can.
    fn write_overrides(&self, first: &Report, reporter: &Reporter) -> Result<(), Failure> {
        let path = self.config_path();
        let at_first = read(&path)?;
        let mut text = at_first.clone().unwrap_or_default();
        let mut proposed = first.overrides.clone();
        let mut written = 0;
        for _ in 0..PASSES {
            text = overrides_file::with_overrides(&text, &proposed)
                .map_err(|error| unwritable(&path, &error.to_string()))?;
            write(&path, &text)?;
            written += proposed.len();
            if self.files.iter().any(|file| file.as_os_str() == STANDARD_INPUT) {
                break;
            }
            let checked = self.generator().analyze();
            let checked = checked.and_then(|analysis| self.check(&analysis, reporter));
            match checked {
                Ok(report) if report.overrides.is_empty() => break,
                Ok(report) => proposed = report.overrides,
                Err(failure) => {
                    match at_first {
                        Some(text) => write(&path, &text)?,
                        None => drop(fs::remove_file(&path)),
                    }
                    return Err(failure);
                }
            }
        }
        reporter.end();
        let overrides = counted(written, "override");
        reporter.line("wrote", &format!("{}: {overrides}", load::shown(&path)));
        Ok(())
    }

    fn check(&self, analysis: &Analysis, reporter: &Reporter) -> Result<Report, Failure> {
        let expected = &Expected::of(&analysis.schema);
        if self.files.is_empty() {
            let choices = examples::choices(&analysis.check.0);
            return Ok(Check::examples(expected, &analysis.diagnostics.sources, &choices));
        }
        let selection = self.selection(expected, analysis)?;
        let mut check = Check::new(expected, &selection).map_err(|error| {
            let code = match error {
                SelectionError::UnknownModel { .. } => Code::UnknownName,
                _ => Code::Usage,
            };
            Failure::from(Diagnostic::error(code, error.to_string()))
        })?;
        for path in &self.files {
            let name = match path.as_os_str() == STANDARD_INPUT {
                true => "standard input".to_owned(),
                false => load::shown(path),
            };
            let payloads = Payloads::open(path)?;
            let bar = reporter.bytes(&name, payloads.size);
            let read = payloads
                .reader(|input| bar.wrap_read(input))
                .and_then(|input| check.read(name, input, framing(path)));
            read.map_err(|error| unreadable(path, &error))?;
        }
        let values = if self.show_values { Values::Show } else { Values::Hide };
        Ok(check.finish(values))
    }

    fn selection(&self, expected: &Expected, analysis: &Analysis) -> Result<Selection, Failure> {
        let at = self.at.clone().unwrap_or_default();
        let model = match (&self.selection.model, &self.selection.by) {
            (Some(name), _) => ModelChoice::Named(name.clone()),
            (None, key) => {
                let key = key.clone().unwrap_or_default();
                let (tables, source) = &analysis.check;
                let models = table(&key, tables)?;
                require_models(models, expected, *source, &analysis.diagnostics)?;
                let models =
                    models.iter().map(|(value, name)| (value.clone(), name.get_ref().clone()));
                ModelChoice::By { models: models.collect(), key }
            }
        };
        Ok(Selection { model, at })
    }

    fn fails(&self, report: &Report) -> bool {
        report.findings.iter().any(|finding| {
            self.fail_on.contains(&FailOn::Kind(finding.kind))
                || (self.fail_on.contains(&FailOn::Any) && finding.kind != FindingKind::NeverSeen)
        })
    }
}

/// JSON lines by the ending of the file, or what it turns out to be.
fn framing(path: &Path) -> Framing {
    let name = path.to_string_lossy();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    match name.rsplit_once('.') {
        Some((_, "jsonl" | "ndjson")) => Framing::Lines,
        _ => Framing::Detect,
    }
}

type Table = BTreeMap<String, toml::Spanned<String>>;

/// The models of a key's values.
fn table<'c>(key: &str, tables: &'c CheckConfig) -> Result<&'c Table, Failure> {
    static NONE: Table = Table::new();
    let name = key.rsplit('/').next().unwrap_or(key);
    match tables.by.get(name) {
        Some(table) => Ok(table),
        // The values are names of models.
        None if tables.by.is_empty() => Ok(&NONE),
        None => {
            let message = format!("the configuration has no table `[check.by.{name}]`");
            let error = Diagnostic::error(Code::UnknownName, message);
            Err(Failure::from(match nearest(name, tables.by.keys().map(String::as_str)) {
                Some(nearest) => error.help(format!("there is `[check.by.{nearest}]`")),
                None => error.help("add it: the values of the key, each with the name of a model"),
            }))
        }
    }
}

/// Requires that the schema has all models of a table.
fn require_models(
    table: &Table,
    expected: &Expected,
    source: Option<SourceId>,
    found: &Diagnostics,
) -> Result<(), Failure> {
    let Some(source) = source else { return Ok(()) };
    let known: HashSet<&str> = expected.models().collect();
    let unknown = table.values().filter(|name| !known.contains(name.get_ref().as_str()));
    let errors = unknown.map(|name| {
        let message = format!("no page documents a model `{}`", name.get_ref());
        let error = Diagnostic::error(Code::Config, message);
        let error = error.at(Span::new(source, name.span()), "");
        match nearest(name.get_ref(), expected.models()) {
            Some(nearest) => error.help(format!("there is `{nearest}`")),
            None => error.help("`tablesmith schema` prints all there are"),
        }
    });
    let errors: Vec<Diagnostic> = errors.collect();
    match errors.is_empty() {
        true => Ok(()),
        false => {
            let sources = found.sources.clone();
            Err(Failure::from(Diagnostics { sources, list: errors, help: None }))
        }
    }
}

/// The text of a configuration, if it is there.
fn read(path: &Path) -> Result<Option<String>, Failure> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(unwritable(path, &error.to_string())),
    }
}

/// Replaces a configuration as a whole: it is never there in part.
fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let whole = path.with_extension("toml.new");
    let written = fs::write(&whole, text).and_then(|()| fs::rename(&whole, path));
    written.map_err(|error| unwritable(path, &error.to_string()))
}

fn unwritable(path: &Path, reason: &str) -> Failure {
    let message = format!("cannot write the overrides: {reason}");
    Failure::from(Diagnostic::error(Code::Disk, message).in_file(load::shown(path)))
}
