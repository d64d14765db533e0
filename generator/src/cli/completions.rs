//! `tablesmith completions` and `tablesmith man`: files for packages of the command.

use std::path::PathBuf;

use clap::{Args, Command};
use clap_complete::Shell;

use super::status::Status;
use crate::cli::reporter::Reporter;
use crate::diagnostics::{Code, Diagnostic};
use crate::input::load;

#[derive(Debug, Args)]
pub(super) struct CompletionsArgs {
    /// The shell
    shell: Shell,
}

#[derive(Debug, Args)]
pub(super) struct ManArgs {
    /// The folder to write to, created if it is missing
    #[arg(value_name = "DIR")]
    out: PathBuf,
}

/// Prints the completions of `command`.
pub(super) fn completions(args: &CompletionsArgs, mut command: Command) {
    // Into memory first: `generate` panics when a pipe is closed.
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut command, "tablesmith", &mut text);
    super::output::print(String::from_utf8_lossy(&text));
}

/// Writes the page of `command` and one of each of its subcommands.
pub(super) fn man(args: &ManArgs, command: Command, reporter: &Reporter) -> Status {
    let out = &args.out;
    let written =
        std::fs::create_dir_all(out).and_then(|()| clap_mangen::generate_to(command, out));
    match written {
        Ok(()) => Status::Success,
        Err(error) => {
            let message = format!("cannot write the manual pages: {error}");
            let error = Diagnostic::error(Code::Disk, message).in_file(load::shown(out));
            reporter.diagnostic(&error.help("give a folder, which is created if it is missing"));
            Status::Errors
        }
    }
}
