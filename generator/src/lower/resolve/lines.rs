//! Places as `path:line`.

use std::collections::HashMap;

use crate::diagnostics::{SourceId, Sources, Span};

/// Tells lines without counting them from a page's start each time.
pub(super) struct Lines<'s> {
    sources: &'s Sources,
    /// Where each line of a source starts, for the sources asked of.
    starts: HashMap<SourceId, Vec<u32>>,
}

impl<'s> Lines<'s> {
    pub(super) fn new(sources: &'s Sources) -> Lines<'s> {
        Lines { sources, starts: HashMap::new() }
    }

    pub(super) fn of_all(&mut self, places: &[Span]) -> Vec<String> {
        places.iter().map(|&place| self.of(place)).collect()
    }

    fn of(&mut self, place: Span) -> String {
        let source = self.sources.get(place.source);
        let starts = self.starts.entry(place.source).or_insert_with(|| {
            let newlines = source.text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
            newlines.map(|(at, _)| u32::try_from(at + 1).unwrap_or(u32::MAX)).collect()
        });
        let line = starts.partition_point(|&start| start <= place.start) + 1;
        format!("{}:{line}", source.path)
    }
}
