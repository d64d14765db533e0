//! Reads all pages of a run, in parallel.

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

use super::foreign::{self, DialectSign, ForeignPage};
use super::known::Dialect;
use super::layout::SkipReason;
use super::left_alone::LeftAloneTable;
use super::page::ReadPage;
use super::page_map::PageMap;
use super::sdk::Sdk;
use super::{bounds, links, page};
use crate::diagnostics::{Code, Diagnostic, SourceId, Sources};
use crate::dialect::parsed::ParsedPage;
use crate::input::limits::Limits;
use crate::markdown::Page;
use crate::naming::wire_case::WireCase;

/// How pages are read, where that is not left to what they show.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct ReadOptions {
    /// The case of the wire names; by default Java's are as they stand and .NET's camel case.
    pub wire_case: Option<WireCase>,
    /// Limits on the pages.
    pub limits: Limits,
    /// What is done with the pages of APIs.
    pub apis: ApiPages,
}

/// A page to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PageInput {
    /// Its text.
    pub source: SourceId,
    /// Which of the documents that the user named it belongs to.
    pub root: usize,
    /// Its dialect; by default the page shows it.
    pub dialect: Option<Dialect>,
}

/// What is done with the pages of APIs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum ApiPages {
    /// They are read.
    #[default]
    Read,
    /// They are skipped, with everything that is wrong with them.
    Skip,
}

/// Pages read at a time, which bounds the diagnostics in memory.
const AT_A_TIME: usize = 1_024;

/// The result of reading the pages.
#[derive(Debug, Default)]
pub(crate) struct ReadOutcome {
    /// What the pages document, in the order of the sources; of one page, in its order.
    pub documents: Vec<ParsedPage>,
    /// The pages that document nothing, with the reason.
    pub skipped: Vec<(SourceId, SkipReason)>,
    /// The tables that document nothing, on pages whose tables document one thing each.
    pub left_alone: Vec<LeftAloneTable>,
    /// The diagnostics, in the order of the sources.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads pages of the sources, on all cores; the outcome does not depend on their number.
///
/// If a page belongs to a language that no dialect reads, none of its folder is read, and one error
/// stands for all such pages. With a chosen dialect they are read, and a warning stands for them.
///
/// If a page has clear signs of a dialect, all documents that were named together with it are read in
/// that dialect, and a note says so.
pub(crate) fn read_pages(
    sources: &Sources,
    pages: &[PageInput],
    options: &ReadOptions,
) -> ReadOutcome {
    let ids: Vec<SourceId> = pages.iter().map(|page| page.source).collect();
    let sdk = Sdk::new(sources, &ids);
    let first = read_all(sources, &sdk, pages, options);
    let signs = dialect_signs(pages, &first.signs);
    if signs.is_empty() {
        return first.finish(sources, pages.len());
    }
    let mut pages = pages.to_vec();
    for page in &mut pages {
        if let (None, Some(sign)) = (&page.dialect, signs.get(&page.root)) {
            page.dialect = Dialect::built_in(&sign.dialect);
        }
    }
    let mut outcome = read_all(sources, &sdk, &pages, options).finish(sources, pages.len());
    let mut signs: Vec<_> = signs.into_iter().collect();
    signs.sort_by_key(|(root, _)| *root);
    let notes = signs.into_iter().map(|(_, sign)| {
        let message = format!("these documents are read as `{}`", sign.dialect);
        Diagnostic::note(Code::DetectedDialect, message)
            .at(sign.at, format!("{} is a sign of it", sign.what))
            .help("choose a dialect with `--dialect`, or in tablesmith.toml")
    });
    outcome.diagnostics.splice(0..0, notes);
    outcome
}

/// The dialect that most pages of each root show by clear signs, with the first sign.
fn dialect_signs<'s>(
    pages: &[PageInput],
    signs: &'s [(usize, DialectSign)],
) -> HashMap<usize, &'s DialectSign> {
    let mut counts: HashMap<usize, Vec<(&DialectSign, usize)>> = HashMap::new();
    for (index, sign) in signs {
        let Some(page) = pages.get(*index) else { continue };
        let of_root = counts.entry(page.root).or_default();
        match of_root.iter_mut().find(|(known, _)| known.dialect == sign.dialect) {
            Some((_, count)) => *count += 1,
            None => of_root.push((sign, 1)),
        }
    }
    let most = |counts: Vec<(&'s DialectSign, usize)>| {
        counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(sign, _)| sign)
    };
    counts.into_iter().filter_map(|(root, counts)| Some((root, most(counts)?))).collect()
}

/// Pages that were read, before they are put together.
#[derive(Default)]
struct AllRead<'d> {
    outcome: ReadOutcome,
    maps: Vec<(usize, PageMap)>,
    /// The clear signs, by the place of their page among the inputs.
    signs: Vec<(usize, DialectSign)>,
    foreign: Vec<(SourceId, Option<&'d Dialect>, ForeignPage)>,
    found: Vec<(SourceId, Diagnostic)>,
    dropped: bounds::Dropped,
}

fn read_all<'d>(
    sources: &Sources,
    sdk: &Sdk<'_>,
    pages: &'d [PageInput],
    options: &ReadOptions,
) -> AllRead<'d> {
    let mut all = AllRead::default();
    all.outcome.documents.reserve(pages.len());
    for (chunk_index, chunk) in pages.chunks(AT_A_TIME).enumerate() {
        let read: Vec<_> =
            chunk.par_iter().map(|page| read_page(sources, sdk, page, options)).collect();
        for (index, (input, page)) in chunk.iter().zip(read).enumerate() {
            all.signs.extend(page.sign.clone().map(|sign| (chunk_index * AT_A_TIME + index, sign)));
            all.add(input, page, options);
        }
    }
    all
}

impl<'d> AllRead<'d> {
    fn add(&mut self, input: &'d PageInput, page: ReadPage, options: &ReadOptions) {
        let id = input.source;
        if let Some(map) = page.map {
            self.maps.push((self.outcome.documents.len(), map));
        }
        match page.outcome {
            Some(Ok(documents)) => self.outcome.documents.extend(documents),
            Some(Err(reason)) => self.outcome.skipped.push((id, reason)),
            None => {}
        }
        self.outcome.left_alone.extend(page.left_alone);
        self.foreign.extend(page.foreign.map(|signs| (id, input.dialect.as_ref(), signs)));
        let room = options.limits.findings.saturating_sub(self.found.len());
        self.dropped.count(page.diagnostics.iter().skip(room));
        self.found.extend(page.diagnostics.into_iter().take(room).map(|one| (id, one)));
    }

    fn finish(self, sources: &Sources, count: usize) -> ReadOutcome {
        let AllRead { mut outcome, maps, mut foreign, mut found, dropped, .. } = self;
        outcome.diagnostics.extend(foreign::findings(count, &foreign));
        let mut rest = dropped.finding();
        let unresolved = links::resolve(&mut outcome.documents, &maps);
        foreign.retain(|(_, chosen, _)| chosen.is_none());
        if !foreign.is_empty() {
            let folder = |id: SourceId| folder(&sources.get(id).path);
            let folders: HashSet<&str> = foreign.iter().map(|(id, ..)| folder(*id)).collect();
            let is_kept = |id: SourceId| !folders.contains(folder(id));
            outcome.documents.retain(|page| is_kept(page.source));
            outcome.skipped.retain(|(id, _)| is_kept(*id));
            found.retain(|(id, _)| is_kept(*id));
            // What was dropped may be of those folders alone.
            rest = rest.filter(|_| !found.is_empty());
        }
        outcome.diagnostics.extend(found.into_iter().map(|(_, diagnostic)| diagnostic));
        outcome.diagnostics.extend(unresolved);
        outcome.diagnostics.extend(rest);
        outcome
    }
}

/// The path of the folder that a page is in.
fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn read_page(
    sources: &Sources,
    sdk: &Sdk<'_>,
    input: &PageInput,
    options: &ReadOptions,
) -> ReadPage {
    let page = Page::parse(sources, input.source);
    if let Some(exceeded) = bounds::exceeded(&page, &options.limits) {
        return ReadPage { diagnostics: vec![exceeded], ..ReadPage::default() };
    }
    let mut read = page::read_page(&page, sdk, input.dialect.as_ref(), options.wire_case);
    if options.apis == ApiPages::Skip
        && let Some(Ok(documents)) = &read.outcome
        && documents.iter().any(|document| document.content.is_api())
    {
        read.outcome = Some(Err(SkipReason::Api));
        read.diagnostics.clear();
    }
    bounds::cut_findings_of_page(&mut read.diagnostics);
    read
}
