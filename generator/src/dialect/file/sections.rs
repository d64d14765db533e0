//! `[page.sections]`: pages on which each value has a section that says what it is.

use super::columns::ColumnHeaders;
use super::keys::Keys;
use crate::dialect::pattern::Pattern;
use crate::dialect::types::schema_types;
use crate::schema::Type;

/// What the headings and tables of such a section are called.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::dialect) struct SectionRules {
    /// `## Model Type Info`: the table with the type of the section's value.
    pub(in crate::dialect) ty: Vec<String>,
    /// `### Dictionary Keys`: its properties. Their names are the keys.
    pub(in crate::dialect) properties: Vec<String>,
    /// `### Tuple Items`: its elements.
    pub(in crate::dialect) items: Vec<String>,
    /// `#### allOf`: what it is as well.
    pub(in crate::dialect) all_of: Vec<String>,
    /// `#### oneOf`: what else it may be.
    pub(in crate::dialect) alternatives: Vec<String>,
    /// `### Return Types, Responses`: what only operations of this layout have. They are not read.
    pub(in crate::dialect) operation: Vec<String>,
    /// The columns of these tables.
    pub(in crate::dialect) columns: ColumnHeaders,
    /// `must be one of [{}]`, in a Notes cell: the values of an enum.
    pub(in crate::dialect) values: Vec<Pattern>,
    /// `value must be a 32 bit integer`, in a Notes cell, where the type says less.
    pub(in crate::dialect) types: Vec<(String, Type)>,
}

impl SectionRules {
    pub(super) fn read(keys: &Keys<'_>) -> SectionRules {
        let Some(keys) = keys.table("sections") else { return SectionRules::default() };
        let rules = SectionRules {
            ty: keys.words("type"),
            properties: keys.words("properties"),
            items: keys.words("items"),
            all_of: keys.words("all-of"),
            alternatives: keys.words("alternatives"),
            operation: keys.words("operation"),
            columns: ColumnHeaders::read(&keys),
            values: keys.patterns("values"),
            types: types(&keys),
        };
        keys.finish();
        rules
    }
}

fn types(keys: &Keys<'_>) -> Vec<(String, Type)> {
    let Some(keys) = keys.table("types") else { return Vec::new() };
    let mut types = Vec::new();
    for (name, ty) in schema_types() {
        types.extend(keys.words(name).into_iter().map(|note| (note, ty.clone())));
    }
    keys.finish();
    types
}
