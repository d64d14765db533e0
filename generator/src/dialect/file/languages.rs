//! The file of languages that no dialect reads: their names and signs.

use toml::de::DeTable;

use super::keys::{Keys, Mistakes};
use super::signs::{self, Sign};
use crate::diagnostics::{Diagnostic, SourceId, Sources};

/// A language, and what its pages show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::dialect) struct Language {
    /// What people call it.
    pub(in crate::dialect) name: String,
    /// What its pages show.
    pub(in crate::dialect) signs: Vec<Sign>,
}

/// Reads a file of languages.
///
/// # Errors
///
/// Every mistake in it.
pub(in crate::dialect) fn parse(
    sources: &Sources,
    id: SourceId,
) -> Result<Vec<Language>, Vec<Diagnostic>> {
    let mistakes = Mistakes::new(id);
    let (table, errors) = DeTable::parse_recoverable(&sources.get(id).text);
    mistakes.syntax(errors);
    let keys = Keys::of_file(&table, &mistakes);
    super::version(&keys);
    let languages = keys.tables("language").into_iter().filter_map(|keys| {
        let name = keys.required_text("name");
        let signs = signs::read(&keys);
        keys.finish();
        Some(Language { name: name?.into_inner(), signs })
    });
    let languages = languages.collect();
    keys.finish();
    mistakes.into_result(languages)
}
