//! Declare every name first, then resolve every reference.

mod apis;
mod enums;
mod facts;
mod inherit;
mod lines;
mod unclear;

use std::collections::{BTreeMap, HashMap, HashSet};

use enums::Enums;
use lines::Lines;

use crate::diagnostics::{Code, Diagnostic, Sources, Span};
use crate::dialect::parsed::TypeRef;
use crate::lower::merged::{Merged, MergedModel, MergedProperty};
use crate::schema::{EnumId, Model, Property, Schema, Type, VERSION};

/// A schema without Rust names, and what is wrong with it.
pub(super) struct Resolved {
    pub(super) schema: Schema,
    /// Names without a page, and wire names that two properties have.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Resolves every reference of the merged pages. `sources` are the pages that they come from.
pub(super) fn resolve(merged: &Merged, sources: &Sources) -> Resolved {
    let documented: HashSet<&str> = merged.models.iter().map(|model| model.name.as_str()).collect();
    let undocumented = undocumented(merged, &documented);
    let models = documented.iter().chain(undocumented.keys()).copied();
    let enums = Enums::declare(merged, models);
    let mut resolver = Resolver {
        documented,
        enums: &enums,
        examples_configure: apis::examples_configure(merged),
        lines: Lines::new(sources),
        diagnostics: Vec::new(),
    };
    resolver.member_names(merged);
    let mut models: Vec<Model> = merged.models.iter().map(|model| resolver.model(model)).collect();
    inherit::inherit(&mut models, merged, &mut resolver.diagnostics);
    let mut diagnostics = std::mem::take(&mut resolver.diagnostics);
    for (&name, &at) in &undocumented {
        diagnostics.push(
            Diagnostic::warning(Code::UndocumentedModel, format!("`{name}` has no page"))
                .at(at, "named here; its JSON is kept whole")
                .help(format!("add the page of `{name}` to the sources")),
        );
        models.push(without_page(name));
    }
    models.sort_by(|a, b| a.name.cmp(&b.name));
    let apis: Vec<_> = merged.apis.iter().map(|api| resolver.api(api)).collect();
    resolver.diagnostics.extend(unclear::requests(merged, &apis));
    let enums = enums.to_schema(&mut resolver.lines, &mut resolver.diagnostics);
    diagnostics.append(&mut resolver.diagnostics);
    let schema = Schema { version: VERSION, models, enums, apis, topics: Vec::new() };
    Resolved { schema, diagnostics }
}

/// The names that the models and enums of the schema will have, each with its key in the lock.
pub(super) fn type_names(merged: &Merged) -> BTreeMap<String, String> {
    let documented: HashSet<&str> = merged.models.iter().map(|model| model.name.as_str()).collect();
    let undocumented = undocumented(merged, &documented);
    let models = documented.iter().chain(undocumented.keys()).copied();
    let enums = enum_ids(merged).into_iter().map(|(name, id)| (name, id.to_string()));
    models.map(|name| (name.to_owned(), name.to_owned())).chain(enums).collect()
}

/// The names that the enums of the schema will have, each with the documented one.
pub(super) fn enum_ids(merged: &Merged) -> BTreeMap<String, EnumId> {
    let documented: HashSet<&str> = merged.models.iter().map(|model| model.name.as_str()).collect();
    let undocumented = undocumented(merged, &documented);
    let models = documented.iter().chain(undocumented.keys()).copied();
    let enums = Enums::declare(merged, models);
    enums.names().map(|(name, id)| (name.to_owned(), id.clone())).collect()
}

/// The types of properties, parameters and results, each with the model that has it and with its place.
/// Those of APIs are no model's.
fn references(merged: &Merged) -> impl Iterator<Item = (&str, &TypeRef, Span)> {
    let of_models = merged.models.iter().flat_map(|model| {
        let properties = model.properties.iter();
        properties.map(|property| (model.name.as_str(), &property.ty, property.ty_at))
    });
    of_models.chain(apis::named(merged).map(|(ty, at)| ("", ty, at)))
}

/// The names without a page, with the first place that names each.
fn undocumented<'m>(merged: &'m Merged, documented: &HashSet<&str>) -> BTreeMap<&'m str, Span> {
    let enums: HashSet<&str> = merged.enums.iter().map(|page| page.name()).collect();
    let mut undocumented = BTreeMap::new();
    for (_, ty, at) in references(merged) {
        if let TypeRef::Named { name, otherwise: None, .. } = ty.innermost()
            && !documented.contains(name.as_str())
            && !enums.contains(name.as_str())
        {
            undocumented.entry(name.as_str()).or_insert(at);
        }
    }
    undocumented
}

/// A model that is named and has no page.
fn without_page(name: &str) -> Model {
    Model {
        name: name.to_owned(),
        rust_name: String::new(),
        documented: false,
        description: None,
        extends: Vec::new(),
        properties: Vec::new(),
        sources: Vec::new(),
    }
}

struct Resolver<'m> {
    documented: HashSet<&'m str>,
    enums: &'m Enums<'m>,
    /// Whether the example of any operation configures credentials.
    examples_configure: bool,
    lines: Lines<'m>,
    diagnostics: Vec<Diagnostic>,
}

impl<'m> Resolver<'m> {
    fn model(&mut self, model: &'m MergedModel) -> Model {
        self.unique_wire_names(model);
        let properties =
            model.properties.iter().map(|property| self.property(model, property)).collect();
        Model {
            name: model.name.clone(),
            rust_name: String::new(),
            documented: true,
            description: model.description.clone(),
            extends: model.extends.iter().map(|base| base.name.clone()).collect(),
            properties,
            sources: self.lines.locate_all(model.headings()),
        }
    }

    fn property(&mut self, model: &MergedModel, property: &MergedProperty) -> Property {
        let ty = self.ty(&model.name, &property.ty);
        let facts = facts::read(&model.name, property, &ty, self.enums, &mut self.diagnostics);
        Property {
            name: property.wire_name().to_owned(),
            rust_name: String::new(),
            ty,
            required: property.is_required(),
            read_only: property.is_read_only(),
            facts,
            inherited_from: None,
            description: property.description().map(str::to_owned),
            sources: self.lines.locate_all(property.rows.iter().map(|row| row.at)),
        }
    }

    /// Recursion ends: a parsed type is at most [`crate::dialect::types::MAX_DEPTH`] deep.
    fn ty(&self, model: &str, ty: &TypeRef) -> Type {
        match ty {
            TypeRef::Scalar(scalar) => scalar.clone(),
            TypeRef::List(element) => Type::List(Box::new(self.ty(model, element))),
            TypeRef::Map(value) => Type::Map(Box::new(self.ty(model, value))),
            TypeRef::OwnEnum(name) => self.enums.own(model, name).unwrap_or(Type::String),
            TypeRef::MemberNames(name) => {
                self.enums.member_names(model, name).unwrap_or(Type::String)
            }
            TypeRef::Named { name, .. } if self.documented.contains(name.as_str()) => {
                Type::Model(name.clone())
            }
            TypeRef::Named { name, otherwise, .. } => self
                .enums
                .with_page(name)
                .or_else(|| otherwise.clone())
                .unwrap_or_else(|| Type::Model(name.clone())),
        }
    }

    /// Reports references to the names of members that no page gives.
    fn member_names(&mut self, merged: &Merged) {
        for (model, ty, at) in references(merged) {
            let TypeRef::MemberNames(name) = ty.innermost() else { continue };
            let Some((message, help)) = (match enums::documented_enum(merged, model, name) {
                Some((_, documented)) if documented.has_member_names() => None,
                Some(_) => Some((
                    format!("the pages do not name the members of `{name}`"),
                    "add a column with the names to its table, or refer to its values",
                )),
                None => Some((
                    format!("no page lists the members of `{name}`"),
                    "add the page that lists them to the sources",
                )),
            }) else {
                continue;
            };
            self.diagnostics.push(
                Diagnostic::warning(Code::MissingMemberNames, message)
                    .at(at, "the name of a member is expected here; read as text")
                    .help(help),
            );
        }
    }

    /// Reports two properties with one wire name. No page has them, but an override or a published
    /// format may set a name that another property has.
    fn unique_wire_names(&mut self, model: &MergedModel) {
        let mut seen: HashMap<&str, &MergedProperty> =
            HashMap::with_capacity(model.properties.len());
        for property in &model.properties {
            let name = property.wire_name();
            if let Some(first) = seen.insert(name, property) {
                self.diagnostics.push(
                    Diagnostic::error(
                        Code::DuplicateProperty,
                        format!("two properties of `{}` have the wire name `{name}`", model.name),
                    )
                    .at(property.at(), "this one")
                    .at(first.at(), "and this one")
                    .help("give one of them another name in the configuration"),
                );
            }
        }
    }
}
