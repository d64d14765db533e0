//! Visitors that collect all values of a model or list.

use super::super::descriptor::ModelDescriptor;
use super::super::extra::Extra;
use super::{FieldRef, FieldVisitor, Items, Model};

/// The values of a model.
pub(in super::super) struct Collected<'a> {
    pub(in super::super) descriptor: ModelDescriptor,
    /// One for each field; none if the field has no value.
    pub(in super::super) values: Vec<Option<FieldRef<'a>>>,
    pub(in super::super) extra: &'a Extra,
}

impl<'a> Collected<'a> {
    pub(in super::super) fn of(model: &'a dyn Model) -> Collected<'a> {
        const EMPTY: &Extra = &Extra::NONE;
        let descriptor = ModelDescriptor::new("", &[]);
        let mut collected = Collected { descriptor, values: Vec::new(), extra: EMPTY };
        model.visit_fields(&mut collected);
        collected
    }
}

impl<'a> FieldVisitor<'a> for Collected<'a> {
    fn begin(&mut self, descriptor: ModelDescriptor, extra: &'a Extra) {
        self.descriptor = descriptor;
        self.values = vec![None; descriptor.len()];
        self.extra = extra;
    }

    fn visit(&mut self, index: usize, value: FieldRef<'a>) {
        self.values[index] = Some(value);
    }
}

/// The elements of a list.
pub(in super::super) fn elements(list: &dyn Items) -> Vec<FieldRef<'_>> {
    let mut elements = Elements { values: Vec::with_capacity(list.count()) };
    list.visit_items(&mut elements);
    elements.values
}

struct Elements<'a> {
    values: Vec<FieldRef<'a>>,
}

impl<'a> FieldVisitor<'a> for Elements<'a> {
    fn visit(&mut self, _index: usize, value: FieldRef<'a>) {
        self.values.push(value);
    }
}
