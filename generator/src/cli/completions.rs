//! `tablesmith completions` and `tablesmith man`: what a package of the command installs beside it.

use std::io;
use std::path::PathBuf;

use clap::{Args, Command};
use clap_complete::Shell;

#[derive(Debug, Args)]
pub(super) struct CompletionsArgs {
    /// The shell
    shell: Shell,
}

#[derive(Debug, Args)]
pub(super) struct ManArgs {
    /// The folder to write to, made if need be
    #[arg(value_name = "DIR")]
    out: PathBuf,
}

/// Prints the completions of `command`.
pub(super) fn completions(args: &CompletionsArgs, mut command: Command) {
    // In memory first: a reader that has seen enough is no fault.
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut command, "tablesmith", &mut text);
    super::output::print(String::from_utf8_lossy(&text));
}

/// Writes the page of `command` and one of each of its subcommands.
pub(super) fn man(args: &ManArgs, command: Command) -> io::Result<()> {
    std::fs::create_dir_all(&args.out)?;
    clap_mangen::generate_to(command, &args.out)
}
