//! `tablesmith schema`.

use crate::cli::reporter::Reporter;
use crate::export;
use crate::generate::Failure;
use clap::{Args, ValueEnum};

use super::input::InputArgs;
use super::output::print_document;
use super::status::Status;

#[derive(Debug, Args)]
pub(super) struct SchemaArgs {
    #[command(flatten)]
    input: InputArgs,
    /// The format of the schema
    #[arg(long, value_enum, default_value_t = SchemaFormat::Json)]
    format: SchemaFormat,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum SchemaFormat {
    /// Tablesmith's own format
    Json,
    /// JSON Schema 2020-12: a definition for each model and enum
    JsonSchema,
    /// OpenAPI 3.1: a component for each model and enum, and the paths of all APIs
    Openapi,
}

pub(super) fn run(args: SchemaArgs, reporter: &Reporter) -> Result<Status, Failure> {
    let generator = args.input.generator_here().progress(reporter.progress());
    let analysis = generator.analyze()?;
    reporter.end();
    reporter.diagnostics(&analysis.diagnostics);
    let schema = &analysis.schema;
    let printed = match args.format {
        SchemaFormat::Json => schema.to_json(),
        SchemaFormat::JsonSchema => export::json_schema(schema),
        SchemaFormat::Openapi => export::openapi(schema),
    };
    match printed {
        Ok(json) => print_document(&json),
        Err(error) => {
            reporter.error(&error);
            return Ok(Status::Errors);
        }
    }
    reporter.report(&analysis.report, None);
    Ok(Status::Success)
}
