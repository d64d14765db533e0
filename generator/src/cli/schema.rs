//! `tablesmith schema`.

use std::process::ExitCode;

use clap::{Args, ValueEnum};
use tablesmith::generate::Failure;
use tablesmith::say::Say;

use super::input::InputArgs;
use super::output::print;

#[derive(Debug, Args)]
pub(super) struct SchemaArgs {
    #[command(flatten)]
    input: InputArgs,
    /// The form of the schema
    #[arg(long, value_enum, default_value_t = SchemaFormat::Json)]
    format: SchemaFormat,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum SchemaFormat {
    /// Tablesmith's own
    Json,
}

pub(super) fn run(args: SchemaArgs, say: &Say) -> Result<ExitCode, Failure> {
    let understood = args.input.generator().understand()?;
    say.findings(&understood.findings);
    match args.format {
        SchemaFormat::Json => match understood.schema.to_json() {
            Ok(json) => print(format_args!("{json}\n")),
            Err(error) => {
                say.error(&error);
                return Ok(ExitCode::FAILURE);
            }
        },
    }
    say.report(&understood.report, None);
    Ok(ExitCode::SUCCESS)
}
