//! Which page states what.

use crate::lower::merged::{Merged, MergedEnum, MergedModel};
use crate::schema::EnumId;

/// The statements of the pages that a schema was made from.
#[derive(Debug, Default)]
pub(crate) struct Provenance(Merged);

impl Provenance {
    pub(super) fn new(merged: Merged) -> Provenance {
        Provenance(merged)
    }

    /// A model by its documented name; none where it has no page.
    pub(crate) fn model(&self, name: &str) -> Option<&MergedModel> {
        self.0.models.iter().find(|model| model.name == name)
    }

    /// An enum by its documented name.
    pub(crate) fn enumeration(&self, id: &EnumId) -> Option<&MergedEnum> {
        match &id.model {
            Some(model) => self.model(model)?.enums.iter().find(|own| own.name() == id.name),
            None => self.0.enums.iter().find(|page| page.name() == id.name),
        }
    }
}
