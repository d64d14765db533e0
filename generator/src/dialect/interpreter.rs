//! A dialect's rules for types and names, applied to the pages of one run.

use heck::{ToLowerCamelCase, ToUpperCamelCase};

use super::builtin;
use super::file::DialectRules;
use super::sdk::Sdk;
use crate::dialect::names::WireNames;
use crate::dialect::parsed::WireName;
use crate::dialect::types::{Surroundings, TypeFault, TypeGrammar, TypeReading};
use crate::markdown::Text;
use crate::naming::wire_case::WireCase;

/// What turns the type cells and names of a page into types and wire names.
#[derive(Clone, Copy)]
pub(super) struct Interpreter<'s> {
    types: &'s TypeGrammar,
    names: &'s WireNames,
    sdk: &'s Sdk<'s>,
    /// The case of the wire names, where the API is known to have one.
    wire_case: Option<WireCase>,
}

impl<'s> Interpreter<'s> {
    pub(super) fn new(
        rules: &'s DialectRules,
        sdk: &'s Sdk<'s>,
        wire_case: Option<WireCase>,
    ) -> Interpreter<'s> {
        Interpreter { types: &rules.types, names: &rules.names, sdk, wire_case }
    }

    /// Reads a type cell, whose plain text is `text`.
    ///
    /// # Errors
    ///
    /// If it holds no type. A dialect may read any text but an empty one as any JSON.
    pub(super) fn read_type<'t>(
        &self,
        cell: &Text<'_>,
        text: &'t str,
    ) -> Result<TypeReading<'t>, TypeFault> {
        let links = if self.types.follows_links() { cell.links() } else { Vec::new() };
        let surroundings = Surroundings {
            writes_type: &|name| self.sdk.writes_type(name),
            is_foreign: builtin::is_foreign_type,
        };
        self.types.read(text, &links, &surroundings)
    }

    /// The values of which a cell consists, if it has values instead of a type.
    pub(super) fn literals_in<'t>(&self, cell: &Text<'t>) -> Option<Vec<&'t str>> {
        self.types.literals_in(cell.raw)
    }

    /// Whether a type name stands for the enum which the page lists for the property.
    pub(super) fn means_own_enum(&self, name: &str) -> bool {
        self.types.means_own_enum(name)
    }

    /// What separates the values of an enum that stand in one cell, if they do.
    pub(super) fn values_between(&self) -> Option<&'s str> {
        self.types.values_between()
    }

    /// Whether a name in a table of properties is none of a property.
    pub(super) fn is_skipped(&self, name: &str) -> bool {
        self.names.skipped.contains(name)
    }

    /// The wire name of a property in the case that the API is known to use, if it is.
    pub(super) fn wire_name(&self, name: &str, model: &str) -> WireName {
        self.names.wire_name(name, model, self.wire_case)
    }

    /// The wire name of a parameter of query or form: its name, in the case that the API is known to use.
    pub(super) fn parameter_wire_name(&self, name: &str) -> String {
        match self.wire_case {
            None | Some(WireCase::CamelCase) => name.to_owned(),
            Some(case) => case.apply(name),
        }
    }

    /// The name of a parameter without its escapes, in its own case.
    pub(super) fn parameter_name(&self, name: &str, api: &str) -> String {
        let bare = self.names.bare(name, api);
        if bare != name {
            return bare.to_owned();
        }
        // The escapes are written for properties, `VarClient`; a parameter starts in lower case, `varClient`.
        let property = name.to_upper_camel_case();
        match self.names.bare(&property, "") {
            bare if bare != property && name == property.to_lower_camel_case() => {
                bare.to_lower_camel_case()
            }
            _ => name.to_owned(),
        }
    }
}
