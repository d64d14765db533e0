//! `[[model]]`, `[[enum]]`, `[[left-alone]]` and `[inheritance]`: pages whose tables document a model or an
//! enum each.

use super::columns::Headers;
use super::enum_table::EnumTable;
use super::footnotes::Footnotes;
use super::keys::Keys;
use super::model_table::ModelTable;
use crate::dialect::pattern::Pattern;
use crate::markdown::Table;

/// How tables are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::dialect) struct TableRules {
    /// What the tables are tried for, in the order of the file.
    pub(in crate::dialect) rules: Vec<TableRule>,
    /// The tables that are known to document neither a model nor an enum.
    pub(in crate::dialect) left_alone: Vec<LeftAlone>,
    /// Sentences that name the model that another one extends.
    pub(in crate::dialect) bases: Vec<Pattern>,
    /// Marks behind a name or a value that refer to a note below the table.
    pub(in crate::dialect) footnotes: Footnotes,
}

/// What a table documents, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::dialect) enum TableRule {
    Model(Box<ModelTable>),
    Enum(Box<EnumTable>),
}

/// Tables that no rule is tried for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::dialect) struct LeftAlone {
    /// The headings above them; any where there are none.
    heading: Vec<Pattern>,
    /// The headers that they all have.
    columns: Vec<String>,
    /// Why they are left alone, for `survey`.
    pub(in crate::dialect) reason: String,
}

impl LeftAlone {
    /// Whether a table under these headings, the nearest first, is one of them.
    pub(in crate::dialect) fn is(&self, table: &Table<'_>, headings: &[&str]) -> bool {
        let is_under = || {
            let nearest = headings.first().copied().unwrap_or_default();
            self.heading.iter().any(|pattern| pattern.fits(nearest))
        };
        self.columns.iter().all(|header| table.column(header).is_some())
            && (self.heading.is_empty() || is_under())
    }
}

/// Reads the rules for tables; none if the file has none.
pub(super) fn read(keys: &Keys<'_>) -> Option<TableRules> {
    let mut rules: Vec<(usize, TableRule)> = Vec::new();
    for keys in keys.tables("model") {
        let at = keys.at().start;
        rules.extend(ModelTable::read(keys).map(|rule| (at, TableRule::Model(Box::new(rule)))));
    }
    for keys in keys.tables("enum") {
        let at = keys.at().start;
        rules.extend(EnumTable::read(keys).map(|rule| (at, TableRule::Enum(Box::new(rule)))));
    }
    rules.sort_by_key(|(at, _)| *at);
    let left_alone = keys.tables("left-alone").into_iter().filter_map(left_alone).collect();
    let bases = keys.table("inheritance").map(|keys| {
        let bases = keys.patterns("sentence");
        keys.finish();
        bases
    });
    let tables = TableRules {
        left_alone,
        bases: bases.unwrap_or_default(),
        footnotes: Footnotes::read(keys),
        rules: rules.into_iter().map(|(_, rule)| rule).collect(),
    };
    (!tables.rules.is_empty()).then_some(tables)
}

fn left_alone(keys: Keys<'_>) -> Option<LeftAlone> {
    let heading = keys.words("heading").iter().map(|text| Pattern::new(text)).collect();
    let columns = Headers::read(&keys, "columns");
    let reason = keys.required_text("reason");
    let columns: Vec<String> = columns.iter().map(str::to_owned).collect();
    let heading: Vec<Pattern> = heading;
    if heading.is_empty() && columns.is_empty() {
        keys.fault(keys.at(), "this rule has neither a `heading` nor `columns`");
    }
    keys.finish();
    Some(LeftAlone { heading, columns, reason: reason?.into_inner() })
}
