//! The baseline of a run: the same work by bare libraries, on as many cores.

use std::collections::BTreeSet;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use pulldown_cmark::{Options, Parser};
use rayon::prelude::*;
use tablesmith::GeneratedFile;

use super::stages::{Folders, Page};

pub(super) struct Floor {
    /// Every page through pulldown-cmark, its events dropped.
    pub(super) markdown: Duration,
    /// Every file's syntax tree through prettyplease, the tree made beforehand.
    pub(super) printing: Duration,
    /// Every file written to an empty folder.
    pub(super) writing: Duration,
}

impl Floor {
    /// The fastest of some measurements, each part by itself.
    pub(super) fn measure(
        pages: &[Page],
        files: &[GeneratedFile],
        repeat: usize,
        folders: &Folders,
    ) -> Floor {
        let mut floor = Floor::measure_once(pages, files, folders);
        for _ in 1..repeat {
            let next = Floor::measure_once(pages, files, folders);
            floor.markdown = floor.markdown.min(next.markdown);
            floor.printing = floor.printing.min(next.printing);
            floor.writing = floor.writing.min(next.writing);
        }
        floor
    }

    fn measure_once(pages: &[Page], files: &[GeneratedFile], folders: &Folders) -> Floor {
        let (markdown, printing) = (markdown(pages), printing(files));
        Floor { markdown, printing, writing: writing(files, folders) }
    }

    pub(super) fn total(&self) -> Duration {
        self.markdown + self.printing + self.writing
    }
}

fn markdown(pages: &[Page]) -> Duration {
    let start = Instant::now();
    pages.par_iter().for_each(|(_, text)| {
        black_box(Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter().count());
    });
    start.elapsed()
}

/// The processor time of printing alone, spread over the cores: a syntax tree cannot leave its
/// thread, and so it is made, uncounted, right before it is printed.
fn printing(files: &[GeneratedFile]) -> Duration {
    let nanoseconds = AtomicU64::new(0);
    // The documentation of APIs is text that the code includes.
    let code = files.par_iter().filter(|file| file.path.ends_with(".rs"));
    code.for_each(|file| {
        let tree = syn::parse_file(&file.text);
        let tree = tree.unwrap_or_else(|error| panic!("{}: {error}", file.path));
        let start = Instant::now();
        black_box(prettyplease::unparse(&tree));
        let took = u64::try_from(start.elapsed().as_nanos()).unwrap_or(u64::MAX);
        nanoseconds.fetch_add(took, Ordering::Relaxed);
    });
    let cores = u64::try_from(rayon::current_num_threads()).unwrap_or(1);
    Duration::from_nanos(nanoseconds.into_inner() / cores)
}

fn writing(files: &[GeneratedFile], folders: &Folders) -> Duration {
    let folder = folders.empty();
    let parents = files.iter().filter_map(|file| Path::new(&file.path).parent());
    for parent in parents.collect::<BTreeSet<_>>() {
        fs::create_dir_all(folder.join(parent)).expect("a folder can be created");
    }
    let start = Instant::now();
    files.par_iter().for_each(|file| {
        fs::write(folder.join(&file.path), &file.text).expect("a file can be written");
    });
    start.elapsed()
}
