//! Every source -> what it documents.

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::dialect::{self, Dialect, SkipReason};
use crate::documented::Document;
use crate::page::Page;
use crate::source::{SourceId, Sources};
use crate::wire_case::WireCase;

/// How pages are read, where that is not left to what they show.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// The dialect of every page; by default each page shows its own.
    pub dialect: Option<Dialect>,
    /// The case of the wire names; by default Java's are as they stand and .NET's camel case.
    pub wire_case: Option<WireCase>,
}

/// What the pages said.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ReadOutcome {
    /// The pages that document something, in the order of the sources.
    pub documents: Vec<Document>,
    /// The pages that document nothing, with the reason.
    pub skipped: Vec<(SourceId, SkipReason)>,
    /// What is wrong with them, in the order of the sources.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads every source, on all cores; the outcome does not depend on how many there are.
pub fn read(sources: &Sources, options: &ReadOptions) -> ReadOutcome {
    let ids: Vec<SourceId> = sources.iter().map(|(id, _)| id).collect();
    let pages: Vec<_> = ids
        .into_par_iter()
        .map(|id| {
            let page = Page::parse(sources, id);
            (id, dialect::read_page(&page, options.dialect, options.wire_case))
        })
        .collect();
    let mut outcome = ReadOutcome::default();
    outcome.documents.reserve(pages.len());
    for (id, page) in pages {
        match page.outcome {
            Some(Ok(document)) => outcome.documents.push(document),
            Some(Err(reason)) => outcome.skipped.push((id, reason)),
            None => {}
        }
        outcome.diagnostics.extend(page.diagnostics);
    }
    outcome
}
