//! The least that such a run can cost: bare libraries, on as many cores.

use std::collections::BTreeSet;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::Context;
use pulldown_cmark::{Options, Parser};
use rayon::prelude::*;
use tablesmith::diagnostics::Sources;
use tablesmith::emit::GeneratedFile;

use super::stages::Folders;

pub(super) struct Floor {
    /// Every page through pulldown-cmark, its events dropped.
    pub(super) markdown: Duration,
    /// Every file's syntax tree through prettyplease, the tree made beforehand.
    pub(super) printing: Duration,
    /// Every file written to an empty folder.
    pub(super) writing: Duration,
}

impl Floor {
    pub(super) fn measure(
        sources: &Sources,
        files: &[GeneratedFile],
        repeat: usize,
        folders: &Folders,
    ) -> anyhow::Result<Floor> {
        let mut floor = Floor::measure_once(sources, files, folders)?;
        for _ in 1..repeat {
            let next = Floor::measure_once(sources, files, folders)?;
            floor.markdown = floor.markdown.min(next.markdown);
            floor.printing = floor.printing.min(next.printing);
            floor.writing = floor.writing.min(next.writing);
        }
        Ok(floor)
    }

    fn measure_once(
        sources: &Sources,
        files: &[GeneratedFile],
        folders: &Folders,
    ) -> anyhow::Result<Floor> {
        Ok(Floor {
            markdown: markdown(sources),
            printing: printing(files)?,
            writing: writing(files, folders)?,
        })
    }

    pub(super) fn total(&self) -> Duration {
        self.markdown + self.printing + self.writing
    }
}

fn markdown(sources: &Sources) -> Duration {
    let texts: Vec<&str> = sources.iter().map(|(_, source)| source.text.as_str()).collect();
    let start = Instant::now();
    texts.par_iter().for_each(|text| {
        black_box(Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter().count());
    });
    start.elapsed()
}

/// The processor time of printing alone, spread over the cores: a syntax tree cannot leave its
/// thread, and so it is made, uncounted, right before it is printed.
fn printing(files: &[GeneratedFile]) -> anyhow::Result<Duration> {
    let nanoseconds = AtomicU64::new(0);
    // The documentation of APIs is text that the code includes.
    let code = files.par_iter().filter(|file| file.path.ends_with(".rs"));
    code.try_for_each(|file| {
        let tree = syn::parse_file(&file.text).with_context(|| file.path.clone())?;
        let start = Instant::now();
        black_box(prettyplease::unparse(&tree));
        let took = u64::try_from(start.elapsed().as_nanos()).unwrap_or(u64::MAX);
        nanoseconds.fetch_add(took, Ordering::Relaxed);
        anyhow::Ok(())
    })?;
    let cores = u64::try_from(rayon::current_num_threads()).unwrap_or(1);
    Ok(Duration::from_nanos(nanoseconds.into_inner() / cores))
}

fn writing(files: &[GeneratedFile], folders: &Folders) -> anyhow::Result<Duration> {
    let folder = folders.empty()?;
    let parents = files.iter().filter_map(|file| Path::new(&file.path).parent());
    for parent in parents.collect::<BTreeSet<_>>() {
        fs::create_dir_all(folder.join(parent))?;
    }
    let start = Instant::now();
    files.par_iter().try_for_each(|file| fs::write(folder.join(&file.path), &file.text))?;
    Ok(start.elapsed())
}
