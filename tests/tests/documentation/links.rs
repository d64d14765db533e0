//! Links between the documents of the project.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use tablesmith_tests::root;

/// The links of a document that lead to no file, or to no heading of a document.
pub(super) fn broken(path: &str) -> Vec<String> {
    let file = root().join(path);
    let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{path}: {error}"));
    let folder = file.parent().unwrap_or(Path::new(""));
    targets(&text)
        .into_iter()
        .filter(|target| !target.contains("://") && !target.starts_with("mailto:"))
        .filter(|target| {
            let (to, anchor) = target.split_once('#').unwrap_or((target, ""));
            let to = if to.is_empty() { file.clone() } else { folder.join(to) };
            let exists = to.exists();
            let found = anchor.is_empty()
                || fs::read_to_string(&to).is_ok_and(|text| anchors(&text).contains(anchor));
            !(exists && found)
        })
        .map(|target| format!("{path}: nothing is at `{target}`"))
        .collect()
}

fn targets(text: &str) -> Vec<String> {
    let links = Parser::new_ext(text, Options::ENABLE_TABLES).filter_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.into_string()),
        _ => None,
    });
    links.collect()
}

/// The anchors of the headings, as GitHub makes them.
fn anchors(text: &str) -> HashSet<String> {
    let mut found = HashSet::new();
    let mut heading: Option<String> = None;
    for event in Parser::new(text) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::Text(text) | Event::Code(text) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&text);
                }
            }
            Event::End(TagEnd::Heading(_)) => {
                let text = heading.take().unwrap_or_default().to_lowercase().replace(' ', "-");
                let kept = |c: &char| c.is_alphanumeric() || ['-', '_'].contains(c);
                found.insert(text.chars().filter(kept).collect());
            }
            _ => {}
        }
    }
    found
}

#[test]
fn a_heading_is_an_anchor() {
    assert!(anchors("# `diff`: what changed, and why\n").contains("diff-what-changed-and-why"));
}
