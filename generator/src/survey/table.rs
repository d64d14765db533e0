//! The tables of a page, with the headings above them.

use super::ReadAs;
use super::heading_form::is_section;
use super::outcome::Outcomes;
use crate::diagnostics::{SourceId, Sources, Span};
use crate::markdown::{Block, Heading, Page, Table, Text};
use crate::schema::SourceLocation;

/// A table, and what was read of it.
pub(super) struct SurveyedTable {
    /// Its header.
    pub(super) at: SourceLocation,
    /// The texts of its header.
    pub(super) headers: Vec<String>,
    /// The nearest heading above it.
    pub(super) heading: Option<String>,
    /// The nearest one that is not that of a section such as `Properties`.
    pub(super) subject: Option<String>,
    pub(super) rows: Vec<SurveyedRow>,
    pub(super) read_as: ReadAs,
    /// Why it is not read, if its dialect tells.
    pub(super) reason: Option<String>,
}

/// A row of a table.
pub(super) struct SurveyedRow {
    pub(super) cells: Vec<SurveyedCell>,
    /// The cell of the property's type, and what that was read as.
    pub(super) ty: Option<(usize, String)>,
}

/// A cell of a row.
pub(super) struct SurveyedCell {
    /// Its text, without markup.
    pub(super) text: String,
    pub(super) at: SourceLocation,
}

/// The tables of a page, in order.
pub(super) fn tables(sources: &Sources, id: SourceId, outcomes: &Outcomes) -> Vec<SurveyedTable> {
    let page = Page::parse(sources, id);
    let mut tables = Vec::new();
    let mut headings = Headings::default();
    page.outer_heading().into_iter().for_each(|heading| headings.enter(heading));
    for (heading, blocks) in page.sections() {
        heading.into_iter().for_each(|heading| headings.enter(heading));
        for block in blocks {
            let Block::Table(table) = block else { continue };
            tables.push(surveyed(sources, &page, table, &headings, outcomes));
        }
    }
    tables
}

/// The headings above a place, outermost first, each with its level.
#[derive(Default)]
struct Headings(Vec<(u8, String)>);

impl Headings {
    fn enter(&mut self, heading: Heading<'_>) {
        self.0.retain(|(level, _)| *level < heading.level);
        self.0.push((heading.level, heading.text.plain().into_owned()));
    }

    fn nearest(&self) -> Option<&str> {
        self.0.last().map(|(_, text)| text.as_str())
    }

    fn subject(&self) -> Option<&str> {
        let mut texts = self.0.iter().rev().map(|(_, text)| text.as_str());
        texts.find(|text| !is_section(text))
    }
}

fn surveyed(
    sources: &Sources,
    page: &Page<'_>,
    table: &Table<'_>,
    headings: &Headings,
    outcomes: &Outcomes,
) -> SurveyedTable {
    let location = |span: Span| SourceLocation {
        path: page.path.into(),
        line: u32::try_from(sources.position(span).line).unwrap_or(u32::MAX),
    };
    let rows: Vec<SurveyedRow> = table
        .rows
        .iter()
        .map(|row| {
            let cells = row.cells.iter().map(|cell| SurveyedCell {
                text: cell.plain().into_owned(),
                at: location(page.span(cell)),
            });
            let ty = outcomes.type_in(page.source, &row.text.range()).and_then(|ty| {
                let is_it =
                    |cell: &Text<'_>| cell.range().start <= ty.at && ty.at <= cell.range().end;
                Some((row.cells.iter().position(is_it)?, ty.read_as.clone()))
            });
            SurveyedRow { cells: cells.collect(), ty }
        })
        .collect();
    let start = table.header.text.start;
    let read_as = match table.rows.last() {
        Some(last) => outcomes.read_as(page.source, &(start..last.text.range().end)),
        None => ReadAs::Empty,
    };
    let headers: Vec<String> =
        table.header.cells.iter().map(|cell| cell.plain().into_owned()).collect();
    SurveyedTable {
        reason: outcomes.reason(page.span(&table.header.text)).map(str::to_owned),
        at: location(page.span(&table.header.text)),
        headers,
        heading: headings.nearest().map(str::to_owned),
        subject: headings.subject().map(str::to_owned),
        rows,
        read_as,
    }
}
