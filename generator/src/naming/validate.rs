//! Checks the names in a schema before code is generated from it.
//!
//! The naming rules only give valid names. A schema may come from elsewhere, as JSON.

use std::collections::HashSet;
use std::ops::Deref;

use super::{NameKind, folded, is_name};
use crate::diagnostics::{Code, Diagnostic};
use crate::naming::feature::is_feature;
use crate::schema::{Api, Enum, Model, Schema, Type};

/// A schema that Rust code can be generated from: every name is an identifier that is valid where it
/// is used, no two names of one namespace are equal, and every type that is referred to is defined.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ValidSchema<'s>(&'s Schema);

impl<'s> ValidSchema<'s> {
    /// Checks the schema.
    ///
    /// # Errors
    ///
    /// An error for each name that is invalid or not unique, and for each type without a definition.
    pub(crate) fn new(schema: &'s Schema) -> Result<ValidSchema<'s>, Vec<Diagnostic>> {
        let mut errors = names(schema);
        errors.extend(references(schema));
        if errors.is_empty() { Ok(ValidSchema(schema)) } else { Err(errors) }
    }

    /// The schema, for as long as it was borrowed.
    pub(crate) fn get(self) -> &'s Schema {
        self.0
    }
}

impl Deref for ValidSchema<'_> {
    type Target = Schema;

    fn deref(&self) -> &Schema {
        self.0
    }
}

fn names(schema: &Schema) -> Vec<Diagnostic> {
    let mut errors = Vec::new();
    let mut types = HashSet::new();
    for Model { name, rust_name, .. } in &schema.models {
        errors.extend(namespace(NameKind::Type, name, [rust_name], &mut types));
    }
    for Enum { name, rust_name, .. } in &schema.enums {
        errors.extend(namespace(NameKind::Type, name, [rust_name], &mut types));
    }
    for Model { name, properties, .. } in &schema.models {
        let fields = properties.iter().map(|property| &property.rust_name);
        errors.extend(namespace(NameKind::Field, name, fields, &mut HashSet::new()));
    }
    for Enum { name, variants, representation, .. } in &schema.enums {
        let variants = variants.iter().map(|variant| &variant.rust_name);
        let kind = NameKind::of_values(*representation);
        errors.extend(namespace(kind, name, variants, &mut HashSet::new()));
    }
    for api in &schema.apis {
        errors.extend(calls(api));
    }
    let mut taken = HashSet::new();
    let apis = schema.apis.iter().map(|api| (&api.name, &api.feature));
    for (name, feature) in apis.chain(schema.topics.iter().map(|t| (&t.prefix, &t.feature))) {
        if !is_feature(feature) {
            errors.push(error(name, format!("`{feature}` is not a valid name of a feature")));
        } else if !taken.insert(feature) {
            errors.push(error(name, format!("the feature `{feature}` is defined twice")));
        }
    }
    errors
}

/// Checks the names of what an API's operations become.
fn calls(api: &Api) -> Vec<Diagnostic> {
    let names = api.functions().map(|operation| &operation.rust_name);
    let mut errors = namespace(NameKind::Function, &api.name, names, &mut HashSet::new());
    let types = api.functions().flat_map(|operation| {
        std::iter::once(&operation.type_name).chain(&operation.parameters_type_name)
    });
    let types = types.chain(api.parameter_enums.iter().map(|own| &own.rust_name));
    errors.extend(namespace(NameKind::CallType, &api.name, types, &mut HashSet::new()));
    for operation in api.functions() {
        let names = operation.parameters.iter().map(|parameter| &parameter.rust_name);
        errors.extend(namespace(NameKind::Setter, &operation.name, names, &mut HashSet::new()));
    }
    for own in &api.parameter_enums {
        let names = own.variants.iter().map(|variant| &variant.rust_name);
        errors.extend(namespace(NameKind::Variant, &own.identifier, names, &mut HashSet::new()));
    }
    errors
}

/// Checks names of one namespace, all of one definition, against those before them.
fn namespace<'n>(
    kind: NameKind,
    definition: &str,
    names: impl IntoIterator<Item = &'n String>,
    taken: &mut HashSet<String>,
) -> Vec<Diagnostic> {
    let mut errors = Vec::new();
    for name in names {
        if !is_name(kind, name) {
            errors.push(error(definition, format!("`{name}` is not a valid Rust name")));
        } else if !taken.insert(folded(kind, name)) {
            errors.push(error(definition, format!("the name `{name}` is defined twice")));
        }
    }
    errors
}

/// Checks that the models and enums that fields refer to are defined.
fn references(schema: &Schema) -> Vec<Diagnostic> {
    let models: HashSet<&String> = schema.models.iter().map(|model| &model.name).collect();
    let enums: HashSet<&String> = schema.enums.iter().map(|own| &own.name).collect();
    let mut errors = Vec::new();
    for model in &schema.models {
        for property in &model.properties {
            let missing = match property.ty.innermost() {
                Type::Model(name) if !models.contains(name) => format!("the model `{name}`"),
                Type::Enum(name) if !enums.contains(name) => format!("the enum `{name}`"),
                _ => continue,
            };
            let field = format!("{}.{}", model.name, property.name);
            errors.push(error(&field, format!("{missing} is not defined")));
        }
    }
    errors
}

fn error(definition: &str, reason: String) -> Diagnostic {
    Diagnostic::error(
        Code::InvalidSchema,
        format!("the schema is invalid at `{definition}`: {reason}"),
    )
    .help("if Tablesmith made this schema from pages, this is a bug; please report it")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    /// Checks the schema of these definitions, and expects these messages after the first words.
    #[track_caller]
    fn refused(definitions: Value, expected: &[&str]) {
        let mut schema = json!({ "version": 1, "models": [], "enums": [] });
        let all = schema.as_object_mut().expect("an object");
        all.extend(definitions.as_object().expect("an object").clone());
        let schema: Schema = serde_json::from_value(schema).expect("a schema");
        let errors = ValidSchema::new(&schema).expect_err("an invalid schema");
        let messages: Vec<_> = errors
            .iter()
            .map(|error| error.message.strip_prefix("the schema is invalid at ").expect("a prefix"))
            .collect();
        assert_eq!(messages, expected);
    }

    fn model(rust_name: &str, properties: &[Value]) -> Value {
        json!({
            "name": "Page", "rustName": rust_name, "documented": true, "description": null,
            "properties": properties, "sources": [],
        })
    }

    fn property(rust_name: &str, ty: Value) -> Value {
        json!({
            "name": "a", "rustName": rust_name, "type": ty, "required": false, "readOnly": false,
            "description": null, "sources": [],
        })
    }

    #[test]
    fn invalid_and_duplicate_names_are_refused() {
        refused(
            json!({ "models": [model("P; fn f() {}", &[])] }),
            &["`Page`: `P; fn f() {}` is not a valid Rust name"],
        );
        refused(
            json!({ "models": [model("Self", &[])] }),
            &["`Page`: `Self` is not a valid Rust name"],
        );
        refused(
            json!({ "models": [model("Page", &[property("type", json!("string"))])] }),
            &["`Page`: `type` is not a valid Rust name"],
        );
        let twice = [property("a", json!("string")), property("a", json!("int32"))];
        refused(
            json!({ "models": [model("Page", &twice)] }),
            &["`Page`: the name `a` is defined twice"],
        );
        refused(
            json!({ "models": [model("Page", &[]), model("PAGE", &[])] }),
            &["`Page`: the name `PAGE` is defined twice"],
        );
    }

    #[test]
    fn references_to_what_is_not_defined_are_refused() {
        let properties = [
            property("a", json!({ "list": { "model": "Page" } })),
            property("b", json!({ "map": { "model": "Missing" } })),
            property("c", json!({ "enum": "Page" })),
        ];
        refused(
            json!({ "models": [model("Page", &properties)] }),
            &[
                "`Page.a`: the model `Missing` is not defined",
                "`Page.a`: the enum `Page` is not defined",
            ],
        );
    }

    #[test]
    fn invalid_and_duplicate_features_are_refused() {
        let api = |feature: &str| json!({ "name": "A", "feature": feature, "operations": [], "sources": [] });
        for feature in ["full", "default", "a]", "-a", "a--b", ""] {
            refused(
                json!({ "apis": [api(feature)] }),
                &[&format!("`A`: `{feature}` is not a valid name of a feature")],
            );
        }
        refused(
            json!({ "apis": [api("a"), api("a")] }),
            &["`A`: the feature `a` is defined twice"],
        );
    }
}
