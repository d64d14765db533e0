//! The headers of columns, by their role.

use super::keys::Keys;
use crate::markdown::Table;

/// The headers of one role, the usual one first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::dialect) struct Headers(Vec<String>);

impl Headers {
    pub(in crate::dialect) fn read(keys: &Keys<'_>, key: &'static str) -> Headers {
        Headers(keys.words(key))
    }

    pub(in crate::dialect) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The column of a table with the first of these headers that it has.
    pub(in crate::dialect) fn find(&self, table: &Table<'_>) -> Option<usize> {
        self.0.iter().find_map(|header| table.column(header))
    }

    pub(in crate::dialect) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// The usual header, for messages.
    pub(in crate::dialect) fn usual(&self) -> &str {
        self.0.first().map_or("", String::as_str)
    }
}

/// Reports a header that several of these keys have: a column has one role.
pub(super) fn no_header_twice(keys: &Keys<'_>, roles: &[&'static str]) {
    let mut known: Vec<(String, &str)> = Vec::new();
    for role in roles {
        for header in keys.texts(role) {
            let name = header.get_ref().to_lowercase();
            match known.iter().find(|(other, first)| *other == name && first != role) {
                Some((_, first)) => keys.fault_help(
                    header.span(),
                    format!("`{}` is a header of `{first}` and of `{role}`", header.get_ref()),
                    "a column has one role; rules for other tables may give it another one",
                ),
                None => known.push((name, role)),
            }
        }
    }
}

/// `[page.columns]`: the columns of a table of properties or parameters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::dialect) struct ColumnHeaders {
    pub(in crate::dialect) name: Headers,
    pub(in crate::dialect) ty: Headers,
    pub(in crate::dialect) description: Headers,
    pub(in crate::dialect) notes: Headers,
}

impl ColumnHeaders {
    pub(super) fn read(keys: &Keys<'_>) -> ColumnHeaders {
        let Some(keys) = keys.table("columns") else {
            keys.fault_help(keys.at(), "`columns` is missing", "name the headers of each column");
            return ColumnHeaders::default();
        };
        let columns = ColumnHeaders {
            name: Headers::read(&keys, "name"),
            ty: Headers::read(&keys, "type"),
            description: Headers::read(&keys, "description"),
            notes: Headers::read(&keys, "notes"),
        };
        keys.finish();
        columns
    }
}
