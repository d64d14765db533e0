//! The headings above the place that is read.

use crate::dialect::file::{HeadingRule, identifier};
use crate::markdown::{Heading, Text};

/// The headings of the current section and of those around it, outermost first, with the line of bold
/// text right above a table.
#[derive(Debug, Default)]
pub(super) struct Titles<'a> {
    headings: Vec<Title<'a>>,
    line: Option<Text<'a>>,
    /// How many headings the page had so far.
    count: usize,
}

#[derive(Debug)]
struct Title<'a> {
    level: u8,
    text: Text<'a>,
    plain: String,
}

impl<'a> Titles<'a> {
    /// Enters the section of a heading.
    pub(super) fn enter(&mut self, heading: Heading<'a>) {
        while self.headings.last().is_some_and(|title| title.level >= heading.level) {
            self.headings.pop();
        }
        let plain = heading.text.plain().into_owned();
        self.headings.push(Title { level: heading.level, text: heading.text, plain });
        self.line = None;
        self.count += 1;
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

    /// What a rule calls a table that stands here, and the text that names it.
    pub(super) fn name(&self, rule: &HeadingRule) -> Option<(String, Text<'a>)> {
        let by_line = self.line.and_then(|line| {
            let plain = line.plain();
            let name = rule.name_of_line(plain.trim().trim_matches(['*', ':']))?;
            Some((name, line))
        });
        by_line.or_else(|| {
            let at = self.headings.last()?.text;
            Some((rule.name(&self.plain())?, at))
        })
    }

    /// Names for what is documented here, should `name` be taken: with the headings above in front.
    pub(super) fn longer_names(&self, name: &str) -> Vec<String> {
        let outer = self.headings.iter().rev().skip(1).filter_map(|title| identifier(&title.plain));
        std::iter::once(name.to_owned()).chain(outer.map(|outer| outer + name)).collect()
    }
}
