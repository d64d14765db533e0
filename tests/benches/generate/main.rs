//! `cargo xtask bench generate`: pages to files, stage by stage.

mod copies;
mod floor;
mod stages;

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use clap::Parser;
use floor::Floor;
use stages::{Folders, Page, Run, Stages};
use tablesmith_tests::bench::{from_root, is_bench};
use tablesmith_tests::measure::{Cost, succeeding};
use tablesmith_tests::tablesmith;

/// The allocator of the command, so that its stages cost here what they cost there.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Measure the generator: time and throughput of each stage, against the floor
#[derive(Debug, Parser)]
struct Args {
    /// The documents: pages, or folders of pages
    #[arg(long, required = true, num_args = 1.., value_name = "DIR")]
    docs: Vec<PathBuf>,
    /// How often each measurement is made; the fastest counts
    #[arg(long, default_value_t = 3, value_name = "N")]
    repeat: usize,
    /// Times the documents to show how the cost grows; each copy's models have names of their own
    #[arg(long, value_delimiter = ',', default_values_t = [4, 16], value_name = "N,N")]
    times: Vec<usize>,
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() {
    if !is_bench() {
        return;
    }
    let args = Args::parse();
    let docs = from_root(&args.docs);
    let pages = stages::load(&docs);
    let input = bytes_of(&pages);
    let folders = Folders::new();
    let once = fastest(args.repeat, || stages::run(&docs, input, &folders));
    let floor = Floor::measure(&pages, &once.files, args.repeat, &folders);
    let command = whole_command(&docs, args.repeat, &folders);
    // What was made is not needed any more, and the next runs need the memory.
    let Run { stages: first, .. } = once;
    let mut columns = vec![(1, first)];
    for &times in &args.times {
        let many = copies::of(&pages, times);
        columns.push((times, stages::run_in_memory(many, &folders).stages));
    }
    println!("{} pages, {} cores\n", pages.len(), rayon::current_num_threads());
    print_stages(&columns);
    print_floor(&first, &floor);
    println!(
        "\n`tablesmith generate`, as a command, into an empty folder: {:.2} s, {} MB at most",
        command.wall.as_secs_f64(),
        command.memory.map_or("?".to_owned(), |bytes| (bytes / 1_000_000).to_string()),
    );
}

fn fastest(repeat: usize, mut run: impl FnMut() -> Run) -> Run {
    let mut best = run();
    for _ in 1..repeat {
        let next = run();
        if next.stages.total() < best.stages.total() {
            best = next;
        }
    }
    best
}

/// The command as a maintainer runs it, each time into an empty folder.
fn whole_command(docs: &[PathBuf], repeat: usize, folders: &Folders) -> Cost {
    let run = || {
        let out = folders.empty();
        let mut command = tablesmith();
        command.arg("generate").args(docs).args([Path::new("--out"), &out]);
        succeeding(command.arg("--quiet").stdout(Stdio::null()))
    };
    let best = (0..repeat.max(1)).map(|_| run()).min_by_key(|cost| cost.wall);
    best.expect("it ran")
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

/// The bytes of all pages.
fn bytes_of(pages: &[Page]) -> usize {
    pages.iter().map(|(_, text)| text.len()).sum()
}
