//! `[page.operation]`: the pages of APIs.

use super::columns::Headers;
use super::keys::Keys;
use crate::dialect::pattern::Pattern;

/// What names the parts of an API's page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::dialect) struct OperationRules {
    /// The column of the summary with the operations' names.
    pub(in crate::dialect) name: Headers,
    /// The column that the summary of all APIs has, and that of one has not.
    pub(in crate::dialect) class: Headers,
    /// The column with method and path.
    pub(in crate::dialect) request: Headers,
    /// The column with a sentence on each operation.
    pub(in crate::dialect) description: Headers,
    /// The heading of the table of parameters.
    pub(in crate::dialect) parameters: Vec<String>,
    /// The heading of the type that is returned.
    pub(in crate::dialect) returns: Vec<String>,
    /// The line with method and path, where the summary has none.
    pub(in crate::dialect) request_line: Option<Pattern>,
    /// The line before the list of permissions.
    pub(in crate::dialect) permission_line: Option<Pattern>,
    /// The end of the names of operations that another one of the page repeats.
    pub(in crate::dialect) repeated_suffix: Option<String>,
    /// The start of the type of an empty response, whatever its case.
    pub(in crate::dialect) nothing: Vec<String>,
    /// The names of parameters that are headers, beside those that start with `x`.
    pub(in crate::dialect) headers: Vec<String>,
}

impl OperationRules {
    pub(super) fn read(keys: &Keys<'_>) -> OperationRules {
        let Some(keys) = keys.table("operation") else { return OperationRules::default() };
        let rules = OperationRules {
            name: Headers::read(&keys, "name"),
            class: Headers::read(&keys, "class"),
            request: Headers::read(&keys, "request"),
            description: Headers::read(&keys, "description"),
            parameters: keys.words("parameters"),
            returns: keys.words("returns"),
            request_line: keys.patterns("request-line").pop(),
            permission_line: keys.patterns("permission-line").pop(),
            repeated_suffix: keys.text("repeated-suffix").map(toml::Spanned::into_inner),
            nothing: keys.words("nothing"),
            headers: keys.words("headers"),
        };
        keys.finish();
        rules
    }
}
