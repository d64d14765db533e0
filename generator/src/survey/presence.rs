//! What the names and the presence columns of rows seem to say.

use std::collections::BTreeSet;

use super::role::{ColumnRole, Guess};
use super::table::SurveyedTable;

/// The texts and marks of some tables.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Presence {
    /// The texts of the required column that say yes; of an optional column, those that say no.
    pub(super) required: BTreeSet<String>,
    /// The number of names with a `?` at the end.
    pub(super) marked_names: usize,
    /// The marks before names of rows that belong to a row above them.
    pub(super) nesting: BTreeSet<char>,
}

/// Marks that documentation puts before the names of nested rows.
const NESTING: &[char] = &['>', '└', '├', '∟', '↳', '→'];

const YES: &[&str] = &["yes", "y", "true", "required", "mandatory", "always", "✓", "✔", "x"];
const NO: &[&str] = &["no", "n", "false", "required", "mandatory"];

impl Presence {
    pub(super) fn of(tables: &[&SurveyedTable]) -> Presence {
        let mut presence = Presence::default();
        for table in tables {
            let guess = Guess::of_table(table);
            let name = guess.column(ColumnRole::Name);
            let required = guess.column(ColumnRole::Required);
            let inverse = required.and_then(|column| table.headers.get(column));
            let inverse =
                inverse.is_some_and(|header| header.to_lowercase().starts_with("optional"));
            let words = if inverse { NO } else { YES };
            for row in &table.rows {
                let text =
                    |column: Option<usize>| row.cells.get(column?).map(|cell| cell.text.trim());
                if text(name).is_some_and(|name| name.trim_end_matches(['*', '\\']).ends_with('?'))
                {
                    presence.marked_names += 1;
                }
                let mark = text(name).and_then(|name| name.chars().next());
                presence.nesting.extend(mark.filter(|mark| NESTING.contains(mark)));
                let said =
                    text(required).filter(|text| words.contains(&text.to_lowercase().as_str()));
                presence.required.extend(said.map(str::to_owned));
            }
        }
        presence
    }
}
