//! `facts`: what the text of a description states of the values.

use super::keys::Keys;
use crate::dialect::parsed::FactKind;
use crate::dialect::pattern::Pattern;

/// The keys of facts, in columns and in texts.
pub(super) const FACTS: [(&str, FactKind); 7] = [
    ("nullable", FactKind::Nullable),
    ("default", FactKind::Default),
    ("minimum", FactKind::Minimum),
    ("maximum", FactKind::Maximum),
    ("min-length", FactKind::MinLength),
    ("max-length", FactKind::MaxLength),
    ("pattern", FactKind::Pattern),
];

/// The sentences that state a fact, with the value in place of their first `{}`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::dialect) struct FactTexts(Vec<(FactKind, Pattern)>);

impl FactTexts {
    pub(super) fn read(keys: &Keys<'_>) -> FactTexts {
        let Some(keys) = keys.table("facts") else { return FactTexts::default() };
        let mut texts = Vec::new();
        for (key, kind) in FACTS {
            match kind {
                // Nothing but the text itself is stated.
                FactKind::Nullable => {
                    texts.extend(keys.words(key).iter().map(|text| (kind, Pattern::new(text))));
                }
                _ => texts.extend(keys.patterns(key).into_iter().map(|pattern| (kind, pattern))),
            }
        }
        keys.finish();
        FactTexts(texts)
    }

    /// The facts that a text states: the first value of each kind. A value is one word, or a text in
    /// quotes or backticks.
    pub(in crate::dialect) fn find<'t>(
        &self,
        text: &'t str,
    ) -> impl Iterator<Item = (FactKind, &'t str)> {
        let mut found: Vec<(FactKind, &'t str)> = Vec::new();
        for (kind, pattern) in &self.0 {
            if found.iter().any(|(known, _)| known == kind) {
                continue;
            }
            let value = match pattern.has_gap() {
                true => pattern.find(text).filter(|value| is_one_value(value)),
                false => text.contains(pattern.start()).then_some(""),
            };
            found.extend(value.map(|value| (*kind, value)));
        }
        found.into_iter()
    }
}

fn is_one_value(value: &str) -> bool {
    let is_quoted =
        ['"', '\'', '`'].iter().any(|mark| value.starts_with(*mark) && value.ends_with(*mark));
    is_quoted || !value.contains(char::is_whitespace)
}
