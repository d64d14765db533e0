//! The type of a property, written as the schema writes it.

use super::errors::{error, redundant};
use crate::diagnostics::suggest::nearest;
use crate::diagnostics::{Diagnostic, Span};
use crate::dialect::parsed::TypeRef;
use crate::dialect::type_expr::TypeExpr;
use crate::lower::merged::Merged;
use crate::schema::Type;

/// Sets the type of a property and gives the place of the one that it replaces.
pub(super) fn set(
    merged: &mut Merged,
    model: usize,
    property: usize,
    text: &str,
    at: Span,
) -> Result<Span, Diagnostic> {
    let ty = parse(text, model, merged)?;
    let model = &mut merged.models[model];
    let property = &mut model.properties[property];
    if property.ty == ty {
        let name = property.wire_name();
        return Err(redundant(format!("`{name}` of `{}` is documented as {ty}", model.name)));
    }
    property.ty = ty;
    Ok(std::mem::replace(&mut property.ty_at, at))
}

/// Parses `date-time`, `list<Address>`, the name of one of the model's own enums, or `names<…>` of it.
fn parse(text: &str, model: usize, merged: &Merged) -> Result<TypeRef, Diagnostic> {
    let expression = TypeExpr::parse(text).map_err(|_| not_a_type(text))?;
    type_of(&expression, model, merged).map_err(|name| match name {
        None => not_a_type(text),
        Some(name) => no_such_type(name, model, merged),
    })
}

/// The type, or the name that is unknown if that is the reason why there is none.
///
/// Recursion ends: a parsed type is at most [`crate::dialect::type_expr::MAX_DEPTH`] deep.
fn type_of<'a>(
    expression: &TypeExpr<'a>,
    model: usize,
    merged: &Merged,
) -> Result<TypeRef, Option<&'a str>> {
    let scalar = match (expression.name, expression.arguments.as_slice()) {
        _ if expression.nullable => return Err(None),
        ("list", [element]) => {
            return Ok(TypeRef::List(Box::new(type_of(element, model, merged)?)));
        }
        ("names", [of]) if of.arguments.is_empty() && !of.nullable => {
            return member_names(of.name, model, merged).ok_or(Some(of.name));
        }
        ("map", [value]) => return Ok(TypeRef::Map(Box::new(type_of(value, model, merged)?))),
        ("string", []) => Type::String,
        ("boolean", []) => Type::Boolean,
        ("int32", []) => Type::Int32,
        ("int64", []) => Type::Int64,
        ("float", []) => Type::Float,
        ("double", []) => Type::Double,
        ("decimal", []) => Type::Decimal,
        ("date-time", []) => Type::DateTime,
        ("utc-date-time", []) => Type::UtcDateTime,
        ("date", []) => Type::Date,
        ("local-date-time", []) => Type::LocalDateTime,
        ("uuid", []) => Type::Uuid,
        ("uri", []) => Type::Uri,
        ("binary", []) => Type::Binary,
        ("any", []) => Type::Any,
        (name, []) => return named(name, model, merged).ok_or(Some(name)),
        _ => return Err(None),
    };
    Ok(TypeRef::Scalar(scalar))
}

fn named(name: &str, model: usize, merged: &Merged) -> Option<TypeRef> {
    let own = merged.models[model].enums.iter().any(|own| own.name() == name);
    let with_page = merged.models.iter().any(|model| model.name == name)
        || merged.enums.iter().any(|page| page.name() == name);
    match (own, with_page) {
        (true, _) => Some(TypeRef::OwnEnum(name.to_owned())),
        (false, true) => Some(TypeRef::Named { name: name.to_owned(), otherwise: None }),
        (false, false) => None,
    }
}

/// The names of the members of an enum.
fn member_names(name: &str, model: usize, merged: &Merged) -> Option<TypeRef> {
    let mut enums = merged.models[model].enums.iter().chain(&merged.enums);
    enums.any(|own| own.name() == name).then(|| TypeRef::MemberNames(name.to_owned()))
}

fn not_a_type(text: &str) -> Diagnostic {
    error(format!("`{text}` is no type of the schema")).help(
        "write `string`, `boolean`, `int32`, `int64`, `double`, `date-time`, \
         `utc-date-time`, `date`, `local-date-time`, `uuid`, `uri`, `binary`, `any`, the name of a model or an enum, `names<…>` of \
         an enum, `list<…>` or `map<…>`",
    )
}

fn no_such_type(name: &str, model: usize, merged: &Merged) -> Diagnostic {
    let own = merged.models[model].enums.iter().map(|own| own.name());
    let models = merged.models.iter().map(|model| model.name.as_str());
    let enums = merged.enums.iter().map(|page| page.name());
    let diagnostic = error(format!("no document has a model or an enum `{name}`"));
    match nearest(name, own.chain(models).chain(enums)) {
        Some(nearest) => diagnostic.help(format!("there is `{nearest}`")),
        None => diagnostic.help("a type without documentation is `any`"),
    }
}
