//! The rows of an API page's summary table.

use std::collections::HashSet;

use indexmap::IndexMap;

use crate::dialect::file::PageRules;
use crate::markdown::Text;

/// A row of the summary.
pub(super) struct Listed<'a> {
    pub(super) name: Text<'a>,
    /// `**Get** /api/v2/routing/queues`, where the table has such a column.
    pub(super) request: Option<Text<'a>>,
    pub(super) summary: Option<Text<'a>>,
}

/// The rows of a summary by the names of their operations.
#[derive(Default)]
pub(super) struct Summary<'a> {
    /// The first row of each name, in order.
    pub(super) rows: IndexMap<String, Listed<'a>>,
    /// The names that several rows have.
    pub(super) repeated: HashSet<String>,
}

impl Summary<'_> {
    /// Whether an operation is `…WithHttpInfo` of another one: the native Java client offers each
    /// once more, with the headers of its response.
    pub(super) fn repeats_another(&self, name: &str, rules: &PageRules) -> bool {
        let suffix = rules.operation.repeated_suffix.as_deref();
        let bare = suffix.and_then(|suffix| name.strip_suffix(suffix));
        bare.is_some_and(|bare| self.rows.contains_key(bare))
    }
}
