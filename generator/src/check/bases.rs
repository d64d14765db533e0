//! Which model an undocumented key is missing from, where models extend others.

use super::expected::{Expected, ModelIndex};
use super::tally::ModelTally;

/// The models that came, with those that they extend.
pub(super) struct Bases<'c> {
    expected: &'c Expected,
    models: &'c [ModelTally],
}

impl<'c> Bases<'c> {
    pub(super) fn new(expected: &'c Expected, models: &'c [ModelTally]) -> Bases<'c> {
        Bases { expected, models }
    }

    /// The model whose documentation lacks a key of this one: itself or, if that is so for all models that
    /// came and extend the same one, that one. Nothing is missing from a model and from its base at once.
    pub(super) fn of(&self, model: ModelIndex, key: &str) -> ModelIndex {
        let bases = self.expected.models[model].bases.iter().copied();
        let lacking = bases.filter(|&base| {
            self.lacks(base, key) || self.extending(base).all(|other| self.lacks(other, key))
        });
        lacking.max_by_key(|&base| self.extending(base).count()).unwrap_or(model)
    }

    fn lacks(&self, model: ModelIndex, key: &str) -> bool {
        self.models[model].undocumented.contains_key(key)
    }

    /// The models that came themselves and extend this one, which may be among them.
    fn extending(&self, base: ModelIndex) -> impl Iterator<Item = ModelIndex> {
        let came = (0..self.models.len()).filter(|&model| self.models[model].own_objects > 0);
        came.filter(move |&model| {
            model == base || self.expected.models[model].bases.contains(&base)
        })
    }
}
