//! Corrections of the parameters of operations: wire name, location, presence, and how lists are written.

use std::collections::HashMap;

use heck::ToTrainCase;
use toml::Spanned;

use super::errors::{error, not_found, redundant};
use crate::config::ParameterOverride;
use crate::diagnostics::suggest::nearest;
use crate::diagnostics::{Diagnostic, SourceId, Span};
use crate::dialect::parsed::{Doubt, ParsedOperation, ParsedParameter, TypeRef};
use crate::lower::merged::{Merged, MergedApi};
use crate::schema::{ListFormat, ParameterLocation};

/// Applies the overrides, which are in `source`. Gives those that could not be applied.
pub(super) fn apply(
    overrides: &[Spanned<ParameterOverride>],
    source: SourceId,
    merged: &mut Merged,
) -> Vec<Diagnostic> {
    let mut run = Run { source, applied: HashMap::new() };
    let mut errors = Vec::new();
    for entry in overrides {
        errors.extend(run.apply(entry.get_ref(), merged).err());
    }
    errors
}

/// What an override corrects of a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Fact {
    WireName,
    Location,
    Required,
    List,
}

impl Fact {
    /// The key of the configuration.
    fn key(self) -> &'static str {
        match self {
            Fact::WireName => "wire-name",
            Fact::Location => "in",
            Fact::Required => "required",
            Fact::List => "list",
        }
    }
}

/// A parameter by the positions of its API, its operation and itself.
type Position = [usize; 3];

struct Run {
    source: SourceId,
    /// The facts that were corrected, with the place of the override.
    applied: HashMap<(Position, Fact), Span>,
}

impl Run {
    fn apply(&mut self, entry: &ParameterOverride, merged: &mut Merged) -> Result<(), Diagnostic> {
        let corrected = self.find(entry, merged)?;
        if let Some(location) = &entry.location {
            let at = self.span(location);
            let location = *location.get_ref();
            if matches!(location, ParameterLocation::Path | ParameterLocation::Body) {
                let message = format!("a parameter cannot be moved to the {location}");
                return Err(error(message).at(at, "").help("write `query`, `header` or `form`"));
            }
            self.set(&corrected, merged, Fact::Location, at, |parameter| {
                // A header is named after the identifier as pages name headers.
                if location == ParameterLocation::Header && parameter.wire_name == parameter.name {
                    parameter.wire_name = parameter.name.to_train_case();
                }
                parameter.location = location;
                parameter.doubt = None;
            })?;
        }
        if let Some(wire_name) = &entry.wire_name {
            let at = self.span(wire_name);
            if let Some(position) = corrected.iter().find(|position| {
                parameter(merged, position)
                    .is_some_and(|found| found.location == ParameterLocation::Path)
            }) {
                let path = operation(merged, position).map(|found| found.path.clone());
                let message = format!("`{}` is in the path", entry.parameter.get_ref());
                return Err(error(message)
                    .at(at, format!("its name is the one in `{}`", path.unwrap_or_default()))
                    .help("remove the override"));
            }
            let wire_name = wire_name.get_ref();
            self.set(&corrected, merged, Fact::WireName, at, |parameter| {
                parameter.wire_name.clone_from(wire_name);
                // An override may say that what was guessed is right.
                parameter.doubt = parameter.doubt.filter(|doubt| *doubt != Doubt::HeaderName);
            })?;
        }
        if let Some(required) = &entry.required {
            let (at, required) = (self.span(required), *required.get_ref());
            self.set(&corrected, merged, Fact::Required, at, |parameter| {
                parameter.required = required;
            })?;
        }
        if let Some(list) = &entry.list {
            let (at, list) = (self.span(list), *list.get_ref());
            let is_list = |position: &&Position| {
                parameter(merged, position)
                    .is_some_and(|found| matches!(found.ty, TypeRef::List(_)))
            };
            if !corrected.iter().any(|position| is_list(&position)) {
                let message = format!("`{}` is no list", entry.parameter.get_ref());
                return Err(error(message).at(at, "").help("remove `list`"));
            }
            if let Some(location) = corrected.iter().find_map(|position| {
                parameter(merged, position)
                    .map(|found| found.location)
                    .filter(|location| !ListFormat::of(*location).contains(&list))
            }) {
                let message = format!("a list in the {location} is joined with commas");
                return Err(error(message).at(at, "").help("remove `list`"));
            }
            self.set(&corrected, merged, Fact::List, at, |parameter| parameter.list = Some(list))?;
        }
        Ok(())
    }

    /// The parameters that an override is about; at least one.
    fn find(
        &self,
        entry: &ParameterOverride,
        merged: &Merged,
    ) -> Result<Vec<Position>, Diagnostic> {
        let apis = &merged.apis;
        let is_meant =
            |api: &MergedApi| entry.api.as_ref().is_none_or(|name| *name.get_ref() == api.name);
        if let Some(name) = entry.api.as_ref().filter(|_| !apis.iter().any(is_meant)) {
            let known = nearest(name.get_ref(), apis.iter().map(|api| api.name.as_str()));
            let message = format!("no document has an API `{}`", name.get_ref());
            return Err(not_found(message, known).at(self.span(name), ""));
        }
        let is_called = |found: &ParsedOperation| {
            entry.operation.as_ref().is_none_or(|name| *name.get_ref() == found.name)
        };
        let operations = || {
            apis.iter().enumerate().filter(|(_, api)| is_meant(api)).flat_map(|(index, api)| {
                let operations = api.operations.iter().enumerate();
                operations.map(move |(number, one)| ([index, number], &one.content))
            })
        };
        if let Some(name) =
            entry.operation.as_ref().filter(|_| !operations().any(|(_, one)| is_called(one)))
        {
            let known = nearest(name.get_ref(), operations().map(|(_, one)| one.name.as_str()));
            let message = format!("no document has an operation `{}`", name.get_ref());
            return Err(not_found(message, known).at(self.span(name), ""));
        }
        let wanted = entry.parameter.get_ref();
        let parameters = || {
            operations().filter(|(_, one)| is_called(one)).flat_map(|([index, number], one)| {
                let parameters = one.parameters.iter().enumerate();
                parameters.map(move |(place, found)| ([index, number, place], found))
            })
        };
        let found: Vec<Position> = parameters()
            .filter(|(_, parameter)| parameter.name == *wanted)
            .map(|(position, _)| position)
            .collect();
        if found.is_empty() {
            let known = nearest(wanted, parameters().map(|(_, parameter)| parameter.name.as_str()));
            let message = format!("no operation of these has a parameter `{wanted}`");
            return Err(not_found(message, known).at(self.span(&entry.parameter), ""));
        }
        Ok(found)
    }

    /// Corrects a fact of these parameters.
    ///
    /// # Errors
    ///
    /// If an override gave the fact before, or if the pages state it so already.
    fn set(
        &mut self,
        corrected: &[Position],
        merged: &mut Merged,
        fact: Fact,
        at: Span,
        correct: impl Fn(&mut ParsedParameter),
    ) -> Result<(), Diagnostic> {
        let mut changed = false;
        for position in corrected {
            let Some(parameter) = parameter_mut(merged, position) else { continue };
            if let Some(first) = self.applied.insert((*position, fact), at) {
                let message =
                    format!("two overrides give `{}` of `{}`", fact.key(), parameter.name);
                return Err(error(message)
                    .at(at, "once more here")
                    .at(first, "first here")
                    .help("remove one of the two"));
            }
            let before = parameter.clone();
            correct(parameter);
            changed |= before != *parameter;
        }
        let name = corrected.first().and_then(|position| parameter(merged, position));
        let name = name.map(|parameter| parameter.name.clone()).unwrap_or_default();
        match changed {
            true => Ok(()),
            false => {
                Err(redundant(format!("`{}` of `{name}` is documented so", fact.key())).at(at, ""))
            }
        }
    }

    fn span<T>(&self, value: &Spanned<T>) -> Span {
        Span::new(self.source, value.span())
    }
}

fn operation<'m>(
    merged: &'m Merged,
    [api, operation, _]: &Position,
) -> Option<&'m ParsedOperation> {
    Some(&merged.apis.get(*api)?.operations.get(*operation)?.content)
}

fn parameter<'m>(merged: &'m Merged, position: &Position) -> Option<&'m ParsedParameter> {
    operation(merged, position)?.parameters.get(position[2])
}

fn parameter_mut<'m>(
    merged: &'m mut Merged,
    [api, operation, parameter]: &Position,
) -> Option<&'m mut ParsedParameter> {
    let operation = merged.apis.get_mut(*api)?.operations.get_mut(*operation)?;
    operation.content.parameters.get_mut(*parameter)
}
