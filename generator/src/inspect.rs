//! One model, enum, API or operation, with what each page states about it.
//!
//! In: an [`Analysis`] and a name. Out: an [`Inspection`], which prints itself. The facts of the schema are
//! compared with those of each page, which the analysis keeps.
//!
//! Uses `diagnostics`, `dialect` (parsed pages), `lower` (provenance), `schema` and `generate`.

mod apis;
mod text;

use std::collections::BTreeMap;

use apis::{OperationRef, OperationRefs};

use crate::diagnostics::Span;
use crate::diagnostics::suggest::nearest;
use crate::dialect::parsed::fact::FactKind;
use crate::dialect::parsed::{ParsedEnum, ParsedProperty, TypeRef};
use crate::generate::Analysis;
use crate::lower::MergedEnum;
use crate::schema::{
    Api, Enum, EnumContent, Model, Property, Schema, SourceLocation, Type, Variant,
};

/// What there is to know of a model, an enum, an API or an operation.
#[derive(Debug, Clone, PartialEq)]
pub struct Inspection<'s> {
    subject: Subject<'s>,
    /// What pages state otherwise, by the wire name of the property.
    disagreements: BTreeMap<&'s str, Vec<Disagreement>>,
    /// The places that list each value, by the name of the enum and the value.
    value_sources: BTreeMap<(&'s str, String), Vec<SourceLocation>>,
    /// The properties of its type: `Conversation.sessions`, and the type there.
    used_by: Vec<(String, String)>,
    /// The operations that take or return it.
    operation_refs: OperationRefs<'s>,
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
    Operations(Vec<OperationRef<'s>>),
}

/// A statement of a row that the schema does not have.
#[derive(Debug, Clone, PartialEq)]
struct Disagreement {
    at: SourceLocation,
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
        let position =
            |own: &Enum| model.properties.iter().position(|p| p.ty.names_enum(&own.name));
        let mut enums: Vec<&Enum> =
            schema.enums.iter().filter(|own| position(own).is_some()).collect();
        enums.sort_by_key(|own| position(own));
        return Ok(Inspection {
            disagreements: disagreements(analysis, model),
            value_sources: value_sources(analysis, &enums),
            subject: Subject::Model { model, enums },
            used_by: uses(schema, &model.name),
            operation_refs: apis::operation_refs(schema, &model.name),
        });
    }
    let own = schema.enums.iter().find(|own| named(&own.name, &own.rust_name));
    if let Some(own) = own {
        return Ok(Inspection {
            value_sources: value_sources(analysis, &[own]),
            used_by: uses(schema, &own.name),
            operation_refs: apis::operation_refs(schema, &own.name),
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
            value_sources: BTreeMap::new(),
            used_by: Vec::new(),
            operation_refs: OperationRefs::default(),
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

/// What the rows of a model state that the schema does not have, by the wire name of the property.
fn disagreements<'s>(
    analysis: &Analysis,
    model: &'s Model,
) -> BTreeMap<&'s str, Vec<Disagreement>> {
    let mut found = BTreeMap::new();
    let Some(merged) = analysis.provenance.model(&model.name) else { return found };
    for property in &model.properties {
        let rows = merged.properties.iter().find(|merged| merged.wire_name() == property.name);
        let of_rows = rows.into_iter().flat_map(|merged| &merged.rows).flat_map(|row| {
            let listed = match row.ty.innermost() {
                TypeRef::OwnEnum(name) => merged.enums.iter().find(|own| own.name() == name),
                _ => None,
            };
            // Of the same page.
            let list = listed.and_then(|own| own.lists().find(|l| l.at.source == row.at.source));
            let at = location(analysis, row.at);
            let differences = differences(row, list, property, &analysis.schema);
            differences.into_iter().map(move |says| Disagreement { at: at.clone(), says })
        });
        let disagreements: Vec<Disagreement> = of_rows.collect();
        if !disagreements.is_empty() {
            found.insert(property.name.as_str(), disagreements);
        }
    }
    found
}

/// The rows and bullets that list each value of some enums.
fn value_sources<'s>(
    analysis: &Analysis,
    enums: &[&'s Enum],
) -> BTreeMap<(&'s str, String), Vec<SourceLocation>> {
    let mut sources: BTreeMap<_, Vec<SourceLocation>> = BTreeMap::new();
    for own in enums {
        let merged = analysis.provenance.enumeration(&own.documented_as);
        for value in merged.into_iter().flat_map(MergedEnum::lists).flat_map(|list| &list.values) {
            let text = match own.documented_as.content {
                EnumContent::Values => value.value.to_string(),
                EnumContent::MemberNames => value.name.clone().unwrap_or_default(),
            };
            let key = (own.name.as_str(), text);
            sources.entry(key).or_default().push(location(analysis, value.at));
        }
    }
    sources
}

fn location(analysis: &Analysis, at: Span) -> SourceLocation {
    let sources = &analysis.diagnostics.sources;
    let path = sources.get(at.source).path.as_str().into();
    SourceLocation { path, line: u32::try_from(sources.position(at).line).unwrap_or(u32::MAX) }
}

/// What a row states that the schema does not have. `list` is the enum of the row, as its page lists it.
fn differences(
    row: &ParsedProperty,
    list: Option<&ParsedEnum>,
    property: &Property,
    schema: &Schema,
) -> Vec<String> {
    let mut differences = Vec::new();
    if row.wire.as_str() != property.name {
        differences.push(format!("named {}", row.wire.as_str()));
    }
    if !is_same_type(&row.ty, &property.ty) {
        differences.push(row.ty.to_string());
    }
    match (row.required, property.required) {
        (true, false) => differences.push("required".to_owned()),
        (false, true) => differences.push("optional".to_owned()),
        _ => {}
    }
    let nullable = row.facts.iter().any(|fact| fact.kind == FactKind::Nullable);
    match (nullable, property.facts.nullable) {
        (true, false) => differences.push("nullable".to_owned()),
        (false, true) => differences.push("not nullable".to_owned()),
        _ => {}
    }
    if property.read_only && !row.read_only {
        differences.push("not read-only".to_owned());
    }
    let own = schema.enums.iter().find(|own| property.ty.names_enum(&own.name));
    if let (Some(list), Some(own)) = (list, own) {
        let is_listed = |variant: &&Variant| list.values.iter().any(|v| v.value == variant.value);
        let missing = own.variants.iter().filter(|variant| !is_listed(variant));
        let missing: Vec<String> = missing.map(|variant| variant.value.to_string()).collect();
        if !missing.is_empty() {
            differences.push(format!("without the values {}", missing.join(", ")));
        }
    }
    match (&row.description, &property.description) {
        (Some(of_row), Some(kept)) if of_row != kept => differences.push(format!("\"{of_row}\"")),
        (None, Some(_)) => differences.push("no description".to_owned()),
        _ => {}
    }
    differences
}

/// Whether the type of a row is the one of the schema.
fn is_same_type(row: &TypeRef, kept: &Type) -> bool {
    match (row, kept) {
        (TypeRef::List(row), Type::List(kept)) | (TypeRef::Map(row), Type::Map(kept)) => {
            is_same_type(row, kept)
        }
        // The same page lists the values, and so decides between an enum and a scalar.
        (TypeRef::OwnEnum(_), Type::Enum(_) | Type::Double | Type::Boolean) => true,
        (TypeRef::MemberNames(_), Type::Enum(_) | Type::String) => true,
        (TypeRef::Named { name, .. }, Type::Model(kept) | Type::Enum(kept)) => name == kept,
        (TypeRef::Named { otherwise, .. }, kept) => otherwise.as_ref() == Some(kept),
        (TypeRef::Scalar(row), kept) => row == kept,
        _ => false,
    }
}
