//! The type of a property, written as the schema writes it.

use std::sync::LazyLock;

use super::errors::{error, redundant};
use crate::diagnostics::suggest::nearest;
use crate::diagnostics::{Diagnostic, Span};
use crate::dialect::parsed::TypeRef;
use crate::dialect::types::{
    GrammarBuilder, Links, Meaning, Surroundings, TypeGrammar, Unreadable, schema_types,
};
use crate::lower::merged::Merged;

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

/// The spelling of types in an override.
static GRAMMAR: LazyLock<TypeGrammar> = LazyLock::new(|| {
    let mut builder = GrammarBuilder::new(Unreadable::Error, Links::Ignore, false, Vec::new());
    // Each of these is a name or a pattern, and none is there twice.
    for (name, ty) in schema_types().filter(|(name, _)| !name.contains(' ')) {
        let _ = builder.scalar(name, ty);
    }
    let patterns = [
        ("list<{}>", Meaning::List),
        ("map<{}>", Meaning::Map),
        ("names<{}>", Meaning::MemberName),
    ];
    for (text, meaning) in patterns {
        let _ = builder.pattern(text, meaning);
    }
    builder.build()
});

/// Parses `date-time`, `list<Address>`, the name of one of the model's own enums, or `names<…>` of it.
pub(super) fn parse(text: &str, model: usize, merged: &Merged) -> Result<TypeRef, Diagnostic> {
    let surroundings = Surroundings { writes_type: &|_| false, is_foreign: |_| false };
    let read = GRAMMAR.read(text, &[], &surroundings).map_err(|_| not_a_type(text))?;
    if !read.unread.is_empty() {
        return Err(not_a_type(text));
    }
    type_of(read.ty, model, merged).map_err(|name| match name {
        None => not_a_type(text),
        Some(name) => no_such_type(&name, model, merged),
    })
}

/// The type with its names resolved, or the name that is unknown if that is the reason why there is
/// none.
///
/// Recursion ends: a parsed type is at most [`crate::dialect::types::MAX_DEPTH`] deep.
fn type_of(ty: TypeRef, model: usize, merged: &Merged) -> Result<TypeRef, Option<String>> {
    Ok(match ty {
        TypeRef::Scalar(_) => ty,
        TypeRef::List(element) => TypeRef::List(Box::new(type_of(*element, model, merged)?)),
        TypeRef::Map(value) => TypeRef::Map(Box::new(type_of(*value, model, merged)?)),
        // `list` alone is no type.
        TypeRef::Named { otherwise: Some(_), .. } => return Err(None),
        TypeRef::Named { name, .. } | TypeRef::OwnEnum(name) => {
            named(&name, model, merged).ok_or(Some(name))?
        }
        TypeRef::MemberNames(name) => member_names(&name, model, merged).ok_or(Some(name))?,
    })
}

fn named(name: &str, model: usize, merged: &Merged) -> Option<TypeRef> {
    let own = merged.models[model].enums.iter().any(|own| own.name() == name);
    let with_page = merged.models.iter().any(|model| model.name == name)
        || merged.enums.iter().any(|page| page.name() == name);
    match (own, with_page) {
        (true, _) => Some(TypeRef::OwnEnum(name.to_owned())),
        (false, true) => Some(TypeRef::named(name.to_owned())),
        (false, false) => None,
    }
}

/// The names of the members of an enum.
fn member_names(name: &str, model: usize, merged: &Merged) -> Option<TypeRef> {
    let mut enums = merged.models[model].enums.iter().chain(&merged.enums);
    enums.any(|own| own.name() == name).then(|| TypeRef::MemberNames(name.to_owned()))
}

fn not_a_type(text: &str) -> Diagnostic {
    error(format!("`{text}` is no type of the schema")).help(format!("write {SPELLINGS}"))
}

/// The spellings of types.
const SPELLINGS: &str = "`string`, `boolean`, `int32`, `int64`, `float`, `double`, `decimal`, `date-time`, \
                         `utc-date-time`, `date`, `local-date-time`, `uuid`, `uri`, `binary`, `any`, the name of \
                         a model or an enum, `names<…>` of an enum, `list<…>` or `map<…>`";

fn no_such_type(name: &str, model: usize, merged: &Merged) -> Diagnostic {
    let own = merged.models[model].enums.iter().map(|own| own.name());
    let models = merged.models.iter().map(|model| model.name.as_str());
    let enums = merged.enums.iter().map(|page| page.name());
    let diagnostic = error(format!("no document has a model or an enum `{name}`"));
    let scalars = schema_types().map(|(scalar, _)| scalar).filter(|name| !name.contains(' '));
    match nearest(name, scalars.chain(own).chain(models).chain(enums)) {
        Some(nearest) => diagnostic.help(format!("there is `{nearest}`")),
        None => diagnostic.help(format!("the types are {SPELLINGS}")),
    }
}
