//! The operations of APIs, as OpenAPI's paths.
//!
//! No page has the status of a response, so each operation has one, `2XX`. A request that several APIs
//! document is one operation with several tags, as the first one documents it. A name in the braces of a
//! path that is no documented parameter becomes one of any type, since OpenAPI requires it.
//!
//! OpenAPI does not allow two paths that differ only in the names of their parameters. They are shown as
//! the first of them; `x-documented-path` has the path on the page. Where their methods are the same as
//! well, the second operation is in `x-alternatives` of the first one.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;
use serde::Serialize;
use serde_json::Value as Json;

use super::security::{self, SecurityRequirement};
use super::{Definer, Definition, Definitions};
use crate::schema::path_template::{PathTemplate, QueryValue};
use crate::schema::{
    Api, Body, ListFormat, Operation, Parameter, ParameterLocation, Permissions, Schema,
    SourceLocation, Type, Value,
};

/// Operations by path and method.
pub(super) type Paths<'s> = IndexMap<&'s str, IndexMap<String, OperationObject<'s>>>;

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
pub(super) struct OperationObject<'s> {
    operation_id: String,
    tags: Vec<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'s str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    deprecated: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parameters: Vec<ParameterObject<'s>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    request_body: Option<RequestBody<'s>>,
    responses: IndexMap<&'static str, Response<'s>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    security: Option<Vec<SecurityRequirement>>,
    /// The credentials of which the documentation does not tell how they are sent.
    #[serde(rename = "x-credentials", skip_serializing_if = "Vec::is_empty")]
    credentials: Vec<&'s str>,
    #[serde(rename = "x-permissions", skip_serializing_if = "Option::is_none")]
    permissions: Option<&'s Permissions>,
    /// The path on the page, where it is shown at another one.
    #[serde(rename = "x-documented-path", skip_serializing_if = "Option::is_none")]
    documented_path: Option<&'s str>,
    #[serde(skip)]
    own_path: &'s str,
    /// Operations with the same method and the same path but for the names of its parameters.
    #[serde(rename = "x-alternatives", skip_serializing_if = "Vec::is_empty")]
    alternatives: Vec<OperationObject<'s>>,
    #[serde(rename = "x-sources")]
    sources: &'s [SourceLocation],
}

/// A parameter object.
#[derive(Serialize)]
struct ParameterObject<'s> {
    name: &'s str,
    #[serde(rename = "in")]
    location: &'static str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    required: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'s str>,
    #[serde(flatten)]
    style: Style,
    schema: Definition<'s>,
}

/// How a list is written: <https://spec.openapis.org/oas/v3.1.1.html#style-values>. The default of each
/// location is left out.
#[derive(Default, Serialize)]
struct Style {
    #[serde(skip_serializing_if = "Option::is_none")]
    style: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    explode: Option<bool>,
}

impl Style {
    fn of(parameter: &Parameter) -> Style {
        let can_repeat =
            matches!(parameter.location, ParameterLocation::Query | ParameterLocation::Form);
        let format = parameter.list.filter(|_| can_repeat);
        match format {
            None | Some(ListFormat::Repeat) => Style::default(),
            Some(ListFormat::Comma) => Style { style: None, explode: Some(false) },
            Some(ListFormat::Space) => {
                Style { style: Some("spaceDelimited"), explode: Some(false) }
            }
            Some(ListFormat::Pipe) => Style { style: Some("pipeDelimited"), explode: Some(false) },
        }
    }
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
    /// How the lists of a form are written, where that is not OpenAPI's default.
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    encoding: IndexMap<&'s str, Style>,
}

impl<'s> MediaType<'s> {
    fn of(schema: Definition<'s>) -> MediaType<'s> {
        MediaType { schema, encoding: IndexMap::new() }
    }
}

type Content<'s> = IndexMap<&'s str, MediaType<'s>>;

const JSON: &str = "application/json";
const MULTIPART: &str = "multipart/form-data";
const URL_ENCODED: &str = "application/x-www-form-urlencoded";

/// The APIs of a schema.
pub(super) fn tags(schema: &Schema) -> Vec<Tag<'_>> {
    let apis = schema.apis.iter();
    apis.map(|api| Tag { name: &api.name, feature: &api.feature, sources: &api.sources }).collect()
}

/// The operations of a schema, in the order of their paths.
pub(super) fn paths<'s>(schema: &'s Schema, definer: &Definer<'s>) -> Paths<'s> {
    let mut paths = Paths::new();
    let mut ids = HashSet::new();
    // Paths that differ only in the names of their parameters are one path.
    let mut by_shape: HashMap<String, PathTemplate<'s>> = HashMap::new();
    for api in &schema.apis {
        for operation in &api.operations {
            let own = PathTemplate::of(&operation.path);
            let shown = by_shape.entry(own.shape()).or_insert_with(|| own.clone());
            let methods = paths.entry(shown.path).or_default();
            let method = operation.method.as_str().to_ascii_lowercase();
            let mut object = || {
                let id = id(api, operation, &mut ids);
                definer.operation(api, operation, id, &own, shown)
            };
            match methods.get_mut(&method) {
                None => {
                    methods.insert(method, object());
                }
                Some(known) if known.own_path != operation.path => {
                    known.alternatives.push(object());
                }
                Some(known) if known.tags.contains(&api.name.as_str()) => {}
                Some(known) => known.tags.push(&api.name),
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
    /// Describes an operation with the path `own` at the path `shown`, which has the same shape.
    fn operation(
        &self,
        api: &'s Api,
        operation: &'s Operation,
        id: String,
        own: &PathTemplate<'s>,
        shown: &PathTemplate<'s>,
    ) -> OperationObject<'s> {
        let returned = operation.returns.iter().flat_map(|ty| {
            let types = content_types(&operation.accepts);
            types.map(|content_type| (content_type, MediaType::of(self.ty(ty))))
        });
        let response =
            Response { description: "The request succeeded.", content: returned.collect() };
        let security = security::of(operation);
        OperationObject {
            operation_id: id,
            tags: vec![&api.name],
            summary: operation.summary.as_deref(),
            description: operation.description.as_deref(),
            deprecated: operation.deprecated,
            parameters: self.parameters(operation, own, shown),
            request_body: self.request_body(operation),
            responses: [("2XX", response)].into(),
            security: security.requirements,
            credentials: security.unknown,
            permissions: operation.permissions.as_ref(),
            documented_path: (operation.path != shown.path).then_some(&operation.path),
            own_path: &operation.path,
            alternatives: Vec::new(),
            sources: &operation.sources,
        }
    }

    fn parameters(
        &self,
        operation: &'s Operation,
        own: &PathTemplate<'s>,
        shown: &PathTemplate<'s>,
    ) -> Vec<ParameterObject<'s>> {
        let mut objects: Vec<ParameterObject<'s>> = Vec::with_capacity(operation.parameters.len());
        let mut add = |parameter: ParameterObject<'s>| {
            let same = |known: &ParameterObject<'_>| {
                (known.name, known.location) == (parameter.name, parameter.location)
            };
            if !objects.iter().any(same) {
                objects.push(parameter);
            }
        };
        for parameter in &operation.parameters {
            let in_path = own.position(&parameter.name).and_then(|index| shown.names.get(index));
            let (location, name) = match (parameter.location, in_path) {
                (ParameterLocation::Path, Some(name)) => ("path", *name),
                (ParameterLocation::Path, None) => {
                    ("query", own.query_key(&parameter.name).unwrap_or(&parameter.name))
                }
                (ParameterLocation::Header, _) => ("header", parameter.name.as_str()),
                (ParameterLocation::Query | ParameterLocation::Body, _) => {
                    ("query", parameter.name.as_str())
                }
                (ParameterLocation::Form, _) => continue,
            };
            add(ParameterObject {
                name,
                location,
                required: location == "path" || parameter.required,
                description: parameter.description.as_deref(),
                style: Style::of(parameter),
                schema: self.parameter(parameter),
            });
        }
        let undocumented = |name, location, schema| ParameterObject {
            name,
            location,
            required: true,
            description: None,
            style: Style::default(),
            schema: Definition { documented: Some(false), ..schema },
        };
        for &name in &shown.names {
            add(undocumented(name, "path", Definition::default()));
        }
        for (key, value) in &own.query {
            let values = match value {
                QueryValue::Parameter(_) => Vec::new(),
                QueryValue::Fixed(text) => vec![Value::String((*text).to_owned())],
            };
            let schema = Definition { own_values: values, ..Definition::default() };
            add(undocumented(key, "query", schema));
        }
        objects
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
            if parameter.default_is_listed() {
                let default = default.and_then(|default| typed(&parameter.ty, default));
                definition.default = default.map(|default| Json::from(&default));
            } else {
                definition.documented_default = default;
            }
        }
        definition
    }

    /// The body, and what goes into a form.
    fn request_body(&self, operation: &'s Operation) -> Option<RequestBody<'s>> {
        let in_form = |parameter: &&Parameter| parameter.location == ParameterLocation::Form;
        let form = || operation.parameters.iter().filter(in_form);
        let mut content = Content::new();
        if let Some(Body { ty, content_types: types, .. }) = &operation.body {
            let types = content_types(types);
            content.extend(types.map(|one| (one, MediaType::of(self.ty(ty)))));
        }
        let schema = || {
            let properties: Definitions<'s> = form()
                .map(|parameter| {
                    let description = parameter.description.as_deref();
                    let definition = Definition { description, ..self.parameter(parameter) };
                    (parameter.name.as_str(), definition)
                })
                .collect();
            let required = form().filter(|parameter| parameter.required);
            Definition {
                ty: Some("object".into()),
                properties: Some(properties),
                required: required.map(|parameter| parameter.name.as_str()).collect(),
                ..Definition::default()
            }
        };
        if form().next().is_some() {
            let has_file = form().any(|parameter| *parameter.ty.innermost() == Type::Binary);
            let untold = if has_file { MULTIPART } else { URL_ENCODED };
            let documented = operation.form_content_types.iter().map(String::as_str);
            let untold = operation.form_content_types.is_empty().then_some(untold);
            for content_type in documented.chain(untold) {
                let styles =
                    form().map(|parameter| (parameter.name.as_str(), Style::of(parameter)));
                let encoding = styles.filter(|(_, style)| style.explode.is_some()).collect();
                content.insert(content_type, MediaType { schema: schema(), encoding });
            }
        }
        (!content.is_empty()).then(|| RequestBody {
            description: operation.body.as_ref().and_then(|body| body.description.as_deref()),
            required: operation.body.as_ref().is_some_and(|body| body.required)
                || form().any(|parameter| parameter.required),
            content,
        })
    }
}

/// The documented content types, or JSON.
fn content_types(documented: &[String]) -> impl Iterator<Item = &str> {
    let json = documented.is_empty().then_some(JSON);
    documented.iter().map(String::as_str).chain(json)
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
        | Type::UtcDateTime
        | Type::LocalDateTime => Some(Value::String(text.to_owned())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_of_its_type_or_none() {
        assert_eq!(typed(&Type::Int32, "25"), Some(Value::Integer(25)));
        assert_eq!(typed(&Type::Int32, "many"), None);
        assert_eq!(typed(&Type::String, "25"), Some(Value::String("25".to_owned())));
        assert_eq!(typed(&Type::Boolean, "true"), None);
    }
}
