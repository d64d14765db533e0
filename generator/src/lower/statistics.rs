//! What was merged, in figures.

use std::collections::BTreeMap;

use crate::dialect::Dialect;
use crate::lower::merged::{Merged, MergedModel, MergedProperty};

/// The figures of the merged pages, for the report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Statistics {
    /// The models.
    pub(crate) models: usize,
    /// The properties of all models.
    pub(crate) properties: usize,
    /// The properties that more than one page documents.
    pub(crate) documented_by_several: usize,
    /// The properties that one page alone documents, by its dialect.
    pub(crate) documented_by_one: BTreeMap<Dialect, usize>,
    /// The properties for which one page has a more specific type than another.
    pub(crate) refined: usize,
    /// The enums, those of models and those with a page of their own.
    pub(crate) enums: usize,
    /// The APIs.
    pub(crate) apis: usize,
    /// The operations of all APIs.
    pub(crate) operations: usize,
}

impl Statistics {
    pub(super) fn of(merged: &Merged) -> Statistics {
        let mut statistics = Statistics {
            models: merged.models.len(),
            enums: merged.enums.len(),
            apis: merged.apis.len(),
            operations: merged.apis.iter().map(|api| api.operations.len()).sum(),
            ..Statistics::default()
        };
        for model in &merged.models {
            statistics.enums += model.enums.len();
            statistics.properties += model.properties.len();
            for property in &model.properties {
                statistics.refined += usize::from(property.refined);
                match only_dialect(model, property) {
                    Some(dialect) => {
                        *statistics.documented_by_one.entry(dialect).or_default() += 1;
                    }
                    None => statistics.documented_by_several += 1,
                }
            }
        }
        statistics
    }
}

/// The dialect of the only page that documents a property; none where several pages do.
fn only_dialect(model: &MergedModel, property: &MergedProperty) -> Option<Dialect> {
    let [row] = property.rows.as_slice() else { return None };
    let page = model.pages.iter().find(|page| page.heading.source == row.at.source)?;
    Some(page.dialect.clone())
}
