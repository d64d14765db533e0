//! One page -> what it documents.

use super::builtin;
use super::classify;
use super::file::{PageRules, TableRules};
use super::folders::PageSigns;
use super::foreign::{self, ClearSign, ForeignPage, Shown};
use super::interpreter::Interpreter;
use super::known::Dialect;
use super::layout::{PageKind, SkipReason};
use super::left_alone::LeftAloneTable;
use super::page_map::PageMap;
use super::parsed::{ParsedContent, ParsedPage};
use super::sdk::Sdk;
use super::sections::{self, Alias, SectionsRead};
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
    /// What its signs show, if its dialect was not chosen and it was searched for them.
    pub(crate) signs: Option<PageSigns>,
    /// What shows that it belongs to a language that no dialect reads. Without a chosen dialect it is
    /// not read then.
    pub(crate) foreign: Option<ForeignPage>,
    /// The type that it gives a name, if it does.
    pub(crate) alias: Option<Alias>,
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
    let Shown { foreign, clear, weights } = foreign::shown(page, structure, chosen);
    let Some(dialect) = dialect else {
        let of_sign = clear.as_ref().and_then(ClearSign::dialect);
        let read = match (&of_sign, nothing) {
            (Some(_), _) => read_page(page, sdk, of_sign.as_ref(), wire_case),
            (None, Some(reason)) => ReadPage::skipped(reason),
            (None, None) if foreign.is_some() => ReadPage { foreign, ..ReadPage::default() },
            (None, None) => read_classified(page, kind, None, structure, sdk, wire_case),
        };
        // Prose may quote any language, and a page that the dialect of a sign reads nothing from is hardly in it.
        let documents = read.foreign.is_some() || matches!(read.outcome, Some(Ok(_)));
        let signs = documents.then_some(PageSigns { clear, weights });
        return ReadPage { signs, ..read };
    };
    // Whoever wrote a dialect for such pages knows what they are.
    let foreign = foreign.filter(|_| dialect.is_built_in());
    let read = read_classified(page, kind, Some(dialect), structure, sdk, wire_case);
    ReadPage { foreign, ..read }
}

/// Reads a page of this kind in the given dialect, or in the one that its rows vote for.
fn read_classified(
    page: &Page<'_>,
    kind: Result<PageKind<'_, '_>, Box<Diagnostic>>,
    dialect: Option<&Dialect>,
    structure: &PageRules,
    sdk: &Sdk<'_>,
    wire_case: Option<WireCase>,
) -> ReadPage {
    let kind = match kind {
        Ok(kind) => kind,
        Err(broken) => return ReadPage::broken(*broken),
    };
    let detected = || detect::dialect(page, &kind);
    let Some(dialect) = dialect.cloned().or_else(detected) else {
        return ReadPage::skipped(SkipReason::Prose);
    };
    let interpreter = Interpreter::new(dialect.rules(), sdk, wire_case);
    if matches!(kind, PageKind::Api(_)) && sections::has_operations(page, &structure.sections) {
        return ReadPage::skipped(SkipReason::Operations);
    }
    if !matches!(kind, PageKind::Api(_))
        && let Some(whole) = sections::outline(page, &structure.sections)
    {
        let read = sections::read_page(page, &whole, structure, interpreter);
        return of_sections(page, &dialect, read);
    }
    read_kind(page, kind, &dialect, structure, interpreter)
}

/// A page whose values have sections.
fn of_sections(page: &Page<'_>, dialect: &Dialect, read: SectionsRead) -> ReadPage {
    let contents = read.contents.into_iter();
    let documents: Vec<ParsedPage> = contents
        .map(|content| ParsedPage { source: page.source, dialect: dialect.clone(), content })
        .collect();
    let outcome = if documents.is_empty() { Err(SkipReason::Alias) } else { Ok(documents) };
    ReadPage {
        outcome: Some(outcome),
        alias: read.alias,
        diagnostics: read.diagnostics,
        ..ReadPage::default()
    }
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
