//! Which page states what.

use crate::dialect::parsed::ParsedEnum;
use crate::lower::merged::{Merged, MergedEnum, MergedModel, MergedOperation};
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

    /// All models, sorted by name.
    pub(crate) fn models(&self) -> &[MergedModel] {
        &self.0.models
    }

    /// The lists of values of all enums.
    pub(crate) fn enum_lists(&self) -> impl Iterator<Item = &ParsedEnum> {
        let of_models = self.0.models.iter().flat_map(|model| &model.enums);
        of_models.chain(&self.0.enums).flat_map(MergedEnum::lists)
    }

    /// The operations of all APIs.
    pub(crate) fn operations(&self) -> impl Iterator<Item = &MergedOperation> {
        self.0.apis.iter().flat_map(|api| &api.operations)
    }

    /// An enum by its documented name.
    pub(crate) fn enumeration(&self, id: &EnumId) -> Option<&MergedEnum> {
        match &id.model {
            Some(model) => self.model(model)?.enums.iter().find(|own| own.name() == id.name),
            None => self.0.enums.iter().find(|page| page.name() == id.name),
        }
    }
}
