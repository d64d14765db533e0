//! C#: `**AlertablePresences** | **List&lt;string&gt;**`.

use super::rules::{Meaning, Rules};
use crate::dialect::wire_name::WireName;
use crate::schema::Type;

pub(super) static RULES: Rules = Rules { builtin, library, wire_name };

fn builtin(name: &str) -> Option<Meaning> {
    Some(match name {
        "string" => Meaning::Scalar(Type::String),
        // Genesys writes text as `string` and a day as `String`.
        "String" => Meaning::ScalarBeside { other: "string", ty: Type::Date, alone: Type::String },
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

/// The name in Pascal case, without the prefix or suffix that the generators add to a name that
/// cannot be a property's: that of its class, one that starts with a digit, a reserved word, or a
/// method of every object.
///
/// `escapeReservedWord` and `toVarName` of openapi-generator's `AbstractCSharpCodegen` write `Var`;
/// swagger-codegen and older versions write `_`.
fn wire_name(name: &str, model: &str) -> WireName {
    let is_model = |name: &str| name.eq_ignore_ascii_case(model);
    let starts_with_digit = |name: &str| name.starts_with(|c: char| c.is_ascii_digit());
    let is_taken = |name: &str| is_model(name) || starts_with_digit(name) || is_reserved(name);
    let of_objects = |name: &str| {
        matches!(
            name,
            "ToString"
                | "ToJson"
                | "Equals"
                | "GetHashCode"
                | "GetType"
                | "MemberwiseClone"
                | "ShouldSerializeToString"
        )
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

/// Whether openapi-generator reserves a word in C#: `reservedWords` of `AbstractCSharpCodegen`. Some
/// versions compare the keywords in lower case, so that `event` becomes `VarEvent`.
fn is_reserved(word: &str) -> bool {
    let is_keyword = || KEYWORDS.split(' ').any(|keyword| keyword.eq_ignore_ascii_case(word));
    CLASSES.contains(&word) || word.starts_with(|c: char| c.is_ascii_uppercase()) && is_keyword()
}

/// Names of classes that the generated code uses.
const CLASSES: &[&str] =
    &["Client", "Configuration", "Environment", "OperatingSystem", "TimeZone", "Version"];

/// C#'s keywords, with the generator's own, between spaces.
const KEYWORDS: &str = "\
    abstract as base bool break byte case catch char checked class const continue decimal \
    default delegate do double else enum event explicit extern false finally fixed float for \
    foreach goto if implicit in int interface internal is lock long namespace new null \
    object operator out override parameter params private protected public readonly ref \
    return sbyte sealed short sizeof stackalloc static string struct switch system this \
    throw true try typeof uint ulong unchecked unsafe ushort using virtual void volatile \
    while";

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
        named("_", "_");
    }

    #[test]
    fn the_prefix_of_a_reserved_word_is_removed() {
        named("VarEnvironment", "Environment");
        named("VarTimeZone", "TimeZone");
        named("VarEvent", "Event");
        named("_Default", "Default");
        named("VarOther", "VarOther");
        named("Variable", "Variable");
        named("VarianceX", "VarianceX");
        named("Varint", "Varint");
        named("Var", "Var");
    }
}
