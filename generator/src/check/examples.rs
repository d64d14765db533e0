//! The examples of JSON on pages, each with the model that it is one of.
//!
//! An example is a fenced block of code whose language is `json`; the head of a HTTP response is left out.
//! What it is of is told by a key of its objects, where the configuration has a table of its values. Else it
//! belongs to the model that its heading names (`Example Guild Member`, `SKU Example`), one of the same page
//! first; else to the only model that is documented under the same heading, or under the heading above that
//! one. It must have half of its keys in common with the model: what shows a request is no example of the
//! answer that the same section documents.

use std::collections::HashMap;
use std::ops::Range;

use serde_json::{Map, Value};

use super::expected::{Expected, ModelIndex};
use super::selection::{By, Choice};
use super::tally::Scalar;
use crate::diagnostics::{Sources, Span};
use crate::markdown::{Block, Page};
use crate::schema::folding::folded;

/// An example, with what its objects are.
pub(super) struct Example<'a> {
    pub(super) choice: Choice,
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

/// What tells the model of an example.
struct Finder<'a> {
    expected: &'a Expected,
    /// The keys whose values stand for models.
    by: &'a [By],
    /// The models of each page, with the lines of their headings.
    by_page: HashMap<&'a str, Vec<(u32, ModelIndex)>>,
    /// The models by name; none where several differ in case and punctuation alone.
    by_name: HashMap<String, Option<ModelIndex>>,
}

/// Finds the examples on the pages among the sources.
pub(super) fn find<'a>(sources: &'a Sources, expected: &Expected, by: &[By]) -> Examples<'a> {
    let mut by_name: HashMap<String, Option<ModelIndex>> = HashMap::new();
    for (index, name) in expected.models().enumerate() {
        by_name.entry(folded(name)).and_modify(|known| *known = None).or_insert(Some(index));
    }
    let finder = Finder { expected, by, by_page: headings(expected), by_name };
    let mut examples = Examples::default();
    for (id, source) in sources.iter() {
        if may_be_in(&source.text) {
            finder.of_page(&Page::parse(sources, id), sources, &mut examples);
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

impl Finder<'_> {
    /// Finds the examples on one page.
    fn of_page<'a>(&self, page: &Page<'a>, sources: &Sources, examples: &mut Examples<'a>) {
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
            let end = range.start + content.end;
            let text = &page.text[range.start + content.start..end];
            let text = without_head(text);
            if !text.trim_start().starts_with(['{', '[']) {
                continue;
            }
            let line = line_of(end - text.len());
            match self.choice(text, page.path, &headings, line) {
                Some(choice) => {
                    let line = line as u64;
                    examples.of_models.push(Example { choice, path: page.path, line, text });
                }
                None => examples.unassigned += 1,
            }
        }
    }

    /// What the objects of an example are.
    fn choice(&self, text: &str, path: &str, headings: &[Section], line: usize) -> Option<Choice> {
        let objects = objects(text);
        let told = objects.as_ref().and_then(|objects| {
            let tells = |by: &&By| objects.iter().all(|object| self.tells(by, object));
            self.by.iter().find(tells).filter(|_| !objects.is_empty())
        });
        if let Some(by) = told {
            return Some(Choice::By(by.clone()));
        }
        let own = headings.iter().rposition(|heading| heading.line < line)?;
        let models = self.by_page.get(path).map_or(&[][..], Vec::as_slice);
        let name = name_in(&headings[own].text);
        let model = self.named(&name, models).or_else(|| only_model(headings, own, models))?;
        let is_alike = objects.is_none_or(|objects| self.is_alike(&objects, model));
        is_alike.then_some(Choice::Model(model))
    }

    fn tells(&self, by: &By, object: &Map<String, Value>) -> bool {
        let value = match object.get(&by.key) {
            Some(Value::String(text)) => Some(Scalar::Text(text.clone())),
            Some(Value::Number(number)) => number.as_i64().map(|n| Scalar::Integer(n.into())),
            _ => None,
        };
        value.is_some_and(|value| by.model(&value, self.expected).is_some())
    }

    /// The model of this name: one of the page or, where it has none, of another one.
    fn named(&self, name: &str, models: &[(u32, ModelIndex)]) -> Option<ModelIndex> {
        if name.is_empty() {
            return None;
        }
        let of_page = |matches: &dyn Fn(&str) -> bool| {
            let name = |index: &ModelIndex| folded(&self.expected.models[*index].name);
            let mut found = models.iter().map(|(_, index)| index).filter(|at| matches(&name(at)));
            found.next().copied().filter(|_| found.next().is_none())
        };
        // Where two pages have a model of one name, the page's title may stand in front of it.
        of_page(&|known| known == name)
            .or_else(|| of_page(&|known| known.ends_with(name)))
            .or_else(|| self.by_name.get(name).copied().flatten())
    }

    /// Whether a model documents half of the keys of the objects.
    fn is_alike(&self, objects: &[Map<String, Value>], model: ModelIndex) -> bool {
        let model = &self.expected.models[model];
        let keys: Vec<&String> = objects.iter().flat_map(Map::keys).collect();
        let known = keys.iter().filter(|key| model.property(key, 0).is_some()).count();
        2 * known >= keys.len()
    }
}

/// The objects of an example: itself, or those in its list. None if it is no JSON.
fn objects(text: &str) -> Option<Vec<Map<String, Value>>> {
    let values = match serde_json::from_str(text).ok()? {
        Value::Array(values) => values,
        value => vec![value],
    };
    Some(
        values
            .into_iter()
            .filter_map(|value| match value {
                Value::Object(object) => Some(object),
                _ => None,
            })
            .collect(),
    )
}

/// A text without the status line and the fields of a HTTP response (RFC 9112, section 4).
fn without_head(text: &str) -> &str {
    let rest = |text: &str| {
        text.split_once("\n\n").or_else(|| text.split_once("\r\n\r\n")).map(|(head, _)| head.len())
    };
    match text.trim_start().starts_with("HTTP/").then(|| rest(text)).flatten() {
        Some(head) => &text[head..],
        None => text,
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
    fn the_head_of_a_response_is_left_out() {
        let text = "HTTP/1.1 200 OK\nContent-Type: application/json\n\n[{}]\n";
        assert_eq!(without_head(text), "\n\n[{}]\n");
        assert_eq!(without_head("{}\n\n{}"), "{}\n\n{}");
        assert_eq!(without_head("HTTP/1.1 204 No Content\n"), "HTTP/1.1 204 No Content\n");
    }

    #[test]
    fn a_heading_names_a_model_beside_words_of_its_own() {
        assert_eq!(name_in("Example Guild Member"), "guildmember");
        assert_eq!(name_in("SKU Example"), "sku");
        assert_eq!(name_in("Example of a `Ban` payload"), "ban");
    }
}
