//! One page -> what it documents.

use super::builtin;
use super::classify;
use super::foreign::{self, ForeignPage};
use super::interpreter::Interpreter;
use super::known::Dialect;
use super::layout::{PageKind, SkipReason};
use super::parsed::{ParsedContent, ParsedPage};
use super::sdk::Sdk;
use super::{api, detect, enumeration, model};
use crate::diagnostics::Diagnostic;
use crate::markdown::Page;
use crate::naming::wire_case::WireCase;

/// What a page turned out to be, with what is wrong with it.
pub(crate) struct ReadPage {
    /// What it documents, or why it documents nothing; nothing at all where it is too broken.
    pub(crate) outcome: Option<Result<ParsedPage, SkipReason>>,
    /// What shows that it belongs to a language that no dialect reads. Without a chosen dialect it is
    /// not read then.
    pub(crate) foreign: Option<ForeignPage>,
    /// What is wrong with it.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Reads a page of `sdk` in the given dialect, or in the one that it shows.
pub(crate) fn read_page(
    page: &Page<'_>,
    sdk: &Sdk<'_>,
    dialect: Option<&Dialect>,
    wire_case: Option<WireCase>,
) -> ReadPage {
    let nothing = |outcome| ReadPage { outcome, foreign: None, diagnostics: Vec::new() };
    if let Some(empty) = classify::empty(page) {
        return ReadPage { diagnostics: vec![empty], ..nothing(None) };
    }
    let family = dialect.and_then(|dialect| dialect.rules().page.as_deref());
    let rules = family.unwrap_or_else(|| builtin::page_rules());
    let kind = classify::classify(page, rules);
    if let Ok(PageKind::Nothing(reason)) = kind {
        return nothing(Some(Err(reason)));
    }
    let foreign = foreign::foreign(page, rules);
    if foreign.is_some() && dialect.is_none() {
        return ReadPage { foreign, ..nothing(None) };
    }
    let kind = match kind {
        Ok(kind) => kind,
        Err(broken) => return ReadPage { foreign, diagnostics: vec![*broken], ..nothing(None) },
    };
    let detected = || detect::dialect(page, &kind);
    let Some(dialect) = dialect.cloned().or_else(detected) else {
        return nothing(Some(Err(SkipReason::Prose)));
    };
    let interpreter = Interpreter::new(dialect.rules(), sdk, wire_case);
    let mut diagnostics = Vec::new();
    let content = match kind {
        PageKind::Api(layout) => {
            ParsedContent::Api(api::read_page(page, &layout, rules, interpreter, &mut diagnostics))
        }
        PageKind::Enum(layout) => {
            let sentinels = &rules.values.sentinels;
            ParsedContent::Enum(enumeration::read_page(page, &layout, sentinels, &mut diagnostics))
        }
        PageKind::Model(layout) => {
            let model = model::read_page(page, &layout, rules, interpreter, &mut diagnostics);
            ParsedContent::Model(model)
        }
        PageKind::Nothing(reason) => return nothing(Some(Err(reason))),
    };
    let read = ParsedPage { source: page.source, dialect, content };
    ReadPage { outcome: Some(Ok(read)), foreign, diagnostics }
}
