//! The examples of JSON on pages, each with the model that it is one of.
//!
//! An example is a fenced block of code whose language is `json`. It belongs to the model that its heading
//! names (`Example Guild Member`, `SKU Example`), on any page; else to the only model that is documented
//! under the same heading, or under the heading above that one. It must have half of its keys in common with
//! the model: what shows a request is no example of the answer that the same section documents.

use std::collections::HashMap;
use std::ops::Range;

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::expected::{Expected, ModelIndex};
use crate::diagnostics::{Sources, Span};
use crate::markdown::{Block, Page};

/// An example of a model.
pub(super) struct Example<'a> {
    pub(super) model: ModelIndex,
    pub(super) path: &'a str,
    /// The line of its first byte.
    pub(super) line: u64,
    pub(super) text: &'a str,
}

/// The examples of some pages.
#[derive(Default)]
pub(super) struct Examples<'a> {
    pub(super) of_models: Vec<Example<'a>>,
    /// The number of those that belong to no model.
    pub(super) unassigned: usize,
    /// The number of those with comments, as `jsonc` has them.
    pub(super) commented: usize,
}

/// What a page must contain to be parsed: few do.
const FENCE: &str = "```json";

/// Whether a page may have an example.
pub(super) fn may_be_in(text: &str) -> bool {
    text.contains(FENCE)
}

/// Words in the headings of examples that are no part of a model's name.
const FILLERS: [&str; 9] =
    ["example", "examples", "sample", "samples", "object", "payload", "json", "of", "a"];

/// Finds the examples on the pages among the sources.
pub(super) fn find<'a>(sources: &'a Sources, expected: &Expected) -> Examples<'a> {
    let by_page = headings(expected);
    let mut by_name: HashMap<String, Option<ModelIndex>> = HashMap::new();
    for (index, name) in expected.models().enumerate() {
        // Two names may differ in case and punctuation alone.
        by_name.entry(folded(name)).and_modify(|known| *known = None).or_insert(Some(index));
    }
    let mut examples = Examples::default();
    for (id, source) in sources.iter() {
        if may_be_in(&source.text) {
            let page = Page::parse(sources, id);
            let models = by_page.get(source.path.as_str()).map_or(&[][..], Vec::as_slice);
            of_page(&page, sources, models, &by_name, expected, &mut examples);
        }
    }
    examples
}

/// For each page, the lines of the headings of its models.
fn headings(expected: &Expected) -> HashMap<&str, Vec<(u32, ModelIndex)>> {
    let mut by_page: HashMap<&str, Vec<(u32, ModelIndex)>> = HashMap::new();
    for (index, model) in expected.models.iter().enumerate() {
        for source in &model.sources {
            by_page.entry(&source.path).or_default().push((source.line, index));
        }
    }
    by_page.values_mut().for_each(|models| models.sort_unstable());
    by_page
}

/// Finds the examples on one page. `models` are those that it documents, with the lines of their headings.
fn of_page<'a>(
    page: &Page<'a>,
    sources: &Sources,
    models: &[(u32, ModelIndex)],
    by_name: &HashMap<String, Option<ModelIndex>>,
    expected: &Expected,
    examples: &mut Examples<'a>,
) {
    let line_of = |at: usize| sources.position(Span::new(page.source, at..at)).line;
    let headings: Vec<Section> = page
        .headings()
        .map(|heading| Section {
            level: heading.level,
            line: line_of(heading.text.range().start),
            text: heading.text.plain().to_string(),
        })
        .collect();
    for block in &page.blocks {
        let Block::Other(block) = block else { continue };
        let range = block.range();
        let Some((language, content)) = fenced(&page.text[range.clone()]) else { continue };
        match language {
            "json" => {}
            "jsonc" => {
                examples.commented += 1;
                continue;
            }
            _ => continue,
        }
        let text = &page.text[range.start + content.start..range.start + content.end];
        if !text.trim_start().starts_with(['{', '[']) {
            continue;
        }
        let line = line_of(range.start + content.start);
        let own = headings.iter().rposition(|heading| heading.line < line);
        let named =
            own.and_then(|own| by_name.get(&name_in(&headings[own].text)).copied().flatten());
        let model = named.or_else(|| only_model(&headings, own?, models));
        match model.filter(|&model| is_alike(text, model, expected)) {
            Some(model) => {
                let line = line as u64;
                examples.of_models.push(Example { model, path: page.path, line, text });
            }
            None => examples.unassigned += 1,
        }
    }
}

/// A heading of a page.
struct Section {
    level: u8,
    line: usize,
    text: String,
}

/// The language and the content of a fenced block (CommonMark 0.31.2, section 4.5).
fn fenced(block: &str) -> Option<(&str, Range<usize>)> {
    let fence = block.len() - block.trim_start_matches('`').len();
    let (first, rest) = block.split_once('\n').filter(|_| fence >= 3)?;
    let language = first[fence..].split_whitespace().next().unwrap_or_default();
    let end = rest.rfind(&block[..fence]).unwrap_or(rest.len());
    let start = first.len() + 1;
    Some((language, start..start + end))
}

/// The only model that is documented under a heading or, if there is none, under the one above it.
fn only_model(
    headings: &[Section],
    own: usize,
    models: &[(u32, ModelIndex)],
) -> Option<ModelIndex> {
    let under = |at: usize| {
        let heading = &headings[at];
        let next = headings[at + 1..].iter().find(|next| next.level <= heading.level);
        let lines = heading.line..next.map_or(usize::MAX, |next| next.line);
        let under = models.iter().filter(move |(line, _)| lines.contains(&(*line as usize)));
        under.map(|(_, model)| *model).collect::<Vec<_>>()
    };
    let models = match under(own) {
        none if none.is_empty() => {
            let above = headings[..own].iter().rposition(|above| above.level < headings[own].level);
            under(above?)
        }
        some => some,
    };
    match models.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// The name in the heading of an example, without case and punctuation.
fn name_in(heading: &str) -> String {
    let words = heading.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !FILLERS.contains(&word.to_lowercase().as_str()));
    folded(&words.collect::<String>())
}

fn folded(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether a model documents half of the keys of an example, or the example is no JSON.
fn is_alike(text: &str, model: ModelIndex, expected: &Expected) -> bool {
    let keys = match serde_json::from_str::<Keys>(text) {
        Ok(Keys::One(keys)) => keys,
        Ok(Keys::Several(all)) => {
            all.into_iter().flat_map(HashMap::into_keys).map(|key| (key, IgnoredAny)).collect()
        }
        Err(_) => return true,
    };
    let model = &expected.models[model];
    let known = keys.keys().filter(|key| model.property(key, 0).is_some()).count();
    2 * known >= keys.len()
}

/// The keys of an object, or of those in a list.
#[derive(Deserialize)]
#[serde(untagged)]
enum Keys {
    One(HashMap<String, IgnoredAny>),
    Several(Vec<HashMap<String, IgnoredAny>>),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_of_a_fence_is_what_stands_between_its_lines() {
        let block = "```json title=\"x\"\n{}\n```";
        let (language, content) = fenced(block).expect("a fence");
        assert_eq!((language, &block[content]), ("json", "{}\n"));
        assert_eq!(fenced("> text\n"), None);
        assert_eq!(fenced("````\n```\n````").map(|(language, _)| language), Some(""));
    }

    #[test]
    fn a_heading_names_a_model_beside_words_of_its_own() {
        assert_eq!(name_in("Example Guild Member"), "guildmember");
        assert_eq!(name_in("SKU Example"), "sku");
        assert_eq!(name_in("Example of a `Ban` payload"), "ban");
    }
}
