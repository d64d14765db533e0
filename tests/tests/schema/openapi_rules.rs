//! Rules of OpenAPI that its meta-schema cannot express, as openapi-spec-validator checks them, and the
//! ban on two paths that differ only in the names of their parameters:
//! <https://spec.openapis.org/oas/v3.1.1.html#path-templating>.

use std::collections::BTreeSet;

use serde_json::Value;

/// The violations in a description; none in a valid one.
pub(super) fn violations(api: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut ids = BTreeSet::new();
    let mut shapes = BTreeSet::new();
    for (path, methods) in members(&api["paths"]) {
        let (shape, names) = divided(path);
        if !shapes.insert(shape) {
            found.push(format!("{path} is another path but for the names of its parameters"));
        }
        if path.contains(['?', '#']) {
            found.push(format!("{path} has a query or a fragment"));
        }
        for (method, operation) in members(methods) {
            let at = format!("{method} {path}");
            if !ids.insert(operation["operationId"].to_string()) {
                found.push(format!("{at}: {} is taken", operation["operationId"]));
            }
            parameters(&at, operation, &names, &mut found);
        }
    }
    references(api, api, &mut found);
    defaults(api, api, "#", &mut found);
    found
}

/// Each parameter is there once, and those of the path are the names in its braces.
fn parameters(at: &str, operation: &Value, names: &[String], found: &mut Vec<String>) {
    let mut seen = BTreeSet::new();
    for parameter in operation["parameters"].as_array().into_iter().flatten() {
        let (name, location) = (&parameter["name"], &parameter["in"]);
        if !seen.insert((name.to_string(), location.to_string())) {
            found.push(format!("{at}: {name} is in {location} twice"));
        }
        if location == "path" {
            if parameter["required"] != true {
                found.push(format!("{at}: {name} is not required"));
            }
            if !names.iter().any(|known| name == known.as_str()) {
                found.push(format!("{at}: {name} is not in the path"));
            }
        }
    }
    for name in names {
        if !seen.contains(&(format!("\"{name}\""), "\"path\"".to_owned())) {
            found.push(format!("{at}: {name} is not declared"));
        }
    }
}

/// Every reference is to something in the document.
fn references(value: &Value, api: &Value, found: &mut Vec<String>) {
    if let Some(target) = value["$ref"].as_str() {
        let pointer = target.strip_prefix('#');
        if pointer.and_then(|pointer| api.pointer(pointer)).is_none() {
            found.push(format!("{target} does not exist"));
        }
    }
    children(value).for_each(|(_, child)| references(child, api, found));
}

/// Every default is valid by the schema that it is in.
fn defaults(value: &Value, api: &Value, at: &str, found: &mut Vec<String>) {
    // The properties of a model may have this name.
    let is_schema = !at.ends_with("/properties") && !at.ends_with("/schemas");
    if let (true, Some(default)) = (is_schema, value.get("default")) {
        let mut schema = value.clone();
        // A copy of all components for each default would take minutes for a platform.
        if value.to_string().contains("\"$ref\"") {
            schema["components"] = api["components"].clone();
        }
        let validator = jsonschema::draft202012::new(&schema).expect("a schema");
        if let Err(error) = validator.validate(default) {
            found.push(format!("{at}: the default is invalid: {error}"));
        }
    }
    for (key, child) in children(value) {
        defaults(child, api, &format!("{at}/{key}"), found);
    }
}

/// A path with empty braces, and the names in them.
fn divided(path: &str) -> (String, Vec<String>) {
    let mut shape = String::new();
    let mut names = Vec::new();
    for part in path.split('/') {
        let mut rest = part;
        shape.push('/');
        while let Some((before, (name, after))) =
            rest.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
        {
            shape.push_str(before);
            shape.push_str("{}");
            names.push(name.to_owned());
            rest = after;
        }
        shape.push_str(rest);
    }
    (shape, names)
}

fn members(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

fn children(value: &Value) -> Box<dyn Iterator<Item = (String, &Value)> + '_> {
    match value {
        Value::Array(items) => {
            Box::new(items.iter().enumerate().map(|(index, item)| (index.to_string(), item)))
        }
        _ => Box::new(members(value).map(|(key, value)| (key.clone(), value))),
    }
}

#[test]
fn each_violation_is_found() {
    let parameter = |name: &str| serde_json::json!({"name": name, "in": "path", "required": true});
    let api = serde_json::json!({
        "paths": {
            "/pets/{id}": {
                "get": {"operationId": "a", "parameters": [parameter("id"), parameter("other")]},
                "put": {"operationId": "a", "parameters": [{"name": "id", "in": "path"}]},
            },
            "/pets/{petId}": {"post": {"operationId": "b"}},
            "/export?all=1": {"get": {"operationId": "c", "parameters": [
                {"name": "q", "in": "query", "schema": {"enum": ["x"], "default": "y"}},
                {"name": "q", "in": "query", "schema": {"$ref": "#/components/schemas/Pet"}},
            ]}},
        },
        "components": {"schemas": {}},
    });
    let found = violations(&api);
    for expected in [
        "get /pets/{id}: \"other\" is not in the path",
        "put /pets/{id}: \"a\" is taken",
        "put /pets/{id}: \"id\" is not required",
        "/pets/{petId} is another path but for the names of its parameters",
        "post /pets/{petId}: petId is not declared",
        "/export?all=1 has a query or a fragment",
        "get /export?all=1: \"q\" is in \"query\" twice",
        "#/components/schemas/Pet does not exist",
        "#/paths//export?all=1/get/parameters/0/schema: the default is invalid: \"y\" is not one of \"x\"",
    ] {
        assert!(found.iter().any(|one| one == expected), "{expected} is not in {found:#?}");
    }
    assert_eq!(found.len(), 9, "{found:#?}");
}
