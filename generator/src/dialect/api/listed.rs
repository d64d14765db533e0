//! The rows of an API page's summary table.

use crate::markdown::Text;

/// A row of the summary.
pub(super) struct Listed<'a> {
    pub(super) name: Text<'a>,
    /// `**Get** /api/v2/routing/queues`, where the table has such a column.
    pub(super) request: Option<Text<'a>>,
    pub(super) summary: Option<Text<'a>>,
}
