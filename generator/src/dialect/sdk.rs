//! What the pages of a run show together, and one of them alone may not.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use crate::diagnostics::{SourceId, Sources};

/// The pages of a run as one SDK.
pub(super) struct Sdk<'a> {
    sources: &'a Sources,
    pages: &'a [SourceId],
    /// The type names that were looked for, with whether a page writes them.
    written: Mutex<HashMap<String, bool>>,
}

impl<'a> Sdk<'a> {
    pub(super) fn new(sources: &'a Sources, pages: &'a [SourceId]) -> Sdk<'a> {
        Sdk { sources, pages, written: Mutex::default() }
    }

    /// Whether any page writes this type name: `**string**`, `List&lt;string&gt;`, `string[]`.
    pub(super) fn writes_type(&self, name: &str) -> bool {
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(&found) = written.get(name) {
            return found;
        }
        let found = self.pages.iter().any(|&id| writes_type(&self.sources.get(id).text, name));
        written.insert(name.to_owned(), found);
        found
    }
}

fn writes_type(page: &str, name: &str) -> bool {
    page.match_indices(name).any(|(at, _)| {
        let before = page[..at].chars().next_back();
        let after = page[at + name.len()..].chars().next();
        matches!(before, Some('*' | '<' | ';'))
            && matches!(after, Some('*' | '>' | '&' | '?' | '[' | ','))
    })
}

#[cfg(test)]
mod tests {
    use super::writes_type;

    #[test]
    fn a_type_name_is_written_in_bold_or_as_an_argument() {
        for page in
            ["**string**", "**List&lt;string&gt;**", "Dictionary<string, int>", "**string[]**"]
        {
            assert!(writes_type(page, "string"), "{page}");
        }
        for page in ["a string, or none", "**String**", "**stringValue**", "**my-string**"] {
            assert!(!writes_type(page, "string"), "{page}");
        }
    }
}
