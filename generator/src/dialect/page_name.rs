//! What a page documents, by its headings, its front matter or its file.

use super::file::PageRules;
use super::topic::{Topic, topic};
use crate::markdown::{Heading, Page, Text};
use crate::schema::folding::folded;

/// What a page says that it documents.
pub(super) struct Name<'a> {
    /// The heading that says it, if a heading does.
    pub(super) heading: Option<Text<'a>>,
    /// Where the name stands.
    pub(super) text: Text<'a>,
    /// The name, less its namespace.
    pub(super) local: String,
    /// Whether it had one.
    pub(super) namespaced: bool,
}

/// The first heading, if it is a name, or the front matter's title.
pub(super) fn name_of<'a>(page: &Page<'a>, rules: &PageRules) -> Option<Name<'a>> {
    let headings =
        page.headings().take_while(|heading| matches!(topic(*heading, rules), Topic::Other));
    let mut headings = headings.map(|heading| heading.text);
    let first = headings.next();
    let named = first.and_then(|first| {
        // The name may be written in words before: `# My Model`, and then `## MyModel`.
        let words = folded(&first.plain());
        let mut names = headings.filter_map(|text| as_name(text, rules));
        as_name(first, rules).or_else(|| names.find(|name| folded(&name.local) == words))
    });
    named.or_else(|| titled(page, rules))
}

/// The name in the front matter.
pub(super) fn titled<'a>(page: &Page<'a>, rules: &PageRules) -> Option<Name<'a>> {
    let title = as_name(page.title?, rules)?;
    Some(Name { heading: None, ..title })
}

pub(super) fn as_name<'a>(text: Text<'a>, rules: &PageRules) -> Option<Name<'a>> {
    let plain = text.plain();
    let mut prefixes = rules.headings.name_prefixes.iter();
    let name = prefixes.find_map(|prefix| plain.strip_prefix(prefix.as_str())).unwrap_or(&plain);
    let name = name.trim();
    let local = name.rsplit('.').next().unwrap_or(name);
    let is_identifier = |part: &str| {
        !part.is_empty()
            && !part.starts_with(|c: char| c.is_ascii_digit())
            && part.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '$' | '-'))
    };
    name.split('.').all(is_identifier).then(|| Name {
        heading: Some(text),
        text,
        local: local.to_owned(),
        namespaced: local.len() < name.len(),
    })
}

pub(super) fn repeats(name: Option<&Name<'_>>, heading: Heading<'_>, rules: &PageRules) -> bool {
    let again = as_name(heading.text, rules);
    name.zip(again).is_some_and(|(name, again)| name.local == again.local)
}

/// The file name of a page, up to its first dot.
pub(super) fn file_stem<'a>(page: &Page<'a>) -> &'a str {
    let file = page.path.rsplit('/').next().unwrap_or(page.path);
    file.split('.').next().unwrap_or(file)
}
