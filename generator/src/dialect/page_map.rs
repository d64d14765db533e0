//! What stands where on a page, so that links to it can be followed.

use std::collections::HashMap;

use crate::dialect::parsed::ParsedBase;
use crate::markdown::Page;
use crate::schema::folding::folded;

/// The headings of a page with what is documented under them.
#[derive(Debug, Default)]
pub(crate) struct PageMap {
    /// The path of the page.
    pub(super) path: String,
    headings: Vec<MapHeading>,
    /// The names that headings give to models by their form, whether or not a table follows, by the
    /// number of the heading.
    pub(super) named: HashMap<usize, String>,
    /// What the page documents, in order.
    pub(super) items: Vec<MapItem>,
    /// What it says of the models that others extend.
    pub(super) bases: Vec<BaseSentence>,
}

#[derive(Debug)]
struct MapHeading {
    level: u8,
    /// The names that a link can have for it, in lower case.
    anchors: Vec<String>,
}

/// A model or an enum.
#[derive(Debug)]
pub(super) struct MapItem {
    /// The number of its heading on the page.
    heading: Option<usize>,
    /// The names that it may be given, the best one first.
    pub(super) names: Vec<String>,
}

/// A sentence that says which model another one extends.
#[derive(Debug)]
pub(super) struct BaseSentence {
    pub(super) subject: BaseSubject,
    pub(super) base: ParsedBase,
    /// The target of the link that names the base, if one does.
    pub(super) target: Option<String>,
}

/// The model that such a sentence is about.
#[derive(Debug)]
pub(super) enum BaseSubject {
    /// The one that a link leads to. `name` is what the link calls it.
    Link { target: String, name: String },
    /// The one of the section with this heading.
    Section(Option<usize>),
}

/// The numbers of the items of a section.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct SectionItems {
    /// Those right under its heading.
    pub(super) own: Vec<usize>,
    /// Those under its heading and the ones below that.
    pub(super) all: Vec<usize>,
}

impl PageMap {
    pub(super) fn new(page: &Page<'_>) -> PageMap {
        let mut headings: Vec<MapHeading> = Vec::new();
        let mut starts: Vec<usize> = Vec::new();
        let mut slugs: HashMap<String, usize> = HashMap::new();
        for heading in page.outer_heading().into_iter().chain(page.headings()) {
            let slug = slug(&heading.text.plain());
            let count = slugs.entry(slug.clone()).or_default();
            let anchor = if *count == 0 { slug } else { format!("{slug}-{count}") };
            *count += 1;
            starts.push(heading.text.range().end);
            headings.push(MapHeading { level: heading.level, anchors: vec![anchor] });
        }
        for (at, name) in page.anchors() {
            // An anchor stands right before its heading or in it.
            let next = starts.partition_point(|&end| end <= at);
            let is_before = starts.get(next).is_some_and(|&end| page.is_anchor_of(at, end));
            let owner = if is_before { Some(next) } else { next.checked_sub(1) };
            if let Some(heading) = owner.and_then(|owner| headings.get_mut(owner)) {
                heading.anchors.push(name.to_lowercase());
            }
        }
        PageMap { path: page.path.to_owned(), headings, ..PageMap::default() }
    }

    /// Adds what is documented next, under the heading of that number.
    pub(super) fn add(&mut self, heading: Option<usize>, names: Vec<String>) {
        self.items.push(MapItem { heading, names });
    }

    /// The number of the heading with that anchor; without an anchor that of the first one.
    pub(super) fn heading_at(&self, anchor: &str) -> Option<usize> {
        if anchor.is_empty() {
            return Some(0);
        }
        let anchor = anchor.to_lowercase();
        let exactly = self.headings.iter().position(|heading| heading.anchors.contains(&anchor));
        let folded_anchor = folded(&anchor);
        let alike = || {
            let is_alike = |known: &String| folded(known) == folded_anchor;
            self.headings.iter().position(|heading| heading.anchors.iter().any(is_alike))
        };
        exactly.or_else(alike)
    }

    /// The items under the heading of that number.
    pub(super) fn under_heading(&self, heading: Option<usize>) -> Option<SectionItems> {
        let start = heading?;
        let level = self.headings.get(start)?.level;
        let mut after = self.headings.iter().skip(start + 1);
        let length = after.position(|heading| heading.level <= level);
        let end = length.map_or(self.headings.len(), |length| start + 1 + length);
        let items = |within: &dyn Fn(usize) -> bool| {
            let items = self.items.iter().enumerate();
            let found = items.filter(|(_, item)| item.heading.is_some_and(within));
            found.map(|(index, _)| index).collect()
        };
        Some(SectionItems {
            own: items(&|heading| heading == start),
            all: items(&|heading| (start..end).contains(&heading)),
        })
    }
}

/// The anchor that a heading gets of itself: its words in lower case with hyphens between them.
fn slug(heading: &str) -> String {
    let kept = heading.trim().chars().filter_map(|c| match c {
        ' ' => Some('-'),
        '-' | '_' => Some(c),
        c if c.is_alphanumeric() => Some(c),
        _ => None,
    });
    kept.flat_map(char::to_lowercase).collect()
}
