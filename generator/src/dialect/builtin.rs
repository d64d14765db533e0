//! The dialect files that are compiled into the program, and the languages that no dialect reads.

use std::collections::HashSet;
use std::sync::{Arc, LazyLock};

use super::file::{self, DialectRules, Language, Mark, PageRules, Sign};
use crate::diagnostics::Sources;

/// Every built-in file: those that others extend come first; of the others, those that a page is tried
/// for first.
const FILES: [(&str, &str); 10] = [
    ("sdk.toml", include_str!("builtin/sdk.toml")),
    ("java.toml", include_str!("builtin/java.toml")),
    ("dotnet.toml", include_str!("builtin/dotnet.toml")),
    ("kotlin.toml", include_str!("builtin/kotlin.toml")),
    ("typescript-axios.toml", include_str!("builtin/typescript-axios.toml")),
    ("python.toml", include_str!("builtin/python.toml")),
    ("go.toml", include_str!("builtin/go.toml")),
    ("swift.toml", include_str!("builtin/swift.toml")),
    ("office-365.toml", include_str!("builtin/office-365.toml")),
    ("discord.toml", include_str!("builtin/discord.toml")),
];

const FOREIGN: (&str, &str) = ("foreign.toml", include_str!("builtin/foreign.toml"));

static DIALECTS: LazyLock<Vec<Arc<DialectRules>>> = LazyLock::new(|| {
    let mut sources = Sources::new();
    let mut all: Vec<Arc<DialectRules>> = Vec::with_capacity(FILES.len());
    for (path, text) in FILES {
        let id = sources.add(path, text);
        let known: Vec<&DialectRules> = all.iter().map(Arc::as_ref).collect();
        // A test parses each of these files, so none is ever left out.
        if let Ok(rules) = file::parse(&sources, id, &known) {
            all.push(Arc::new(rules));
        }
    }
    all
});

static FOREIGN_LANGUAGES: LazyLock<Vec<Language>> = LazyLock::new(|| {
    let mut sources = Sources::new();
    let id = sources.add(FOREIGN.0, FOREIGN.1);
    file::parse_languages(&sources, id).unwrap_or_default()
});

/// The built-in dialects, with the files that only others extend.
pub(super) fn dialects() -> &'static [Arc<DialectRules>] {
    &DIALECTS
}

/// The structure of pages whose dialect is not known yet: that of the first dialect which has one.
pub(super) fn page_rules() -> &'static PageRules {
    static NONE: LazyLock<PageRules> = LazyLock::new(PageRules::default);
    DIALECTS.iter().find_map(|rules| rules.page.as_deref()).unwrap_or(&NONE)
}

/// A language whose pages are told apart.
pub(super) struct KnownLanguage {
    pub(super) name: &'static str,
    /// The dialect that reads it, if one does.
    pub(super) dialect: Option<&'static DialectRules>,
    pub(super) signs: &'static [Sign],
}

/// Every language that is told apart: those that are read, then the others, the most used first.
pub(super) fn languages() -> &'static [KnownLanguage] {
    static LANGUAGES: LazyLock<Vec<KnownLanguage>> = LazyLock::new(|| {
        let read = DIALECTS.iter().filter(|dialect| !dialect.signs.is_empty()).map(|dialect| {
            KnownLanguage { name: &dialect.title, dialect: Some(&**dialect), signs: &dialect.signs }
        });
        let foreign = FOREIGN_LANGUAGES.iter().map(|language| KnownLanguage {
            name: &language.name,
            dialect: None,
            signs: &language.signs,
        });
        read.chain(foreign).collect()
    });
    &LANGUAGES
}

/// Whether a name is a type of few languages. A dialect asks for names that are none of its own.
pub(super) fn is_foreign_type(name: &str) -> bool {
    static TYPES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
        let signs = languages().iter().flat_map(|language| language.signs);
        let names = signs.filter(|sign| sign.weight > 1).flat_map(|sign| match &sign.mark {
            Mark::Type(names) => names.as_slice(),
            _ => &[],
        });
        names.map(String::as_str).collect()
    });
    TYPES.contains(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Style;

    #[test]
    fn every_built_in_file_is_right() {
        assert_eq!(dialects().len(), FILES.len(), "{}", mistakes());
        let mut sources = Sources::new();
        let id = sources.add(FOREIGN.0, FOREIGN.1);
        assert_eq!(file::parse_languages(&sources, id).map(|languages| languages.len()), Ok(16));
    }

    /// What is wrong with the built-in files.
    fn mistakes() -> String {
        let mut sources = Sources::new();
        let mut shown = String::new();
        let known: Vec<&DialectRules> = dialects().iter().map(Arc::as_ref).collect();
        for (path, text) in FILES {
            let id = sources.add(path, text);
            for mistake in file::parse(&sources, id, &known).err().into_iter().flatten() {
                shown += &mistake.render(&sources, Style::Plain);
                shown += "\n";
            }
        }
        shown
    }

    #[test]
    fn a_name_of_another_language_is_builtin_there() {
        for name in ["Bool", "Int", "BuiltList", "str", "i64"] {
            assert!(is_foreign_type(name), "{name}");
        }
        for name in ["String", "List", "Pet", "Number"] {
            assert!(!is_foreign_type(name), "{name}");
        }
    }
}
