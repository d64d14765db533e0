//! The command line: arguments in, text and an exit status out.
//!
//! Status 0: done; 1: something is wrong with the documents or the disk, or `--check` found drift;
//! 2: the arguments are wrong.

use std::fmt::Display;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use tablesmith::dialect::Dialect;
use tablesmith::generate::{Failure, Generator};
use tablesmith::plan::OnForeign;
use tablesmith::progress::Stage;
use tablesmith::say::{MessageFormat, Say, Verbosity};
use tablesmith::wire_case::WireCase;

/// Forge a Rust model crate from the property tables and enum tables of SDK reference pages
#[derive(Debug, Parser)]
#[command(version, propagate_version = true, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    output: OutputArgs,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write a crate with a model for each page
    Generate(GenerateArgs),
    /// Print what the pages say
    Schema(SchemaArgs),
}

#[derive(Debug, Args)]
struct GenerateArgs {
    #[command(flatten)]
    input: InputArgs,
    /// The folder of the crate; a Cargo.toml is written where there is none
    #[arg(long, short, value_name = "DIR")]
    out: PathBuf,
    /// The name of the crate [default: the name of its folder]
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// Write nothing; print what would change as a diff, and exit with 1 if anything would
    #[arg(long, conflicts_with = "force")]
    check: bool,
    /// Overwrite and remove files that tablesmith did not write, or that were edited since
    #[arg(long)]
    force: bool,
}

#[derive(Debug, Args)]
struct SchemaArgs {
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

#[derive(Debug, Args)]
struct InputArgs {
    /// Pages, or folders of pages; what comes first counts first [default: `docs` of the
    /// configuration]
    #[arg(value_name = "DOCS")]
    docs: Vec<PathBuf>,
    /// The configuration [default: tablesmith.toml in the folder of the crate, if there is one]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Read every page as this language's, instead of the one that the page shows: java, dotnet
    #[arg(long, value_name = "LANGUAGE")]
    dialect: Option<Dialect>,
    /// The case of the keys in JSON, where the pages changed it: camelCase, snake_case, …
    #[arg(long, value_name = "CASE")]
    wire_case: Option<WireCase>,
}

#[derive(Debug, Args)]
struct OutputArgs {
    /// Say nothing but errors
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

/// Runs the command that the process was started with.
pub(crate) fn run() -> ExitCode {
    let cli = Cli::parse();
    let say = Say::new(cli.output.format(), cli.output.verbosity());
    let done = match cli.command {
        Command::Generate(args) => generate(args, &say),
        Command::Schema(args) => schema(args, &say),
    };
    match done {
        Ok(status) => status,
        Err(failure) => {
            say.failure(&failure);
            ExitCode::FAILURE
        }
    }
}

fn generate(args: GenerateArgs, say: &Say) -> Result<ExitCode, Failure> {
    let mut generator = args.input.generator().progress(say.progress().clone());
    if let Some(name) = args.name {
        generator = generator.crate_name(name);
    }
    let planned = generator.plan(&args.out)?;
    say.findings(&planned.findings);
    if args.check {
        say.progress().end();
        let drifted = !planned.plan.changes().is_empty();
        print(planned.plan.diff());
        return Ok(if drifted { ExitCode::FAILURE } else { ExitCode::SUCCESS });
    }
    let on_foreign = if args.force { OnForeign::Overwrite } else { OnForeign::Refuse };
    say.progress().begin(Stage::Write);
    let applied = planned.plan.apply(on_foreign)?;
    say.report(&planned.report, Some((&args.out, applied)));
    Ok(ExitCode::SUCCESS)
}

fn schema(args: SchemaArgs, say: &Say) -> Result<ExitCode, Failure> {
    let generator = args.input.generator().progress(say.progress().clone());
    let understood = generator.understand()?;
    say.progress().end();
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

/// Standard output; a reader that has seen enough is no fault.
fn print(text: impl Display) {
    let _ = write!(io::stdout().lock(), "{text}");
}

impl InputArgs {
    fn generator(self) -> Generator {
        let mut generator = self.docs.into_iter().fold(Generator::new(), Generator::docs);
        if let Some(config) = self.config {
            generator = generator.config(config);
        }
        if let Some(dialect) = self.dialect {
            generator = generator.dialect(dialect);
        }
        if let Some(wire_case) = self.wire_case {
            generator = generator.wire_case(wire_case);
        }
        generator
    }
}

impl OutputArgs {
    fn format(&self) -> MessageFormat {
        match self.message_format {
            Format::Human => MessageFormat::Human,
            Format::Json => MessageFormat::Json,
        }
    }

    fn verbosity(&self) -> Verbosity {
        if self.quiet { Verbosity::Errors } else { Verbosity::Everything }
    }
}
