//! `[[model]]`: tables of properties.

use super::columns::Headers;
use super::fact_texts::{FACTS, FactTexts};
use super::heading::HeadingRule;
use super::keys::Keys;
use crate::dialect::parsed::FactKind;
use crate::dialect::pattern::Pattern;

/// How a table of properties is recognised and read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::dialect) struct ModelTable {
    pub(in crate::dialect) heading: HeadingRule,
    pub(in crate::dialect) columns: ModelColumns,
    pub(in crate::dialect) presence: Presence,
    /// What the texts of the description column state.
    pub(in crate::dialect) facts: FactTexts,
    /// The texts of the description column of a property that only the server sets.
    pub(in crate::dialect) read_only: Vec<String>,
    /// Whether an integer whose name or description links to an enum of integers is of that enum.
    pub(in crate::dialect) integer_links: bool,
    /// The same for texts.
    pub(in crate::dialect) text_links: bool,
    /// The forms of the names of rows that belong to the row above them.
    pub(in crate::dialect) nested: Vec<Pattern>,
    /// The models that all models of these tables extend.
    pub(in crate::dialect) extends: Vec<String>,
}

/// The headers of a table of properties.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::dialect) struct ModelColumns {
    pub(in crate::dialect) name: Headers,
    pub(in crate::dialect) ty: Headers,
    pub(in crate::dialect) description: Headers,
    pub(in crate::dialect) required: Headers,
    pub(in crate::dialect) facts: Vec<(FactKind, Headers)>,
}

/// How a row says that its property is always there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::dialect) struct Presence {
    /// The texts of the required column that say so.
    pub(in crate::dialect) required: Vec<String>,
    /// The form of an optional property's name: `{}?`. A name without it is of a required one.
    pub(in crate::dialect) optional_name: Option<Pattern>,
    /// The texts of the description column of an optional property.
    pub(in crate::dialect) optional: Vec<String>,
}

impl ModelTable {
    pub(super) fn read(keys: Keys<'_>) -> Option<ModelTable> {
        let columns = columns(&keys);
        let presence = Presence {
            required: keys.words("required"),
            optional_name: keys.patterns("optional-name").pop(),
            optional: keys.words("optional"),
        };
        let has_column = columns.as_ref().is_some_and(|columns| !columns.required.is_empty());
        if columns.is_some() && has_column == presence.required.is_empty() {
            keys.fault_help(
                keys.at(),
                "`columns.required` and `required` are of use only together",
                "`required = [\"Yes\"]` lists the texts of the column that say so",
            );
        }
        let heading = HeadingRule::read(&keys);
        let facts = FactTexts::read(&keys);
        let read_only = keys.words("read-only");
        let integer_links = keys.flag("integer-links");
        let text_links = keys.flag("text-links");
        let nested = keys.patterns("nested");
        let extends = keys.words("extends");
        keys.finish();
        let columns = columns?;
        Some(ModelTable {
            heading,
            columns,
            presence,
            facts,
            read_only,
            integer_links,
            text_links,
            nested,
            extends,
        })
    }
}

fn columns(keys: &Keys<'_>) -> Option<ModelColumns> {
    let Some(columns) = keys.table("columns") else {
        let help = "name the headers: `columns.name = [\"Name\"]`, `columns.type = [\"Type\"]`";
        keys.fault_help(keys.at(), "this rule has no `columns`", help);
        return None;
    };
    let mut facts: Vec<(FactKind, Headers)> = Vec::new();
    for (key, kind) in FACTS {
        let headers = Headers::read(&columns, key);
        if !headers.is_empty() {
            facts.push((kind, headers));
        }
    }
    for key in ["name", "type"] {
        if !columns.has(key) {
            let help = format!("add `columns.{key} = [\"…\"]`");
            columns.fault_help(columns.at(), format!("the columns name no `{key}`"), help);
        }
    }
    let read = ModelColumns {
        name: Headers::read(&columns, "name"),
        ty: Headers::read(&columns, "type"),
        description: Headers::read(&columns, "description"),
        required: Headers::read(&columns, "required"),
        facts,
    };
    super::columns::no_header_twice(&columns, &["name", "type", "description", "required"]);
    columns.finish();
    Some(read)
}
