//! `cargo xtask check-described`: the operations of a vendor's SDK, sent to a server on a local port, against
//! the OpenAPI description that the SDK was generated from.
//!
//! The crate of the pages is generated, linted and documented with all of its features (`program`). A program
//! sends each operation with a value for each parameter to a server that records it. What the server received is
//! compared with the description, which the generator does not see, by method, decoded path, query, headers,
//! form, body and credentials (`compare`). What the pages do not tell explains a difference; any other one makes
//! the command fail.

mod compare;
mod description;
mod program;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use compare::{Outcome, Reason};
use description::Description;
use tablesmith::{Generator, WireCase};
use tablesmith_tests::bench::{from_root, is_bench};
use tablesmith_tests::requests::arguments;
use tablesmith_tests::root;

/// Send every operation of an SDK's pages to a local server, and compare with the OpenAPI description
#[derive(Debug, Parser)]
struct Args {
    /// The pages of the SDK
    #[arg(long, value_name = "DIR")]
    docs: Vec<PathBuf>,
    /// The description that the SDK was generated from, as JSON: Swagger 2.0 or OpenAPI 3
    #[arg(long, value_name = "FILE")]
    description: Option<PathBuf>,
    /// The configuration, whose overrides apply
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The case of the API's names
    #[arg(long, value_name = "CASE")]
    wire_case: Option<WireCase>,
    /// Print the explained differences as well
    #[arg(long)]
    explain: bool,
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> ExitCode {
    if !is_bench() {
        return ExitCode::SUCCESS;
    }
    let args = Args::parse();
    let docs = from_root(&args.docs);
    let Some(description) = args.description.filter(|_| !docs.is_empty()) else {
        println!("skipped: name the pages with --docs and the description with --description");
        return ExitCode::SUCCESS;
    };
    let description = root().join(description);
    if let Some(missing) = docs.iter().chain([&description]).find(|path| !path.exists()) {
        println!("skipped: there is no {}", missing.display());
        return ExitCode::SUCCESS;
    }
    let description = match Description::read(&description) {
        Ok(description) => description,
        Err(error) => {
            println!("cannot read the description: {error}");
            return ExitCode::FAILURE;
        }
    };
    let mut generator = docs.iter().fold(Generator::new(), Generator::docs);
    if let Some(config) = args.config {
        generator = generator.config(root().join(config));
    }
    if let Some(case) = args.wire_case {
        generator = generator.wire_case(case);
    }
    let analysis = generator.analyze().unwrap_or_else(|failure| panic!("{failure}"));
    let schema = analysis.schema;
    let calls = arguments::calls(&schema);
    println!("{} operations, each sent with all of its parameters", calls.len());
    let sent = program::send(&generator, &schema, &calls);

    let mut equal = 0;
    let mut explained: BTreeMap<Vec<Reason>, usize> = BTreeMap::new();
    let mut different = 0;
    for call in &calls {
        match compare::outcome(call, &sent[&call.key], &description) {
            Outcome::Equal => equal += 1,
            Outcome::Explained { reasons, details } => {
                if args.explain {
                    println!("{}: {}", call.key, details.join("; "));
                }
                *explained.entry(reasons).or_default() += 1;
            }
            Outcome::Different(details) => {
                println!("{}: {}", call.key, details.join("; "));
                different += 1;
            }
        }
    }
    println!("\n{equal:>6}  equal");
    for (reasons, count) in &explained {
        let reasons: Vec<_> = reasons.iter().map(|reason| reason.as_str()).collect();
        println!("{count:>6}  explained: {}", reasons.join("; "));
    }
    println!("{different:>6}  different, unexplained");
    let only = description.operations_besides(&calls);
    println!("\n{only} operations of the description are on no page");
    if different == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
