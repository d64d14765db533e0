//! The stages of a run, each by itself.

use std::cell::Cell;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use tablesmith::diagnostics::Sources;
use tablesmith::dialect::read::{ReadOptions, read};
use tablesmith::emit::{self, EmitOptions, GeneratedFile, Layout, Timings};
use tablesmith::features::Features;
use tablesmith::input::limits::Limits;
use tablesmith::input::load;
use tablesmith::lower::{LowerOptions, lower};
use tablesmith::naming::name_lock::NameLock;
use tablesmith::naming::validate::ValidSchema;
use tablesmith::output::lock::Lock;
use tablesmith::output::plan::{OnForeign, Plan};
use tempfile::TempDir;

/// What a run made, and how long each stage took.
pub(super) struct Run {
    pub(super) stages: Stages,
    pub(super) files: Vec<GeneratedFile>,
}

/// The time of each stage, on the wall.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stages {
    pub(super) pages: usize,
    input: usize,
    output: usize,
    /// None where the documents were in memory.
    read: Option<Duration>,
    parse: Duration,
    resolve: Duration,
    /// As far as syntax trees.
    emit: Duration,
    format: Duration,
    write: Duration,
}

impl Stages {
    pub(super) fn total(&self) -> Duration {
        self.rows().iter().filter_map(|(_, wall, _)| *wall).sum()
    }

    /// The name of each stage, its time, and the bytes that went through it.
    pub(super) fn rows(&self) -> [(&'static str, Option<Duration>, usize); 6] {
        [
            ("read", self.read, self.input),
            ("parse", Some(self.parse), self.input),
            ("merge and resolve", Some(self.resolve), self.input),
            ("emit", Some(self.emit), self.output),
            ("format", Some(self.format), self.output),
            ("write", Some(self.write), self.output),
        ]
    }
}

/// The documents, as a run finds them.
pub(super) fn load(docs: &[PathBuf]) -> anyhow::Result<Sources> {
    let mut sources = Sources::new();
    let (_, diagnostics) = load::load(docs, &Limits::default(), &mut sources);
    match diagnostics.first() {
        Some(diagnostic) => bail!("{}", diagnostic.message),
        None => Ok(sources),
    }
}

pub(super) fn run(docs: &[PathBuf], folders: &Folders) -> anyhow::Result<Run> {
    let (sources, read) = timed(|| load(docs));
    let mut run = run_in_memory(sources?, folders)?;
    run.stages.read = Some(read);
    Ok(run)
}

pub(super) fn run_in_memory(sources: Sources, folders: &Folders) -> anyhow::Result<Run> {
    let (pages, input) = (sources.len(), super::bytes_of(&sources));
    let (outcome, parse) = timed(|| read(&sources, &ReadOptions::default()));
    let ((schema, names), resolve) = timed(|| {
        let mut names = NameLock::default();
        let lowered = lower(outcome.documents, &sources, &LowerOptions::default(), &mut names);
        (lowered.schema, names)
    });
    if schema.models.is_empty() {
        bail!("there are no models in these documents");
    }
    let options = EmitOptions {
        regenerate: "tablesmith generate".to_owned(),
        crate_name: "models".to_owned(),
        example: None,
        layout: Layout::Crate,
    };
    let timings = Timings::default();
    let (files, emitted) = timed(|| {
        let features = Features::of(&schema);
        let valid = ValidSchema::new(&schema).ok()?;
        Some(emit::emit(valid, features.as_ref(), &options, &timings))
    });
    let files = files.context("the schema is invalid")?;
    let (emit, format) = divided(emitted, &timings);
    let output = files.iter().map(|file| file.text.len()).sum();
    let copy = files.clone();
    let folder = folders.empty()?;
    let (written, write) = timed(|| {
        let once = vec![emit::manifest("models")];
        let plan = Plan::new(&folder, files, once, &Lock::default(), names)?;
        plan.apply(OnForeign::Refuse)
    });
    written?;
    let stages = Stages { pages, input, output, read: None, parse, resolve, emit, format, write };
    Ok(Run { stages, files: copy })
}

/// Folders on the disk that the project is on, removed together at the end: a file system may be slow
/// to write where much was removed a moment ago.
pub(super) struct Folders {
    parent: TempDir,
    made: Cell<usize>,
}

impl Folders {
    pub(super) fn new() -> anyhow::Result<Folders> {
        std::fs::create_dir_all("target/bench").context("cannot create target/bench")?;
        let parent = tempfile::Builder::new().prefix("generate-").tempdir_in("target/bench")?;
        Ok(Folders { parent, made: Cell::new(0) })
    }

    pub(super) fn empty(&self) -> anyhow::Result<PathBuf> {
        self.made.set(self.made.get() + 1);
        let path = self.parent.path().join(self.made.get().to_string());
        std::fs::create_dir(&path)?;
        Ok(path)
    }
}

/// Emission's time on the wall as its steps share it, which follow each other file by file.
fn divided(wall: Duration, timings: &Timings) -> (Duration, Duration) {
    let made = timings.building().as_secs_f64();
    let printed = timings.printing().as_secs_f64();
    let emit = wall.mul_f64(made / (made + printed).max(f64::MIN_POSITIVE));
    (emit, wall.saturating_sub(emit))
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let done = work();
    (done, start.elapsed())
}
