//! What the commands say on standard error: findings and figures, for people or for programs.

use std::fmt::Display;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use crate::cli::progress::Bar;
use crate::diagnostics::sanitize::{self, sanitize};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Severity, Sources, Style};
use crate::generate::Failure;
use crate::generate::progress::{Progress, Stage};
use crate::generate::report::{Report, Wrote};
use crate::input::load;
use crate::output::plan::Applied;

/// For whom it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageFormat {
    /// For people, as the compiler says it.
    Human,
    /// For programs: one JSON object a line.
    Json,
}

/// How much is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verbosity {
    /// Errors alone.
    Errors,
    /// Warnings and the report as well.
    Everything,
}

/// Says it.
#[derive(Debug, Clone)]
pub struct Reporter {
    format: MessageFormat,
    verbosity: Verbosity,
    style: Style,
    progress: Bar,
}

/// The most warnings that are shown to people; all of them are counted.
const SHOWN_WARNINGS: usize = 25;

/// The most errors that are shown to people.
const SHOWN_ERRORS: usize = 100;

/// A finding as programs read it.
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

/// The last line for programs.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Summary<'a> {
    report: &'a Report,
    changed: Option<usize>,
    removed: Option<usize>,
    unchanged: Option<usize>,
}

impl Reporter {
    /// To standard error, in colour where that is a terminal and nobody asked for none
    /// (<https://no-color.org>).
    pub fn new(format: MessageFormat, verbosity: Verbosity) -> Reporter {
        let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let terminal = io::stderr().is_terminal();
        let style = if terminal && !plain { Style::Coloured } else { Style::Plain };
        let people = format == MessageFormat::Human && verbosity == Verbosity::Everything;
        let progress = if terminal && people { Bar::on_terminal() } else { Bar::hidden() };
        Reporter { format, verbosity, style, progress }
    }

    /// Receives the progress of a run: a bar on a terminal, unless only errors are reported.
    pub fn progress(&self) -> Arc<dyn Progress> {
        Arc::new(self.progress.clone())
    }

    /// Reports the beginning of a stage.
    pub fn begin(&self, stage: Stage) {
        self.progress.begin(stage);
    }

    /// Ends the progress, before a result goes to standard output.
    pub fn end(&self) {
        self.progress.finish();
    }

    /// Why nothing was done.
    pub fn failure(&self, failure: &Failure) {
        self.progress.finish();
        match failure {
            Failure::Diagnostics(diagnostics) => {
                self.diagnostics(diagnostics);
                if self.format == MessageFormat::Human {
                    line(format_args!("error: nothing was written: {failure}"));
                }
            }
            Failure::Disk(error) => self.error(error),
        }
    }

    /// An error that is in no document.
    pub fn error(&self, error: &dyn std::error::Error) {
        let mut message = error.to_string();
        let mut cause = error.source();
        while let Some(error) = cause {
            message.push_str(&format!(": {error}"));
            cause = error.source();
        }
        let mut error = Diagnostic::error(Code::Disk, "");
        // These are our own lines; what they name is not.
        let lines: Vec<_> = message.split('\n').map(|line| sanitize(line.to_owned())).collect();
        error.message = lines.join("\n");
        self.diagnostic(&error);
    }

    /// Errors, and warnings as far as they are to be said.
    pub fn diagnostics(&self, diagnostics: &Diagnostics) {
        self.progress.suspend(|| self.all(diagnostics));
    }

    fn all(&self, diagnostics: &Diagnostics) {
        let (mut errors, mut warnings) = (0, 0);
        for diagnostic in &diagnostics.list {
            if !self.is_said(diagnostic) {
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
            let more = errors - SHOWN_ERRORS;
            line(format_args!(
                "error: {more} more errors like these; --message-format json shows all\n"
            ));
        }
        if warnings > SHOWN_WARNINGS {
            let more = warnings - SHOWN_WARNINGS;
            line(format_args!(
                "warning: {more} more warnings like these; --message-format json shows all\n"
            ));
        }
    }

    fn is_said(&self, diagnostic: &Diagnostic) -> bool {
        match (diagnostic.severity, self.format) {
            (Severity::Error, _) => true,
            (_, _) if self.verbosity == Verbosity::Errors => false,
            (_, MessageFormat::Json) => true,
            // The report tells these in one line.
            (Severity::Warning, MessageFormat::Human) => diagnostic.code != Code::UndocumentedModel,
            (Severity::Note, MessageFormat::Human) => false,
        }
    }

    /// One diagnostic that points into no text.
    pub fn diagnostic(&self, diagnostic: &Diagnostic) {
        self.one(diagnostic, &Sources::new());
    }

    fn one(&self, diagnostic: &Diagnostic, sources: &Sources) {
        match self.format {
            MessageFormat::Human => {
                line(format_args!("{}\n", diagnostic.render(sources, self.style)));
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

    /// The figures of a run, and what it wrote where.
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

/// Standard error; there is nobody to tell when that fails.
fn write(text: impl Display) {
    let _ = write!(io::stderr().lock(), "{text}");
}
