//! The command as people run it: arguments, output, exit status.

mod api_changes;
mod changelog;
mod check;
mod diff;
mod explain;
mod generate;
mod reporting;
mod survey;

use std::path::Path;
use std::process::Command as Process;

use snapbox::cmd::{Command, OutputAssert};
use tablesmith_tests::tablesmith;

/// Runs the command in the project's root.
fn run(args: &[&str]) -> OutputAssert {
    Command::from_std(tablesmith()).args(args).assert()
}

/// Runs git in a folder, without the settings of the user.
fn git(folder: &Path, args: &[&str]) {
    let status = Process::new("git")
        .args(["-c", "user.name=a", "-c", "user.email=a@example.org"])
        .args(["-c", "commit.gpgsign=false", "-c", "tag.gpgsign=false"])
        .args(args)
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .status();
    assert!(status.is_ok_and(|status| status.success()), "git {args:?}");
}
