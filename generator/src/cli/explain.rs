//! `tablesmith explain`.

use clap::Args;

use super::output::print;
use super::status::Status;
use crate::cli::reporter::Reporter;
use crate::diagnostics::{Code, Diagnostic};

#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// The code, as it is printed in the brackets of `error[short-row]`; without one, all codes are
    /// listed
    #[arg(value_name = "CODE")]
    code: Option<String>,
}

pub(super) fn run(args: &ExplainArgs, reporter: &Reporter) -> Status {
    let Some(name) = &args.code else {
        for code in Code::ALL {
            print(format_args!("{:<26} {}\n", code.as_str(), code.summary()));
        }
        return Status::Success;
    };
    match name.parse::<Code>() {
        Ok(code) => {
            print(format_args!("{}\n", code.explanation()));
            Status::Success
        }
        Err(unknown) => {
            let error = Diagnostic::error(Code::UnknownName, unknown.to_string());
            reporter.diagnostic(&error.help("`tablesmith explain` lists all codes"));
            Status::Usage
        }
    }
}
