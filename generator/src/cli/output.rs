//! Standard output, and the options of standard error.

use std::fmt::Display;
use std::io::{self, Write};

use crate::cli::reporter::{MessageFormat, Verbosity};
use clap::{Args, ValueEnum};

/// What goes to standard error.
#[derive(Debug, Args)]
pub(super) struct OutputArgs {
    /// Print no warnings and no figures on standard error
    #[arg(long, short, global = true)]
    quiet: bool,
    /// The format of diagnostics and figures on standard error
    #[arg(long, global = true, value_enum, default_value_t = Format::Human, value_name = "FORMAT")]
    message_format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// For people, as rustc prints them
    Human,
    /// For programs: one JSON object on each line
    Json,
}

impl OutputArgs {
    pub(super) fn format(&self) -> MessageFormat {
        match self.message_format {
            Format::Human => MessageFormat::Human,
            Format::Json => MessageFormat::Json,
        }
    }

    pub(super) fn verbosity(&self) -> Verbosity {
        if self.quiet { Verbosity::Errors } else { Verbosity::Everything }
    }
}

/// Prints to standard output, without colours where it is no terminal or `NO_COLOR` is set. A closed
/// pipe is no error.
pub(super) fn print(text: impl Display) {
    let _ = write!(anstream::stdout().lock(), "{text}");
}

/// Prints a document, which has no colours, to standard output. A closed pipe is no error.
pub(super) fn print_document(text: &str) {
    let _ = writeln!(io::stdout().lock(), "{text}");
}
