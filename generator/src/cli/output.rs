//! Where text goes, as every command does it.

use std::fmt::Display;
use std::io::{self, IsTerminal, Write};

use crate::cli::reporter::{MessageFormat, Verbosity};
use crate::diagnostics::Style;
use clap::{Args, ValueEnum};

/// How a run talks.
#[derive(Debug, Args)]
pub(super) struct OutputArgs {
    /// Reporter nothing but errors
    #[arg(long, short, global = true)]
    quiet: bool,
    /// How findings and figures are said
    #[arg(long, global = true, value_enum, default_value_t = Format::Human, value_name = "FORMAT")]
    message_format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// As the compiler says them
    Human,
    /// One JSON object a line
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

/// Standard output; a reader that has seen enough is no fault.
pub(super) fn print(text: impl Display) {
    let _ = write!(io::stdout().lock(), "{text}");
}

/// How text goes to standard output: in colour where that is a terminal and nobody asked for none.
pub(super) fn style() -> Style {
    let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    match io::stdout().is_terminal() && !plain {
        true => Style::Coloured,
        false => Style::Plain,
    }
}
