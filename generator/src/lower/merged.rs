//! Models, enums and APIs as all their pages together document them.
//!
//! What each page states is kept beside the result, for statistics and for `inspect`.

use std::collections::HashSet;

use crate::diagnostics::{Diagnostic, Span};
use crate::dialect::Dialect;
use crate::dialect::parsed::fact::FactKind;
use crate::dialect::parsed::{
    ParsedBase, ParsedEnum, ParsedOperation, ParsedProperty, ParsedValue, TypeRef, WireName,
};
use crate::schema::Value;

/// All pages, merged.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Merged {
    /// The models, sorted by name.
    pub(crate) models: Vec<MergedModel>,
    /// The enums with a page of their own, sorted by name.
    pub(crate) enums: Vec<MergedEnum>,
    /// The APIs, sorted by name.
    pub(crate) apis: Vec<MergedApi>,
    /// Pages that contradict each other.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// A model and its pages. Overrides are applied here, before anything is resolved.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct MergedModel {
    /// Its name.
    pub(crate) name: String,
    /// Its pages, in the order in which they were given.
    pub(crate) pages: Vec<PageRef>,
    /// The first description.
    pub(crate) description: Option<String>,
    /// The models that it extends: those of the first page, then what the others add.
    pub(crate) extends: Vec<ParsedBase>,
    /// The properties: those of the first page, then what the others add.
    pub(crate) properties: Vec<MergedProperty>,
    /// The enums on its pages.
    pub(crate) enums: Vec<MergedEnum>,
}

/// A page that documents a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PageRef {
    /// The heading.
    pub(crate) heading: Span,
    /// The dialect that it was read in.
    pub(crate) dialect: Dialect,
}

/// A property and the rows that document it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct MergedProperty {
    /// The wire name: an exact one if any page has it.
    pub(crate) wire: WireName,
    /// The wire name that an override sets.
    pub(crate) corrected_wire: Option<String>,
    /// Whether it is required, if an override says so.
    pub(crate) corrected_required: Option<bool>,
    /// Whether it may be null, if an override says so.
    pub(crate) corrected_nullable: Option<bool>,
    /// The most specific type, or the one that an override sets.
    pub(crate) ty: TypeRef,
    /// The Type cell, or the override, that states it.
    pub(crate) ty_at: Span,
    /// Whether one page has a more specific type than another.
    pub(crate) refined: bool,
    /// What each page states; at least one.
    pub(crate) rows: Vec<ParsedProperty>,
}

/// An enum and its lists of values.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct MergedEnum {
    /// The list on the first page.
    pub(crate) first: ParsedEnum,
    /// The lists on the other pages.
    pub(crate) others: Vec<ParsedEnum>,
    /// The headings of all of them, and of pages that show nothing but the name.
    pub(crate) sources: Vec<Span>,
}

/// An API and its pages.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct MergedApi {
    /// Its name.
    pub(crate) name: String,
    /// The headings of its pages.
    pub(crate) sources: Vec<Span>,
    /// The first URL that the paths are relative to.
    pub(crate) base_url: Option<String>,
    /// The operations: those of the first page, then what the others add.
    pub(crate) operations: Vec<MergedOperation>,
}

/// An operation and its rows in the summaries.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct MergedOperation {
    /// What the first page states, completed by the others.
    pub(crate) content: ParsedOperation,
    /// The cells of its name.
    pub(crate) sources: Vec<Span>,
}

impl Merged {
    /// The model that documents a property that another model inherits.
    pub(super) fn inherited_from(
        &self,
        model: &MergedModel,
        property: &str,
    ) -> Option<&MergedModel> {
        let mut visited = HashSet::from([model.name.as_str()]);
        let mut bases: Vec<&ParsedBase> = model.extends.iter().collect();
        while let Some(base) = bases.pop() {
            let found = self.models.iter().find(|model| model.name == base.name);
            let Some(found) = found.filter(|found| visited.insert(&found.name)) else { continue };
            if found.properties.iter().any(|own| own.wire_name() == property) {
                return Some(found);
            }
            bases.extend(&found.extends);
        }
        None
    }
}

impl MergedModel {
    /// Whether its pages show nothing but the name.
    pub(super) fn is_bare(&self) -> bool {
        self.properties.is_empty() && self.enums.is_empty() && self.extends.is_empty()
    }

    /// The headings of its pages.
    pub(super) fn headings(&self) -> impl Iterator<Item = Span> {
        self.pages.iter().map(|page| page.heading)
    }
}

impl MergedProperty {
    /// The key in JSON.
    pub(crate) fn wire_name(&self) -> &str {
        self.corrected_wire.as_deref().unwrap_or_else(|| self.wire.as_str())
    }

    /// Whether an override set the type.
    pub(super) fn has_corrected_type(&self) -> bool {
        self.rows.iter().all(|row| row.ty_at != self.ty_at)
    }

    /// Whether every page marks it as required, or an override does.
    pub(super) fn is_required(&self) -> bool {
        self.corrected_required.unwrap_or_else(|| self.rows.iter().all(|row| row.required))
    }

    /// Whether any page states that it may be null, or an override does.
    pub(super) fn is_nullable(&self) -> bool {
        self.corrected_nullable.unwrap_or_else(|| {
            self.rows.iter().flat_map(|row| &row.facts).any(|fact| fact.kind == FactKind::Nullable)
        })
    }

    /// Whether any page marks it as read-only.
    pub(super) fn is_read_only(&self) -> bool {
        self.rows.iter().any(|row| row.read_only)
    }

    /// The first description.
    pub(super) fn description(&self) -> Option<&str> {
        self.rows.iter().find_map(|row| row.description.as_deref())
    }

    /// The first Name cell.
    pub(super) fn at(&self) -> Span {
        self.rows.first().map_or(self.ty_at, |row| row.at)
    }
}

impl From<ParsedProperty> for MergedProperty {
    fn from(row: ParsedProperty) -> MergedProperty {
        MergedProperty {
            wire: row.wire.clone(),
            corrected_wire: None,
            corrected_required: None,
            corrected_nullable: None,
            ty: row.ty.clone(),
            ty_at: row.ty_at,
            refined: false,
            rows: vec![row],
        }
    }
}

impl MergedEnum {
    /// The name on its page.
    pub(crate) fn name(&self) -> &str {
        &self.first.name
    }

    /// The list of each page.
    pub(crate) fn lists(&self) -> impl Iterator<Item = &ParsedEnum> {
        std::iter::once(&self.first).chain(&self.others)
    }

    /// The values: those of the first page, then what the others of the same type add.
    pub(super) fn values(&self) -> Vec<&ParsedValue> {
        let mut values: Vec<&ParsedValue> = self.first.values.iter().collect();
        let mut known: HashSet<&Value> = values.iter().map(|value| &value.value).collect();
        let others = self.others.iter().filter(|list| list.ty == self.first.ty);
        let others = others.flat_map(|list| &list.values);
        values.extend(others.filter(|value| known.insert(&value.value)));
        values
    }

    /// Whether the documentation names its members.
    pub(super) fn has_member_names(&self) -> bool {
        self.values().iter().any(|value| value.name.is_some())
    }

    /// The first description.
    pub(super) fn description(&self) -> Option<&str> {
        self.lists().find_map(|list| list.description.as_deref())
    }
}

impl From<ParsedEnum> for MergedEnum {
    fn from(first: ParsedEnum) -> MergedEnum {
        MergedEnum { sources: vec![first.at], first, others: Vec::new() }
    }
}
