//! The tables of a page, with the headings above them.

use super::ReadAs;
use super::outcome::Outcomes;
use crate::diagnostics::{SourceId, Sources, Span};
use crate::markdown::{Block, Page, Table};
use crate::schema::SourceLocation;

/// A table, and what was read of it.
pub(super) struct SurveyedTable {
    /// Its header.
    pub(super) at: SourceLocation,
    /// The texts of its header.
    pub(super) headers: Vec<String>,
    /// The nearest heading above it.
    pub(super) heading: Option<String>,
    pub(super) rows: Vec<SurveyedRow>,
    pub(super) read_as: ReadAs,
    /// Why it is not read, if its dialect tells.
    pub(super) reason: Option<String>,
}

/// A row of a table.
pub(super) struct SurveyedRow {
    pub(super) cells: Vec<SurveyedCell>,
    /// The type of the property that it was read as.
    pub(super) read_as: Option<String>,
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
    for (heading, blocks) in page.sections() {
        let heading = heading.map(|heading| heading.text.plain().into_owned());
        for block in blocks {
            let Block::Table(table) = block else { continue };
            tables.push(surveyed(sources, &page, table, heading.clone(), outcomes));
        }
    }
    tables
}

fn surveyed(
    sources: &Sources,
    page: &Page<'_>,
    table: &Table<'_>,
    heading: Option<String>,
    outcomes: &Outcomes,
) -> SurveyedTable {
    let location = |span: Span| SourceLocation {
        path: page.path.into(),
        line: u32::try_from(sources.position(span).line).unwrap_or(u32::MAX),
    };
    let rows: Vec<SurveyedRow> = table
        .rows
        .iter()
        .map(|row| SurveyedRow {
            cells: row
                .cells
                .iter()
                .map(|cell| SurveyedCell {
                    text: cell.plain().into_owned(),
                    at: location(page.span(cell)),
                })
                .collect(),
            read_as: outcomes.type_in(page.source, &row.text.range()).map(str::to_owned),
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
        heading,
        rows,
        read_as,
    }
}
