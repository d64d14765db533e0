//! `cargo xtask check-platform`: the crates of whole platforms, generated, checked, linted and
//! documented with every warning denied.

pub(crate) mod steps;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::Args;
use steps::{Outcome, Steps};
use tablesmith::generate::Generator;
use tablesmith::output::plan::OnForeign;

#[derive(Debug, Args)]
pub(crate) struct PlatformArgs {
    /// The folder of the corpora [default: DOCS_CORPUS, or ../shared/corpus]
    #[arg(long, value_name = "DIR")]
    docs: Option<PathBuf>,
    /// The crates to check: java, dotnet, both, webmessaging-java [default: all]
    #[arg(value_name = "CRATE")]
    crates: Vec<String>,
}

/// A crate, and the folders of the corpora that it is made from.
struct Territory {
    name: &'static str,
    folders: &'static [&'static str],
}

const TERRITORIES: &[Territory] = &[
    Territory { name: "java", folders: &["java"] },
    Territory { name: "dotnet", folders: &["dotnet"] },
    Territory { name: "both", folders: &["java", "dotnet"] },
    Territory { name: "webmessaging-java", folders: &["webmessaging-java"] },
];

/// Where the crates are made, out of the way of the workspace's own.
const OUT: &str = "target/platform";

pub(crate) fn run(args: &PlatformArgs) -> anyhow::Result<ExitCode> {
    let docs = args.docs.clone().or_else(|| std::env::var_os("DOCS_CORPUS").map(PathBuf::from));
    let docs = docs.unwrap_or_else(|| "../shared/corpus".into());
    if !docs.is_dir() {
        println!(
            "SKIPPED: no crate was checked, because there is no corpus at {}; set DOCS_CORPUS",
            docs.display()
        );
        return Ok(ExitCode::SUCCESS);
    }
    let mut outcomes = Vec::new();
    for territory in chosen(&args.crates)? {
        let models = generate(territory, &docs)?;
        let folder = Path::new(OUT).join(territory.name);
        let outcome = Steps::new(&folder, &Path::new(OUT).join("target")).run()?;
        outcomes.push((territory.name, models, outcome));
    }
    print!("{}", table(&outcomes));
    let failed = outcomes.iter().any(|(_, _, outcome)| outcome.failure.is_some());
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn chosen(names: &[String]) -> anyhow::Result<Vec<&'static Territory>> {
    if names.is_empty() {
        return Ok(TERRITORIES.iter().collect());
    }
    let known = |name: &String| TERRITORIES.iter().find(|territory| territory.name == name);
    let named =
        names.iter().map(|name| known(name).with_context(|| format!("no crate is named `{name}`")));
    named.collect()
}

/// Makes the crate anew and tells how many models it has.
fn generate(territory: &Territory, docs: &Path) -> anyhow::Result<usize> {
    let out = Path::new(OUT).join(territory.name);
    steps::prepare(&out, territory.name)?;
    let pages = territory.folders.iter().map(|folder| docs.join(folder));
    let generator = pages.fold(Generator::new(), Generator::docs).crate_name(territory.name);
    let planned = generator.plan(&out)?;
    planned.plan.apply(OnForeign::Overwrite)?;
    if planned.report.models == 0 {
        bail!("{} has no models", territory.name);
    }
    Ok(planned.report.models)
}

fn table(outcomes: &[(&str, usize, Outcome)]) -> String {
    let mut text = String::from(
        "| crate | models | check | clippy | doc | peak | doctests | result |\n\
         | --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |\n",
    );
    for (name, models, outcome) in outcomes {
        let seconds = outcome.seconds.map(|seconds| match seconds {
            Some(seconds) => format!("{seconds:.1} s"),
            None => "–".to_owned(),
        });
        let peak =
            outcome.memory.map_or("–".to_owned(), |bytes| format!("{} MB", bytes / 1_000_000));
        let doctests = outcome.doctests.map_or("–".to_owned(), |count| count.to_string());
        let result = match outcome.failure {
            None => "no warning".to_owned(),
            Some(step) => format!("**{step} failed**"),
        };
        let [check, clippy, doc] = seconds;
        // Infallible: the target is a String.
        let _ = writeln!(
            text,
            "| {name} | {models} | {check} | {clippy} | {doc} | {peak} | {doctests} | {result} |"
        );
    }
    text
}
