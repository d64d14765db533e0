//! The languages whose SDK pages are read. A dialect is data: what its type names mean, how its
//! names give the wire names. Where things stand on a page is the same for all of them.

mod api;
mod bounds;
mod classify;
mod columns;
mod detect;
mod dotnet;
mod enumeration;
mod java;
mod model;
pub mod parsed;
pub mod read;
pub mod type_expr;

use std::fmt;
use std::str::FromStr;

use crate::diagnostics::Diagnostic;
use crate::dialect::parsed::{ParsedContent, ParsedPage, TypeRef, WireName};
use crate::dialect::type_expr::{ARRAY, TypeExpr};
use crate::markdown::Page;
use crate::naming::wire_case::WireCase;
use crate::schema::Type;

pub use classify::SkipReason;

use classify::PageKind;

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

    fn rules(self) -> &'static Rules {
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

/// What is particular to a dialect.
struct Rules {
    /// What people call the language.
    language: &'static str,
    /// What the language's own type names mean.
    builtin: fn(&str) -> Option<Meaning>,
    /// What the names of its libraries mean, where no page documents a model of that name.
    library: fn(&str) -> Option<Type>,
    /// The wire name of the property `name` of `model`, and whether it is exact.
    wire_name: fn(name: &str, model: &str) -> WireName,
}

/// What a type name means.
enum Meaning {
    /// A value of that type.
    Scalar(Type),
    /// As many as one likes of its argument.
    List,
    /// A dictionary from text to its last argument.
    Map,
    /// Its argument, or nothing.
    Wrapper,
}

impl Rules {
    /// What an expression means in this dialect.
    fn type_ref(&self, expr: &TypeExpr<'_>) -> TypeRef {
        let element = |any: &TypeExpr<'_>| match any.arguments.last() {
            Some(argument) => self.type_ref(argument),
            None => TypeRef::Scalar(Type::Any),
        };
        // Bytes are the one array that is no list.
        if expr.name == ARRAY {
            return match expr.arguments.as_slice() {
                [byte] if byte.name.eq_ignore_ascii_case("byte") => TypeRef::Scalar(Type::Binary),
                _ => TypeRef::List(Box::new(element(expr))),
            };
        }
        let name = expr.local_name();
        // The generators write these with arguments: without, a page may document a model so called.
        let bare = |otherwise| TypeRef::Named { name: name.to_owned(), otherwise: Some(otherwise) };
        let any = || Box::new(Type::Any);
        match (self.builtin)(name) {
            Some(Meaning::Scalar(scalar)) => TypeRef::Scalar(scalar),
            Some(Meaning::List) if expr.arguments.is_empty() => bare(Type::List(any())),
            Some(Meaning::Map) if expr.arguments.is_empty() => bare(Type::Map(any())),
            Some(Meaning::Wrapper) if expr.arguments.is_empty() => bare(Type::Any),
            Some(Meaning::List) => TypeRef::List(Box::new(element(expr))),
            Some(Meaning::Map) => TypeRef::Map(Box::new(element(expr))),
            Some(Meaning::Wrapper) => element(expr),
            None => TypeRef::Named { name: name.to_owned(), otherwise: (self.library)(name) },
        }
    }

    /// The wire name of a property in the case that the API is known to use, if it is.
    fn wire_name(&self, name: &str, model: &str, case: Option<WireCase>) -> WireName {
        match ((self.wire_name)(name, model), case) {
            (WireName::Exact(name), Some(WireCase::CamelCase | WireCase::AsDocumented) | None) => {
                WireName::Exact(name)
            }
            (WireName::Exact(name), Some(case)) => WireName::Derived(case.apply(&name)),
            (WireName::Derived(name), case) => {
                WireName::Derived(case.unwrap_or(WireCase::CamelCase).apply(&name))
            }
        }
    }
}

/// What a page turned out to be, with what is wrong with it.
pub(crate) struct ReadPage {
    /// What it documents, or why it documents nothing; nothing at all where it is too broken.
    pub(crate) outcome: Option<Result<ParsedPage, SkipReason>>,
    /// What is wrong with it.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Reads a page in the given dialect, or in the one that it shows.
pub(crate) fn read_page(
    page: &Page<'_>,
    dialect: Option<Dialect>,
    wire_case: Option<WireCase>,
) -> ReadPage {
    let mut diagnostics = Vec::new();
    let outcome = match classify::classify(page) {
        Err(broken) => {
            diagnostics.push(*broken);
            None
        }
        Ok(PageKind::Nothing(reason)) => Some(Err(reason)),
        Ok(PageKind::Api(outline)) => {
            let dialect = dialect.unwrap_or_else(|| detect::dialect_of_api(page, &outline));
            let content = api::read_page(page, &outline, dialect.rules(), &mut diagnostics);
            Some(Ok(ParsedPage {
                source: page.source,
                dialect,
                content: ParsedContent::Api(content),
            }))
        }
        Ok(PageKind::Enum(outline)) => {
            let dialect = dialect.unwrap_or(Dialect::Java);
            let content = enumeration::read_page(page, &outline, &mut diagnostics);
            Some(Ok(ParsedPage {
                source: page.source,
                dialect,
                content: ParsedContent::Enum(content),
            }))
        }
        Ok(PageKind::Model(outline)) => {
            let dialect = dialect.unwrap_or_else(|| detect::dialect(page, &outline));
            let content =
                model::read_page(page, &outline, dialect.rules(), wire_case, &mut diagnostics);
            Some(Ok(ParsedPage {
                source: page.source,
                dialect,
                content: ParsedContent::Model(content),
            }))
        }
    };
    ReadPage { outcome, diagnostics }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn means(dialect: Dialect, text: &str, expected: &str) {
        let expr = TypeExpr::parse(text);
        let meaning = expr.map(|expr| dialect.rules().type_ref(&expr).to_string());
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
            ("String", "date"),
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
    fn dialects_have_names() {
        assert_eq!("csharp".parse(), Ok(Dialect::DotNet));
        assert_eq!(
            "go".parse::<Dialect>(),
            Err("`go` is no dialect; there are `java`, `dotnet` or `csharp`".to_owned())
        );
    }
}
