//! What the maintainer knows better than the documents.

use toml::Spanned;

use crate::config::Override;
use crate::diagnostic::Diagnostic;
use crate::documented::{TypeRef, WireName};
use crate::merge::{Merged, MergedModel};
use crate::name_lock::NameLock;
use crate::naming::{self, Kind};
use crate::schema::Type;
use crate::source::{SourceId, Span};
use crate::suggest::nearest;
use crate::type_expr::TypeExpr;

/// Applies the overrides of the configuration `source`, in order.
///
/// Each has to do something: one that names what no document has is an error, since it corrects
/// nothing any more.
pub fn apply(
    overrides: &[Spanned<Override>],
    source: SourceId,
    merged: &mut Merged,
    names: &mut NameLock,
) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for entry in overrides {
        let at = Span::new(source, entry.span());
        if let Err(finding) = correct(entry.get_ref(), merged, names) {
            findings.push(finding.at(at, ""));
        }
    }
    findings
}

fn correct(
    correction: &Override,
    merged: &mut Merged,
    names: &mut NameLock,
) -> Result<(), Diagnostic> {
    let name = &correction.model;
    let Some(index) = merged.models.iter().position(|model| model.name == *name) else {
        return correct_enum(correction, merged, names);
    };
    if correction.leave_out {
        merged.models.remove(index);
        return Ok(());
    }
    let model = &mut merged.models[index];
    match &correction.property {
        Some(property) => correct_property(correction, property, model, names),
        None => rename_type(correction, names),
    }
}

/// An enum with a page of its own can be renamed and left out as a model can.
fn correct_enum(
    correction: &Override,
    merged: &mut Merged,
    names: &mut NameLock,
) -> Result<(), Diagnostic> {
    let name = &correction.model;
    let found = merged.enums.iter().position(|page| page.content.name == *name);
    match (found, &correction.property) {
        (Some(index), None) if correction.leave_out => {
            merged.enums.remove(index);
            Ok(())
        }
        (Some(_), None) => rename_type(correction, names),
        _ => {
            let known = merged.models.iter().map(|model| model.name.as_str());
            Err(not_there(format!("no document has a model `{name}`"), nearest(name, known)))
        }
    }
}

fn correct_property(
    correction: &Override,
    name: &str,
    model: &mut MergedModel,
    names: &mut NameLock,
) -> Result<(), Diagnostic> {
    let Some(index) = model.properties.iter().position(|p| p.wire.as_str() == name) else {
        let known = model.properties.iter().map(|property| property.wire.as_str());
        let message = format!("`{}` has no property `{name}`", model.name);
        return Err(not_there(message, nearest(name, known)));
    };
    let property = &mut model.properties[index];
    if let Some(ty) = &correction.ty {
        let parsed = TypeExpr::parse(ty).ok().and_then(|expression| schema_type(&expression));
        property.ty = TypeRef::from(parsed.ok_or_else(|| not_a_type(ty))?);
    }
    if let Some(wire) = &correction.wire_name {
        property.wire = WireName::Exact(wire.clone());
    }
    if let Some(rust_name) = &correction.rust_name {
        is_allowed(Kind::Field, rust_name)?;
        names
            .choose_field(&model.name, model.properties[index].wire.as_str(), rust_name)
            .map_err(|other| taken(rust_name, &other))?;
    }
    Ok(())
}

fn rename_type(correction: &Override, names: &mut NameLock) -> Result<(), Diagnostic> {
    let Some(rust_name) = &correction.rust_name else {
        return Ok(());
    };
    is_allowed(Kind::Type, rust_name)?;
    names.choose_type(&correction.model, rust_name).map_err(|other| taken(rust_name, &other))
}

/// A type as the schema writes it: `date-time`, `list<Address>`.
fn schema_type(expression: &TypeExpr<'_>) -> Option<Type> {
    let argument = |index: usize| expression.arguments.get(index).and_then(schema_type);
    Some(match (expression.name, expression.arguments.len()) {
        ("string", 0) => Type::String,
        ("boolean", 0) => Type::Boolean,
        ("int32", 0) => Type::Int32,
        ("int64", 0) => Type::Int64,
        ("float", 0) => Type::Float,
        ("double", 0) => Type::Double,
        ("decimal", 0) => Type::Decimal,
        ("date-time", 0) => Type::DateTime,
        ("date", 0) => Type::Date,
        ("local-date-time", 0) => Type::LocalDateTime,
        ("uuid", 0) => Type::Uuid,
        ("uri", 0) => Type::Uri,
        ("binary", 0) => Type::Binary,
        ("any", 0) => Type::Any,
        ("list", 1) => Type::List(Box::new(argument(0)?)),
        ("map", 1) => Type::Map(Box::new(argument(0)?)),
        (name, 0) => Type::Model(name.to_owned()),
        _ => return None,
    })
}

fn not_there(message: String, nearest: Option<&str>) -> Diagnostic {
    let help = match nearest {
        Some(nearest) => format!("there is `{nearest}`; otherwise remove the override"),
        None => "remove the override".to_owned(),
    };
    Diagnostic::error("override", message).help(help)
}

fn not_a_type(ty: &str) -> Diagnostic {
    Diagnostic::error("override", format!("`{ty}` is no type of the schema")).help(
        "write `string`, `boolean`, `int32`, `int64`, `double`, `date-time`, `date`, \
         `local-date-time`, `uuid`, `uri`, `binary`, `any`, a model's name, `list<…>` or `map<…>`",
    )
}

fn is_allowed(kind: Kind, rust_name: &str) -> Result<(), Diagnostic> {
    match naming::is_name(kind, rust_name) {
        true => Ok(()),
        false => Err(Diagnostic::error("override", format!("`{rust_name}` cannot be a name here"))
            .help("write it as Rust does, keywords with `r#`; some names are reserved")),
    }
}

fn taken(rust_name: &str, other: &str) -> Diagnostic {
    Diagnostic::error("override", format!("`{rust_name}` is the name of `{other}` already"))
        .help("choose another name, or give that one another with an override before this one")
}
