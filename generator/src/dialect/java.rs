//! Java: `**_default** | [**List<ScopesEnum>**](#ScopesEnum)`.

use super::rules::{Meaning, Rules};
use crate::dialect::wire_name::WireName;
use crate::schema::Type;

pub(super) static RULES: Rules = Rules { builtin, library, wire_name };

fn builtin(name: &str) -> Option<Meaning> {
    Some(match name {
        "String" => Meaning::Scalar(Type::String),
        "Boolean" | "boolean" => Meaning::Scalar(Type::Boolean),
        "Integer" | "int" | "Short" | "short" | "Byte" | "byte" => Meaning::Scalar(Type::Int32),
        "Long" | "long" => Meaning::Scalar(Type::Int64),
        "Float" | "float" => Meaning::Scalar(Type::Float),
        "Double" | "double" => Meaning::Scalar(Type::Double),
        "BigDecimal" => Meaning::Scalar(Type::Decimal),
        "Object" => Meaning::Scalar(Type::Any),
        "Date" | "OffsetDateTime" => Meaning::Scalar(Type::DateTime),
        "LocalDate" => Meaning::Scalar(Type::Date),
        "LocalDateTime" => Meaning::Scalar(Type::LocalDateTime),
        "UUID" => Meaning::Scalar(Type::Uuid),
        "URI" => Meaning::Scalar(Type::Uri),
        "List"
        | "Set"
        | "Collection"
        | "Iterable"
        | "ArrayList"
        | "LinkedHashSet"
        | "HashSet"
        | "LinkedList"
        | "Deque"
        | "ArrayDeque"
        | "Queue"
        | "SortedSet"
        | "NavigableSet"
        | "TreeSet"
        | "SequencedCollection"
        | "Vector" => Meaning::List,
        "Map" | "HashMap" | "LinkedHashMap" | "TreeMap" | "SortedMap" | "NavigableMap"
        | "ConcurrentMap" | "ConcurrentHashMap" => Meaning::Map,
        "Optional" | "JsonNullable" | "ApiResponse" | "CompletableFuture" => Meaning::Wrapper,
        _ => return None,
    })
}

fn library(name: &str) -> Option<Type> {
    Some(match name {
        "BigInteger" => Type::Int64,
        "Number" => Type::Double,
        "ZonedDateTime" | "Instant" | "DateTime" => Type::DateTime,
        "URL" => Type::Uri,
        "LocalTime" | "OffsetTime" | "Time" | "Duration" | "Period" | "Year" | "YearMonth"
        | "ZoneId" | "Locale" | "Currency" | "Character" | "char" | "CharSequence" => Type::String,
        "File" | "InputStream" | "Resource" | "ByteArray" | "MultipartFile" => Type::Binary,
        "AnyType" | "JsonNode" | "JsonElement" | "Serializable" | "Void" | "Null" => Type::Any,
        _ => return None,
    })
}

/// The name without the escape of a reserved word.
fn wire_name(name: &str, _model: &str) -> WireName {
    let wire = match name.strip_prefix('_') {
        Some(word) if is_reserved(word) || word.starts_with(|c: char| c.is_ascii_digit()) => word,
        // Every object has a method `getClass`.
        _ if name == "propertyClass" => "class",
        _ => name,
    };
    WireName::Exact(wire.to_owned())
}

/// Whether both generators put a `_` before a property of that name.
fn is_reserved(word: &str) -> bool {
    matches!(
        word,
        "abstract" | "assert" | "boolean" | "break" | "byte" | "case" | "catch" | "char" | "class"
        | "const" | "continue" | "default" | "do" | "double" | "else" | "enum" | "extends"
        | "final" | "finally" | "float" | "for" | "goto" | "if" | "implements" | "import"
        | "instanceof" | "int" | "interface" | "long" | "native" | "new" | "null" | "package"
        | "private" | "protected" | "public" | "return" | "short" | "static" | "strictfp"
        | "super" | "switch" | "synchronized" | "this" | "throw" | "throws" | "transient" | "try"
        | "void" | "volatile" | "while"
        // Types and variables of the code that they generate.
        | "object" | "list" | "file" | "localVarPath" | "localVarQueryParams"
        | "localVarCollectionQueryParams" | "localVarHeaderParams" | "localVarCookieParams"
        | "localVarFormParams" | "localVarPostBody" | "localVarAccepts" | "localVarAccept"
        | "localVarContentTypes" | "localVarContentType" | "localVarAuthNames"
        | "localReturnType" | "apiClient" | "apiException" | "apiResponse" | "configuration"
        | "stringUtil"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn named(name: &str, expected: &str) {
        assert_eq!(wire_name(name, "Model"), WireName::Exact(expected.to_owned()));
    }

    #[test]
    fn the_escape_of_a_reserved_word_is_no_part_of_the_name() {
        named("_default", "default");
        named("_enum", "enum");
        named("_object", "object");
        named("_3ds", "3ds");
        named("propertyClass", "class");
    }

    #[test]
    fn any_other_name_stands_as_it_is() {
        named("_links", "_links");
        named("_", "_");
        named("issuerURI", "issuerURI");
        named("RD", "RD");
    }
}
