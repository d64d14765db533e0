//! `[page]`: the structure of pages that document one model, one enum or one API each.

use super::columns::{ColumnHeaders, Headers};
use super::keys::Keys;
use super::notes::NoteRules;
use super::operation::OperationRules;
use super::sections::SectionRules;
use super::sentinel::{self, Sentinel};

/// Where things stand on such a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::dialect) struct PageRules {
    /// The headings of its sections.
    pub(in crate::dialect) headings: PageHeadings,
    /// The texts that show what a page without a table is.
    pub(in crate::dialect) marks: PageMarks,
    /// The columns of tables of properties and parameters.
    pub(in crate::dialect) columns: ColumnHeaders,
    /// What the notes of a property or a parameter say.
    pub(in crate::dialect) notes: NoteRules,
    /// The tables of an enum's values.
    pub(in crate::dialect) values: ValueTable,
    /// The pages of APIs.
    pub(in crate::dialect) operation: OperationRules,
    /// The pages that describe each type of value in a section of its own.
    pub(in crate::dialect) sections: SectionRules,
}

/// What the headings of a page announce, whatever their case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::dialect) struct PageHeadings {
    /// What may precede the name: `Interface `.
    pub(in crate::dialect) name_prefixes: Vec<String>,
    /// `## Properties`
    pub(in crate::dialect) properties: Vec<String>,
    /// `## Enum`, and `## Enum: StateEnum`
    pub(in crate::dialect) enumeration: Vec<String>,
    /// `## oneOf schemas`: such a page documents a model, even without properties.
    pub(in crate::dialect) alternatives: Vec<String>,
    /// `## Implemented Interfaces`: such a section says nothing of the page.
    pub(in crate::dialect) ignored: Vec<String>,
    /// `### Parameters`, and what else only the section of an operation has.
    pub(in crate::dialect) operation: Vec<String>,
}

/// Texts that say something of a page as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::dialect) struct PageMarks {
    /// A text that only pages of models have.
    pub(in crate::dialect) model: Vec<String>,
    /// What the paragraphs start with that generators write themselves.
    pub(in crate::dialect) foot: Vec<String>,
    /// The names of files that document no model, whatever their case.
    pub(in crate::dialect) project_files: Vec<String>,
}

/// The tables of an enum's values.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::dialect) struct ValueTable {
    pub(in crate::dialect) name: Headers,
    pub(in crate::dialect) value: Headers,
    /// The values that are never sent.
    pub(in crate::dialect) sentinels: Vec<Sentinel>,
}

/// Reads `[page]`.
pub(super) fn read(keys: &Keys<'_>) -> Option<PageRules> {
    let keys = keys.table("page")?;
    let rules = PageRules {
        headings: headings(&keys),
        marks: marks(&keys),
        columns: ColumnHeaders::read(&keys),
        notes: NoteRules::read(&keys),
        values: values(&keys),
        operation: OperationRules::read(&keys),
        sections: SectionRules::read(&keys),
    };
    if rules.columns.name.is_empty() || rules.columns.ty.is_empty() {
        let help = "write `columns.name = [\"Name\"]` and `columns.type = [\"Type\"]`";
        keys.fault_help(keys.at(), "[page] names no column for names or for types", help);
    }
    keys.finish();
    Some(rules)
}

fn headings(keys: &Keys<'_>) -> PageHeadings {
    let Some(keys) = keys.table("headings") else { return PageHeadings::default() };
    let headings = PageHeadings {
        name_prefixes: keys.words("name-prefix"),
        properties: keys.words("properties"),
        enumeration: keys.words("enum"),
        alternatives: keys.words("alternatives"),
        ignored: keys.words("ignored"),
        operation: keys.words("operation"),
    };
    keys.finish();
    headings
}

fn marks(keys: &Keys<'_>) -> PageMarks {
    let Some(keys) = keys.table("marks") else { return PageMarks::default() };
    let marks = PageMarks {
        model: keys.words("model"),
        foot: keys.words("foot"),
        project_files: keys.words("project-files"),
    };
    keys.finish();
    marks
}

fn values(keys: &Keys<'_>) -> ValueTable {
    let Some(keys) = keys.table("values") else { return ValueTable::default() };
    let values = ValueTable {
        name: Headers::read(&keys, "name"),
        value: Headers::read(&keys, "value"),
        sentinels: sentinel::read(&keys),
    };
    keys.finish();
    values
}
