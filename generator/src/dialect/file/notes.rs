//! `[page.notes]`: what the notes of a property or a parameter say.

use super::keys::Keys;
use crate::dialect::pattern::Pattern;

/// The texts of a Notes cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::dialect) struct NoteRules {
    /// `[optional]`; where a cell has none of them, the property is required.
    pub(in crate::dialect) optional: Vec<String>,
    /// `[readonly]`
    pub(in crate::dialect) read_only: Vec<String>,
    /// `[default to {}]`
    pub(in crate::dialect) default: Vec<Pattern>,
    /// `**Values**: {}`
    pub(in crate::dialect) values: Vec<Pattern>,
}

impl NoteRules {
    pub(super) fn read(keys: &Keys<'_>) -> NoteRules {
        let Some(keys) = keys.table("notes") else { return NoteRules::default() };
        let notes = NoteRules {
            optional: keys.words("optional"),
            read_only: keys.words("read-only"),
            default: keys.patterns("default"),
            values: keys.patterns("values"),
        };
        keys.finish();
        notes
    }

    /// Whether a text has one of the marks.
    pub(in crate::dialect) fn say(marks: &[String], text: &str) -> bool {
        marks.iter().any(|mark| text.contains(mark.as_str()))
    }
}
