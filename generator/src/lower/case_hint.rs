//! Detects that a documentation generator changed the case of the keys.
//!
//! Generators turn the names of a snake_case API into camel case, except in descriptions and paths.

use std::collections::{BTreeMap, HashMap, HashSet};

use heck::ToLowerCamelCase;

use crate::diagnostics::{Code, Diagnostic};
use crate::lower::merged::{Merged, MergedProperty};

/// The number of properties that may be in snake_case by chance: texts name things of other systems too.
const MAX_BY_CHANCE: usize = 2;

/// The minimum ratio of names in snake_case to names in the case of the pages.
const MIN_RATIO: usize = 4;

/// Warns if the texts have the names of properties in snake_case where the tables do not.
pub(super) fn changed_case(merged: &Merged) -> Option<Diagnostic> {
    let mut in_snake_case: HashMap<String, &str> = HashMap::new();
    for text in texts(merged).filter(|text| text.contains('_')) {
        let words = words(text).filter(|word| is_snake_case(word));
        in_snake_case.extend(words.map(|word| (word.to_lower_camel_case(), word)));
    }
    let mut renamed: BTreeMap<&str, (&str, &MergedProperty)> = BTreeMap::new();
    for property in merged.models.iter().flat_map(|model| &model.properties) {
        let name = property.wire.as_str();
        if let Some(word) = in_snake_case.get(name) {
            renamed.entry(name).or_insert((word, property));
        }
    }
    if renamed.len() <= MAX_BY_CHANCE || renamed.len() <= MIN_RATIO * unchanged(merged) {
        return None;
    }
    let (name, (word, property)) = renamed.iter().next()?;
    let message = format!(
        "the keys may be in snake_case: {} properties are so where texts name them",
        renamed.len()
    );
    let label = format!("`{name}` is `{word}` in a text");
    let warning = Diagnostic::warning(Code::CaseOfKeys, message).help(
        "say `--wire-case snake_case` if they are and `--wire-case camelCase` if not, or set \
         `wire-case` in tablesmith.toml",
    );
    Some(warning.at(property.at(), label))
}

/// How many properties of several words have the same name in texts as in the tables.
fn unchanged(merged: &Merged) -> usize {
    let properties = merged.models.iter().flat_map(|model| &model.properties);
    let names: HashSet<&str> = properties
        .map(|property| property.wire.as_str())
        .filter(|name| name.contains(|c: char| c.is_ascii_uppercase()))
        .filter(|name| name.starts_with(|c: char| c.is_ascii_lowercase()))
        .collect();
    let named: HashSet<&str> =
        texts(merged).flat_map(words).filter(|word| names.contains(word)).collect();
    named.len()
}

/// The descriptions of models and properties, and the paths of operations.
fn texts(merged: &Merged) -> impl Iterator<Item = &str> {
    let of_models = merged.models.iter().flat_map(|model| {
        let properties = model.properties.iter().map(MergedProperty::description);
        std::iter::once(model.description.as_deref()).chain(properties).flatten()
    });
    let operations = merged.apis.iter().flat_map(|api| &api.operations);
    of_models.chain(operations.map(|operation| operation.content.path.as_str()))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
}

/// `division_id`; not `_id`, and no constant in capitals.
fn is_snake_case(word: &str) -> bool {
    word.trim_matches('_').contains('_') && !word.contains(|c: char| c.is_uppercase())
}
