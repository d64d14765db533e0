//! The operations of APIs, as OpenAPI's paths.
//!
//! No page tells the status of a response, and so each operation has one, `2XX`. A request that several
//! APIs document is one operation with several tags, as the first one tells it. What stands in a path's
//! braces and is no documented parameter is one of any type, for without it the description is invalid.

use std::collections::HashSet;

use indexmap::IndexMap;
use serde::Serialize;

use super::{Definer, Definition, Definitions};
use crate::schema::{
    Api, Body, Operation, Parameter, ParameterLocation, Permissions, Schema, SourceLocation, Type,
    Value,
};

/// Operations by path and method.
pub(super) type Paths<'s> = IndexMap<&'s str, IndexMap<String, Described<'s>>>;

/// An API.
#[derive(Serialize)]
pub(super) struct Tag<'s> {
    name: &'s str,
    #[serde(rename = "x-feature")]
    feature: &'s str,
    #[serde(rename = "x-sources")]
    sources: &'s [SourceLocation],
}

/// An operation object.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Described<'s> {
    operation_id: String,
    tags: Vec<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'s str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    deprecated: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parameters: Vec<Placed<'s>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    request_body: Option<RequestBody<'s>>,
    responses: IndexMap<&'static str, Response<'s>>,
    #[serde(rename = "x-permissions", skip_serializing_if = "Option::is_none")]
    permissions: Option<&'s Permissions>,
    #[serde(rename = "x-sources")]
    sources: &'s [SourceLocation],
}

/// A parameter object.
#[derive(Serialize)]
struct Placed<'s> {
    name: &'s str,
    #[serde(rename = "in")]
    place: &'static str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    required: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'s str>,
    schema: Definition<'s>,
}

#[derive(Serialize)]
struct RequestBody<'s> {
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'s str>,
    required: bool,
    content: Content<'s>,
}

#[derive(Serialize)]
struct Response<'s> {
    description: &'static str,
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    content: Content<'s>,
}

#[derive(Serialize)]
struct MediaType<'s> {
    schema: Definition<'s>,
}

type Content<'s> = IndexMap<&'static str, MediaType<'s>>;

const JSON: &str = "application/json";
const FORM: &str = "multipart/form-data";

/// The APIs of a schema.
pub(super) fn tags(schema: &Schema) -> Vec<Tag<'_>> {
    let apis = schema.apis.iter();
    apis.map(|api| Tag { name: &api.name, feature: &api.feature, sources: &api.sources }).collect()
}

/// The operations of a schema, in the order of their paths.
pub(super) fn paths<'s>(schema: &'s Schema, definer: &Definer<'s>) -> Paths<'s> {
    let mut paths = Paths::new();
    let mut ids = HashSet::new();
    for api in &schema.apis {
        for operation in &api.operations {
            let methods = paths.entry(operation.path.as_str()).or_default();
            let method = operation.method.as_str().to_ascii_lowercase();
            match methods.get_mut(&method) {
                Some(known) if known.tags.contains(&api.name.as_str()) => {}
                Some(known) => known.tags.push(&api.name),
                None => {
                    let id = id(api, operation, &mut ids);
                    methods.insert(method, definer.operation(api, operation, id));
                }
            }
        }
    }
    paths.sort_keys();
    paths
}

/// The operation's name, or one that no other operation has.
fn id(api: &Api, operation: &Operation, taken: &mut HashSet<String>) -> String {
    let name = operation.name.clone();
    let full = format!("{}.{name}", api.name);
    let numbered = (2_u64..).map(|number| format!("{full}{number}"));
    let mut candidates = [name, full.clone()].into_iter().chain(numbered);
    candidates.find(|id| taken.insert(id.clone())).unwrap_or_default()
}

impl<'s> Definer<'s> {
    fn operation(&self, api: &'s Api, operation: &'s Operation, id: String) -> Described<'s> {
        let returned = operation.returns.iter().map(|ty| (JSON, MediaType { schema: self.ty(ty) }));
        let response =
            Response { description: "The request succeeded.", content: returned.collect() };
        Described {
            operation_id: id,
            tags: vec![&api.name],
            summary: operation.summary.as_deref(),
            description: operation.description.as_deref(),
            deprecated: operation.deprecated,
            parameters: self.parameters(operation),
            request_body: self.request_body(operation),
            responses: [("2XX", response)].into(),
            permissions: operation.permissions.as_ref(),
            sources: &operation.sources,
        }
    }

    fn parameters(&self, operation: &'s Operation) -> Vec<Placed<'s>> {
        let in_path: Vec<&str> = templates(&operation.path).collect();
        let mut placed: Vec<Placed<'s>> = Vec::with_capacity(operation.parameters.len());
        for parameter in &operation.parameters {
            let place = match parameter.place {
                ParameterLocation::Path if in_path.contains(&parameter.name.as_str()) => "path",
                ParameterLocation::Header => "header",
                ParameterLocation::Path | ParameterLocation::Query | ParameterLocation::Body => {
                    "query"
                }
                ParameterLocation::Form => continue,
            };
            placed.push(Placed {
                name: &parameter.name,
                place,
                required: place == "path" || parameter.required,
                description: parameter.description.as_deref(),
                schema: self.parameter(parameter),
            });
        }
        for name in in_path {
            if !placed.iter().any(|known| known.place == "path" && known.name == name) {
                let schema = Definition { documented: Some(false), ..Definition::default() };
                placed.push(Placed {
                    name,
                    place: "path",
                    required: true,
                    description: None,
                    schema,
                });
            }
        }
        placed
    }

    /// A parameter's type, with its values and its default as far as they are of that type.
    fn parameter(&self, parameter: &'s Parameter) -> Definition<'s> {
        let mut definition = self.ty(&parameter.ty);
        let values = parameter.values.iter().map(|value| typed(parameter.ty.innermost(), value));
        let values: Vec<Value> = values.flatten().collect();
        if values.len() == parameter.values.len() {
            match &mut definition.items {
                Some(items) if items.reference.is_none() => items.own_values = values,
                None if definition.reference.is_none() => definition.own_values = values,
                _ => {}
            }
        }
        if definition.reference.is_none() {
            let default = parameter.default.as_deref();
            definition.default = default.and_then(|default| typed(&parameter.ty, default));
        }
        definition
    }

    /// The body, and what goes into a form.
    fn request_body(&self, operation: &'s Operation) -> Option<RequestBody<'s>> {
        let in_form = |parameter: &&Parameter| parameter.place == ParameterLocation::Form;
        let form = || operation.parameters.iter().filter(in_form);
        let mut content = Content::new();
        if let Some(Body { ty, .. }) = &operation.body {
            content.insert(JSON, MediaType { schema: self.ty(ty) });
        }
        let properties: Definitions<'s> = form()
            .map(|parameter| {
                let description = parameter.description.as_deref();
                (parameter.name.as_str(), Definition { description, ..self.parameter(parameter) })
            })
            .collect();
        if !properties.is_empty() {
            let required = form().filter(|parameter| parameter.required);
            let schema = Definition {
                ty: Some("object"),
                properties: Some(properties),
                required: required.map(|parameter| parameter.name.as_str()).collect(),
                ..Definition::default()
            };
            content.insert(FORM, MediaType { schema });
        }
        (!content.is_empty()).then(|| RequestBody {
            description: operation.body.as_ref().and_then(|body| body.description.as_deref()),
            required: operation.body.as_ref().is_some_and(|body| body.required)
                || form().any(|parameter| parameter.required),
            content,
        })
    }
}

/// What stands in a path's braces, each once.
fn templates(path: &str) -> impl Iterator<Item = &str> {
    let mut seen = HashSet::new();
    let inside = path.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0));
    inside.filter(move |name| !name.is_empty() && seen.insert(*name))
}

/// A text of a page as a value of a type; none where it is none.
fn typed(ty: &Type, text: &str) -> Option<Value> {
    match ty {
        Type::Int32 | Type::Int64 => text.parse().ok().map(Value::Integer),
        Type::String
        | Type::Uuid
        | Type::Uri
        | Type::Date
        | Type::DateTime
        | Type::LocalDateTime => Some(Value::String(text.to_owned())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parameters_of_a_path_are_found() {
        let found = |path| templates(path).collect::<Vec<_>>();
        assert_eq!(found("/users/{userId}/queues/{queueId}"), ["userId", "queueId"]);
        assert_eq!(found("/a/{b}}/{{c}/{d/{}/{b}"), ["b", "c"]);
        assert_eq!(found("/a"), [] as [&str; 0]);
    }

    #[test]
    fn a_value_is_of_its_type_or_none() {
        assert_eq!(typed(&Type::Int32, "25"), Some(Value::Integer(25)));
        assert_eq!(typed(&Type::Int32, "many"), None);
        assert_eq!(typed(&Type::String, "25"), Some(Value::String("25".to_owned())));
        assert_eq!(typed(&Type::Boolean, "true"), None);
    }
}
