//! `cargo xtask check-requests`: every request of the platform's crate against that of the published
//! Python SDK for the same arguments.
//!
//! The SDK is driven against a recorder on a local port (`drive.py`); a program that uses the generated crate
//! makes the same calls (`program`). The two are compared by method, decoded path, query, named headers and
//! body (`compare`). A difference is either explained by what is known of the SDK, or makes the command
//! fail.

mod arguments;
mod compare;
mod program;
mod request;
mod sdk;

use std::collections::BTreeMap;
use std::process::ExitCode;

use clap::Parser;
use tablesmith::Generator;
use tablesmith_tests::bench::is_bench;
use tablesmith_tests::{corpus, root};

/// Compare the requests of the platform's crate with those of the published Python SDK
#[derive(Debug, Parser)]
struct Args {
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
    let sdk = match sdk::find() {
        Ok(sdk) => sdk,
        Err(missing) => {
            println!("skipped: {missing}");
            return ExitCode::SUCCESS;
        }
    };
    let corpus = corpus();
    let generator = Generator::new()
        .config(root().join("tests/overrides.toml"))
        .docs(corpus.join("java"))
        .docs(corpus.join("dotnet"))
        .apis(args.apis);
    let analysis = generator.analyze().unwrap_or_else(|failure| panic!("{failure}"));
    let schema = analysis.schema;
    let calls = arguments::calls(&schema);
    println!("{} operations, each called with all of its parameters", calls.len());
    let theirs = sdk.requests(&calls);
    let ours = program::requests(&generator, &schema, &calls);

    let mut counts: BTreeMap<compare::Outcome, usize> = BTreeMap::new();
    for call in &calls {
        let outcome = compare::outcome(call, &ours[&call.key], &theirs[&call.key]);
        if let compare::Outcome::Different(differences) = &outcome {
            println!("{}: {}", call.key, differences.join("; "));
        }
        *counts.entry(outcome.without_details()).or_default() += 1;
    }
    println!();
    for (outcome, count) in &counts {
        println!("{count:>6}  {outcome}");
    }
    let unexplained =
        counts.keys().any(|outcome| matches!(outcome, compare::Outcome::Different(_)));
    if unexplained { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
