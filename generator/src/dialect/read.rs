//! Reads all pages of a run, in parallel.

use std::collections::HashSet;

use rayon::prelude::*;

use super::folders::{Folders, PageSigns, folder};
use super::foreign::{self, ForeignPage};
use super::known::Dialect;
use super::layout::SkipReason;
use super::left_alone::LeftAloneTable;
use super::page::ReadPage;
pub(crate) use super::page_input::PageInput;
use super::page_map::PageMap;
use super::sdk::Sdk;
use super::sections::{self, Alias};
use super::{bounds, links, page};
use crate::diagnostics::{Diagnostic, SourceId, Sources};
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
/// If pages of a folder have clear signs of a dialect, all of the folder is read in that dialect, and a
/// note says so; if they show several, none of it is read, and an error says so.
pub(crate) fn read_pages(
    sources: &Sources,
    pages: &[PageInput],
    options: &ReadOptions,
) -> ReadOutcome {
    let ids: Vec<SourceId> = pages.iter().map(|page| page.source).collect();
    let sdk = Sdk::new(sources, &ids);
    let first = read_all(sources, &sdk, pages, options);
    let folders = Folders::of(sources, pages, &first.signs);
    let found = folders.diagnostics();
    if found.is_empty() {
        return first.finish(sources, pages.len());
    }
    let mut detected = Vec::with_capacity(pages.len());
    let mut chosen = HashSet::new();
    for page in pages {
        let dialect = match &page.dialect {
            Some(dialect) => {
                chosen.insert(page.source);
                Some(dialect.clone())
            }
            None if folders.is_refused(sources, page) => continue,
            None => folders.dialect_of(sources, page).cloned(),
        };
        detected.push(PageInput { dialect, ..page.clone() });
    }
    let mut second = read_all(sources, &sdk, &detected, options);
    // Where clear signs decide, the others say nothing.
    second.foreign.retain(|(id, dialect, _)| dialect.is_none() || chosen.contains(id));
    let mut outcome = second.finish(sources, pages.len());
    outcome.diagnostics.splice(0..0, found);
    outcome
}

/// Pages that were read, before they are put together.
#[derive(Default)]
struct AllRead<'d> {
    outcome: ReadOutcome,
    maps: Vec<(usize, PageMap)>,
    /// What the signs on pages show, by the place of the page among the inputs.
    signs: Vec<(usize, PageSigns)>,
    foreign: Vec<(SourceId, Option<&'d Dialect>, ForeignPage)>,
    aliases: Vec<Alias>,
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
        for (index, (input, mut page)) in chunk.iter().zip(read).enumerate() {
            all.signs
                .extend(page.signs.take().map(|signs| (chunk_index * AT_A_TIME + index, signs)));
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
        self.aliases.extend(page.alias);
        self.foreign.extend(page.foreign.map(|signs| (id, input.dialect.as_ref(), signs)));
        let room = options.limits.findings.saturating_sub(self.found.len());
        self.dropped.count(page.diagnostics.iter().skip(room));
        self.found.extend(page.diagnostics.into_iter().take(room).map(|one| (id, one)));
    }

    fn finish(self, sources: &Sources, count: usize) -> ReadOutcome {
        let AllRead { mut outcome, maps, mut foreign, aliases, mut found, dropped, .. } = self;
        outcome.diagnostics.extend(foreign::findings(count, &foreign));
        let mut rest = dropped.finding();
        let unresolved = links::resolve(&mut outcome.documents, &maps);
        sections::resolve(&mut outcome.documents, aliases);
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
