//! C#: `**AlertablePresences** | **List&lt;string&gt;**`.

use super::rules::{Meaning, Rules};
use crate::dialect::parsed::WireName;
use crate::schema::Type;

pub(super) const RULES: Rules = Rules { language: ".NET", builtin, library, wire_name };

fn builtin(name: &str) -> Option<Meaning> {
    Some(match name {
        "string" => Meaning::Scalar(Type::String),
        // The generators write text as `string`; `String` is their class for a day.
        "String" => Meaning::Scalar(Type::Date),
        "bool" | "Boolean" => Meaning::Scalar(Type::Boolean),
        "int" | "short" | "ushort" | "byte" | "sbyte" | "Int32" | "Int16" => {
            Meaning::Scalar(Type::Int32)
        }
        "long" | "uint" | "ulong" | "Int64" | "UInt32" => Meaning::Scalar(Type::Int64),
        "float" | "Single" => Meaning::Scalar(Type::Float),
        "double" | "Double" => Meaning::Scalar(Type::Double),
        "decimal" | "Decimal" => Meaning::Scalar(Type::Decimal),
        "object" | "Object" | "dynamic" => Meaning::Scalar(Type::Any),
        "DateTime" | "DateTimeOffset" => Meaning::Scalar(Type::DateTime),
        "DateOnly" => Meaning::Scalar(Type::Date),
        "Guid" => Meaning::Scalar(Type::Uuid),
        "List"
        | "IList"
        | "Collection"
        | "ICollection"
        | "IEnumerable"
        | "IReadOnlyList"
        | "IReadOnlyCollection"
        | "HashSet"
        | "ISet" => Meaning::List,
        "Dictionary" | "IDictionary" | "IReadOnlyDictionary" => Meaning::Map,
        "Nullable" | "Option" | "ApiResponse" | "Task" => Meaning::Wrapper,
        _ => return None,
    })
}

fn library(name: &str) -> Option<Type> {
    Some(match name {
        "Uri" => Type::Uri,
        "LocalDate" => Type::Date,
        "TimeOnly" | "TimeSpan" | "char" => Type::String,
        "BigInteger" => Type::Int64,
        "Stream" | "FileParameter" | "File" => Type::Binary,
        "AnyType" | "JObject" | "JToken" | "JsonElement" => Type::Any,
        _ => return None,
    })
}

/// Pascal case always; what keeps it from being its class's name, from starting with a digit, or from
/// being a name of the generators' or of every object, is no part of it.
fn wire_name(name: &str, model: &str) -> WireName {
    let is_model = |name: &str| name.eq_ignore_ascii_case(model);
    let starts_with_digit = |name: &str| name.starts_with(|c: char| c.is_ascii_digit());
    let is_taken = |name: &str| {
        is_model(name)
            || starts_with_digit(name)
            || matches!(name, "Client" | "Configuration" | "Version")
    };
    let of_objects = |name: &str| {
        matches!(name, "ToString" | "Equals" | "GetHashCode" | "GetType" | "MemberwiseClone")
    };
    let bare = if let Some(bare) = name.strip_prefix('_').filter(|bare| !bare.is_empty()) {
        bare
    } else {
        let prefixed = name.strip_prefix("Var").filter(|bare| is_taken(bare));
        let of_objects = || name.strip_prefix("Property").filter(|bare| of_objects(bare));
        let suffixed = || name.strip_suffix("Property").filter(|bare| is_model(bare));
        prefixed.or_else(of_objects).or_else(suffixed).unwrap_or(name)
    };
    WireName::Derived(bare.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn named(name: &str, expected: &str) {
        assert_eq!(wire_name(name, "Name"), WireName::Derived(expected.to_owned()));
    }

    #[test]
    fn what_keeps_a_property_from_its_models_name_is_no_part_of_it() {
        named("_Name", "Name");
        named("VarName", "Name");
        named("NameProperty", "Name");
        named("_123Number", "123Number");
        named("Var123Number", "123Number");
        named("VarVersion", "Version");
        named("PropertyToString", "ToString");
        named("PropertyTax", "PropertyTax");
        named("Property", "Property");
        named("VarOther", "VarOther");
        named("_", "_");
    }
}
