//! One page -> what it documents.

use super::builtin;
use super::classify;
use super::file::{PageRules, TableRules};
use super::foreign::{self, DialectSign, ForeignPage};
use super::interpreter::Interpreter;
use super::known::Dialect;
use super::layout::{PageKind, SkipReason};
use super::left_alone::LeftAloneTable;
use super::page_map::PageMap;
use super::parsed::{ParsedContent, ParsedPage};
use super::sdk::Sdk;
use super::{api, detect, enumeration, model, tables};
use crate::diagnostics::Diagnostic;
use crate::markdown::{Block, Page};
use crate::naming::wire_case::WireCase;

/// What a page turned out to be, with what is wrong with it.
#[derive(Debug, Default)]
pub(crate) struct ReadPage {
    /// What it documents, in its order, or why it documents nothing; nothing at all where it is too
    /// broken.
    pub(crate) outcome: Option<Result<Vec<ParsedPage>, SkipReason>>,
    /// Where what it documents stands on it, if its tables document one thing each.
    pub(crate) map: Option<PageMap>,
    /// The tables that document nothing, if its tables document one thing each.
    pub(crate) left_alone: Vec<LeftAloneTable>,
    /// The sign that showed its dialect, where a clear sign did.
    pub(crate) sign: Option<DialectSign>,
    /// What shows that it belongs to a language that no dialect reads. Without a chosen dialect it is
    /// not read then.
    pub(crate) foreign: Option<ForeignPage>,
    /// What is wrong with it.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl ReadPage {
    fn skipped(reason: SkipReason) -> ReadPage {
        ReadPage { outcome: Some(Err(reason)), ..ReadPage::default() }
    }

    fn broken(diagnostic: Diagnostic) -> ReadPage {
        ReadPage { diagnostics: vec![diagnostic], ..ReadPage::default() }
    }
}

/// Reads a page of `sdk` in the given dialect, or in the one that it shows.
pub(crate) fn read_page(
    page: &Page<'_>,
    sdk: &Sdk<'_>,
    dialect: Option<&Dialect>,
    wire_case: Option<WireCase>,
) -> ReadPage {
    if let Some(empty) = classify::empty(page) {
        return ReadPage::broken(empty);
    }
    let chosen = dialect.map(Dialect::rules);
    if let Some(rules) = chosen
        && let Some(tables) = &rules.tables
    {
        return read_tables(page, dialect, tables, Interpreter::new(rules, sdk, wire_case));
    }
    let structure = chosen.and_then(|rules| rules.page.as_deref());
    let structure = structure.unwrap_or_else(|| builtin::page_rules());
    let kind = classify::classify(page, structure);
    let nothing = match &kind {
        Ok(PageKind::Nothing(reason)) => Some(*reason),
        _ => None,
    };
    if let Some(reason) = nothing
        && (chosen.is_some() || !has_table(page))
    {
        return ReadPage::skipped(reason);
    }
    let shown = foreign::shown(page, structure, chosen);
    if let (Some(sign), None) = (shown.dialect, dialect) {
        let dialect = Dialect::built_in(&sign.dialect);
        let read = read_page(page, sdk, dialect.as_ref(), wire_case);
        // A page that this dialect reads nothing from is hardly in it.
        let sign = Some(sign).filter(|_| matches!(read.outcome, Some(Ok(_))));
        return ReadPage { sign, ..read };
    }
    if let Some(reason) = nothing {
        return ReadPage::skipped(reason);
    }
    // Whoever wrote a dialect for such pages knows what they are.
    let foreign = shown.foreign.filter(|_| dialect.is_none_or(Dialect::is_built_in));
    if foreign.is_some() && dialect.is_none() {
        return ReadPage { foreign, ..ReadPage::default() };
    }
    let kind = match kind {
        Ok(kind) => kind,
        Err(broken) => return ReadPage { foreign, ..ReadPage::broken(*broken) },
    };
    let detected = || detect::dialect(page, &kind);
    let Some(dialect) = dialect.cloned().or_else(detected) else {
        return ReadPage::skipped(SkipReason::Prose);
    };
    let interpreter = Interpreter::new(dialect.rules(), sdk, wire_case);
    ReadPage { foreign, ..read_kind(page, kind, &dialect, structure, interpreter) }
}

/// Reads a page that documents one thing.
fn read_kind(
    page: &Page<'_>,
    kind: PageKind<'_, '_>,
    dialect: &Dialect,
    rules: &PageRules,
    interpreter: Interpreter<'_>,
) -> ReadPage {
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
        PageKind::Nothing(reason) => return ReadPage::skipped(reason),
    };
    let read = ParsedPage { source: page.source, dialect: dialect.clone(), content };
    ReadPage { outcome: Some(Ok(vec![read])), diagnostics, ..ReadPage::default() }
}

/// Reads a page whose tables document one thing each.
fn read_tables(
    page: &Page<'_>,
    dialect: Option<&Dialect>,
    rules: &TableRules,
    interpreter: Interpreter<'_>,
) -> ReadPage {
    let read = tables::read_page(page, rules, interpreter);
    let documents = read.contents.into_iter().filter_map(|content| {
        Some(ParsedPage { source: page.source, dialect: dialect?.clone(), content })
    });
    let documents: Vec<ParsedPage> = documents.collect();
    let outcome = if documents.is_empty() { Err(SkipReason::Prose) } else { Ok(documents) };
    ReadPage {
        outcome: Some(outcome),
        map: Some(read.map),
        left_alone: read.left_alone,
        diagnostics: read.diagnostics,
        ..ReadPage::default()
    }
}

fn has_table(page: &Page<'_>) -> bool {
    page.blocks.iter().any(|block| matches!(block, Block::Table(_)))
}
