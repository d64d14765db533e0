//! The arguments that every operation is called with: a value for each parameter, with characters that
//! have to be escaped, and a body with a value for each property.

use std::collections::HashMap;

use serde_json::{Map, Value, json};
use tablesmith::schema::{Api, Model, Operation, Parameter, ParameterLocation, Schema, Type};

/// A call of an operation.
#[derive(Debug)]
pub struct Call<'s> {
    /// `Routing.GetRoutingQueues`
    pub key: String,
    /// The API.
    pub api: &'s Api,
    /// The operation.
    pub operation: &'s Operation,
    /// The values, in the order of the operation's parameters.
    pub arguments: Vec<Value>,
    /// The body; none where the operation has none.
    pub body: Option<Value>,
}

/// A call of each operation.
pub fn calls(schema: &Schema) -> Vec<Call<'_>> {
    let bodies = Bodies {
        models: schema.models.iter().map(|model| (model.name.as_str(), model)).collect(),
        values: schema
            .enums
            .iter()
            .map(|own| {
                let value = own.variants.first().map(|variant| json!(variant.value));
                (own.name.as_str(), value.unwrap_or(json!("a new value")))
            })
            .collect(),
    };
    let all = schema.apis.iter().flat_map(|api| api.operations.iter().map(move |one| (api, one)));
    let calls = all.map(|(api, operation)| Call {
        key: format!("{}.{}", api.name, operation.name),
        api,
        operation,
        arguments: operation.parameters.iter().map(argument).collect(),
        body: operation.body.as_ref().map(|body| bodies.value(&body.ty, 0)),
    });
    calls.collect()
}

fn argument(parameter: &Parameter) -> Value {
    let text = match (parameter.values.first(), parameter.location) {
        (Some(value), _) => value.as_str(),
        // Other characters cannot be sent in a header.
        (None, ParameterLocation::Header) => "W/\"a b\"; c",
        (None, _) => "a/b c?d#é%2F&=+;:@\"<{~}>\\|^`",
    };
    match &parameter.ty {
        Type::List(element) => match &**element {
            Type::String => json!([text, "second value"]),
            element => json!([scalar(element, text)]),
        },
        ty => scalar(ty, text),
    }
}

fn scalar(ty: &Type, text: &str) -> Value {
    match ty {
        Type::Boolean => json!(true),
        Type::Int32 | Type::Int64 => json!(7),
        Type::Float | Type::Double | Type::Decimal => json!(1.5),
        Type::DateTime | Type::UtcDateTime => json!("2026-11-21T20:15:30.25Z"),
        Type::Date => json!("2026-11-21"),
        Type::LocalDateTime => json!("2026-11-21T20:15:30"),
        _ => json!(text),
    }
}

/// How deep models in a body are filled.
const DEPTH: usize = 2;

struct Bodies<'s> {
    models: HashMap<&'s str, &'s Model>,
    /// The first value of each enum.
    values: HashMap<&'s str, Value>,
}

impl Bodies<'_> {
    fn value(&self, ty: &Type, depth: usize) -> Value {
        match ty {
            Type::List(element) => json!([self.value(element, depth)]),
            Type::Map(value) => json!({ "a \"key\"": self.value(value, depth) }),
            Type::Any => json!({ "any": [1, "é"] }),
            Type::Enum(name) => self.values.get(name.as_str()).cloned().unwrap_or_default(),
            Type::Model(name) if depth < DEPTH => {
                let properties = self.models.get(name.as_str()).map(|model| &model.properties);
                let values = properties
                    .into_iter()
                    .flatten()
                    .map(|property| (property.name.clone(), self.value(&property.ty, depth + 1)));
                Value::Object(values.collect::<Map<_, _>>())
            }
            Type::Model(_) => json!({}),
            scalar_type => scalar(scalar_type, "a \"b\"\n\\ é"),
        }
    }
}
