//! The crates of whole platforms, generated, checked, linted and documented with every warning
//! denied: `cargo xtask check-platform` prints what each of them costs.

mod steps;

use steps::{Outcome, Steps};
use tablesmith::{Generator, OnForeign};
use tablesmith_tests::workspace::absent_crate;
use tablesmith_tests::{corpus, target};

/// Generates the crate of some folders of the corpora, and prints its row of the table.
#[track_caller]
fn check(name: &str, folders: &[&str]) {
    let platforms = target().join("platform");
    let folder = absent_crate(&platforms.join(name), name);
    let pages = folders.iter().map(|folder| corpus().join(folder));
    let generator = pages.fold(Generator::new(), Generator::docs);
    let planned = generator.plan(&folder).expect("the corpus is read");
    planned.plan.apply(OnForeign::Refuse).expect("the crate is written");
    assert!(planned.report.models > 0);
    let outcome = Steps::new(&folder, &platforms.join("target")).run();
    println!("| crate | models | check | clippy | doc | peak | doctests | result |");
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |");
    println!("| {name} | {} | {} |", planned.report.models, cells(&outcome));
    assert_eq!(outcome.failure, None, "{name}");
}

fn cells(outcome: &Outcome) -> String {
    let or_dash = |cell: Option<String>| cell.unwrap_or_else(|| "–".to_owned());
    let [check, clippy, doc] =
        outcome.seconds.map(|seconds| or_dash(seconds.map(|seconds| format!("{seconds:.1} s"))));
    let peak = or_dash(outcome.memory.map(|bytes| format!("{} MB", bytes / 1_000_000)));
    let doctests = or_dash(outcome.doctests.map(|count| count.to_string()));
    let result = match outcome.failure {
        None => "no warning".to_owned(),
        Some(step) => format!("**{step} failed**"),
    };
    [check, clippy, doc, peak, doctests, result].join(" | ")
}

#[test]
#[ignore = "reads the corpora: set DOCS_CORPUS"]
fn java_compiles_without_a_warning() {
    check("java", &["java"]);
}

#[test]
#[ignore = "reads the corpora: set DOCS_CORPUS"]
fn dotnet_compiles_without_a_warning() {
    check("dotnet", &["dotnet"]);
}

#[test]
#[ignore = "reads the corpora: set DOCS_CORPUS"]
fn both_compile_without_a_warning() {
    check("both", &["java", "dotnet"]);
}

#[test]
#[ignore = "reads the corpora: set DOCS_CORPUS"]
fn webmessaging_java_compiles_without_a_warning() {
    check("webmessaging-java", &["webmessaging-java"]);
}
