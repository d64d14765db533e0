//! An OpenAPI description, as far as it says how requests are sent: Swagger 2.0
//! (<https://swagger.io/specification/v2/>) and OpenAPI 3
//! (<https://spec.openapis.org/oas/v3.1.1.html>).

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;
use tablesmith::schema::ParameterLocation;
use tablesmith_tests::requests::arguments::Call;

/// A description.
pub(super) struct Description {
    operations: Vec<Described>,
}

/// An operation of a description.
#[derive(Debug)]
pub(super) struct Described {
    pub(super) method: String,
    pub(super) path: String,
    pub(super) parameters: Vec<DescribedParameter>,
    /// Whether it has a body that is no form.
    pub(super) has_body: bool,
    /// The content types of the request.
    pub(super) content_types: Vec<String>,
    /// Whether credentials are sent; none where the description does not say.
    pub(super) needs_credentials: Option<bool>,
}

/// A parameter, or a property of a form.
#[derive(Debug)]
pub(super) struct DescribedParameter {
    pub(super) name: String,
    pub(super) location: DescribedLocation,
    /// How a list is written; none for a single value.
    pub(super) list: Option<DescribedList>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DescribedLocation {
    In(ParameterLocation),
    Cookie,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DescribedList {
    Repeated,
    JoinedBy(char),
}

const METHODS: [&str; 8] = ["get", "head", "post", "put", "patch", "delete", "options", "trace"];

impl Description {
    /// Reads a description.
    ///
    /// # Errors
    ///
    /// If it cannot be read, or is no JSON.
    pub(super) fn read(path: &Path) -> Result<Description, Box<dyn std::error::Error>> {
        let root: Value = serde_json::from_slice(&fs::read(path)?)?;
        let document = Document { root: &root };
        let mut operations = Vec::new();
        for (path, item) in root["paths"].as_object().into_iter().flatten() {
            for method in METHODS {
                let operation = item.get(method);
                operations.extend(operation.map(|one| document.operation(method, path, item, one)));
            }
        }
        Ok(Description { operations })
    }

    /// The operation of a call: the one with its method and path, whatever the names in the braces are. Two of
    /// them differ in these names alone.
    pub(super) fn find(&self, call: &Call<'_>) -> Option<&Described> {
        let operation = call.operation;
        let same = |described: &&Described| {
            described.method.eq_ignore_ascii_case(operation.method.as_str())
                && shape(&described.path) == shape(&operation.path)
        };
        let exact = |described: &&Described| {
            letters(&described.path) == letters(&operation.path) && same(described)
        };
        let all = || self.operations.iter();
        all().find(exact).or_else(|| all().find(same))
    }

    /// How many operations no call is of.
    pub(super) fn operations_besides(&self, calls: &[Call<'_>]) -> usize {
        let known: Vec<*const Described> =
            calls.iter().filter_map(|call| self.find(call)).map(std::ptr::from_ref).collect();
        self.operations.iter().filter(|one| !known.contains(&std::ptr::from_ref(*one))).count()
    }
}

/// A path without the names in its braces, its query and a slash at its end.
fn shape(path: &str) -> String {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let mut shape = String::new();
    for (index, part) in path.trim_matches('/').split('{').enumerate() {
        match part.split_once('}') {
            Some((_, after)) if index > 0 => {
                shape.push_str("{}");
                shape.push_str(after);
            }
            _ => shape.push_str(part),
        }
    }
    shape
}

/// A name without case and punctuation.
pub(super) fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

static NULL: Value = Value::Null;

struct Document<'d> {
    root: &'d Value,
}

impl<'d> Document<'d> {
    fn resolve(&self, mut value: &'d Value) -> &'d Value {
        // References can form a circle.
        for _ in 0..16 {
            let Some(pointer) = value["$ref"].as_str().and_then(|text| text.strip_prefix('#'))
            else {
                return value;
            };
            value = self.root.pointer(pointer).unwrap_or(&NULL);
        }
        value
    }

    fn operation(
        &self,
        method: &str,
        path: &str,
        item: &'d Value,
        operation: &'d Value,
    ) -> Described {
        let mut parameters: BTreeMap<(String, String), DescribedParameter> = BTreeMap::new();
        let mut has_body = false;
        let listed = [item, operation].map(|one| one["parameters"].as_array());
        for parameter in listed.into_iter().flatten().flatten() {
            let parameter = self.resolve(parameter);
            let place = parameter["in"].as_str().unwrap_or_default();
            let location = match place {
                "body" => {
                    has_body = true;
                    continue;
                }
                "formData" => DescribedLocation::In(ParameterLocation::Form),
                "path" => DescribedLocation::In(ParameterLocation::Path),
                "header" => DescribedLocation::In(ParameterLocation::Header),
                "cookie" => DescribedLocation::Cookie,
                _ => DescribedLocation::In(ParameterLocation::Query),
            };
            let name = parameter["name"].as_str().unwrap_or_default().to_owned();
            let list = self.list(parameter, place);
            let described = DescribedParameter { name: name.clone(), location, list };
            parameters.insert((place.to_owned(), name), described);
        }
        let mut content_types = texts(&operation["consumes"]);
        if content_types.is_empty() {
            content_types = texts(&self.root["consumes"]);
        }
        let body = self.resolve(&operation["requestBody"]);
        if let Some(content) = body["content"].as_object() {
            content_types = content.keys().cloned().collect();
            let form = content.iter().find(|(content_type, _)| is_form(content_type));
            match form.filter(|_| content.keys().all(|one| is_form(one))) {
                Some((_, media_type)) => {
                    let schema = self.resolve(&media_type["schema"]);
                    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
                        let is_list = self.is_list(self.resolve(property));
                        let described = DescribedParameter {
                            name: name.clone(),
                            location: DescribedLocation::In(ParameterLocation::Form),
                            list: is_list.then_some(DescribedList::Repeated),
                        };
                        parameters.insert(("form".to_owned(), name.clone()), described);
                    }
                }
                None => has_body = true,
            }
        }
        let security = operation.get("security").or_else(|| self.root.get("security"));
        Described {
            method: method.to_owned(),
            path: path.to_owned(),
            parameters: parameters.into_values().collect(),
            has_body,
            content_types,
            needs_credentials: security.and_then(needs_credentials),
        }
    }

    fn is_list(&self, schema: &Value) -> bool {
        match &schema["type"] {
            Value::Array(types) => types.iter().any(|ty| ty == "array"),
            ty => ty == "array",
        }
    }

    fn list(&self, parameter: &'d Value, place: &str) -> Option<DescribedList> {
        let schema = match parameter.get("schema") {
            Some(schema) => self.resolve(schema),
            None => parameter,
        };
        if !self.is_list(schema) {
            return None;
        }
        if self.root.get("swagger").is_some() {
            return Some(match parameter["collectionFormat"].as_str() {
                Some("multi") => DescribedList::Repeated,
                Some("ssv") => DescribedList::JoinedBy(' '),
                Some("pipes") => DescribedList::JoinedBy('|'),
                _ => DescribedList::JoinedBy(','),
            });
        }
        let of_query = place == "query" || place == "cookie";
        let style = parameter["style"].as_str().unwrap_or(if of_query { "form" } else { "simple" });
        let explode = parameter["explode"].as_bool().unwrap_or(style == "form");
        Some(match (style, explode) {
            ("form", true) => DescribedList::Repeated,
            ("spaceDelimited", _) => DescribedList::JoinedBy(' '),
            ("pipeDelimited", _) => DescribedList::JoinedBy('|'),
            _ => DescribedList::JoinedBy(','),
        })
    }
}

/// Whether credentials are sent; none where they may be left out.
fn needs_credentials(security: &Value) -> Option<bool> {
    let any = security.as_array()?;
    let is_optional = any.iter().any(|one| one.as_object().is_some_and(|one| one.is_empty()));
    (!is_optional).then_some(!any.is_empty())
}

pub(super) fn is_form(content_type: &str) -> bool {
    content_type.starts_with("multipart/")
        || content_type.starts_with("application/x-www-form-urlencoded")
}

fn texts(value: &Value) -> Vec<String> {
    let texts = value.as_array().into_iter().flatten().filter_map(Value::as_str);
    texts.map(str::to_owned).collect()
}
