//! `heading` and `part`: how the headings above a table name what it documents.

use super::keys::Keys;
use crate::dialect::pattern::Pattern;

/// The forms of headings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::dialect) struct HeadingRule {
    /// Headings that name the model or the enum.
    names: Vec<Pattern>,
    /// Headings that name a part of what the heading above them is about: `Response`.
    parts: Vec<Pattern>,
}

impl HeadingRule {
    pub(super) fn read(keys: &Keys<'_>) -> HeadingRule {
        let parts = keys.words("part").iter().map(|text| Pattern::new(text)).collect();
        HeadingRule { names: keys.patterns("heading"), parts }
    }

    /// The name that headings give, the nearest first.
    pub(in crate::dialect) fn name(&self, headings: &[&str]) -> Option<String> {
        let (nearest, above) = headings.split_first()?;
        if self.parts.iter().any(|part| part.fits(nearest)) {
            let above = above.first().copied().unwrap_or_default();
            return identifier(&format!("{above} {nearest}"));
        }
        if self.names.is_empty() && self.parts.is_empty() {
            return identifier(nearest);
        }
        self.names.iter().find_map(|pattern| identifier(pattern.capture(nearest)?))
    }

    /// The name that a line of bold text right above the table gives, as a heading would. A form that
    /// fits any text does not count.
    pub(in crate::dialect) fn name_of_line(&self, line: &str) -> Option<String> {
        let mut specific = self.names.iter().filter(|pattern| !pattern.is_any());
        specific.find_map(|pattern| identifier(pattern.capture(line)?))
    }

    /// The name within a text, where one of the forms fits; else the whole text.
    pub(in crate::dialect) fn name_in(&self, text: &str) -> Option<String> {
        let specific = self.names.iter().filter(|pattern| !pattern.is_any());
        specific
            .filter_map(|pattern| identifier(pattern.capture(text)?))
            .next()
            .or_else(|| identifier(text))
    }
}

/// The words of a heading as one name: `SharePointBase` of `SharePoint Base`.
pub(in crate::dialect) fn identifier(text: &str) -> Option<String> {
    let mut name = String::with_capacity(text.len());
    let words = text.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    for word in words.filter(|word| !word.is_empty()) {
        let mut letters = word.chars();
        name.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        name.push_str(letters.as_str());
    }
    (!name.trim_matches('_').is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(names: &[&str], parts: &[&str]) -> HeadingRule {
        let patterns = |texts: &[&str]| texts.iter().map(|text| Pattern::new(text)).collect();
        HeadingRule { names: patterns(names), parts: patterns(parts) }
    }

    #[test]
    fn a_heading_names_a_model_by_its_form() {
        let rule = rule(&["{} schema", "Complex Type {}"], &["JSON Params"]);
        assert_eq!(rule.name(&["SharePoint Base schema"]).as_deref(), Some("SharePointBase"));
        assert_eq!(rule.name(&["Complex Type Wave", "Waves"]).as_deref(), Some("Wave"));
        assert_eq!(rule.name(&["Overview"]), None);
        let name = rule.name(&["JSON Params", "Modify channel"]);
        assert_eq!(name.as_deref(), Some("ModifyChannelJSONParams"));
    }

    #[test]
    fn without_a_form_the_whole_heading_is_the_name() {
        assert_eq!(rule(&[], &[]).name(&["User type"]).as_deref(), Some("UserType"));
        assert_eq!(rule(&[], &[]).name(&["***"]), None);
    }
}
