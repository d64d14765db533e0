//! `cargo xtask bench features`: the platform's crate with each of its features alone, and each API's with
//! `requests`, warnings denied: whether it compiles, and what that costs.

mod platform;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use platform::{Feature, Outcome, Platform};
use tablesmith_tests::bench::{from_root, is_bench};
use tablesmith_tests::corpus;

/// Compile the platform's crate with each of its features alone, and each API's with `requests`
#[derive(Debug, Parser)]
struct Args {
    /// The documents, the API pages among them [default: java and dotnet of the corpora]
    #[arg(long, value_name = "DIR")]
    docs: Vec<PathBuf>,
    /// Document each as well, so that no link is broken
    #[arg(long)]
    rustdoc: bool,
    /// The features [default: all]
    #[arg(value_name = "FEATURE")]
    features: Vec<String>,
    #[arg(long, hide = true)]
    bench: bool,
}

/// How many features the short table has.
const MOST_USED: usize = 10;

/// What a typical consumer enables together.
const TYPICAL: [&str; 3] = ["conversations", "routing", "users"];

const HEADING: &str = "| feature | operations | models | check | peak | with `requests` | peak | result |\n\
                       | --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |";

fn main() -> ExitCode {
    if !is_bench() {
        return ExitCode::SUCCESS;
    }
    let args = Args::parse();
    let docs = match args.docs.as_slice() {
        [] => ["java", "dotnet"].map(|folder| corpus().join(folder)).into(),
        given => from_root(given),
    };
    let platform = Platform::generate(&docs);
    let mut chosen = chosen(&platform, &args.features);
    chosen.sort_by_key(|feature| std::cmp::Reverse((feature.operations, feature.models)));
    println!("{HEADING}");
    let mut rows = Vec::new();
    let mut failed = 0;
    for feature in &chosen {
        let alone = [feature.name.as_str()];
        let with_requests = [feature.name.as_str(), "requests"];
        let sets: &[&[&str]] =
            if feature.operations > 0 { &[&alone, &with_requests] } else { &[&alone] };
        let outcomes: Vec<Outcome> = sets.iter().map(|set| platform.check(set)).collect();
        let mut passed = outcomes.iter().all(|outcome| outcome.passed);
        let mut result = if passed { "compiles" } else { "**does not compile**" };
        if passed && args.rustdoc {
            passed = sets.iter().all(|set| platform.document(set).passed);
            result = if passed { "compiles, documented" } else { "**broken links**" };
        }
        failed += usize::from(!passed);
        rows.push(format!("{} {result} |", row(feature, &outcomes)));
        println!("{}", rows[rows.len() - 1]);
        platform.prune();
    }
    println!("\n{} features, each compiled alone: {failed} failed", chosen.len());
    if args.features.is_empty() {
        println!(
            "\nSeveral together, and the {MOST_USED} APIs with the most operations:\n\n{HEADING}"
        );
        for (name, features) in [("typical consumer", &TYPICAL[..]), ("full", &["full"])] {
            let with_requests: Vec<&str> = features.iter().copied().chain(["requests"]).collect();
            let outcomes = [platform.check(features), platform.check(&with_requests)];
            let passed = outcomes.iter().all(|outcome| outcome.passed);
            let result = if passed { "compiles" } else { "**does not compile**" };
            failed += usize::from(!passed);
            let costs: Vec<String> = outcomes.iter().map(costs).collect();
            println!("| {name}: {} | | | {} {result} |", features.join(", "), costs.join(" "));
            platform.prune();
        }
        println!(
            "{}",
            rows.iter().take(MOST_USED).map(String::as_str).collect::<Vec<_>>().join("\n")
        );
    }
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn chosen<'p>(platform: &'p Platform, names: &[String]) -> Vec<&'p Feature> {
    if names.is_empty() {
        return platform.features.iter().collect();
    }
    let known = |name: &String| platform.features.iter().find(|feature| feature.name == *name);
    let chosen =
        names.iter().map(|name| known(name).unwrap_or_else(|| panic!("no feature `{name}`")));
    chosen.collect()
}

fn row(feature: &Feature, outcomes: &[Outcome]) -> String {
    let operations = match feature.operations {
        0 => String::new(),
        count => count.to_string(),
    };
    let mut costs: Vec<String> = outcomes.iter().map(costs).collect();
    costs.resize(2, "| |".to_owned());
    format!("| `{}` | {operations} | {} | {}", feature.name, feature.models, costs.join(" "))
}

fn costs(outcome: &Outcome) -> String {
    let seconds = outcome.cost.wall.as_secs_f64();
    let peak =
        outcome.cost.memory.map_or("–".to_owned(), |bytes| format!("{} MB", bytes / 1_000_000));
    format!("{seconds:.1} s | {peak} |")
}
