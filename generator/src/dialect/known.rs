//! Dialects as they are chosen: by name, or by file.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;
use std::sync::Arc;

use super::builtin;
use super::file::{self, DialectRules};
use crate::diagnostics::{Diagnostic, Diagnostics, SourceId, Sources};

/// How the pages of one documentation are read: the rules of a dialect file.
///
/// Built-in dialects are had by name, others from a file of one's own. Cloning one is cheap.
///
/// ```
/// use tablesmith::Dialect;
///
/// let dialect: Dialect = "dotnet".parse()?;
/// assert_eq!(dialect.to_string(), ".NET");
/// # Ok::<(), String>(())
/// ```
#[derive(Debug, Clone)]
pub struct Dialect {
    rules: Arc<DialectRules>,
    /// The path of its file as it is shown, if it is not built in.
    path: Option<Arc<str>>,
}

impl Dialect {
    /// The built-in dialects that pages can be read in.
    pub fn all() -> impl Iterator<Item = Dialect> {
        readable().map(|rules| Dialect { rules: rules.clone(), path: None })
    }

    /// The name that it is chosen by.
    pub fn name(&self) -> &str {
        &self.rules.name
    }

    /// The built-in dialect of that name.
    pub(super) fn built_in(name: &str) -> Option<Dialect> {
        let is_named = |rules: &&Arc<DialectRules>| {
            rules.name == name || rules.aliases.iter().any(|alias| alias == name)
        };
        readable().find(is_named).map(|rules| Dialect { rules: rules.clone(), path: None })
    }

    /// The dialect of a file with this text, which diagnostics call `path`.
    ///
    /// # Errors
    ///
    /// Every mistake in it.
    pub fn from_toml(
        path: impl Into<String>,
        text: impl Into<String>,
    ) -> Result<Dialect, Diagnostics> {
        let mut diagnostics = Diagnostics::default();
        let id = diagnostics.sources.add(path, text);
        Dialect::parse(&diagnostics.sources, id).map_err(|mistakes| {
            diagnostics.list = mistakes;
            diagnostics
        })
    }

    /// Reads the dialect file `id`.
    ///
    /// # Errors
    ///
    /// Every mistake in it.
    pub(crate) fn parse(sources: &Sources, id: SourceId) -> Result<Dialect, Vec<Diagnostic>> {
        let known: Vec<&DialectRules> = builtin::dialects().iter().map(Arc::as_ref).collect();
        let rules = Arc::new(file::parse(sources, id, &known)?);
        Ok(Dialect { rules, path: Some(sources.get(id).path.as_str().into()) })
    }

    /// Whether it is compiled into the program.
    pub(super) fn is_built_in(&self) -> bool {
        self.path.is_none()
    }

    pub(super) fn rules(&self) -> &DialectRules {
        &self.rules
    }

    fn key(&self) -> (&str, Option<&str>) {
        (&self.rules.name, self.path.as_deref())
    }
}

/// The built-in dialects, without files that others only extend.
fn readable() -> impl Iterator<Item = &'static Arc<DialectRules>> {
    builtin::dialects().iter().filter(|rules| !rules.is_family)
}

/// Two dialects are equal if they are the same built-in one, or of the same file.
impl PartialEq for Dialect {
    fn eq(&self, other: &Dialect) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Dialect {}

impl PartialOrd for Dialect {
    fn partial_cmp(&self, other: &Dialect) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Dialect {
    fn cmp(&self, other: &Dialect) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl Hash for Dialect {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

impl fmt::Display for Dialect {
    /// As people call it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.rules.title)
    }
}

impl FromStr for Dialect {
    type Err = String;

    fn from_str(text: &str) -> Result<Dialect, String> {
        Dialect::built_in(text).ok_or_else(|| {
            let known = readable().map(|rules| {
                let names = std::iter::once(&rules.name).chain(&rules.aliases);
                let names: Vec<&str> = names.map(String::as_str).collect();
                format!("`{}`", names.join("` or `"))
            });
            let known: Vec<String> = known.collect();
            format!("`{text}` is no dialect; there are {}", known.join(", "))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::interpreter::Interpreter;
    use crate::dialect::sdk::Sdk;
    use crate::markdown::Text;

    #[track_caller]
    fn means(dialect: &str, text: &str, expected: &str) {
        means_beside("", dialect, text, expected);
    }

    /// The meaning of a type on one page of an SDK that has this page as well.
    #[track_caller]
    fn means_beside(page: &str, dialect: &str, text: &str, expected: &str) {
        let mut sources = Sources::new();
        let pages = [sources.add("Page.md", page)];
        let sdk = Sdk::new(&sources, &pages);
        let dialect: Dialect = dialect.parse().expect("a dialect");
        let interpreter = Interpreter::new(dialect.rules(), &sdk, None);
        let read = interpreter.read_type(&Text { raw: text, start: 0 }, text);
        assert_eq!(read.map(|read| read.ty.to_string()), Ok(expected.to_owned()));
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
            means("java", text, expected);
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
            means("dotnet", text, expected);
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
            means("java", text, expected);
        }
    }

    #[test]
    fn string_is_a_date_beside_text() {
        means_beside("| **a** | **string** |", "dotnet", "String", "date");
        means_beside("| **a** | **int** |", "dotnet", "String", "string");
        means_beside("| **a** | **string** |", "java", "String", "string");
    }

    #[track_caller]
    fn named(dialect: &str, name: &str, expected: &str) {
        let sources = Sources::new();
        let sdk = Sdk::new(&sources, &[]);
        let dialect: Dialect = dialect.parse().expect("a dialect");
        let interpreter = Interpreter::new(dialect.rules(), &sdk, None);
        assert_eq!(interpreter.parameter_name(name, "Name"), expected);
    }

    #[test]
    fn java_escapes_reserved_words() {
        for (name, expected) in [
            ("_default", "default"),
            ("_enum", "enum"),
            ("_object", "object"),
            ("_3ds", "3ds"),
            ("propertyClass", "class"),
            ("_links", "_links"),
            ("_", "_"),
            ("issuerURI", "issuerURI"),
            ("RD", "RD"),
        ] {
            named("java", name, expected);
        }
    }

    #[test]
    fn dotnet_escapes_what_cannot_be_a_property() {
        for (name, expected) in [
            ("_Name", "Name"),
            ("VarName", "Name"),
            ("NameProperty", "Name"),
            ("_123Number", "123Number"),
            ("Var123Number", "123Number"),
            ("VarVersion", "Version"),
            ("PropertyToString", "ToString"),
            ("PropertyTax", "PropertyTax"),
            ("Property", "Property"),
            ("_", "_"),
            ("VarEnvironment", "Environment"),
            ("VarTimeZone", "TimeZone"),
            ("VarEvent", "Event"),
            ("_Default", "Default"),
            ("VarOther", "VarOther"),
            ("Variable", "Variable"),
            ("VarianceX", "VarianceX"),
            ("Varint", "Varint"),
            ("Var", "Var"),
        ] {
            named("dotnet", name, expected);
        }
    }

    #[test]
    fn dialects_have_names() {
        assert_eq!("csharp".parse::<Dialect>(), "dotnet".parse());
        let error = "cobol".parse::<Dialect>().expect_err("no such dialect");
        assert!(error.starts_with("`cobol` is no dialect; there are `java`, `dotnet` or `csharp`"));
    }
}
