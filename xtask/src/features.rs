//! The platform's crate with each of its features alone: whether it compiles, and what that costs.

mod platform;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use clap::Args;
use platform::{Feature, Outcome, Platform};

#[derive(Debug, Args)]
pub(crate) struct FeaturesArgs {
    /// The documents, the API pages among them [default: java and dotnet of DOCS_CORPUS, or of
    /// ../shared/corpus]
    #[arg(long, value_name = "DIR")]
    docs: Vec<PathBuf>,
    /// Document each as well, so that no link is broken
    #[arg(long)]
    rustdoc: bool,
    /// The features [default: all]
    #[arg(value_name = "FEATURE")]
    features: Vec<String>,
}

/// How many features the short table has.
const MOST_USED: usize = 10;

/// What a typical consumer enables together.
const TYPICAL: [&str; 3] = ["conversations", "routing", "users"];

/// `cargo xtask check-features`: the matrix.
pub(crate) fn check(args: &FeaturesArgs) -> anyhow::Result<ExitCode> {
    let Some(platform) = platform(args)? else { return Ok(ExitCode::SUCCESS) };
    let chosen = chosen(&platform, &args.features)?;
    println!("| feature | operations | models | check | peak | result |");
    println!("| --- | ---: | ---: | ---: | ---: | --- |");
    let mut failed = 0;
    for feature in &chosen {
        let mut outcome = platform.check(&[&feature.name])?;
        let mut result = if outcome.passed { "compiles" } else { "**does not compile**" };
        if outcome.passed && args.rustdoc {
            outcome.passed = platform.document(&[&feature.name])?.passed;
            result = if outcome.passed { "compiles, documented" } else { "**broken links**" };
        }
        failed += usize::from(!outcome.passed);
        println!("{} {result} |", row(feature, &outcome));
        platform.prune()?;
    }
    println!("\n{} features, each compiled alone: {failed} failed", chosen.len());
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// `cargo xtask bench features`: the largest first, then several together.
pub(crate) fn bench(args: &FeaturesArgs) -> anyhow::Result<()> {
    let Some(platform) = platform(args)? else { return Ok(()) };
    let mut chosen = chosen(&platform, &args.features)?;
    chosen.sort_by_key(|feature| std::cmp::Reverse((feature.operations, feature.models)));
    println!("| feature | operations | models | check | peak |");
    println!("| --- | ---: | ---: | ---: | ---: |");
    let mut most_used = Vec::new();
    for (index, feature) in chosen.iter().enumerate() {
        let row = row(feature, &platform.check(&[&feature.name])?);
        println!("{row}");
        if index < MOST_USED {
            most_used.push(row);
        }
        platform.prune()?;
    }
    if args.features.is_empty() {
        for (name, features) in [("typical consumer", &TYPICAL[..]), ("full", &["full"])] {
            let outcome = platform.check(features)?;
            println!("| {name}: {} | | {}", features.join(", "), costs(&outcome));
            platform.prune()?;
        }
        println!("\nThe {MOST_USED} APIs with the most operations:\n\n{}", most_used.join("\n"));
    }
    Ok(())
}

fn platform(args: &FeaturesArgs) -> anyhow::Result<Option<Platform>> {
    let corpus = std::env::var_os("DOCS_CORPUS").map_or("../shared/corpus".into(), PathBuf::from);
    let docs = match args.docs.as_slice() {
        [] => vec![corpus.join("java"), corpus.join("dotnet")],
        given => given.to_vec(),
    };
    if let Some(absent) = docs.iter().find(|path| !path.exists()) {
        println!(
            "SKIPPED: no feature was compiled, because there is no {}; set DOCS_CORPUS",
            absent.display()
        );
        return Ok(None);
    }
    Platform::generate(&docs).map(Some)
}

fn chosen<'p>(platform: &'p Platform, names: &[String]) -> anyhow::Result<Vec<&'p Feature>> {
    if names.is_empty() {
        return Ok(platform.features.iter().collect());
    }
    let known = |name: &String| platform.features.iter().find(|feature| feature.name == *name);
    names
        .iter()
        .map(|name| known(name).with_context(|| format!("no feature is named `{name}`")))
        .collect()
}

fn row(feature: &Feature, outcome: &Outcome) -> String {
    let operations = match feature.operations {
        0 => String::new(),
        count => count.to_string(),
    };
    format!("| `{}` | {operations} | {} | {}", feature.name, feature.models, costs(outcome))
}

fn costs(outcome: &Outcome) -> String {
    let seconds = outcome.cost.wall.as_secs_f64();
    let peak =
        outcome.cost.memory.map_or("–".to_owned(), |bytes| format!("{} MB", bytes / 1_000_000));
    format!("{seconds:.1} s | {peak} |")
}
