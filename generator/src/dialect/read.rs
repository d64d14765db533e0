//! Reads all pages of a run, in parallel.

use std::collections::HashSet;

use rayon::prelude::*;

use super::known::Dialect;
use super::layout::SkipReason;
use super::page::ReadPage;
use super::sdk::Sdk;
use super::{bounds, foreign, page};
use crate::diagnostics::{Diagnostic, SourceId, Sources};
use crate::dialect::parsed::{ParsedContent, ParsedPage};
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
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct ReadOutcome {
    /// The pages that document something, in the order of the sources.
    pub documents: Vec<ParsedPage>,
    /// The pages that document nothing, with the reason.
    pub skipped: Vec<(SourceId, SkipReason)>,
    /// The diagnostics, in the order of the sources.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads pages of the sources, on all cores; the outcome does not depend on their number.
///
/// If a page belongs to a language that no dialect reads, none of its folder is read, and one error
/// stands for all such pages. With a chosen dialect they are read, and a warning stands for them.
pub(crate) fn read_pages(
    sources: &Sources,
    pages: &[PageInput],
    options: &ReadOptions,
) -> ReadOutcome {
    let ids: Vec<SourceId> = pages.iter().map(|page| page.source).collect();
    let sdk = Sdk::new(sources, &ids);
    let mut outcome = ReadOutcome::default();
    let mut dropped = bounds::Dropped::default();
    let mut foreign = Vec::new();
    let mut found: Vec<(SourceId, Diagnostic)> = Vec::new();
    outcome.documents.reserve(pages.len());
    for chunk in pages.chunks(AT_A_TIME) {
        let read: Vec<_> =
            chunk.par_iter().map(|page| read_page(sources, &sdk, page, options)).collect();
        for (input, page) in chunk.iter().zip(read) {
            let id = input.source;
            match page.outcome {
                Some(Ok(document)) => outcome.documents.push(document),
                Some(Err(reason)) => outcome.skipped.push((id, reason)),
                None => {}
            }
            let chosen = input.dialect.as_ref();
            foreign.extend(page.foreign.map(|signs| (id, chosen, signs)));
            let room = options.limits.findings.saturating_sub(found.len());
            dropped.count(page.diagnostics.iter().skip(room));
            found.extend(page.diagnostics.into_iter().take(room).map(|one| (id, one)));
        }
    }
    outcome.diagnostics.extend(foreign::findings(pages.len(), &foreign));
    let mut rest = dropped.finding();
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
    outcome.diagnostics.extend(rest);
    outcome
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
        return ReadPage { outcome: None, foreign: None, diagnostics: vec![exceeded] };
    }
    let mut read = page::read_page(&page, sdk, input.dialect.as_ref(), options.wire_case);
    if let (ApiPages::Skip, Some(Ok(ParsedPage { content: ParsedContent::Api(_), .. }))) =
        (options.apis, &read.outcome)
    {
        read.outcome = Some(Err(SkipReason::Api));
        read.diagnostics.clear();
    }
    bounds::cut_findings_of_page(&mut read.diagnostics);
    read
}
