//! `cargo xtask bench requests`: what the feature `requests` costs in `cargo check`, of the whole platform and
//! of one API, and what it costs those who do not enable it.
//!
//! The crates are checked in turns, several times. The figures are the least of all rounds: what another
//! process costs on the same machine is added to a figure, never taken from it.

mod checked;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use checked::Crate;
use clap::Parser;
use tablesmith::{Generator, OnForeign};
use tablesmith_tests::bench::{from_root, is_bench};
use tablesmith_tests::corpus;
use tablesmith_tests::goals::{Goal, Ratio};
use tablesmith_tests::measure::Cost;
use tablesmith_tests::workspace::succeed;

/// Check the platform's crate with and without `requests`, in turns: time and memory, against the limits
#[derive(Debug, Parser)]
struct Args {
    /// The pages, those of APIs among them [default: java and dotnet of the corpora]
    #[arg(long, value_name = "DIR")]
    docs: Vec<PathBuf>,
    /// The feature of the API that is measured alone
    #[arg(long, value_name = "FEATURE", default_value = "routing")]
    api: String,
    /// How often each crate is checked
    #[arg(long, value_name = "N", default_value_t = 3)]
    rounds: usize,
    /// Another `tablesmith`, such as one without requests: its crate is measured as well
    #[arg(long, value_name = "PROGRAM")]
    before: Option<PathBuf>,
    #[arg(long, hide = true)]
    bench: bool,
}

/// Two crates, or two sets of features of one.
struct Pair<'c> {
    what: String,
    without: (&'c Crate, &'c [&'c str]),
    with: (&'c Crate, &'c [&'c str]),
    time: Goal,
    memory: Goal,
}

fn main() {
    if !is_bench() {
        return;
    }
    let args = Args::parse();
    let docs = match args.docs.as_slice() {
        [] => ["java", "dotnet"].map(|folder| corpus().join(folder)).into(),
        given => from_root(given),
    };
    let platform =
        Crate::new("requests", &["requests"], |folder, name| generate(&docs, folder, name));
    let before = args.before.as_ref().map(|program| {
        Crate::new("no-requests", &[], |folder, name| {
            let mut command = Command::new(&from_root(std::slice::from_ref(program))[0]);
            command.arg("generate").args(&docs).arg("--out").arg(folder).args(["--name", name]);
            succeed(&mut command);
        })
    });

    let (api, api_with) = ([args.api.as_str()], [args.api.as_str(), "requests"]);
    let mut pairs = vec![
        Pair {
            what: "the whole platform, with `requests`".to_owned(),
            without: (&platform, &["full"]),
            with: (&platform, &["full", "requests"]),
            time: Goal::AtMost(1.15),
            memory: Goal::AtMost(1.15),
        },
        Pair {
            what: format!("`{}` alone, with `requests`", args.api),
            without: (&platform, &api),
            with: (&platform, &api_with),
            time: Goal::AtMost(1.35),
            memory: Goal::None,
        },
    ];
    if let Some(before) = &before {
        pairs.push(Pair {
            what: "the whole platform, without `requests`, against before".to_owned(),
            without: (before, &["full"]),
            with: (&platform, &["full"]),
            time: Goal::None,
            memory: Goal::None,
        });
    }
    println!("`cargo check`, the least of {} rounds in turns", args.rounds);
    for pair in &pairs {
        pair.print(args.rounds);
    }
}

/// Generates the crate with the code of this build.
fn generate(docs: &[PathBuf], folder: &Path, name: &str) {
    let generator = docs.iter().fold(Generator::new(), Generator::docs).crate_name(name);
    let planned = generator.plan(folder).unwrap_or_else(|failure| panic!("{failure}"));
    planned.plan.apply(OnForeign::Refuse).expect("the crate is written");
}

impl Pair<'_> {
    fn print(&self, rounds: usize) {
        let (mut without, mut with) = (Vec::new(), Vec::new());
        for _ in 0..rounds {
            without.push(self.without.0.check(self.without.1));
            with.push(self.with.0.check(self.with.1));
        }
        println!("\n{:<56} {:>10} {:>10}      ratio", self.what, "before", "after");
        let seconds = |costs: &[Cost]| least(costs, |cost| cost.processor.unwrap_or(cost.wall));
        let seconds = [&without, &with].map(|costs| seconds(costs).as_secs_f64());
        line("processor time", seconds, "s", self.time);
        if without.iter().chain(&with).all(|cost| cost.memory.is_some()) {
            let bytes = [&without, &with].map(|costs| least(costs, |cost| cost.memory));
            line("memory", bytes.map(|bytes| bytes.unwrap_or(0) as f64 / 1e6), "MB", self.memory);
        }
        let each = |costs: &[Cost]| -> String {
            let seconds = costs.iter().map(|cost| cost.processor.unwrap_or(cost.wall));
            seconds.map(|time: Duration| format!(" {:.1}", time.as_secs_f64())).collect()
        };
        println!("  each round:{} |{}", each(&without), each(&with));
    }
}

fn least<T: Ord>(costs: &[Cost], figure: impl Fn(&Cost) -> T) -> T {
    costs.iter().map(figure).min().expect("at least one round")
}

fn line(what: &str, [without, with]: [f64; 2], unit: &str, goal: Goal) {
    let ratio = Ratio { ratio: with / without, goal };
    println!("{what:<56} {without:>7.1} {unit:<2} {with:>7.1} {unit:<2}     {ratio}");
}
