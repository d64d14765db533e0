//! The languages whose SDK pages are told apart, as data: the signs that their pages show.
//!
//! The generators of this family document every language in a page of the same layout. A page of a
//! language that no dialect reads would often pass for one of Java or .NET, and be read wrong.

use super::known::Dialect;

/// A language, and what its pages show.
pub(super) struct Language {
    /// What people call it.
    pub(super) name: &'static str,
    /// The dialect that reads it, if there is one.
    pub(super) dialect: Option<Dialect>,
    /// What its pages show.
    pub(super) signs: &'static [Sign],
}

/// A feature of a language's pages, with its weight as evidence: 1 if many languages have it, [`CLEAR`]
/// if no other language has it.
pub(super) struct Sign {
    pub(super) weight: u32,
    pub(super) mark: Mark,
}

/// The weight of a sign that no page of another language shows.
const CLEAR: u32 = 4;

/// What to look for on a page. In a pattern, `{}` stands for any text without spaces and slashes.
#[derive(Clone, Copy)]
pub(super) enum Mark {
    /// A heading of one of the first two levels has this pattern.
    Heading(&'static str),
    /// The code of an example is in one of these languages.
    CodeBlock(&'static [&'static str]),
    /// A type cell has one of these names in it.
    Type(&'static [&'static str]),
    /// A type cell as a whole has one of these patterns.
    TypePattern(&'static [&'static str]),
    /// A Notes cell has this text in it.
    Note(&'static str),
    /// Most names of properties and operations that show a case are in this one.
    Names(NameCase),
    /// The page ends with the package's name and version in this pattern: `_name@1.0_`.
    Package(&'static str),
    /// The page links back to the lists of models and APIs.
    LinksBack,
}

/// The case of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NameCase {
    /// `photoUrls`
    Camel,
    /// `PhotoUrls`
    Pascal,
    /// `photo_urls`
    Snake,
    /// `Get-Photo`
    Verb,
}

const fn sign(weight: u32, mark: Mark) -> Sign {
    Sign { weight, mark }
}

use Mark::{CodeBlock, Heading, LinksBack, Names, Note, Package, Type, TypePattern};
use NameCase::{Camel, Pascal, Snake, Verb};

const fn foreign(name: &'static str, signs: &'static [Sign]) -> Language {
    Language { name, dialect: None, signs }
}

/// Whether a name is a type of a language that no dialect reads, and of no other.
pub(super) fn is_builtin(name: &str) -> bool {
    LANGUAGES.iter().filter(|language| language.dialect.is_none()).any(|language| {
        language.signs.iter().any(|sign| match sign.mark {
            Type(names) => sign.weight >= CLEAR && names.contains(&name),
            _ => false,
        })
    })
}

/// Every language that is told apart: those that are read, then the others, the most used first.
pub(super) const LANGUAGES: &[Language] = &[
    Language {
        name: "Java",
        dialect: Some(Dialect::Java),
        signs: &[
            sign(CLEAR, CodeBlock(&["java"])),
            sign(1, Names(Camel)),
            sign(1, Type(&["Integer", "Long", "BigDecimal", "LocalDate", "OffsetDateTime"])),
        ],
    },
    Language {
        name: ".NET",
        dialect: Some(Dialect::DotNet),
        signs: &[
            sign(CLEAR, CodeBlock(&["csharp"])),
            sign(CLEAR, Heading("{}.Model.{}")),
            sign(CLEAR, Heading("{}.Api.{}")),
            sign(1, Heading("{}.{}")),
            sign(1, Names(Pascal)),
            sign(1, Type(&["DateTime", "Dictionary", "Guid", "List", "decimal"])),
            sign(1, TypePattern(&["{}?"])),
        ],
    },
    foreign(
        "JavaScript",
        &[
            sign(CLEAR, CodeBlock(&["javascript", "js"])),
            sign(2, Heading("{}.{}")),
            sign(3, TypePattern(&["[{}", "{{}", "{{}: {}"])),
            sign(1, Names(Camel)),
            sign(1, LinksBack),
        ],
    ),
    foreign(
        "TypeScript",
        &[
            sign(CLEAR, CodeBlock(&["ts", "typescript"])),
            sign(CLEAR, Note("[default to undefined]")),
            sign(CLEAR, Type(&["number"])),
            sign(3, TypePattern(&["Array<{}", "{ [key: {}"])),
            sign(1, Names(Camel)),
            sign(1, LinksBack),
        ],
    ),
    foreign(
        "Python",
        &[
            sign(CLEAR, CodeBlock(&["python"])),
            sign(CLEAR, Type(&["str", "none_type", "datetime", "bytearray"])),
            sign(CLEAR, TypePattern(&["list[{}", "dict({}", "dict({}, {}", "{str{}", "{str: {}"])),
            sign(3, TypePattern(&["List[{}", "Dict[{}"])),
            sign(1, Heading("{}.{}")),
            sign(1, Names(Snake)),
            sign(1, LinksBack),
        ],
    ),
    foreign(
        "PHP",
        &[
            sign(CLEAR, CodeBlock(&["php"])),
            sign(CLEAR, Heading("# {}")),
            sign(CLEAR, Heading("{}\\{}")),
            sign(CLEAR, TypePattern(&["\\{}"])),
            sign(2, Type(&["mixed"])),
            sign(1, Names(Snake)),
            sign(1, LinksBack),
        ],
    ),
    foreign(
        "Ruby",
        &[
            sign(CLEAR, CodeBlock(&["ruby"])),
            sign(3, Heading("{}::{}")),
            sign(2, TypePattern(&["Array<{}", "Hash<{}"])),
            sign(1, Names(Snake)),
            sign(1, LinksBack),
        ],
    ),
    foreign(
        "Go",
        &[
            sign(CLEAR, CodeBlock(&["go", "golang"])),
            sign(2, Heading("\\{}")),
            sign(
                CLEAR,
                Type(&[
                    "int32",
                    "int64",
                    "float32",
                    "float64",
                    "time.Time",
                    "os.File",
                    "interface",
                ]),
            ),
            sign(CLEAR, TypePattern(&["Pointer to {}", "[]{}", "*{}", "map[{}", "interface{}"])),
            sign(3, Heading("Methods")),
            sign(1, Names(Pascal)),
            sign(1, LinksBack),
        ],
    ),
    foreign(
        "Swift",
        &[
            sign(CLEAR, CodeBlock(&["swift"])),
            sign(CLEAR, Type(&["Bool", "Int"])),
            sign(2, Type(&["Int32", "Int64"])),
            sign(CLEAR, TypePattern(&["[{}", "[{}: {}"])),
            sign(2, Package("{}@{}")),
            sign(1, Names(Camel)),
            sign(1, LinksBack),
        ],
    ),
    foreign(
        "Kotlin",
        &[
            sign(CLEAR, CodeBlock(&["kotlin"])),
            sign(CLEAR, TypePattern(&["kotlin.{}"])),
            sign(3, TypePattern(&["java.{}"])),
            sign(CLEAR, Type(&["inline"])),
            sign(1, Names(Camel)),
        ],
    ),
    foreign(
        "Rust",
        &[
            sign(CLEAR, CodeBlock(&["rust"])),
            sign(2, Heading("\\{}")),
            sign(CLEAR, Type(&["Vec", "f32", "f64", "i32", "i64", "u32", "u64", "usize"])),
            sign(CLEAR, TypePattern(&["{}::{}"])),
            sign(1, TypePattern(&["Option<{}"])),
            sign(1, Names(Snake)),
            sign(1, LinksBack),
        ],
    ),
    foreign(
        "Dart",
        &[
            sign(CLEAR, CodeBlock(&["dart"])),
            sign(CLEAR, Heading("{}.model.{}")),
            sign(CLEAR, Heading("{}.api.{}")),
            sign(CLEAR, Type(&["BuiltList", "BuiltMap", "BuiltSet", "num"])),
            sign(CLEAR, Note("[default to const ")),
            sign(1, Names(Camel)),
            sign(1, LinksBack),
        ],
    ),
    foreign(
        "Objective-C",
        &[
            sign(CLEAR, CodeBlock(&["objc"])),
            sign(
                CLEAR,
                Type(&["NSArray", "NSDate", "NSDictionary", "NSNumber", "NSString", "NSURL"]),
            ),
            sign(1, Names(Camel)),
            sign(1, LinksBack),
        ],
    ),
    foreign(
        "Perl",
        &[
            sign(CLEAR, CodeBlock(&["perl"])),
            sign(2, Heading("{}::{}")),
            sign(2, Heading("{}::Object::{}")),
            sign(CLEAR, TypePattern(&["ARRAY[{}", "HASH[{}"])),
            sign(1, Names(Snake)),
            sign(1, LinksBack),
        ],
    ),
    foreign(
        "PowerShell",
        &[
            sign(CLEAR, CodeBlock(&["powershell"])),
            sign(2, Heading("{}/Api.{}")),
            sign(3, Heading("{}\\Api.{}")),
            sign(
                2,
                Type(&[
                    "System.DateTime",
                    "SystemCollectionsHashtable",
                    "System.Collections.Hashtable",
                ]),
            ),
            sign(1, Names(Pascal)),
            sign(CLEAR, Names(Verb)),
            sign(1, LinksBack),
        ],
    ),
    foreign(
        "R",
        &[
            sign(CLEAR, CodeBlock(&["r", "R"])),
            sign(3, Heading("{}::{}")),
            sign(CLEAR, Type(&["character", "numeric"])),
            sign(3, TypePattern(&["array[{}"])),
            sign(1, Names(Snake)),
        ],
    ),
    foreign(
        "Scala",
        &[
            sign(CLEAR, CodeBlock(&["scala"])),
            sign(2, Type(&["Int"])),
            sign(2, TypePattern(&["Seq[{}"])),
            sign(1, Names(Camel)),
        ],
    ),
    foreign(
        "C",
        &[
            sign(CLEAR, CodeBlock(&["c"])),
            sign(CLEAR, Heading("{}_t")),
            sign(CLEAR, TypePattern(&["{} *"])),
            sign(CLEAR, Type(&["list_t", "object_t"])),
            sign(1, Names(Snake)),
            sign(1, LinksBack),
        ],
    ),
    foreign(
        "Bash",
        &[
            sign(1, CodeBlock(&["bash"])),
            sign(2, Type(&["integer"])),
            sign(CLEAR, TypePattern(&["array[{}"])),
            sign(1, LinksBack),
        ],
    ),
    foreign(
        "Julia",
        &[
            sign(CLEAR, CodeBlock(&["julia"])),
            sign(CLEAR, Note("[default to nothing]")),
            sign(3, Type(&["Bool", "Int64"])),
            sign(CLEAR, TypePattern(&["Vector{{}", "Dict{{}"])),
            sign(1, LinksBack),
        ],
    ),
    foreign(
        "Eiffel",
        &[
            sign(
                CLEAR,
                Type(&["STRING_32", "INTEGER_32", "INTEGER_64", "REAL_32", "REAL_64", "DATE_TIME"]),
            ),
            sign(1, Names(Snake)),
            sign(1, LinksBack),
        ],
    ),
    foreign(
        "GraphQL",
        &[sign(CLEAR, TypePattern(&["{}!"])), sign(2, Heading("{}_api")), sign(1, LinksBack)],
    ),
    foreign("Ktorm", &[sign(CLEAR, Heading("Table {}"))]),
];
