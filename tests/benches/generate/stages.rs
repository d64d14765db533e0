//! The stages of a run, each by itself.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use tablesmith::{GeneratedFile, Generator, OnForeign, Timings};
use tablesmith_tests::{generator, target};
use tempfile::TempDir;

/// A page: its path and its text.
pub(super) type Page = (String, String);

/// What a run made, and how long each stage took.
pub(super) struct Run {
    pub(super) stages: Stages,
    pub(super) files: Vec<GeneratedFile>,
}

/// The elapsed time of each stage.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stages {
    input: usize,
    output: usize,
    /// None where the pages are in memory.
    load: Option<Duration>,
    timings: Timings,
    /// The comparison with the output folder is part of it.
    write: Duration,
}

impl Stages {
    pub(super) fn total(&self) -> Duration {
        self.rows().iter().filter_map(|(_, elapsed, _)| *elapsed).sum()
    }

    /// The name of each stage, its time, and the bytes that went through it.
    pub(super) fn rows(&self) -> [(&'static str, Option<Duration>, usize); 6] {
        let Timings { parse, lower, emit, format, .. } = self.timings;
        [
            ("read", self.load, self.input),
            ("parse", Some(parse), self.input),
            ("merge and resolve", Some(lower), self.input),
            ("emit", Some(emit), self.output),
            ("format", Some(format), self.output),
            ("write", Some(self.write), self.output),
        ]
    }
}

/// The pages of the documents.
pub(super) fn load(docs: &[PathBuf]) -> Vec<Page> {
    let generator = docs.iter().fold(Generator::new(), Generator::docs);
    let analysis = generator.analyze().unwrap_or_else(|failure| panic!("{failure}"));
    let sources = analysis.diagnostics.sources;
    sources.iter().map(|(_, source)| (source.path.clone(), source.text.clone())).collect()
}

/// A run on documents, of which `input` is the size in bytes.
pub(super) fn run(docs: &[PathBuf], input: usize, folders: &Folders) -> Run {
    let mut run = measure(docs.iter().fold(Generator::new(), Generator::docs), input, folders);
    run.stages.load = Some(run.stages.timings.load);
    run
}

/// A run on pages in memory.
pub(super) fn run_in_memory(pages: Vec<Page>, folders: &Folders) -> Run {
    let input = super::bytes_of(&pages);
    measure(generator(pages), input, folders)
}

fn measure(generator: Generator, input: usize, folders: &Folders) -> Run {
    let out = folders.empty();
    let planned = generator.crate_name("models").plan(&out);
    let planned = planned.unwrap_or_else(|failure| panic!("{failure}"));
    assert!(planned.report.models > 0, "there are no models in these documents");
    let files: Vec<_> = planned.plan.changes().iter().filter_map(written).collect();
    let start = Instant::now();
    planned.plan.apply(OnForeign::Refuse).expect("the files are written");
    let write = planned.timings.plan + start.elapsed();
    let output = files.iter().map(|file| file.text.len()).sum();
    let stages = Stages { input, output, load: None, timings: planned.timings, write };
    Run { stages, files }
}

/// The file that a change creates.
fn written(change: &tablesmith::Change) -> Option<GeneratedFile> {
    let is_source = Path::new(&change.path).starts_with("src");
    let text = change.after.clone().filter(|_| is_source)?;
    Some(GeneratedFile { path: change.path.clone(), text })
}

/// Folders on the disk of the project, removed together at the end: a file system may be slow to
/// write where much was removed a moment ago.
pub(super) struct Folders {
    parent: TempDir,
    made: Cell<usize>,
}

impl Folders {
    pub(super) fn new() -> Folders {
        let bench = target().join("bench");
        std::fs::create_dir_all(&bench).expect("target/bench can be created");
        let parent = tempfile::Builder::new().prefix("generate-").tempdir_in(bench);
        Folders { parent: parent.expect("a folder in target/bench"), made: Cell::new(0) }
    }

    pub(super) fn empty(&self) -> PathBuf {
        self.made.set(self.made.get() + 1);
        let path = self.parent.path().join(self.made.get().to_string());
        std::fs::create_dir(&path).expect("a folder can be created");
        path
    }
}
