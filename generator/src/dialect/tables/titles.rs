//! The headings above the place that is read.

use crate::dialect::file::{HeadingName, HeadingRule, identifier};
use crate::markdown::{Heading, Text};

/// The headings of the current section and of those around it, outermost first, with the texts under each,
/// and the line of bold text right above a table.
#[derive(Debug, Default)]
pub(super) struct Titles<'a> {
    headings: Vec<Title<'a>>,
    /// The texts above the first heading that no table has used as its description.
    preamble: Vec<Text<'a>>,
    line: Option<Text<'a>>,
    /// How many headings the page had so far.
    count: usize,
}

#[derive(Debug)]
struct Title<'a> {
    /// Its number on the page, from 0.
    index: usize,
    level: u8,
    text: Text<'a>,
    plain: String,
    /// The texts under it that no table has used as its description.
    prose: Vec<Text<'a>>,
}

/// What names a table.
pub(super) struct TableName<'a> {
    pub(super) name: String,
    /// The heading, or the line of bold text.
    pub(super) at: Text<'a>,
    /// The number of the heading on the page; none above the first one.
    pub(super) heading: Option<usize>,
    /// Whether the table stands in a section about what the heading names.
    pub(super) in_section: bool,
}

impl<'a> Titles<'a> {
    /// Enters the section of a heading.
    pub(super) fn enter(&mut self, heading: Heading<'a>) {
        while self.headings.last().is_some_and(|title| title.level >= heading.level) {
            self.headings.pop();
        }
        self.headings.push(Title {
            index: self.count,
            level: heading.level,
            text: heading.text,
            plain: heading.text.plain().into_owned(),
            prose: Vec::new(),
        });
        self.line = None;
        self.count += 1;
    }

    /// A text of the section that describes what the section is about.
    pub(super) fn describe(&mut self, texts: impl IntoIterator<Item = Text<'a>>) {
        let title = self.headings.last_mut();
        title.map_or(&mut self.preamble, |title| &mut title.prose).extend(texts);
    }

    /// The texts that describe what has this name. Nothing else is described by them.
    pub(super) fn take_description(&mut self, name: &TableName<'a>) -> Vec<Text<'a>> {
        let title = self.headings.iter_mut().find(|title| Some(title.index) == name.heading);
        std::mem::take(title.map_or(&mut self.preamble, |title| &mut title.prose))
    }

    /// A paragraph of the section. One in bold names what follows it.
    pub(super) fn line(&mut self, text: &Text<'a>) {
        let raw = text.raw.trim_end_matches(':');
        let bold = raw.strip_prefix("**").and_then(|rest| rest.strip_suffix("**"));
        self.line = bold.filter(|bold| !bold.contains('*')).and(Some(*text));
    }

    /// The end of what a line in bold names.
    pub(super) fn end_line(&mut self) {
        self.line = None;
    }

    /// The number of the current heading on the page, from 0; none before the first one.
    pub(super) fn index(&self) -> Option<usize> {
        self.count.checked_sub(1)
    }

    /// The headings as text, the nearest first.
    pub(super) fn plain(&self) -> Vec<&str> {
        self.headings.iter().rev().map(|title| title.plain.as_str()).collect()
    }

    /// What a rule calls a table that stands here.
    pub(super) fn name(&self, rule: &HeadingRule) -> Option<TableName<'a>> {
        let by_line = self.line.and_then(|line| {
            let plain = line.plain();
            let name = rule.specific_name(plain.trim().trim_matches(['*', ':']))?;
            Some(TableName { name, at: line, heading: self.index(), in_section: false })
        });
        by_line.or_else(|| {
            let HeadingName { name, sections } = rule.name(&self.plain())?;
            let title = self.headings.iter().rev().nth(sections)?;
            let (at, heading) = (title.text, Some(title.index));
            Some(TableName { name, at, heading, in_section: sections > 0 })
        })
    }

    /// Names for what the heading of that number documents, should `name` be taken: with the headings
    /// above it in front.
    pub(super) fn longer_names(&self, name: &str, heading: Option<usize>) -> Vec<String> {
        let above = self.headings.iter().rev().filter(|title| Some(title.index) < heading);
        let outer = above.filter_map(|title| identifier(&title.plain));
        std::iter::once(name.to_owned()).chain(outer.map(|outer| outer + name)).collect()
    }
}
