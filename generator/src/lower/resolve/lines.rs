//! Spans of pages as lines.

use std::collections::HashMap;
use std::sync::Arc;

use crate::diagnostics::{SourceId, Sources, Span};
use crate::schema::SourceLocation;

/// Locates spans without counting lines from a page's start each time.
pub(super) struct Lines<'s> {
    sources: &'s Sources,
    indexes: HashMap<SourceId, LineIndex>,
}

/// The lines of one page.
struct LineIndex {
    path: Arc<str>,
    /// The offset at which each line but the first one starts.
    starts: Vec<u32>,
}

impl<'s> Lines<'s> {
    pub(super) fn new(sources: &'s Sources) -> Lines<'s> {
        Lines { sources, indexes: HashMap::new() }
    }

    pub(super) fn locate_all(&mut self, spans: impl Iterator<Item = Span>) -> Vec<SourceLocation> {
        spans.map(|span| self.locate(span)).collect()
    }

    fn locate(&mut self, span: Span) -> SourceLocation {
        let index = self.indexes.entry(span.source).or_insert_with(|| {
            let source = self.sources.get(span.source);
            let newlines = source.text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
            let starts = newlines.map(|(at, _)| u32::try_from(at + 1).unwrap_or(u32::MAX));
            LineIndex { path: source.path.as_str().into(), starts: starts.collect() }
        });
        let newlines = index.starts.partition_point(|&start| start <= span.start);
        let line = u32::try_from(newlines + 1).unwrap_or(u32::MAX);
        SourceLocation { path: Arc::clone(&index.path), line }
    }
}
