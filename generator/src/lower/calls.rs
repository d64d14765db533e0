//! The names of what operations become in Rust: functions, their types, setters and values.

use crate::lower::rust_names::texts;
use crate::naming::NameKind;
use crate::naming::name_lock::{Members, NameLock, NameRequest};
use crate::schema::{
    Api, Operation, Parameter, ParameterEnum, ParameterLocation, Schema, Type, Value, Variant,
};

/// Collects the values of parameters, and gives everything in the APIs its Rust name.
pub(super) fn assign(schema: &mut Schema, names: &mut NameLock) {
    for api in &mut schema.apis {
        api.parameter_enums = parameter_enums(api);
        name_values(api, names);
        let operations: Vec<&str> = api.operations.iter().map(|one| one.name.as_str()).collect();
        let functions = names.function_names(&api.name, &operations);
        let keys: Vec<String> = call_types(api).map(|(key, _)| key).collect();
        let wanted = keys.iter().map(|key| {
            let (kind, name) = key.split_once(' ').unwrap_or_default();
            let suffix = if kind == PARAMETERS { " Parameters" } else { "" };
            (key.clone(), format!("{name}{suffix}"))
        });
        let wanted: Vec<(String, String)> = wanted.collect();
        let mut types = names.call_type_names(&api.name, &wanted).into_iter();
        for (operation, function) in api.operations.iter_mut().zip(functions) {
            operation.rust_name = function;
            operation.type_name = types.next().unwrap_or_default();
            if has_parameters_type(operation) {
                operation.parameters_type_name = types.next();
            }
            let identifiers: Vec<&str> =
                operation.parameters.iter().map(Parameter::identifier).collect();
            let given = names.parameter_names(&api.name, &operation.name, &identifiers);
            for (parameter, name) in operation.parameters.iter_mut().zip(given) {
                parameter.rust_name = name;
            }
        }
        for (own, name) in api.parameter_enums.iter_mut().zip(types) {
            own.rust_name = name;
        }
    }
}

fn name_values(api: &mut Api, names: &mut NameLock) {
    let own = api.parameter_enums.iter();
    let keys: Vec<String> =
        own.clone().map(|own| variants_key(&api.name, &own.identifier)).collect();
    let values: Vec<Vec<String>> = own.map(|own| texts(&own.variants)).collect();
    let members = keys.iter().zip(&values).map(|(key, values)| {
        let requests = values.iter();
        let requests = requests.map(|value| NameRequest { documented_as: value, wanted: value });
        Members { owner: key, kind: NameKind::Variant, requests: requests.collect() }
    });
    let given = names.variant_names(&members.collect::<Vec<_>>());
    for (own, given) in api.parameter_enums.iter_mut().zip(given) {
        for (variant, name) in own.variants.iter_mut().zip(given) {
            variant.rust_name = name;
        }
    }
}

const CALL: &str = "call";
const PARAMETERS: &str = "parameters";
const VALUES: &str = "values";

/// The types in an API's module, by their keys in the lock, with their Rust names. Those of calls come
/// first, so that values do not take their names.
pub(crate) fn call_types(api: &Api) -> impl Iterator<Item = (String, String)> {
    let calls = api.operations.iter().flat_map(|operation| {
        let call = (format!("{CALL} {}", operation.name), operation.type_name.clone());
        let parameters = has_parameters_type(operation).then(|| {
            let name = operation.parameters_type_name.clone().unwrap_or_default();
            (format!("{PARAMETERS} {}", operation.name), name)
        });
        [Some(call), parameters].into_iter().flatten()
    });
    let values = api.parameter_enums.iter();
    let values = values.map(|own| (format!("{VALUES} {}", own.identifier), own.rust_name.clone()));
    calls.chain(values)
}

/// The key in the lock of the variants of a parameter's values.
pub(crate) fn variants_key(api: &str, identifier: &str) -> String {
    format!("{api} {VALUES} {identifier}")
}

/// Two required parameters could be swapped unnoticed as arguments, and so they are fields.
fn has_parameters_type(operation: &Operation) -> bool {
    operation.required_parameters().count() > 1
}

/// The values of the parameters with each identifier: what their operations list, in that order.
fn parameter_enums(api: &Api) -> Vec<ParameterEnum> {
    let mut enums: Vec<ParameterEnum> = Vec::new();
    for parameter in api.operations.iter().flat_map(|operation| &operation.parameters) {
        if !has_values(parameter) {
            continue;
        }
        let identifier = parameter.identifier();
        let index = enums.iter().position(|own| own.identifier == identifier);
        let index = index.unwrap_or_else(|| {
            enums.push(ParameterEnum {
                identifier: identifier.to_owned(),
                rust_name: String::new(),
                variants: Vec::new(),
            });
            enums.len() - 1
        });
        let variants = &mut enums[index].variants;
        for value in &parameter.values {
            let value = Value::String(value.clone());
            if !variants.iter().any(|variant| variant.value == value) {
                variants.push(Variant {
                    value,
                    rust_name: String::new(),
                    name: None,
                    description: None,
                });
            }
        }
    }
    enums
}

/// Whether a parameter's values become an enum: those of texts do.
fn has_values(parameter: &Parameter) -> bool {
    !parameter.values.is_empty()
        && *parameter.ty.innermost() == Type::String
        && parameter.location != ParameterLocation::Body
}
