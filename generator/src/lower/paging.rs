//! Finds operations that return their result in pages, by a parameter and the properties of the model that
//! they return.

use std::collections::HashMap;

use crate::schema::folding::folded;
use crate::schema::{
    CursorSource, Model, NextPage, Operation, Paging, Parameter, ParameterLocation, Schema, Type,
};

// All names are compared without case and separators: `page_number` is `pageNumber`.

/// Query parameters that are the number of a page.
const NUMBERS: &[&str] = &["pageNumber"];

/// Query parameters that are the cursor of a page.
const CURSORS: &[&str] = &["after", "cursor", "nextPage"];

/// Properties that are the number of pages.
const COUNTS: &[&str] = &["pageCount"];

/// Properties that are the URI of the next page.
const NEXT_URIS: &[&str] = &["nextUri"];

/// Properties that are models of cursors, with the property that is the cursor of the next page.
const CURSOR_OBJECTS: &[[&str; 2]] = &[["cursors", "after"]];

/// Properties that are the items of a page, where it has several lists.
const ITEMS: &[&str] = &["entities", "items", "results"];

/// Notes the paging of every operation that has some.
pub(super) fn assign(schema: &mut Schema) {
    let models: HashMap<&str, &Model> =
        schema.models.iter().map(|model| (model.name.as_str(), model)).collect();
    let operations = schema.apis.iter_mut().flat_map(|api| &mut api.operations);
    for operation in operations {
        operation.paging = of(operation, &models);
    }
}

fn of(operation: &Operation, models: &HashMap<&str, &Model>) -> Option<Paging> {
    let Some(Type::Model(page)) = &operation.returns else { return None };
    let page = models.get(page.as_str())?;
    let items = items(page)?;
    let queried = |names: &[&str]| -> Option<&Parameter> {
        operation.parameters.iter().find(|parameter| {
            parameter.location == ParameterLocation::Query
                && names.iter().any(|name| is_called(&parameter.name, name))
        })
    };
    let (parameter, next) = match (queried(NUMBERS), queried(CURSORS)) {
        (Some(parameter), _) if by_number(parameter, page).is_some() => {
            (parameter, by_number(parameter, page)?)
        }
        (_, Some(parameter)) => (parameter, by_cursor(parameter, page, models)?),
        _ => return None,
    };
    Some(Paging { parameter: parameter.name.clone(), items, next })
}

/// The list of a page's items: its only list, or the one with a usual name.
fn items(page: &Model) -> Option<String> {
    let is_list = |ty: &Type| matches!(ty, Type::List(_));
    let lists = || page.properties.iter().filter(|property| is_list(&property.ty));
    let usual =
        ITEMS.iter().find_map(|name| lists().find(|property| is_called(&property.name, name)));
    let only = || lists().next().filter(|_| lists().count() == 1);
    usual.or_else(only).map(|property| property.name.clone())
}

fn by_number(parameter: &Parameter, page: &Model) -> Option<NextPage> {
    if !matches!(parameter.ty, Type::Int32 | Type::Int64) {
        return None;
    }
    let is_number = |ty: &Type| matches!(ty, Type::Int32 | Type::Int64);
    let count = property(page, COUNTS, is_number);
    let uri = property(page, NEXT_URIS, is_text);
    if count.is_none() && uri.is_none() {
        return None;
    }
    let default = parameter.default.as_deref().and_then(|default| default.parse().ok());
    Some(NextPage::Number {
        first: default.unwrap_or(1),
        number: property(page, NUMBERS, is_number),
        count,
        uri,
    })
}

fn by_cursor(
    parameter: &Parameter,
    page: &Model,
    models: &HashMap<&str, &Model>,
) -> Option<NextPage> {
    if parameter.ty != Type::String {
        return None;
    }
    let mut sources = Vec::new();
    if let Some(own) = property(page, &[&parameter.name], is_text) {
        sources.push(CursorSource::Property(vec![own]));
    }
    for [object, cursor] in CURSOR_OBJECTS {
        let object = page.properties.iter().find(|property| is_called(&property.name, object));
        let Some((object, Type::Model(model))) = object.map(|object| (object, &object.ty)) else {
            continue;
        };
        let model = models.get(model.as_str());
        if let Some(cursor) = model.and_then(|model| property(model, &[cursor], is_text)) {
            sources.push(CursorSource::Property(vec![object.name.clone(), cursor]));
        }
    }
    if let Some(uri) = property(page, NEXT_URIS, is_text) {
        sources.push(CursorSource::UriQuery(uri));
    }
    (!sources.is_empty()).then_some(NextPage::Cursor(sources))
}

/// Whether a name is this one, in whatever case.
fn is_called(name: &str, usual: &str) -> bool {
    name.len() >= usual.len() && folded(name) == folded(usual)
}

fn is_text(ty: &Type) -> bool {
    matches!(ty, Type::String | Type::Uri)
}

/// The wire name of the first of these properties that a model has with such a type.
fn property(model: &Model, names: &[&str], is: impl Fn(&Type) -> bool) -> Option<String> {
    names.iter().find_map(|name| {
        let mut properties = model.properties.iter();
        let found =
            properties.find(|property| is_called(&property.name, name) && is(&property.ty))?;
        Some(found.name.clone())
    })
}
