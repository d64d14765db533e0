//! `heading`, `section` and `part`: how the headings above a table name what it documents.

use super::keys::Keys;
use crate::dialect::pattern::Pattern;

/// The forms of headings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::dialect) struct HeadingRule {
    /// Headings that name the model or the enum.
    names: Vec<Pattern>,
    /// Headings of sections about what a heading above them names: `Properties`.
    sections: Vec<Pattern>,
    /// Headings that name a part of what the heading above them is about: `Response`.
    parts: Vec<Pattern>,
}

/// The name that headings give to a table under them.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::dialect) struct HeadingName {
    pub(in crate::dialect) name: String,
    /// How many headings stand between the table and the one that names it: none, unless the nearest is
    /// that of a section.
    pub(in crate::dialect) sections: usize,
}

impl HeadingRule {
    pub(super) fn read(keys: &Keys<'_>) -> HeadingRule {
        let patterns = |key| keys.words(key).iter().map(|text| Pattern::new(text)).collect();
        HeadingRule {
            names: keys.patterns("heading"),
            sections: patterns("section"),
            parts: patterns("part"),
        }
    }

    /// The name that headings give, the nearest first.
    pub(in crate::dialect) fn name(&self, headings: &[&str]) -> Option<HeadingName> {
        let (nearest, above) = headings.split_first()?;
        if self.parts.iter().any(|part| part.fits(nearest)) {
            let above = above.first().copied().unwrap_or_default();
            let name = identifier(&format!("{above} {nearest}"))?;
            return Some(HeadingName { name, sections: 0 });
        }
        let sections = headings.iter().take_while(|heading| self.is_section(heading)).count();
        let name = match self.names.is_empty() && self.parts.is_empty() {
            true => identifier(headings.get(sections)?)?,
            false => self.name_of(headings.get(sections)?)?,
        };
        Some(HeadingName { name, sections })
    }

    /// The name that one heading gives by its form.
    fn name_of(&self, heading: &str) -> Option<String> {
        self.names.iter().find_map(|pattern| identifier(pattern.capture(heading)?))
    }

    fn is_section(&self, heading: &str) -> bool {
        self.sections.iter().any(|section| section.fits(heading))
    }

    /// The name that a heading gives by a form that does not fit any text.
    pub(in crate::dialect) fn specific_name(&self, heading: &str) -> Option<String> {
        let mut specific = self.names.iter().filter(|pattern| !pattern.is_any());
        specific.find_map(|pattern| identifier(pattern.capture(heading)?))
    }

    /// The name within a text, where one of the forms fits; else the whole text.
    pub(in crate::dialect) fn name_in(&self, text: &str) -> Option<String> {
        self.specific_name(text).or_else(|| identifier(text))
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

    fn rule(names: &[&str], sections: &[&str], parts: &[&str]) -> HeadingRule {
        let patterns = |texts: &[&str]| texts.iter().map(|text| Pattern::new(text)).collect();
        HeadingRule { names: patterns(names), sections: patterns(sections), parts: patterns(parts) }
    }

    #[track_caller]
    fn named(rule: &HeadingRule, headings: &[&str], expected: Option<(&str, usize)>) {
        let name = expected.map(|(name, sections)| HeadingName { name: name.to_owned(), sections });
        assert_eq!(rule.name(headings), name);
    }

    #[test]
    fn a_heading_names_a_model_by_its_form() {
        let rule = rule(&["{} schema", "Complex Type {}"], &[], &["JSON Params"]);
        named(&rule, &["SharePoint Base schema"], Some(("SharePointBase", 0)));
        named(&rule, &["Complex Type Wave", "Waves"], Some(("Wave", 0)));
        named(&rule, &["Overview"], None);
        named(&rule, &["JSON Params", "Modify channel"], Some(("ModifyChannelJSONParams", 0)));
    }

    #[test]
    fn the_heading_above_a_section_names_the_model() {
        let rule = rule(&["{} resource"], &["Properties", "Optional {}"], &[]);
        named(&rule, &["Properties", "Lamp resource"], Some(("Lamp", 1)));
        let nested = ["Optional properties", "Properties", "Lamp resource"];
        named(&rule, &nested, Some(("Lamp", 2)));
        named(&rule, &["Lamp resource"], Some(("Lamp", 0)));
        named(&rule, &["Methods", "Lamp resource"], None);
        named(&rule, &["Properties", "Overview"], None);
        named(&rule, &["Properties"], None);
    }

    #[test]
    fn without_a_form_the_whole_heading_is_the_name() {
        named(&rule(&[], &[], &[]), &["User type"], Some(("UserType", 0)));
        named(&rule(&[], &["Fields"], &[]), &["Fields", "User type"], Some(("UserType", 1)));
        named(&rule(&[], &[], &[]), &["***"], None);
    }
}
