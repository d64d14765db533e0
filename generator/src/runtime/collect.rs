//! What a model or a list holds, at once.

use super::{Extra, Fields, Items, Model, View, Viewer};

/// What a model holds.
pub(super) struct Collected<'a> {
    pub(super) fields: Fields,
    /// One a field; none where it has no value.
    pub(super) views: Vec<Option<View<'a>>>,
    pub(super) extra: &'a Extra,
}

impl<'a> Collected<'a> {
    pub(super) fn of(model: &'a dyn Model) -> Collected<'a> {
        const NOTHING: &Extra = &Extra::NONE;
        let mut collected = Collected { fields: Fields::NONE, views: Vec::new(), extra: NOTHING };
        model.views(&mut collected);
        collected
    }
}

impl<'a> Viewer<'a> for Collected<'a> {
    fn begin(&mut self, fields: Fields) {
        self.fields = fields;
        self.views = vec![None; fields.len()];
    }

    fn extra(&mut self, extra: &'a Extra) {
        self.extra = extra;
    }

    fn view(&mut self, index: usize, view: View<'a>) {
        self.views[index] = Some(view);
    }
}

/// The elements of a list.
pub(super) fn elements(list: &dyn Items) -> Vec<View<'_>> {
    let mut elements = Elements { views: Vec::with_capacity(list.count()) };
    list.views(&mut elements);
    elements.views
}

struct Elements<'a> {
    views: Vec<View<'a>>,
}

impl<'a> Viewer<'a> for Elements<'a> {
    fn view(&mut self, _index: usize, view: View<'a>) {
        self.views.push(view);
    }
}
