//! Diagnostics and figures on standard error, for people or for programs.

use std::fmt::Display;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::sync::Arc;

use indicatif::ProgressBar;
use serde::Serialize;

use crate::cli::progress::Bar;
use crate::diagnostics::quantity::counted;
use crate::diagnostics::sanitize::{self, sanitize};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Severity, Sources, Style};
use crate::generate::Failure;
use crate::generate::progress::{Progress, Stage};
use crate::generate::report::{Report, Wrote};
use crate::input::load;
use crate::output::plan::Applied;

/// The format of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageFormat {
    /// For people, as rustc prints them.
    Human,
    /// For programs: one JSON object on each line.
    Json,
}

/// How much is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verbosity {
    /// Errors only.
    Errors,
    /// Warnings and the report as well.
    Everything,
}

/// Reports diagnostics and figures on standard error.
#[derive(Debug, Clone)]
pub struct Reporter {
    format: MessageFormat,
    verbosity: Verbosity,
    progress: Bar,
}

/// The maximum number of warnings shown to people; all of them are counted.
const SHOWN_WARNINGS: usize = 25;

/// The maximum number of errors shown to people.
const SHOWN_ERRORS: usize = 100;

/// A diagnostic as JSON.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Message<'a> {
    severity: Severity,
    code: Code,
    message: &'a str,
    location: Option<String>,
    labels: Vec<(String, &'a str)>,
    help: Option<&'a str>,
}

/// The last line of JSON.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Summary<'a> {
    report: &'a Report,
    changed: Option<usize>,
    removed: Option<usize>,
    unchanged: Option<usize>,
}

impl Reporter {
    /// A reporter; a progress bar is shown if standard error is a terminal.
    pub fn new(format: MessageFormat, verbosity: Verbosity) -> Reporter {
        let people = format == MessageFormat::Human && verbosity == Verbosity::Everything;
        let progress =
            if people && io::stderr().is_terminal() { Bar::on_terminal() } else { Bar::hidden() };
        Reporter { format, verbosity, progress }
    }

    /// Receives the progress of a run: a bar on a terminal, unless only errors are reported.
    pub fn progress(&self) -> Arc<dyn Progress> {
        Arc::new(self.progress.clone())
    }

    /// Reports the beginning of a stage.
    pub fn begin(&self, stage: Stage) {
        self.progress.begin(stage);
    }

    /// Counts the bytes that are read from an input; of its size, as far as that is known.
    pub(super) fn bytes(&self, name: &str, size: Option<u64>) -> ProgressBar {
        self.progress.of_bytes(name, size)
    }

    /// Ends the progress, before a result goes to standard output.
    pub fn end(&self) {
        self.progress.finish();
    }

    /// Reports why a run failed, and the `consequence`, such as "nothing was written".
    pub fn failure(&self, failure: &Failure, consequence: &str) {
        self.progress.finish();
        match failure {
            Failure::Diagnostics(diagnostics) => {
                self.diagnostics(diagnostics);
                if self.format == MessageFormat::Human {
                    line(format_args!("error: {consequence}: {failure}"));
                    if let Some(help) = diagnostics.help {
                        line(format_args!(" = help: {help}"));
                    }
                }
            }
            Failure::Disk(error) => self.error(error),
        }
    }

    /// Reports an error that no document has.
    pub fn error(&self, error: &dyn std::error::Error) {
        let mut message = error.to_string();
        let mut cause = error.source();
        while let Some(error) = cause {
            message.push_str(&format!(": {error}"));
            cause = error.source();
        }
        let mut error = Diagnostic::error(Code::Disk, "");
        // The line breaks are those of the error; what it names may hold control characters.
        let lines: Vec<_> = message.split('\n').map(|line| sanitize(line.to_owned())).collect();
        error.message = lines.join("\n");
        self.diagnostic(&error);
    }

    /// Reports errors, and warnings and notes as the verbosity and the format want them.
    pub fn diagnostics(&self, diagnostics: &Diagnostics) {
        self.progress.suspend(|| self.all(diagnostics));
    }

    fn all(&self, diagnostics: &Diagnostics) {
        let (mut errors, mut warnings) = (0, 0);
        for diagnostic in &diagnostics.list {
            if !self.is_reported(diagnostic) {
                continue;
            }
            if diagnostic.severity == Severity::Warning && self.format == MessageFormat::Human {
                warnings += 1;
                if warnings > SHOWN_WARNINGS {
                    continue;
                }
            }
            if diagnostic.is_error() && self.format == MessageFormat::Human {
                errors += 1;
                if errors > SHOWN_ERRORS {
                    continue;
                }
            }
            self.one(diagnostic, &diagnostics.sources);
        }
        if errors > SHOWN_ERRORS {
            let more = counted(errors - SHOWN_ERRORS, "more error");
            line(format_args!("error: {more} like these; --message-format json shows all\n"));
        }
        if warnings > SHOWN_WARNINGS {
            let more = counted(warnings - SHOWN_WARNINGS, "more warning");
            line(format_args!("warning: {more} like these; --message-format json shows all\n"));
        }
    }

    fn is_reported(&self, diagnostic: &Diagnostic) -> bool {
        match (diagnostic.severity, self.format) {
            (Severity::Error, _) => true,
            (_, _) if self.verbosity == Verbosity::Errors => false,
            (_, MessageFormat::Json) => true,
            // The report lists these in one line.
            (Severity::Warning, MessageFormat::Human) => diagnostic.code != Code::UndocumentedModel,
            (Severity::Note, MessageFormat::Human) => false,
        }
    }

    /// Reports a diagnostic that points into no text.
    pub fn diagnostic(&self, diagnostic: &Diagnostic) {
        self.one(diagnostic, &Sources::new());
    }

    fn one(&self, diagnostic: &Diagnostic, sources: &Sources) {
        match self.format {
            MessageFormat::Human => {
                line(format_args!("{}\n", diagnostic.render(sources, Style::Coloured)));
            }
            MessageFormat::Json => {
                let place = |span| format!("{}:{}", shown(sources, span), sources.position(span));
                json(&Message {
                    severity: diagnostic.severity,
                    code: diagnostic.code,
                    message: &diagnostic.message,
                    location: diagnostic.location(sources),
                    labels: diagnostic
                        .labels
                        .iter()
                        .map(|label| (place(label.span), label.text.as_str()))
                        .collect(),
                    help: diagnostic.help.as_deref(),
                });
            }
        }
    }

    /// Reports one line with its heading, which is not part of the JSON messages.
    pub fn line(&self, heading: &str, text: &str) {
        if self.verbosity == Verbosity::Everything && self.format == MessageFormat::Human {
            line(format_args!("{heading:>9}  {}", sanitize(text.to_owned())));
        }
    }

    /// Reports the figures of a run, and what it wrote to which folder.
    pub fn report(&self, report: &Report, wrote: Option<(&Path, Applied)>) {
        self.progress.finish();
        if self.verbosity == Verbosity::Errors {
            return;
        }
        match self.format {
            MessageFormat::Human => {
                write(report);
                if let Some((out, applied)) = wrote {
                    write(Wrote { out: &sanitize(load::shown(out)), applied });
                }
            }
            MessageFormat::Json => {
                let applied = wrote.map(|(_, applied)| applied);
                json(&Summary {
                    report,
                    changed: applied.map(|applied| applied.changed),
                    removed: applied.map(|applied| applied.removed),
                    unchanged: applied.map(|applied| applied.unchanged),
                });
            }
        }
    }
}

fn shown(sources: &Sources, span: crate::diagnostics::Span) -> &str {
    &sources.get(span.source).path
}

fn json(message: &impl Serialize) {
    if let Ok(text) = serde_json::to_string(message) {
        line(sanitize::json(text));
    }
}

fn line(text: impl Display) {
    write(format_args!("{text}\n"));
}

/// Writes to standard error, without colours where it is no terminal or `NO_COLOR` is set. There is
/// nobody left to tell if that fails.
fn write(text: impl Display) {
    let _ = write!(anstream::stderr().lock(), "{text}");
}
