//! `cargo xtask bench compile`: what it costs to compile the generated crate and one of serde's
//! derive, and a program that uses one deep model.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use clap::Parser;
use tablesmith::Schema;
use tablesmith_tests::bench::{is_bench, schema};
use tablesmith_tests::derived::{self, DERIVED};
use tablesmith_tests::goals::{Goal, Ratio};
use tablesmith_tests::measure::{Cost, succeeding};
use tablesmith_tests::slice;
use tablesmith_tests::workspace::{MODELS, Workspace, succeed};

/// Compile the generated crate and one of serde's derive: time, memory and sizes, against the goals
#[derive(Debug, Parser)]
struct Args {
    /// The documents: pages, or folders of pages
    #[arg(long, required = true, num_args = 1.., value_name = "DIR")]
    docs: Vec<PathBuf>,
    /// The model that is used, by its documented name; by default the one that reaches 160 models,
    /// or the nearest number to it
    #[arg(long, value_name = "NAME")]
    deep: Option<String>,
    /// Compile the first models alone, and what they reach; the figures are then no platform's
    #[arg(long, value_name = "N")]
    models: Option<usize>,
    /// Leave out the release builds of the libraries, which need most of the time
    #[arg(long)]
    no_release: bool,
    #[arg(long, hide = true)]
    bench: bool,
}

const PROGRAM: &str = include_str!("programs/round_trip.rs");

/// Both crates: the generated one first, then the one that derives.
const BOTH: [&str; 2] = [MODELS, DERIVED];

fn main() {
    if !is_bench() {
        return;
    }
    let args = Args::parse();
    let (schema, deep) = schema(&args.docs, args.deep.as_deref());
    let library = match args.models {
        Some(count) => slice::at_least(&schema, count),
        None => schema.clone(),
    };
    let reached = slice::reached(&schema, [deep.as_str()]);
    let programs = BOTH.map(|library| format!("{library}-program"));
    let packages = [BOTH[0], BOTH[1], &programs[0], &programs[1]];
    let bench = Bench { workspace: Workspace::new("compile", &packages) };
    bench.workspace.models(&library);
    bench.workspace.write(DERIVED, "Cargo.toml", derived::MANIFEST);
    for (library, program) in BOTH.iter().zip(&programs) {
        bench.workspace.program(program, &format!("{library}.path = \"../{library}\"\n"));
    }

    println!("The library: {}.", described(&library));
    if let Some(count) = args.models {
        println!("A part of the platform, by --models {count}: the goals are set for all of it.");
    }
    bench.libraries(&library, args.no_release);
    println!("\nThe program: it reads and writes {deep}, with {}.", described(&reached));
    bench.programs(&reached, &deep);
}

struct Bench {
    workspace: Workspace,
}

impl Bench {
    fn libraries(&self, schema: &Schema, no_release: bool) {
        heading("the library");
        let check = self.each(schema, &["check"], None);
        check.print("cargo check", Some(Goal::AtMost(0.15)), Goal::AtMost(0.25));
        if no_release {
            println!("cargo build --release: left out");
            return;
        }
        let build = self.each(schema, &["build", "--release"], None);
        build.print("cargo build --release", Some(Goal::AtMost(0.3)), Goal::None);
        let sizes = BOTH.map(|library| format!("release/lib{library}.rlib"));
        self.print_sizes("library", &sizes, Goal::None);
    }

    fn programs(&self, schema: &Schema, deep: &str) {
        let deep = schema.models.iter().find(|model| model.name == deep);
        let deep = &deep.expect("the slice holds its root").rust_name;
        let sources = BOTH.map(|library| PROGRAM.replace("CRATE", library).replace("MODEL", deep));
        heading("crate and program");
        let build = self.each(schema, &["build", "--release"], Some(&sources));
        build.print("cargo build --release", Some(Goal::AtMost(0.2)), Goal::None);
        let sizes = BOTH.map(|library| format!("release/{library}-program"));
        self.print_sizes("program", &sizes, Goal::AtMost(0.6));
    }

    /// Measures a verb of cargo on both crates, or on the programs that use them. A machine is not equally
    /// fast at all times: the generated crate, which takes less, is measured before and after the other one.
    fn each(&self, schema: &Schema, verb: &[&str], programs: Option<&[String; 2]>) -> Both {
        let [ours, derived] = [0, 1].map(|index| {
            let library = BOTH[index];
            let program = programs.map(|programs| programs[index].as_str());
            move || self.cost(library, program, schema, verb)
        });
        let before = ours();
        let derived = derived();
        Both { ours: before.mean(ours()), derived }
    }

    fn cost(&self, library: &str, program: Option<&str>, schema: &Schema, verb: &[&str]) -> Cost {
        let package = match program {
            Some(_) => format!("{library}-program"),
            None => library.to_owned(),
        };
        // Dependencies are built before, under empty crates in their place.
        self.workspace.sources(library, &[]);
        self.workspace.write(library, "src/lib.rs", "");
        if program.is_some() {
            self.workspace.write(&package, "src/main.rs", "fn main() {}");
        }
        succeed(&mut self.workspace.cargo(&package, verb));
        match library {
            MODELS => self.workspace.models(schema),
            _ => self.workspace.sources(library, &derived::emit(schema)),
        }
        if let Some(program) = program {
            self.workspace.write(&package, "src/main.rs", program);
        }
        succeeding(&mut self.workspace.cargo(&package, verb))
    }

    fn print_sizes(&self, what: &str, paths: &[String; 2], goal: Goal) {
        let size = |path: &String| -> f64 {
            let path = self.workspace.built(&format!("{path}{}", extension(path)));
            let file = fs::metadata(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
            file.len() as f64 / 1e6
        };
        let [ours, derived] = [size(&paths[0]), size(&paths[1])];
        line(&format!("size of the {what}"), ours, derived, "MB", goal);
    }
}

struct Both {
    ours: Cost,
    derived: Cost,
}

impl Both {
    fn print(&self, what: &str, time: Option<Goal>, memory: Goal) {
        let seconds = |cost: Duration| cost.as_secs_f64();
        let (ours, derived) = (self.ours, self.derived);
        let goal = time.unwrap_or(Goal::None);
        line(&format!("{what}, wall"), seconds(ours.wall), seconds(derived.wall), "s", goal);
        if let (Some(ours), Some(derived)) = (ours.processor, derived.processor) {
            line(&format!("{what}, cpu"), seconds(ours), seconds(derived), "s", goal);
        }
        match (ours.memory, derived.memory) {
            (Some(ours), Some(derived)) => {
                let [ours, derived] = [ours, derived].map(|bytes| bytes as f64 / 1e6);
                line(&format!("{what}, memory"), ours, derived, "MB", memory);
            }
            _ => println!("{what}, memory: not told by this system"),
        }
    }
}

fn heading(of: &str) {
    println!("\n{of:<32} {:>12} {:>12}      ratio", "tablesmith", "derive");
}

fn line(what: &str, ours: f64, derived: f64, unit: &str, goal: Goal) {
    let ratio = Ratio { ratio: ours / derived, goal };
    println!("{what:<32} {ours:>9.1} {unit:<2} {derived:>9.1} {unit:<2}     {ratio}");
}

fn described(schema: &Schema) -> String {
    let properties: usize = schema.models.iter().map(|model| model.properties.len()).sum();
    let (models, enums) = (schema.models.len(), schema.enums.len());
    format!("{models} models, {properties} properties, {enums} enums")
}

fn extension(path: &str) -> &'static str {
    match path.ends_with(".rlib") {
        true => "",
        false => std::env::consts::EXE_SUFFIX,
    }
}
