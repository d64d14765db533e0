//! The exit status of a command.

use std::process::ExitCode;

use crate::generate::Failure;

/// How a command ended. The numbers are part of the command's interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Everything is as it should be.
    Success = 0,
    /// The documents, the configuration, the lock or the disk are at fault.
    Errors = 1,
    /// The arguments are wrong.
    Usage = 2,
    /// `--check` or `--fail-on` found a difference.
    Different = 3,
}

/// The text of `--help` about the exit status.
pub(super) const HELP: &str = "\
Exit status:
  0  success
  1  errors in the documents, the configuration or the lock, or on the disk
  2  wrong arguments
  3  --check found a difference, or --fail-on a change or a finding";

impl From<Status> for ExitCode {
    fn from(status: Status) -> ExitCode {
        ExitCode::from(status as u8)
    }
}

impl From<&Failure> for Status {
    fn from(failure: &Failure) -> Status {
        if failure.is_usage() { Status::Usage } else { Status::Errors }
    }
}
