//! What was read where.

use std::collections::HashMap;
use std::ops::Range;

use super::ReadAs;
use crate::diagnostics::{SourceId, Span};
use crate::dialect::left_alone::LeftAloneTable;
use crate::lower::Provenance;

/// The places of everything that was read, by page.
pub(super) struct Outcomes {
    /// Sorted by the place.
    by_page: HashMap<SourceId, Vec<Outcome>>,
    /// Why tables are not read, by the place of their header.
    reasons: HashMap<Span, String>,
}

/// A row that was read.
#[derive(Debug, Clone)]
struct Outcome {
    /// The offset of one of its cells.
    at: usize,
    read_as: ReadAs,
    /// The type of a property.
    ty: Option<ReadType>,
}

/// A type cell that was read.
#[derive(Debug, Clone)]
pub(super) struct ReadType {
    /// The offset of its text.
    pub(super) at: usize,
    /// What it was read as.
    pub(super) read_as: String,
}

impl Outcomes {
    pub(super) fn of(provenance: &Provenance, left_alone: &[LeftAloneTable]) -> Outcomes {
        let reasons = left_alone.iter().map(|table| (table.at, table.reason.to_string()));
        let mut outcomes = Outcomes { by_page: HashMap::new(), reasons: reasons.collect() };
        for model in provenance.models() {
            for row in model.properties.iter().flat_map(|property| &property.rows) {
                let ty = ReadType { at: row.ty_at.range().start, read_as: row.ty.to_string() };
                outcomes.add(row.at, ReadAs::Model, Some(ty));
            }
        }
        for list in provenance.enum_lists() {
            for value in &list.values {
                outcomes.add(value.at, ReadAs::Enum, None);
            }
        }
        for operation in provenance.operations() {
            for &source in &operation.sources {
                outcomes.add(source, ReadAs::Operations, None);
            }
            for parameter in &operation.content.parameters {
                outcomes.add(parameter.at, ReadAs::Operations, None);
            }
        }
        for page in outcomes.by_page.values_mut() {
            page.sort_by_key(|outcome| outcome.at);
        }
        outcomes
    }

    fn add(&mut self, span: Span, read_as: ReadAs, ty: Option<ReadType>) {
        let outcome = Outcome { at: span.range().start, read_as, ty };
        self.by_page.entry(span.source).or_default().push(outcome);
    }

    fn first_in(&self, page: SourceId, range: &Range<usize>) -> Option<&Outcome> {
        let page = self.by_page.get(&page)?;
        let index = page.partition_point(|outcome| outcome.at < range.start);
        page.get(index).filter(|outcome| outcome.at < range.end)
    }

    /// What the first row in a stretch of a page was read as.
    pub(super) fn read_as(&self, page: SourceId, range: &Range<usize>) -> ReadAs {
        self.first_in(page, range).map_or(ReadAs::Nothing, |outcome| outcome.read_as)
    }

    /// Why the table with that header is not read, if its dialect tells.
    pub(super) fn reason(&self, header: Span) -> Option<&str> {
        self.reasons.get(&header).map(String::as_str)
    }

    /// The type of the property in a stretch of a page.
    pub(super) fn type_in(&self, page: SourceId, range: &Range<usize>) -> Option<&ReadType> {
        self.first_in(page, range)?.ty.as_ref()
    }
}
