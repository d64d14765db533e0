//! `[[enum]]`: tables and lists of values.

use super::columns::Headers;
use super::heading::HeadingRule;
use super::keys::Keys;
use super::sentinel::{self, Sentinel};
use crate::dialect::pattern::Pattern;

/// How a table or a list of values is recognised and read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::dialect) struct EnumTable {
    pub(in crate::dialect) heading: HeadingRule,
    pub(in crate::dialect) columns: EnumColumns,
    /// The forms of the items of a list; the first `{}` is the value.
    pub(in crate::dialect) items: Vec<Pattern>,
    /// The values that are never sent.
    pub(in crate::dialect) sentinels: Vec<Sentinel>,
}

/// The headers of a table of values. Without a column of values, the names are the values.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::dialect) struct EnumColumns {
    pub(in crate::dialect) value: Headers,
    pub(in crate::dialect) name: Headers,
    pub(in crate::dialect) description: Headers,
}

impl EnumTable {
    pub(super) fn read(keys: Keys<'_>) -> Option<EnumTable> {
        let columns = keys.table("columns").map(|keys| {
            let columns = EnumColumns {
                value: Headers::read(&keys, "value"),
                name: Headers::read(&keys, "name"),
                description: Headers::read(&keys, "description"),
            };
            super::columns::no_header_twice(&keys, &["value", "name", "description"]);
            if columns.value.is_empty() && columns.name.is_empty() {
                let help = "add `value = [\"Value\"]`, or `name` where the names are the values";
                keys.fault_help(keys.at(), "the columns name neither a `value` nor a `name`", help);
            }
            keys.finish();
            columns
        });
        let rule = EnumTable {
            heading: HeadingRule::read(&keys),
            columns: columns.unwrap_or_default(),
            items: keys.patterns("items"),
            sentinels: sentinel::read(&keys),
        };
        let has_columns = keys.has("columns");
        if !has_columns && rule.items.is_empty() {
            let help = "name the headers of the table, or the form of a list's items";
            keys.fault_help(keys.at(), "this rule has neither `columns` nor `items`", help);
        }
        keys.finish();
        (has_columns || !rule.items.is_empty()).then_some(rule)
    }
}
