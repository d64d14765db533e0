//! The built-in dialects, by name.

use std::fmt;
use std::str::FromStr;

use super::rules::Rules;
use super::{dotnet, java};

/// The language of an SDK, as far as its pages show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dialect {
    /// Java, as swagger-codegen and openapi-generator document it.
    Java,
    /// C#, as swagger-codegen and openapi-generator document it.
    DotNet,
}

impl Dialect {
    /// Every dialect, with the names that it is chosen by; the first one is the usual one.
    pub const ALL: [(Dialect, &'static [&'static str]); 2] =
        [(Dialect::Java, &["java"]), (Dialect::DotNet, &["dotnet", "csharp"])];

    pub(super) fn rules(self) -> &'static Rules {
        match self {
            Dialect::Java => &java::RULES,
            Dialect::DotNet => &dotnet::RULES,
        }
    }
}

impl fmt::Display for Dialect {
    /// As people call the language.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.rules().language)
    }
}

impl FromStr for Dialect {
    type Err = String;

    fn from_str(text: &str) -> Result<Dialect, String> {
        let named = Dialect::ALL.iter().find(|(_, names)| names.contains(&text));
        named.map(|&(dialect, _)| dialect).ok_or_else(|| {
            let known = Dialect::ALL.map(|(_, names)| format!("`{}`", names.join("` or `")));
            format!("`{text}` is no dialect; there are {}", known.join(", "))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Sources;
    use crate::dialect::interpreter::Interpreter;
    use crate::dialect::sdk::Sdk;
    use crate::dialect::type_expr::TypeExpr;

    #[track_caller]
    fn means(dialect: Dialect, text: &str, expected: &str) {
        means_beside("", dialect, text, expected);
    }

    /// The meaning of a type on one page of an SDK that has this page as well.
    #[track_caller]
    fn means_beside(page: &str, dialect: Dialect, text: &str, expected: &str) {
        let mut sources = Sources::new();
        let pages = [sources.add("Page.md", page)];
        let sdk = Sdk::new(&sources, &pages);
        let interpreter = Interpreter { rules: dialect.rules(), sdk: &sdk, wire_case: None };
        let expr = TypeExpr::parse(text);
        let meaning = expr.map(|expr| interpreter.type_ref(&expr).to_string());
        assert_eq!(meaning, Ok(expected.to_owned()));
    }

    #[test]
    fn java_types() {
        for (text, expected) in [
            ("String", "string"),
            ("List<String>", "list of string"),
            ("Map<String, List<Foo>>", "map of list of Foo"),
            ("Set<UUID>", "list of uuid"),
            ("JsonNullable<OffsetDateTime>", "date-time"),
            ("java.util.List<java.lang.Integer>", "list of int32"),
            ("byte[]", "binary"),
            ("File", "File"),
            ("List", "List"),
            ("ApiResponse<Foo>", "Foo"),
            ("CompletableFuture<ApiResponse<List<Foo>>>", "list of Foo"),
            ("ApiResponse", "ApiResponse"),
            ("Date", "date-time"),
            ("LocalDate", "date"),
        ] {
            means(Dialect::Java, text, expected);
        }
    }

    #[test]
    fn dotnet_types() {
        for (text, expected) in [
            ("string", "string"),
            ("String", "string"),
            ("Dictionary<string, List<int?>>", "map of list of int32"),
            ("DateTime?", "date-time"),
            ("DateOnly", "date"),
            ("Guid?", "uuid"),
            ("byte[]", "binary"),
            ("string[]", "list of string"),
            ("ININ.PureCloudApi.Model.Action", "Action"),
            ("System.IO.Stream", "Stream"),
        ] {
            means(Dialect::DotNet, text, expected);
        }
    }

    #[test]
    fn generic_types_keep_what_is_known_of_them() {
        for (text, expected) in [
            ("Deque<Integer>", "list of int32"),
            ("SortedSet<UUID>", "list of uuid"),
            ("Page<String>", "any"),
            ("List<A, B>", "any"),
            ("Map<String, Page<A>>", "map of any"),
            ("String<A>", "any"),
        ] {
            means(Dialect::Java, text, expected);
        }
    }

    #[test]
    fn string_is_a_date_beside_text() {
        means_beside("| **a** | **string** |", Dialect::DotNet, "String", "date");
        means_beside("| **a** | **int** |", Dialect::DotNet, "String", "string");
        means_beside("| **a** | **string** |", Dialect::Java, "String", "string");
    }

    #[test]
    fn dialects_have_names() {
        assert_eq!("csharp".parse(), Ok(Dialect::DotNet));
        assert_eq!(
            "go".parse::<Dialect>(),
            Err("`go` is no dialect; there are `java`, `dotnet` or `csharp`".to_owned())
        );
    }
}
