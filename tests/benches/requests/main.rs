//! `cargo xtask check-requests`: every request of the platform's crate against that of the published
//! Python SDK for the same arguments.
//!
//! The SDK is driven against a recorder on a local port (`drive.py`); a program that uses the generated crate
//! makes the same calls (`program`). The two are compared by method, decoded path, query, named headers and
//! body. A difference is either explained by what is known of the SDK, or makes the command fail.

mod program;
mod sdk;

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use tablesmith::Generator;
use tablesmith_tests::bench::{from_root, is_bench};
use tablesmith_tests::requests::tally::Tally;
use tablesmith_tests::requests::{arguments, compare};
use tablesmith_tests::root;

/// Compare the requests of the platform's crate with those of the published Python SDK
#[derive(Debug, Parser)]
struct Args {
    /// The pages, those of APIs among them [default: java and dotnet of the corpora]
    #[arg(long, value_name = "DIR")]
    docs: Vec<PathBuf>,
    /// The APIs to compare, as in the documentation: Routing [default: all]
    #[arg(value_name = "API")]
    apis: Vec<String>,
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> ExitCode {
    if !is_bench() {
        return ExitCode::SUCCESS;
    }
    let args = Args::parse();
    let (sdk, docs) = match sdk::find().and_then(|sdk| Ok((sdk, docs(&args.docs)?))) {
        Ok(found) => found,
        Err(missing) => {
            println!("skipped: {missing}");
            return ExitCode::SUCCESS;
        }
    };
    let generator = Generator::new().config(root().join("tests/overrides.toml"));
    let generator = docs.iter().fold(generator, Generator::docs).apis(args.apis.clone());
    let analysis = generator.analyze().unwrap_or_else(|failure| panic!("{failure}"));
    let schema = analysis.schema;
    let calls = arguments::calls(&schema);
    println!(
        "{} operations of {} APIs, each called with all of its parameters, against {} {}\n",
        calls.len(),
        schema.apis.len(),
        sdk::PACKAGE,
        sdk.version
    );
    if sdk.version != sdk::VERSION {
        println!("note: the pages of the corpora are those of version {}\n", sdk::VERSION);
    }
    let theirs = sdk.answers(&calls, &args.apis);
    let ours = program::requests(&generator, &schema, &calls);

    let mut tally = Tally::default();
    for call in &calls {
        let (own, their) = (&ours[&call.key], &theirs.calls[&call.key]);
        tally.count(&call.key, compare::outcome(call.operation, own, their));
    }
    tally.count_only_theirs(theirs.others);
    print!("{tally}");
    if tally.is_explained() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The folders of pages.
///
/// # Errors
///
/// Which folder is missing.
fn docs(given: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    let folders = match given {
        [] => {
            let corpus = env::var_os("DOCS_CORPUS").unwrap_or_else(|| "../shared/corpus".into());
            ["java", "dotnet"].map(|folder| Path::new(&corpus).join(folder)).into()
        }
        given => given.to_owned(),
    };
    let folders = from_root(&folders);
    match folders.iter().find(|folder| !folder.is_dir()) {
        Some(missing) => Err(format!(
            "there are no pages in {}: name their folders with --docs, or set DOCS_CORPUS",
            missing.display()
        )),
        None => Ok(folders),
    }
}
