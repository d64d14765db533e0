//! `cargo xtask bench check`: `tablesmith check` on a large file of JSON lines, in turns with a program
//! that reads each line of it into a `serde_json::Value`.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use clap::Parser;
use serde_json::Value;
use tablesmith_tests::bench::{from_root, is_bench, schema};
use tablesmith_tests::measure::{Cost, succeeding};
use tablesmith_tests::payloads::Payloads;
use tablesmith_tests::{tablesmith, target};

/// The allocator of the command: both programs have the same one.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Check a large file of JSON lines, in turns with reading it into `serde_json::Value`
#[derive(Debug, Parser)]
struct Args {
    /// The documents: pages, or folders of pages
    #[arg(long, num_args = 1.., value_name = "DIR")]
    docs: Vec<PathBuf>,
    /// The model of the payloads, by its documented name; by default the one that reaches 160 models, or
    /// the nearest number to it
    #[arg(long, value_name = "NAME")]
    deep: Option<String>,
    /// The size of the file, in megabytes
    #[arg(long, default_value_t = 1000, value_name = "MB")]
    megabytes: usize,
    /// How often each of the two reads it
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// Read this file into values, and nothing else
    #[arg(long, hide = true, value_name = "FILE")]
    values: Option<PathBuf>,
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() {
    if !is_bench() {
        return;
    }
    let args = Args::parse();
    match &args.values {
        Some(file) => read_values(file),
        None => compare(&args),
    }
}

/// The floor: each line becomes a value, and is dropped.
fn read_values(file: &Path) {
    let mut input = BufReader::with_capacity(256 << 10, File::open(file).expect("a file"));
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line).expect("read") > 0 {
        let value: Value = serde_json::from_slice(&line).expect("JSON");
        drop(std::hint::black_box(value));
        line.clear();
    }
}

fn compare(args: &Args) {
    let (schema, deep) = schema(&args.docs, args.deep.as_deref());
    let file = target().join("check.jsonl");
    let bytes = write(&file, Payloads::of(&schema), &deep, args.megabytes * 1_000_000);
    println!("{:.1} MB of {deep} as JSON lines", bytes as f64 / 1e6);

    let empty = target().join("empty.jsonl");
    File::create(&empty).expect("a file");
    let check = |file: &Path| {
        let mut command = tablesmith();
        command.args(["--quiet", "check"]).arg(&from_root(&args.docs)[0]).arg(file);
        command.args(["--summary", "--model", &deep]).stdout(Stdio::null());
        succeeding(&mut command)
    };
    let values = || {
        let program = std::env::current_exe().expect("the path of this program");
        succeeding(Command::new(program).arg("--bench").arg("--values").arg(&file))
    };
    let mut rounds = Vec::new();
    for _ in 0..args.rounds {
        let (empty, check, values) = (check(&empty), check(&file), values());
        println!(
            "check {}, of which documents {}; values {}",
            shown(check, bytes),
            shown(empty, 0),
            shown(values, bytes)
        );
        rounds.push((seconds(check) - seconds(empty)) / seconds(values));
    }
    rounds.sort_by(f64::total_cmp);
    println!("check / values, less the documents, median: {:.2}", rounds[rounds.len() / 2]);
    std::fs::remove_file(&file).expect("removed");
}

/// Writes lines of one model, at least so many bytes; gives their number.
fn write(file: &Path, mut payloads: Payloads<'_>, model: &str, bytes: usize) -> usize {
    let mut output = BufWriter::new(File::create(file).expect("a file"));
    let mut written = 0;
    while written < bytes {
        let line = payloads.line(model);
        output.write_all(line.as_bytes()).expect("written");
        written += line.len();
    }
    output.flush().expect("written");
    written
}

/// The time of the processor, where the system tells it: less noisy than the elapsed one.
fn seconds(cost: Cost) -> f64 {
    cost.processor.unwrap_or(cost.wall).as_secs_f64()
}

fn shown(cost: Cost, bytes: usize) -> String {
    let memory =
        cost.memory.map_or(String::new(), |bytes| format!(", {:.0} MB", bytes as f64 / 1e6));
    let speed = match bytes {
        0 => String::new(),
        bytes => format!(", {:.0} MB/s", bytes as f64 / 1e6 / seconds(cost)),
    };
    format!("{:.2} s{speed}{memory}", seconds(cost))
}
