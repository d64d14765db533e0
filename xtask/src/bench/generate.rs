//! `cargo xtask bench generate`: pages to files, stage by stage.

mod copies;
mod floor;
mod stages;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, bail};
use clap::Args;
use floor::Floor;
use stages::{Folders, Run, Stages};
use tablesmith::diagnostics::Sources;

use crate::measure::measured;

#[derive(Debug, Args)]
pub(crate) struct GenerateArgs {
    /// The documents: pages, or folders of pages
    #[arg(long, required = true, num_args = 1.., value_name = "DIR")]
    docs: Vec<PathBuf>,
    /// How often each measurement is made; the fastest counts
    #[arg(long, default_value_t = 3, value_name = "N")]
    repeat: usize,
    /// Times the documents to show how the cost grows; each copy's models have names of their own
    #[arg(long, value_delimiter = ',', default_values_t = [4, 16], value_name = "N,N")]
    times: Vec<usize>,
}

pub(crate) fn run(args: &GenerateArgs) -> anyhow::Result<()> {
    if cfg!(debug_assertions) {
        return run_optimised();
    }
    let sources = stages::load(&args.docs)?;
    let folders = Folders::new()?;
    let once = fastest(args.repeat, || stages::run(&args.docs, &folders))?;
    let floor = Floor::measure(&sources, &once.files, args.repeat, &folders)?;
    let command = whole_command(args, &folders)?;
    // What was made is not needed any more, and the next runs need the memory.
    let Run { stages: first, .. } = once;
    let mut columns = vec![(1, first)];
    for &times in &args.times {
        let many = copies::of(&sources, times);
        columns.push((times, stages::run_in_memory(many, &folders)?.stages));
    }
    println!("{} pages, {} cores\n", first.pages, rayon::current_num_threads());
    print_stages(&columns);
    print_floor(&first, &floor);
    println!(
        "\n`tablesmith generate`, as a command, into an empty folder: {:.2} s, {} MB at most",
        command.wall.as_secs_f64(),
        command.memory.map_or("?".to_owned(), |bytes| (bytes / 1_000_000).to_string()),
    );
    Ok(())
}

/// The task itself is built without optimisation; what is measured is what people run.
fn run_optimised() -> anyhow::Result<()> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let build = ["build", "--release", "--quiet", "--package", "tablesmith", "--package", "xtask"];
    let built = Command::new(&cargo).args(build).status().context("cannot start cargo")?;
    if !built.success() {
        bail!("the generator does not build");
    }
    let run = ["run", "--release", "--quiet", "--package", "xtask", "--"];
    let arguments = std::env::args_os().skip(1);
    let status = Command::new(&cargo).args(run).args(arguments).status()?;
    if status.success() { Ok(()) } else { bail!("the optimised task failed: {status}") }
}

fn fastest(repeat: usize, mut run: impl FnMut() -> anyhow::Result<Run>) -> anyhow::Result<Run> {
    let mut best = run()?;
    for _ in 1..repeat {
        let next = run()?;
        if next.stages.total() < best.stages.total() {
            best = next;
        }
    }
    Ok(best)
}

/// The command as a maintainer runs it, each time into an empty folder.
fn whole_command(args: &GenerateArgs, folders: &Folders) -> anyhow::Result<crate::measure::Cost> {
    let name = format!("tablesmith{}", std::env::consts::EXE_SUFFIX);
    let program = std::env::current_exe()?.with_file_name(name);
    let mut best: Option<crate::measure::Cost> = None;
    for _ in 0..args.repeat {
        let out = folders.empty()?;
        let mut command = Command::new(&program);
        command.arg("generate").args(&args.docs).args([Path::new("--out"), &out]);
        let (status, cost) = measured(command.arg("--quiet").stdout(Stdio::null()))?;
        if !status.success() {
            bail!("{command:?} failed: {status}");
        }
        best = Some(match best {
            Some(best) if best.wall <= cost.wall => best,
            _ => cost,
        });
    }
    best.context("nothing was measured")
}

fn print_stages(columns: &[(usize, Stages)]) {
    print!("| stage |");
    columns.iter().for_each(|(times, _)| print!(" {times}× | MB/s |"));
    print!("\n| --- |");
    columns.iter().for_each(|_| print!(" ---: | ---: |"));
    println!();
    let first = columns.first().map(|(_, stages)| stages.rows()).unwrap_or_default();
    for (index, (name, ..)) in first.iter().enumerate() {
        print!("| {name} |");
        for (_, stages) in columns {
            match stages.rows().get(index) {
                Some((_, Some(wall), bytes)) => {
                    print!(" {} | {:.0} |", milliseconds(*wall), megabytes_a_second(*bytes, *wall));
                }
                _ => print!(" – | – |"),
            }
        }
        println!();
    }
    print!("| all |");
    columns.iter().for_each(|(_, stages)| print!(" {} | |", milliseconds(stages.total())));
    println!("\n");
}

fn print_floor(stages: &Stages, floor: &Floor) {
    println!("| the floor: the same | |\n| --- | ---: |");
    println!("| pages through bare pulldown-cmark | {} |", milliseconds(floor.markdown));
    println!("| source through bare prettyplease | {} |", milliseconds(floor.printing));
    println!("| files written | {} |", milliseconds(floor.writing));
    println!("| all | {} |", milliseconds(floor.total()));
    let ratio = stages.total().as_secs_f64() / floor.total().as_secs_f64();
    println!("| Tablesmith needs | {ratio:.1} times that |");
}

fn milliseconds(time: Duration) -> String {
    format!("{:.0} ms", time.as_secs_f64() * 1000.0)
}

fn megabytes_a_second(bytes: usize, time: Duration) -> f64 {
    bytes as f64 / 1e6 / time.as_secs_f64().max(1e-9)
}

/// The bytes of all documents.
fn bytes_of(sources: &Sources) -> usize {
    sources.iter().map(|(_, source)| source.text.len()).sum()
}
