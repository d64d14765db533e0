//! The tables of the documentation: their shapes, how each is read, and what is left unread.
//!
//! In: an [`Analysis`], which may be of pages that no dialect reads. Out: a [`Survey`], which prints itself,
//! and a draft of a dialect file for the shapes that look like models and enums.
//!
//! Uses `diagnostics`, `markdown`, `lower` (provenance), `schema` and `generate`.

mod draft;
mod heading_form;
mod outcome;
mod presence;
mod role;
mod table;
mod text;
mod types;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::generate::Analysis;
use crate::schema::SourceLocation;
use heading_form::heading_forms;
use outcome::Outcomes;
use presence::Presence;
use role::{ColumnRole, Guess};
use table::{SurveyedTable, tables};
pub use text::Detail;

/// The tables of a set of pages.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Survey {
    /// The number of pages.
    pub pages: usize,
    /// The shapes of tables, the most frequent ones first.
    pub shapes: Vec<Shape>,
    /// The spellings of types, the most frequent ones first.
    pub types: Vec<TypeSpelling>,
}

/// The tables with the same headers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Shape {
    /// The headers, as the first table spells them.
    pub headers: Vec<String>,
    /// The number of tables.
    pub tables: usize,
    /// The number of rows of all of them.
    pub rows: usize,
    /// The first table.
    pub first: SourceLocation,
    /// The forms of the headings above them, with the number of tables: `{} schema`. The most frequent ones
    /// first.
    pub headings: Vec<(String, usize)>,
    /// How they are read, with the number of tables.
    pub read_as: Vec<(ReadAs, usize)>,
    /// The tables of this shape that are not read.
    pub unread: Vec<UnreadTable>,
    /// What its columns look like.
    /// The forms of the headings that name what they document: of the nearest one, unless that is of a section
    /// such as `Properties`.
    #[serde(skip)]
    subjects: Vec<(String, usize)>,
    #[serde(skip)]
    guess: Guess,
    #[serde(skip)]
    presence: Presence,
}

/// What a table is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReadAs {
    /// The properties of a model.
    Model,
    /// The values of an enum.
    Enum,
    /// The operations of an API, or the parameters of one of them.
    Operations,
    /// It has no rows.
    Empty,
    /// Nothing.
    Nothing,
}

/// A table that is not read.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UnreadTable {
    /// Its header.
    pub at: SourceLocation,
    /// The heading above it.
    pub heading: Option<String>,
    /// Why it is not read, if its dialect tells.
    pub reason: Option<String>,
}

/// A text in the type column of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TypeSpelling {
    /// The text, without markup.
    pub spelling: String,
    /// The number of cells.
    pub cells: usize,
    /// The first cell.
    pub first: SourceLocation,
    /// The types that it is read as; none where its tables are not read.
    pub read_as: Vec<String>,
}

/// Surveys the pages of an analysis.
pub fn survey(analysis: &Analysis) -> Survey {
    let sources = &analysis.diagnostics.sources;
    let pages = &analysis.pages;
    let outcomes = Outcomes::of(&analysis.provenance, &analysis.left_alone);
    let tables: Vec<SurveyedTable> =
        pages.iter().flat_map(|&page| tables(sources, page, &outcomes)).collect();
    Survey { pages: pages.len(), shapes: shapes(&tables), types: types(&tables) }
}

impl Survey {
    /// The number of tables.
    pub fn tables(&self) -> usize {
        self.shapes.iter().map(|shape| shape.tables).sum()
    }

    /// The survey as JSON.
    ///
    /// # Errors
    ///
    /// None that a survey can cause; the signature is serde's.
    pub fn to_json(&self) -> serde_json::Result<String> {
        serde_json::to_string_pretty(self).map(crate::diagnostics::sanitize::json)
    }
}

/// The tables by their headers, whatever the case.
fn shapes(tables: &[SurveyedTable]) -> Vec<Shape> {
    let mut by_headers: BTreeMap<Vec<String>, Vec<&SurveyedTable>> = BTreeMap::new();
    for table in tables {
        let key = table.headers.iter().map(|header| header.to_lowercase()).collect();
        by_headers.entry(key).or_default().push(table);
    }
    let mut shapes: Vec<Shape> = by_headers.into_values().filter_map(|same| shape(&same)).collect();
    // The order of tables with equally many is the order of the pages.
    shapes.sort_by(|one, other| {
        other.tables.cmp(&one.tables).then_with(|| one.first.cmp(&other.first))
    });
    shapes
}

fn shape(tables: &[&SurveyedTable]) -> Option<Shape> {
    let first = tables.first()?;
    let mut read_as: BTreeMap<ReadAs, usize> = BTreeMap::new();
    for table in tables {
        *read_as.entry(table.read_as).or_default() += 1;
    }
    let unread = tables.iter().filter(|table| table.read_as == ReadAs::Nothing);
    let headings: Vec<&str> = tables.iter().filter_map(|table| table.heading.as_deref()).collect();
    let subjects: Vec<&str> = tables.iter().filter_map(|table| table.subject.as_deref()).collect();
    Some(Shape {
        headers: first.headers.clone(),
        tables: tables.len(),
        rows: tables.iter().map(|table| table.rows.len()).sum(),
        first: first.at.clone(),
        headings: heading_forms(&headings),
        subjects: heading_forms(&subjects),
        read_as: read_as.into_iter().collect(),
        unread: unread
            .map(|table| UnreadTable {
                at: table.at.clone(),
                heading: table.heading.clone(),
                reason: table.reason.clone(),
            })
            .collect(),
        presence: Presence::of(tables),
        guess: Guess::of(tables),
    })
}

/// The cells of the type columns by their text.
fn types(tables: &[SurveyedTable]) -> Vec<TypeSpelling> {
    let mut by_spelling: BTreeMap<&str, TypeSpelling> = BTreeMap::new();
    for table in tables {
        let guess = Guess::of_table(table).column(ColumnRole::Type);
        // Rows that are read say where the column of types is.
        let read = table.rows.iter().find_map(|row| row.ty.as_ref().map(|(column, _)| *column));
        let Some(column) = read.or(guess) else { continue };
        for row in &table.rows {
            let Some(cell) = row.cells.get(column).filter(|cell| !cell.text.is_empty()) else {
                continue;
            };
            let spelling = by_spelling.entry(&cell.text).or_insert_with(|| TypeSpelling {
                spelling: cell.text.clone(),
                cells: 0,
                first: cell.at.clone(),
                read_as: Vec::new(),
            });
            spelling.cells += 1;
            if let Some((_, read_as)) = &row.ty
                && !spelling.read_as.contains(read_as)
            {
                spelling.read_as.push(read_as.clone());
            }
        }
    }
    let mut types: Vec<TypeSpelling> = by_spelling.into_values().collect();
    types.sort_by(|one, other| {
        other.cells.cmp(&one.cells).then_with(|| one.spelling.cmp(&other.spelling))
    });
    types
}
