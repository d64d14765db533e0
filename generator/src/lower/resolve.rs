//! Declare every name first, then resolve every reference.

mod apis;
mod enums;
mod lines;

use std::collections::{BTreeMap, HashMap, HashSet};

use enums::Enums;
use lines::Lines;

use crate::diagnostics::{Code, Diagnostic, Sources, Span};
use crate::dialect::parsed::TypeRef;
use crate::features;
use crate::lower::merge::{Merged, MergedModel, MergedProperty};
use crate::naming::name_lock::{NameLock, NameRequest};
use crate::schema::{Model, Property, Schema, Type, VERSION};

/// A schema, and what is wrong with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Resolved {
    /// The schema.
    pub schema: Schema,
    /// The names that nothing documents, and the wire names that two properties claim.
    pub diagnostics: Vec<Diagnostic>,
}

/// Resolves every reference of the merged models and names everything in Rust.
pub fn resolve(merged: Merged, sources: &Sources, names: &mut NameLock) -> Resolved {
    let mut resolved = references(merged, sources);
    name(&mut resolved.schema, names);
    resolved
}

/// Resolves every reference of the merged models. Nothing has a Rust name yet.
pub fn references(merged: Merged, sources: &Sources) -> Resolved {
    let documented: HashSet<&str> = merged.models.iter().map(|model| model.name.as_str()).collect();
    let undocumented = undocumented(&merged, &documented);
    let models = documented.iter().chain(undocumented.keys()).copied();
    let enums = Enums::declare(&merged, models);
    let mut resolver =
        Resolver { documented, enums: &enums, lines: Lines::new(sources), diagnostics: Vec::new() };
    let mut models: Vec<Model> = merged.models.iter().map(|model| resolver.model(model)).collect();
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
    let apis = merged.apis.iter().map(|api| resolver.api(api)).collect();
    let enums = enums.to_schema(&merged, &mut resolver.lines);
    let schema = Schema { version: VERSION, models, enums, apis, topics: Vec::new() };
    Resolved { schema, diagnostics }
}

/// The names that the models and enums of the schema will have, each with its key in the lock.
pub(crate) fn type_names(merged: &Merged) -> BTreeMap<String, String> {
    let documented: HashSet<&str> = merged.models.iter().map(|model| model.name.as_str()).collect();
    let undocumented = undocumented(merged, &documented);
    let models = documented.iter().chain(undocumented.keys()).copied();
    let enums = Enums::declare(merged, models.clone());
    let enums = enums.names().map(|(name, documented_as)| (name, documented_as.to_string()));
    models.map(|name| (name.to_owned(), name.to_owned())).chain(enums).collect()
}

/// The names without a page, with the first place that names each.
fn undocumented<'m>(merged: &'m Merged, documented: &HashSet<&str>) -> BTreeMap<&'m str, Span> {
    let enums: HashSet<&str> = merged.enums.iter().map(|page| page.content.name.as_str()).collect();
    let mut undocumented = BTreeMap::new();
    let properties = merged.models.iter().flat_map(|model| &model.properties);
    let of_properties = properties.map(|property| (&property.ty, property.ty_at));
    for (ty, at) in of_properties.chain(apis::named(merged)) {
        if let TypeRef::Named { name, otherwise: None } = ty.innermost()
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
        properties: Vec::new(),
        sources: Vec::new(),
    }
}

/// Gives everything its Rust name, in the schema's order.
pub fn name(schema: &mut Schema, names: &mut NameLock) {
    let enum_keys: Vec<String> =
        schema.enums.iter().map(|own| own.documented_as.to_string()).collect();
    let models = schema.models.iter().map(|model| (model.name.as_str(), model.name.as_str()));
    let enums = enum_keys.iter().map(String::as_str);
    let enums = enums.zip(schema.enums.iter().map(|own| own.name.as_str()));
    let documented: Vec<_> = models
        .chain(enums)
        .map(|(documented_as, wanted)| NameRequest { documented_as, wanted })
        .collect();
    let types = names.type_names(&documented);
    let named = schema
        .models
        .iter_mut()
        .map(|model| &mut model.rust_name)
        .chain(schema.enums.iter_mut().map(|own| &mut own.rust_name));
    for (rust_name, given) in named.zip(types) {
        *rust_name = given;
    }
    for model in &mut schema.models {
        let wires: Vec<&str> = model.properties.iter().map(|p| p.name.as_str()).collect();
        let fields = names.field_names(&model.name, &wires);
        for (property, given) in model.properties.iter_mut().zip(fields) {
            property.rust_name = given;
        }
    }
    features::name(schema, names);
    for (own, key) in schema.enums.iter_mut().zip(&enum_keys) {
        let values: Vec<_> = own.variants.iter().map(|variant| &variant.value).collect();
        let variants = names.variant_names(key, &values);
        for (variant, given) in own.variants.iter_mut().zip(variants) {
            variant.rust_name = given;
        }
    }
}

struct Resolver<'m> {
    documented: HashSet<&'m str>,
    enums: &'m Enums<'m>,
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
            properties,
            sources: self.lines.locate_all(&model.sources),
        }
    }

    fn property(&mut self, model: &MergedModel, property: &MergedProperty) -> Property {
        Property {
            name: property.wire.as_str().to_owned(),
            rust_name: String::new(),
            ty: self.ty(&model.name, &property.ty),
            required: property.required,
            read_only: property.read_only,
            description: property.description.clone(),
            sources: self.lines.locate_all(&property.sources),
        }
    }

    /// Recursion ends: a parsed type is at most [`crate::dialect::type_expr::MAX_DEPTH`] deep.
    fn ty(&self, model: &str, ty: &TypeRef) -> Type {
        match ty {
            TypeRef::Scalar(scalar) => scalar.clone(),
            TypeRef::List(element) => Type::List(Box::new(self.ty(model, element))),
            TypeRef::Map(value) => Type::Map(Box::new(self.ty(model, value))),
            TypeRef::OwnEnum(name) => self.enums.own(model, name).unwrap_or(Type::String),
            TypeRef::Named { name, .. } if self.documented.contains(name.as_str()) => {
                Type::Model(name.clone())
            }
            TypeRef::Named { name, otherwise } => self
                .enums
                .with_page(name)
                .or_else(|| otherwise.clone())
                .unwrap_or_else(|| Type::Model(name.clone())),
        }
    }

    /// Complains of two properties with one wire name: pages are read without, but an override or a
    /// published format may give a name that is taken.
    fn unique_wire_names(&mut self, model: &MergedModel) {
        let mut seen: HashMap<&str, &MergedProperty> =
            HashMap::with_capacity(model.properties.len());
        for property in &model.properties {
            let name = property.wire.as_str();
            let Some(first) = seen.insert(name, property) else { continue };
            let mut diagnostic = Diagnostic::error(
                Code::DuplicateProperty,
                format!("two properties of `{}` have the wire name `{name}`", model.name),
            );
            for (row, text) in
                [(property.sources.first(), "this one"), (first.sources.first(), "and this one")]
            {
                if let Some(&row) = row {
                    diagnostic = diagnostic.at(row, text);
                }
            }
            self.diagnostics
                .push(diagnostic.help("give one of them another name in the configuration"));
        }
    }
}
