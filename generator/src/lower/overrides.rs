//! Corrections of the documentation, from `tablesmith.toml`.
//!
//! Every override has to change something. One that applies to nothing, or that repeats what the pages
//! state, is an error: it would hide that the documentation has changed.

mod addition;
mod applied;
mod errors;
mod marks;
mod omission;
mod parameter;
mod property_type;
mod rust_name;
#[cfg(test)]
mod tests;
mod wire_name;

use std::collections::{HashMap, HashSet};

use applied::{Applied, Fact};
use toml::Spanned;

use crate::config::{Override, ParameterOverride};
use crate::diagnostics::suggest::nearest;
use crate::diagnostics::{Code, Diagnostic, SourceId, Span};
use crate::dialect::parsed::TypeRef;
use crate::lower::merged::{Merged, MergedModel};
use crate::lower::resolve::type_names;
use crate::naming::name_lock::NameLock;
use crate::schema::Type;

/// The overrides of a configuration, in the order in which they are applied.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Overrides<'c> {
    /// The entries.
    pub(crate) entries: &'c [Spanned<Override>],
    /// The entries that correct parameters of operations.
    pub(crate) parameters: &'c [Spanned<ParameterOverride>],
    /// The file that they are in.
    pub(crate) source: SourceId,
}

/// What applying overrides found.
pub(super) struct Outcome {
    /// The overrides that could not be applied.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The Type cells whose type was replaced.
    replaced_types: HashSet<Span>,
}

impl Outcome {
    /// Whether a contradiction between pages is about a type that an override has set.
    pub(super) fn settles(&self, contradiction: &Diagnostic) -> bool {
        contradiction.code == Code::ContradictingTypes
            && contradiction.labels.iter().any(|label| self.replaced_types.contains(&label.span))
    }
}

/// Applies overrides to the merged pages. Names that they set are entered in the lock.
pub(super) fn apply(
    overrides: Overrides<'_>,
    merged: &mut Merged,
    names: &mut NameLock,
) -> Outcome {
    let mut run = Run {
        source: overrides.source,
        merged,
        names,
        applied: Applied::default(),
        omitted: HashMap::new(),
        replaced_types: HashSet::new(),
    };
    let entries = overrides.entries.iter().map(Spanned::get_ref);
    let mut diagnostics: Vec<Diagnostic> =
        entries.filter_map(|entry| run.apply(entry).err()).collect();
    let Run { omitted, replaced_types, .. } = run;
    diagnostics.extend(parameter::apply(overrides.parameters, overrides.source, merged));
    omission::replace_references(merged, &omitted);
    Outcome { diagnostics, replaced_types }
}

struct Run<'a> {
    source: SourceId,
    merged: &'a mut Merged,
    names: &'a mut NameLock,
    applied: Applied,
    /// The names that were left out, each with the type that takes their place.
    omitted: HashMap<String, Type>,
    replaced_types: HashSet<Span>,
}

impl Run<'_> {
    fn apply(&mut self, entry: &Override) -> Result<(), Diagnostic> {
        let name = entry.model.as_ref();
        let at = self.span(&entry.model);
        if let Some(first) = self.applied.omission_of(name) {
            return Err(errors::error(format!("`{name}` is left out already"))
                .at(at, "")
                .at(first, "by this override")
                .help("remove one of the two"));
        }
        let model = self.merged.models.iter().position(|model| model.name == *name);
        match (model, &entry.property) {
            (Some(model), Some(property)) => self.correct_property(entry, model, property),
            (None, Some(_)) => Err(self.no_model(name).at(at, "")),
            (_, None) if entry.leave_out => self.leave_out(name, at),
            (_, None) => {
                if !entry.values.is_empty() {
                    self.add_values(entry)?;
                }
                self.rename_type(entry)
            }
        }
    }

    fn correct_property(
        &mut self,
        entry: &Override,
        model: usize,
        name: &Spanned<String>,
    ) -> Result<(), Diagnostic> {
        let property = match &entry.add {
            Some(_) => self.add(entry, model, name)?,
            None => find_property(&self.merged.models[model], name.as_ref())
                .map_err(|error| self.or_inherited(model, name.as_ref(), error))
                .map_err(|error| error.at(self.span(name), ""))?,
        };
        if let (Some(ty), None) = (&entry.ty, &entry.add) {
            let at = self.claim(model, property, Fact::Type, ty)?;
            let replaced = property_type::set(self.merged, model, property, ty.as_ref(), at)
                .map_err(|error| error.at(at, ""))?;
            self.replaced_types.insert(replaced);
        }
        if let Some(wire_name) = &entry.wire_name {
            let at = self.claim(model, property, Fact::WireName, wire_name)?;
            let model = &mut self.merged.models[model];
            wire_name::set(model, property, wire_name.as_ref(), self.names)
                .map_err(|error| error.at(at, ""))?;
        }
        if let Some(required) = &entry.required {
            let at = self.claim(model, property, Fact::Required, required)?;
            let model = &mut self.merged.models[model];
            marks::set_required(model, property, *required.get_ref())
                .map_err(|error| error.at(at, ""))?;
        }
        if let Some(nullable) = &entry.nullable {
            let at = self.claim(model, property, Fact::Nullable, nullable)?;
            let model = &mut self.merged.models[model];
            marks::set_nullable(model, property, *nullable.get_ref())
                .map_err(|error| error.at(at, ""))?;
        }
        if let Some(rust_name) = &entry.rust_name {
            let at = self.claim(model, property, Fact::RustName, rust_name)?;
            let model = &self.merged.models[model];
            rust_name::set_field(model, property, rust_name.as_ref(), self.names)
                .map_err(|error| error.at(at, ""))?;
        }
        Ok(())
    }

    /// Adds a property.
    fn add(
        &mut self,
        entry: &Override,
        model: usize,
        name: &Spanned<String>,
    ) -> Result<usize, Diagnostic> {
        let at = self.span(name);
        let ty = match &entry.ty {
            Some(ty) => property_type::parse(ty.get_ref(), model, self.merged)
                .map_err(|error| error.at(self.span(ty), ""))?,
            None => TypeRef::Scalar(Type::Any),
        };
        addition::property(self.merged, model, name.get_ref(), ty, at)
            .map_err(|error| error.at(at, ""))
    }

    /// Adds values to an enum.
    fn add_values(&mut self, entry: &Override) -> Result<(), Diagnostic> {
        let (name, at) = (entry.model.as_ref(), self.span(&entry.model));
        let Some(own) = addition::find_enum(self.merged, name) else {
            return Err(self.no_enum(name).at(at, ""));
        };
        self.applied.claim(name, None, Fact::Values, at, &format!("`{name}`"))?;
        for value in &entry.values {
            let at = Span::new(self.source, value.span());
            addition::value(own, value.get_ref(), at).map_err(|error| error.at(at, ""))?;
        }
        Ok(())
    }

    /// Records that a fact of a property is corrected, and gives the place of its new value.
    fn claim<T>(
        &mut self,
        model: usize,
        property: usize,
        fact: Fact,
        value: &Spanned<T>,
    ) -> Result<Span, Diagnostic> {
        let at = self.span(value);
        let model = &self.merged.models[model];
        let described = format!("`{}` of `{}`", model.properties[property].wire_name(), model.name);
        self.applied.claim(&model.name, Some(property), fact, at, &described)?;
        Ok(at)
    }

    /// Renames a model, one without a page included, or an enum.
    fn rename_type(&mut self, entry: &Override) -> Result<(), Diagnostic> {
        let name = entry.model.as_ref();
        // A configuration that gives none was refused when it was read.
        let Some(rust_name) = &entry.rust_name else { return Ok(()) };
        let at = self.span(rust_name);
        let declared = type_names(self.merged);
        if !declared.contains_key(name) {
            return Err(self.no_model(name).at(self.span(&entry.model), ""));
        }
        self.applied.claim(name, None, Fact::RustName, at, &format!("`{name}`"))?;
        rust_name::set_type(&declared, name, rust_name.as_ref(), self.names)
            .map_err(|error| error.at(at, ""))
    }

    fn leave_out(&mut self, name: &str, at: Span) -> Result<(), Diagnostic> {
        let Some(replacement) = omission::remove(self.merged, name) else {
            return Err(self.no_model(name).at(at, ""));
        };
        self.omitted.insert(name.to_owned(), replacement);
        self.applied.claim(name, None, Fact::Presence, at, name)
    }

    /// The error, or a better one if the model inherits the property.
    fn or_inherited(&self, model: usize, property: &str, error: Diagnostic) -> Diagnostic {
        let model = &self.merged.models[model];
        match self.merged.inherited_from(model, property) {
            Some(base) => {
                let message =
                    format!("`{}` inherits `{property}` from `{}`", model.name, base.name);
                let help = format!("correct the property of `{}`", base.name);
                errors::error(message).help(help)
            }
            None => error,
        }
    }

    fn no_model(&self, name: &str) -> Diagnostic {
        let known = type_names(self.merged);
        let message = format!("no document has a model `{name}`");
        if known.contains_key(name) {
            let help = format!(
                "`{name}` is an enum: only its `rust-name` and more `values` can be given, and it can be \
                 left out"
            );
            return errors::error(message).help(help);
        }
        errors::not_found(message, nearest(name, known.keys().map(String::as_str)))
    }

    fn no_enum(&self, name: &str) -> Diagnostic {
        let known = addition::enum_names(self.merged);
        let message = format!("no document has an enum `{name}`");
        let mut called = addition::names_of_enums_called(self.merged, name);
        if !called.is_empty() {
            called.sort();
            let help = format!("with the names of their models: `{}`", called.join("`, `"));
            return errors::error(message).help(help);
        }
        errors::not_found(message, nearest(name, known.iter().map(String::as_str)))
    }

    fn span<T>(&self, value: &Spanned<T>) -> Span {
        Span::new(self.source, value.span())
    }
}

/// A property by its documented wire name, or by the one that an earlier override has set.
fn find_property(model: &MergedModel, name: &str) -> Result<usize, Diagnostic> {
    let properties = &model.properties;
    properties
        .iter()
        .position(|property| property.wire.as_str() == name)
        .or_else(|| properties.iter().position(|property| property.wire_name() == name))
        .ok_or_else(|| {
            let known = properties.iter().map(|property| property.wire_name());
            let message = format!("`{}` has no property `{name}`", model.name);
            errors::not_found(message, nearest(name, known))
        })
}
