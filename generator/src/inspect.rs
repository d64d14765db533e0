//! One model, enum, API or operation, with what each page said of it.
//!
//! The schema says what was made of the pages; this reads the pages of one model again and holds each
//! against the outcome, fact by fact.

mod apis;
mod text;

use std::collections::{BTreeMap, HashSet};

use apis::{Call, OperationRefs};

use crate::diagnostics::Span;
use crate::diagnostics::suggest::nearest;
use crate::dialect;
use crate::dialect::parsed::{ParsedContent, ParsedPage, ParsedProperty, TypeRef};
use crate::generate::Analysis;
use crate::markdown::Page;
use crate::schema::{Api, Enum, Model, Property, Schema, SourceLocation, Type};

/// What there is to know of a model, an enum, an API or an operation.
#[derive(Debug, Clone, PartialEq)]
pub struct Inspection<'s> {
    subject: Subject<'s>,
    /// Who said something else, by `path:line` of the row and what it said.
    disagreements: BTreeMap<&'s SourceLocation, Vec<Disagreement<'s>>>,
    /// Who told each value, by the enum's name and the value.
    values: BTreeMap<(&'s str, String), Vec<SourceLocation>>,
    /// Where it is used: `Conversation.sessions`, and the type there.
    used_by: Vec<(String, String)>,
    /// The operations that take or return it.
    calls: OperationRefs<'s>,
}

#[derive(Debug, Clone, PartialEq)]
enum Subject<'s> {
    Model {
        model: &'s Model,
        enums: Vec<&'s Enum>,
    },
    Enum(&'s Enum),
    Api(&'s Api),
    /// Several APIs may have operations of one name.
    Operations(Vec<Call<'s>>),
}

/// A row that does not say what was made of it.
#[derive(Debug, Clone, PartialEq)]
struct Disagreement<'s> {
    at: &'s SourceLocation,
    says: String,
}

/// There is nothing of that name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no page documents `{name}`{}", suggested(.nearest))]
pub struct NotFound {
    name: String,
    nearest: Option<String>,
}

fn suggested(nearest: &Option<String>) -> String {
    nearest.as_ref().map(|nearest| format!("; there is `{nearest}`")).unwrap_or_default()
}

/// Inspects the model or enum of that name, the documented one or the Rust one; or else the API, or the
/// operations of that name.
///
/// # Errors
///
/// If there is none; the error names the one that is most like it.
pub fn inspect<'s>(analysis: &'s Analysis, name: &str) -> Result<Inspection<'s>, NotFound> {
    let schema = &analysis.schema;
    let named = |documented: &str, rust_name: &str| documented == name || rust_name == name;
    let model = schema.models.iter().find(|model| named(&model.name, &model.rust_name));
    if let Some(model) = model {
        let place = |own: &Enum| model.properties.iter().position(|p| p.ty.names_enum(&own.name));
        let mut enums: Vec<&Enum> =
            schema.enums.iter().filter(|own| place(own).is_some()).collect();
        enums.sort_by_key(|own| place(own));
        return Ok(Inspection {
            disagreements: disagreements(analysis, model),
            values: values(analysis, &enums),
            subject: Subject::Model { model, enums },
            used_by: uses(schema, &model.name),
            calls: apis::calls(schema, &model.name),
        });
    }
    let own = schema.enums.iter().find(|own| named(&own.name, &own.rust_name));
    if let Some(own) = own {
        return Ok(Inspection {
            values: values(analysis, &[own]),
            used_by: uses(schema, &own.name),
            calls: apis::calls(schema, &own.name),
            ..Inspection::of(Subject::Enum(own))
        });
    }
    if let Some(api) = apis::api(schema, name) {
        return Ok(Inspection::of(Subject::Api(api)));
    }
    let operations = apis::operations(schema, name);
    if !operations.is_empty() {
        return Ok(Inspection::of(Subject::Operations(operations)));
    }
    let models = schema.models.iter().map(|model| model.name.as_str());
    let known = models.chain(schema.enums.iter().map(|own| own.name.as_str()));
    let nearest = nearest(name, known.chain(apis::names(schema))).map(str::to_owned);
    Err(NotFound { name: name.to_owned(), nearest })
}

impl<'s> Inspection<'s> {
    fn of(subject: Subject<'s>) -> Inspection<'s> {
        Inspection {
            subject,
            disagreements: BTreeMap::new(),
            values: BTreeMap::new(),
            used_by: Vec::new(),
            calls: OperationRefs::default(),
        }
    }
}

/// The properties whose type is, or holds, the model or enum of that name.
fn uses(schema: &Schema, name: &str) -> Vec<(String, String)> {
    let named = |property: &&Property| match property.ty.innermost() {
        Type::Model(of) | Type::Enum(of) => of == name,
        _ => false,
    };
    let of_model = |model: &Model| -> Vec<_> {
        let uses = model.properties.iter().filter(named);
        uses.map(|p| (format!("{}.{}", model.name, p.name), p.ty.to_string())).collect()
    };
    schema.models.iter().flat_map(of_model).collect()
}

/// What the pages of a model say that was not made of them, by the first row of the property.
fn disagreements<'s>(
    analysis: &'s Analysis,
    model: &'s Model,
) -> BTreeMap<&'s SourceLocation, Vec<Disagreement<'s>>> {
    let rows = rows(analysis, model);
    let mut found: BTreeMap<&SourceLocation, Vec<Disagreement<'_>>> = BTreeMap::new();
    for property in &model.properties {
        let Some(first) = property.sources.first() else { continue };
        for at in &property.sources {
            let Some(row) = rows.get(at) else { continue };
            let says = row.says_else_than(property, &analysis.schema);
            let entry = found.entry(first).or_default();
            entry.extend(says.into_iter().map(|says| Disagreement { at, says }));
        }
    }
    found.retain(|_, disagreements| !disagreements.is_empty());
    found
}

/// A row as its page has it.
struct Row {
    property: ParsedProperty,
    /// The values of the enum that it names on its page.
    values: Option<Vec<String>>,
}

/// The rows of a model's pages, by `path:line`.
fn rows(analysis: &Analysis, model: &Model) -> BTreeMap<SourceLocation, Row> {
    let mut rows = BTreeMap::new();
    for ParsedPage { content, .. } in read_again(analysis, &model.sources) {
        let ParsedContent::Model(told) = content else { continue };
        for property in told.properties {
            let values = match property.ty.innermost() {
                TypeRef::OwnEnum(name) => told.enums.iter().find(|own| own.name == *name),
                _ => None,
            };
            let values =
                values.map(|own| own.values.iter().map(|value| value.value.to_string()).collect());
            rows.insert(line(analysis, property.at), Row { property, values });
        }
    }
    rows
}

/// Who told each value of some enums.
fn values<'s>(
    analysis: &Analysis,
    enums: &[&'s Enum],
) -> BTreeMap<(&'s str, String), Vec<SourceLocation>> {
    let mut tellers: BTreeMap<_, Vec<SourceLocation>> = BTreeMap::new();
    let tables: Vec<SourceLocation> =
        enums.iter().flat_map(|own| own.sources.iter().cloned()).collect();
    for ParsedPage { content, .. } in read_again(analysis, &tables) {
        let told = match content {
            ParsedContent::Model(model) => model.enums,
            ParsedContent::Enum(page) => vec![page],
            ParsedContent::Api(_) => continue,
        };
        for table in told {
            let heading = line(analysis, table.at);
            let Some(own) = enums.iter().find(|own| own.sources.contains(&heading)) else {
                continue;
            };
            for value in table.values {
                let teller = line(analysis, value.at);
                tellers
                    .entry((own.name.as_str(), value.value.to_string()))
                    .or_default()
                    .push(teller);
            }
        }
    }
    tellers
}

/// What the pages of some places (`path:line`) reporter, each page by itself.
fn read_again(analysis: &Analysis, places: &[SourceLocation]) -> Vec<ParsedPage> {
    let pages: HashSet<&str> = places.iter().map(|place| &*place.path).collect();
    let options = analysis.options;
    let sources = &analysis.diagnostics.sources;
    let told = sources.iter().filter(|(_, source)| pages.contains(source.path.as_str()));
    told.filter_map(|(id, _)| {
        let page = Page::parse(sources, id);
        dialect::read_page(&page, options.dialect, options.wire_case).outcome?.ok()
    })
    .collect()
}

fn line(analysis: &Analysis, at: Span) -> SourceLocation {
    let sources = &analysis.diagnostics.sources;
    let path = sources.get(at.source).path.as_str().into();
    SourceLocation { path, line: u32::try_from(sources.position(at).line).unwrap_or(u32::MAX) }
}

impl Row {
    fn says_else_than(&self, property: &Property, schema: &Schema) -> Vec<String> {
        let mut says = Vec::new();
        if self.property.wire.as_str() != property.name {
            says.push(format!("named {}", self.property.wire.as_str()));
        }
        if !is_said(&self.property.ty, &property.ty) {
            says.push(self.property.ty.to_string());
        }
        match (self.property.required, property.required) {
            (true, false) => says.push("required".to_owned()),
            (false, true) => says.push("optional".to_owned()),
            _ => {}
        }
        if property.read_only && !self.property.read_only {
            says.push("not read-only".to_owned());
        }
        let own = schema.enums.iter().find(|own| property.ty.names_enum(&own.name));
        if let (Some(told), Some(own)) = (&self.values, own) {
            let of_own = own.variants.iter().map(|variant| variant.value.to_string());
            let untold: Vec<String> = of_own.filter(|value| !told.contains(value)).collect();
            if !untold.is_empty() {
                says.push(format!("without the values {}", untold.join(", ")));
            }
        }
        match (&self.property.description, &property.description) {
            (Some(told), Some(kept)) if told != kept => says.push(format!("\"{told}\"")),
            (None, Some(_)) => says.push("no description".to_owned()),
            _ => {}
        }
        says
    }
}

/// Whether a page's type is the one that was resolved.
fn is_said(told: &TypeRef, kept: &Type) -> bool {
    match (told, kept) {
        (TypeRef::List(told), Type::List(kept)) | (TypeRef::Map(told), Type::Map(kept)) => {
            is_said(told, kept)
        }
        // How its values travel was told by the same page.
        (TypeRef::OwnEnum(_), Type::Enum(_) | Type::Double | Type::Boolean) => true,
        (TypeRef::Named { name, .. }, Type::Model(kept) | Type::Enum(kept)) => name == kept,
        (TypeRef::Named { otherwise, .. }, kept) => otherwise.as_ref() == Some(kept),
        (TypeRef::Scalar(told), kept) => told == kept,
        _ => false,
    }
}
