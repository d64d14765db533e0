//! Source texts, and places in them.

use std::fmt;
use std::ops::Range;
use std::sync::OnceLock;

/// One document: where it came from, and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The path as it is shown to people: relative where it was given so, `/` between its parts on
    /// every platform.
    pub path: String,
    /// The whole text, as it stands on disk.
    pub text: String,
}

impl Source {
    /// Where each line but the first one starts.
    fn lines(&self) -> Vec<u32> {
        let newlines = self.text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
        newlines.map(|(at, _)| u32::try_from(at + 1).unwrap_or(u32::MAX)).collect()
    }
}

/// Which [`Source`] of a [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(u32);

/// A stretch of one source, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The source that it is part of.
    pub source: SourceId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// The stretch `range` of `source`. Offsets past 4 GiB, which no source reaches, are cut there.
    pub fn new(source: SourceId, range: Range<usize>) -> Span {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Span { source, start: offset(range.start), end: offset(range.end) }
    }

    /// The bytes, as a range to slice the source's text with.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Line and column, both counted from 1; a column is a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, in characters, from 1.
    pub column: usize,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// All documents of a run, in the order in which they were given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sources {
    all: Vec<Source>,
    /// Where the lines of each start, once somebody has asked.
    lines: Vec<OnceLock<Vec<u32>>>,
}

impl Sources {
    /// No documents.
    pub fn new() -> Sources {
        Sources::default()
    }

    /// Adds a document and tells its number.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> SourceId {
        let id = SourceId(u32::try_from(self.all.len()).unwrap_or(u32::MAX));
        self.all.push(Source { path: path.into(), text: text.into() });
        self.lines.push(OnceLock::new());
        id
    }

    /// The documents with their numbers, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (SourceId, &Source)> {
        self.all.iter().enumerate().map(|(index, source)| (SourceId(index as u32), source))
    }

    /// The document of that number.
    ///
    /// # Panics
    ///
    /// If the number comes from another `Sources` that held more.
    pub fn get(&self, id: SourceId) -> &Source {
        &self.all[id.0 as usize]
    }

    /// The text under a span.
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.source).text.get(span.range()).unwrap_or_default()
    }

    /// The place where a span starts.
    pub fn position(&self, span: Span) -> Position {
        let source = self.get(span.source);
        let before = source.text.get(..span.start as usize).unwrap_or(&source.text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let starts = self.lines.get(span.source.0 as usize);
        let starts = starts.map(|starts| starts.get_or_init(|| source.lines()));
        let line_breaks = starts
            .map_or(0, |starts| starts.partition_point(|&start| start as usize <= before.len()));
        Position { line: line_breaks + 1, column: before[line_start..].chars().count() + 1 }
    }

    /// How many documents there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there is no document.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn starts_at(text: &str, needle: &str, expected: &str) {
        let mut sources = Sources::new();
        let source = sources.add("page.md", text);
        let at = text.find(needle).expect("the needle is in the text");
        let span = Span::new(source, at..at + needle.len());
        assert_eq!(sources.slice(span), needle);
        assert_eq!(sources.position(span).to_string(), expected);
    }

    #[test]
    fn positions_count_lines_and_characters_from_one() {
        starts_at("state", "state", "1:1");
        starts_at("# A\n\n| b |", "b", "3:3");
        starts_at("# A\r\n| b |", "b", "2:3");
        starts_at("| äöü | c |", "c", "1:9");
    }
}
