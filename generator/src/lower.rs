//! Parsed pages to the schema.
//!
//! In: the parsed pages, the configuration's overrides and selection, and the published names. Out: a
//! [`Schema`] in which every reference is resolved and everything has a Rust name, and the pages'
//! statements that it was made from.
//!
//! Uses `diagnostics`, `config` (overrides), `dialect` (parsed pages), `schema`, `features` and `naming`.

mod calls;
mod case_hint;
mod descriptions;
mod merge;
mod merged;
mod overrides;
mod paging;
mod provenance;
mod resolve;
mod rust_names;
mod selection;
mod spelling;
mod statistics;
#[cfg(test)]
mod tests;

pub(crate) use calls::{call_types, variants_key};
pub(crate) use descriptions::Descriptions;
pub(crate) use merged::MergedEnum;
pub(crate) use overrides::Overrides;
pub(crate) use provenance::Provenance;
pub(crate) use selection::Selection;
pub(crate) use statistics::Statistics;

use crate::diagnostics::{Diagnostic, Sources};
use crate::dialect::parsed::ParsedPage;
use crate::naming::name_lock::NameLock;
use crate::schema::Schema;

/// What a run sets beside the pages.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct LowerOptions<'a> {
    /// Whether to suggest a case for the wire names, where nobody has chosen one.
    pub(crate) suggest_case: bool,
    /// The overrides of the configuration, if there is one.
    pub(crate) overrides: Option<Overrides<'a>>,
    /// Whether the schema has the texts of the pages.
    pub(crate) descriptions: Descriptions,
    /// The part of the schema to keep; everything where there is none.
    pub(crate) selection: Option<&'a Selection>,
}

/// A schema, and how it came about.
#[derive(Debug)]
pub(crate) struct Lowered {
    /// The schema. With errors among the diagnostics it is incomplete.
    pub(crate) schema: Schema,
    /// What the pages contradict each other on, what they miss, and overrides without effect.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// The figures of everything that was merged, whatever the selection is.
    pub(crate) statistics: Statistics,
    /// What each page states.
    pub(crate) provenance: Provenance,
}

/// Runs the stages from parsed pages to the schema. `sources` holds the pages and the configuration;
/// `names` gets the names that are new.
pub(crate) fn lower(
    pages: Vec<ParsedPage>,
    sources: &Sources,
    options: &LowerOptions<'_>,
    names: &mut NameLock,
) -> Lowered {
    let mut diagnostics = Vec::new();
    let mut merged = merge::merge(pages);
    spelling::apply(&mut merged);
    if options.suggest_case {
        diagnostics.extend(case_hint::changed_case(&merged));
    }
    let mut contradictions = std::mem::take(&mut merged.diagnostics);
    if let Some(overrides) = options.overrides {
        let mut outcome = overrides::apply(overrides, &mut merged, names);
        diagnostics.append(&mut outcome.diagnostics);
        contradictions.retain(|contradiction| !outcome.settles(contradiction));
    }
    diagnostics.append(&mut contradictions);
    let resolve::Resolved { mut schema, diagnostics: mut unresolved } =
        resolve::resolve(&merged, sources);
    diagnostics.append(&mut unresolved);
    if let Some(selection) = options.selection
        && let Err(mut unknown) = selection.cut(&mut schema)
    {
        diagnostics.append(&mut unknown);
    }
    if options.descriptions == Descriptions::LeaveOut {
        descriptions::leave_out(&mut schema);
    }
    paging::assign(&mut schema);
    rust_names::assign(&mut schema, names);
    calls::assign(&mut schema, names);
    let statistics = Statistics::of(&merged);
    Lowered { schema, diagnostics, statistics, provenance: Provenance::new(merged) }
}
