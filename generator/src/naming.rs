//! Rust names for documented names: words, case, keywords, collisions, the name lock.
//!
//! In: documented names, and the names that were published. Out: Rust names, unique in their scope. Uses
//! `schema` and `diagnostics`.
//!
//! The rules give every name a list of candidates, best first; [`name_lock`] decides which name each
//! definition gets. Any text gives an identifier, so text of a page cannot become other code.

pub(crate) mod feature;
pub(crate) mod name_lock;
pub(crate) mod validate;
pub(crate) mod wire_case;

use std::collections::{HashMap, HashSet};
use std::iter;

use deunicode::deunicode;
use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

use crate::schema::EnumRepr;

/// What is named: each kind has its case and its own reserved names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum NameKind {
    /// A struct or an enum.
    Type,
    /// A field of a struct.
    Field,
    /// A variant of an enum.
    Variant,
    /// A constant of a type of bit flags.
    Constant,
    /// A file and the module in it.
    Module,
    /// A function of an operation.
    Function,
    /// A value of a call: a setter, an argument of a function or a field of its parameters.
    Setter,
    /// A type in the module of an API.
    CallType,
}

impl NameKind {
    /// What the values of an enum are in Rust.
    pub(crate) fn of_values(representation: EnumRepr) -> NameKind {
        match representation {
            EnumRepr::String | EnumRepr::Integer => NameKind::Variant,
            EnumRepr::Flags => NameKind::Constant,
        }
    }
}

/// The longest name that the rules make, in bytes: with `.rs` or `struct.….html` around it, it is
/// still a file name everywhere.
const LONGEST: usize = 120;

/// The keywords of all editions, those of the future included.
/// <https://doc.rust-lang.org/reference/keywords.html>
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Keywords that `r#` does not make a name of.
const PATH_KEYWORDS: &[&str] = &["crate", "self", "super", "Self", "_"];

/// Types that the generated files name without a path.
const PRELUDE: &[&str] = &[
    "BTreeMap",
    "Box",
    "Clone",
    "Default",
    "Err",
    "FnMut",
    "None",
    "Ok",
    "Option",
    "PartialEq",
    "Result",
    "Some",
    "String",
    "Vec",
];

/// Traits that the modules of APIs name without a path, beside [`PRELUDE`].
const CALL_PRELUDE: &[&str] = &["Into", "IntoIterator"];

/// Methods that every call has, its own or by dereferencing.
const CALL_METHODS: &[&str] = &[
    "accept",
    "body",
    "borrow",
    "bytes",
    "call",
    "clone",
    "clone_into",
    "deref",
    "fmt",
    "from",
    "from_call",
    "header",
    "into",
    "items",
    "json",
    "method",
    "next",
    "next_call",
    "path",
    "query",
    "read",
    "request",
    "template",
    "to_owned",
    "type_id",
];

/// Crates that a module beside them would make ambiguous.
const CRATES: &[&str] = &[
    "alloc",
    "core",
    "indexmap",
    "jiff",
    "proc_macro",
    "serde",
    "serde_json",
    "std",
    "tablesmith_runtime",
    "test",
];

/// Names that Windows gives to devices, whatever their ending.
/// <https://learn.microsoft.com/windows/win32/fileio/naming-a-file>
const DEVICES: &[&str] = &[
    "aux", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con",
    "conin", "conout", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8",
    "lpt9", "nul", "prn",
];

/// The names that `documented` may have in Rust, best first, without end and without repetition:
/// as it reads, then with its punctuation spelled out, then numbered.
pub(crate) fn candidates(kind: NameKind, documented: &str) -> impl Iterator<Item = String> {
    let plain = identifier(kind, &words(documented));
    let stem = stem(&plain).to_owned();
    let numbered = (2_u64..).map(move |number| numbered(kind, &stem, number));
    // Lazy: most names need one candidate only.
    let as_it_reads = plain.clone();
    let spelled = iter::once_with(move || identifier(kind, &spelled_out(documented)))
        .filter(move |spelled| *spelled != as_it_reads);
    iter::once(plain).chain(spelled).chain(numbered)
}

/// A name without what escapes it, for a number to follow.
fn stem(name: &str) -> &str {
    name.trim_start_matches("r#").trim_end_matches('_')
}

fn numbered(kind: NameKind, stem: &str, number: u64) -> String {
    match kind {
        NameKind::Type | NameKind::Variant | NameKind::CallType => format!("{stem}{number}"),
        NameKind::Field
        | NameKind::Constant
        | NameKind::Module
        | NameKind::Function
        | NameKind::Setter => format!("{stem}_{number}"),
    }
}

/// The names of one namespace that are given already.
#[derive(Debug)]
pub(crate) struct Taken {
    kind: NameKind,
    folded: HashSet<String>,
    /// By stem, the first number that may be free: thousands of names may share a stem.
    numbers: HashMap<String, u64>,
}

impl Taken {
    pub(crate) fn new<'n>(kind: NameKind, names: impl IntoIterator<Item = &'n String>) -> Taken {
        let folded = names.into_iter().map(|name| folded(kind, name)).collect();
        Taken { kind, folded, numbers: HashMap::new() }
    }

    /// Takes the first of the [`candidates`] that is free.
    pub(crate) fn first_free(&mut self, documented: &str) -> String {
        let kind = self.kind;
        let mut plain = String::new();
        for name in candidates(kind, documented).take(2) {
            if self.folded.insert(folded(kind, &name)) {
                return name;
            }
            if plain.is_empty() {
                plain = name;
            }
        }
        let next = self.numbers.entry(stem(&plain).to_owned()).or_insert(2);
        loop {
            let name = numbered(kind, stem(&plain), *next);
            *next += 1;
            if self.folded.insert(folded(kind, &name)) {
                return name;
            }
        }
    }
}

/// Whether a name can stand in the generated code as it is, as a name of that kind.
pub(crate) fn is_name(kind: NameKind, name: &str) -> bool {
    let bare = name.strip_prefix("r#").unwrap_or(name);
    let spelled = bare.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && bare.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    spelled && bare.len() <= LONGEST + 20 && escaped(kind, bare) == name
}

/// The form in which two names of a namespace must differ: types become files and pages, and these
/// must not be equal but for case.
pub(crate) fn folded(kind: NameKind, name: &str) -> String {
    match kind {
        // The pages of functions are files as well.
        NameKind::Type | NameKind::Module | NameKind::Function | NameKind::CallType => {
            name.to_ascii_lowercase()
        }
        NameKind::Field | NameKind::Variant | NameKind::Constant | NameKind::Setter => {
            name.to_owned()
        }
    }
}

/// The documented name with nothing but ASCII letters and digits, and blanks between its words.
fn words(documented: &str) -> String {
    let ascii = deunicode(head(documented));
    if ascii.bytes().any(|byte| byte.is_ascii_alphanumeric()) {
        let signed = match ascii.strip_prefix(['-', '+']) {
            Some(digits) if digits.starts_with(|c: char| c.is_ascii_digit()) => {
                format!("{}{digits}", if ascii.starts_with('-') { "minus " } else { "plus " })
            }
            _ => ascii,
        };
        return signed.replace(|c: char| !c.is_ascii_alphanumeric(), " ");
    }
    spelled_out(documented)
}

/// The documented name with each sign as a word.
fn spelled_out(documented: &str) -> String {
    let mut words = String::new();
    for c in head(documented).chars() {
        match sign(c) {
            Some(sign) => words.extend([" ", sign, " "]),
            None if c.is_ascii_alphanumeric() => words.push(c),
            None if c.is_whitespace() || c.is_control() => words.push(' '),
            None => {
                let ascii = deunicode(c.encode_utf8(&mut [0; 4]));
                let word = ascii.replace(|c: char| !c.is_ascii_alphanumeric(), "");
                match word.is_empty() {
                    true => words.push_str(&format!(" u{:04x} ", u32::from(c))),
                    false => words.push_str(&word),
                }
            }
        }
    }
    if words.trim().is_empty() { "empty".to_owned() } else { words }
}

/// As much of a name as can matter for an identifier of [`LONGEST`].
fn head(documented: &str) -> &str {
    match documented.char_indices().nth(LONGEST) {
        Some((end, _)) => &documented[..end],
        None => documented,
    }
}

fn sign(c: char) -> Option<&'static str> {
    Some(match c {
        '!' => "not",
        '"' => "quote",
        '#' => "sharp",
        '$' => "dollar",
        '%' => "percent",
        '&' => "and",
        '\'' => "apostrophe",
        '(' => "open",
        ')' => "close",
        '*' => "star",
        '+' => "plus",
        ',' => "comma",
        '-' => "minus",
        '.' => "dot",
        '/' => "slash",
        ':' => "colon",
        ';' => "semicolon",
        '<' => "less",
        '=' => "equal",
        '>' => "greater",
        '?' => "question",
        '@' => "at",
        '[' => "open bracket",
        '\\' => "backslash",
        ']' => "close bracket",
        '^' => "caret",
        '_' => "underscore",
        '`' => "backtick",
        '{' => "open brace",
        '|' => "or",
        '}' => "close brace",
        '~' => "tilde",
        _ => return None,
    })
}

fn identifier(kind: NameKind, words: &str) -> String {
    let cased = match kind {
        // The name of a type stays as documented; its case changes only if Rust rejects it.
        NameKind::Type if is_upper_camel(words.trim()) => words.trim().to_owned(),
        NameKind::Type | NameKind::Variant | NameKind::CallType => words.to_upper_camel_case(),
        NameKind::Constant => words.to_shouty_snake_case(),
        NameKind::Field | NameKind::Module | NameKind::Function | NameKind::Setter => {
            words.to_snake_case()
        }
    };
    let mut name = String::with_capacity(cased.len() + 3);
    if cased.starts_with(|c: char| c.is_ascii_digit()) {
        name.push('_');
    }
    name.push_str(&cased);
    // `words` holds ASCII alone, and so every byte is a place to cut at.
    name.truncate(LONGEST);
    escaped(kind, name.trim_end_matches('_'))
}

fn is_upper_camel(words: &str) -> bool {
    words.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit())
        && words.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// A name that is reserved, in the form in which it is not.
fn escaped(kind: NameKind, name: &str) -> String {
    let reserved = match kind {
        NameKind::Type => PRELUDE.contains(&name),
        NameKind::CallType => PRELUDE.contains(&name) || CALL_PRELUDE.contains(&name),
        NameKind::Setter => CALL_METHODS.contains(&name),
        NameKind::Function => false,
        // Members that every generated model or open enum has.
        NameKind::Field => name == "extra",
        NameKind::Variant => name == "Unknown",
        // No keyword is in capitals.
        NameKind::Constant => false,
        NameKind::Module => [DEVICES, KEYWORDS, CRATES].iter().any(|list| list.contains(&name)),
    };
    if reserved || PATH_KEYWORDS.contains(&name) {
        format!("{name}_")
    } else if KEYWORDS.contains(&name) {
        format!("r#{name}")
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn named(kind: NameKind, documented: &str, expected: &[&str]) {
        let candidates: Vec<_> = candidates(kind, documented).take(expected.len()).collect();
        assert_eq!(candidates, expected, "{kind:?} of {documented:?}");
        for name in candidates {
            assert!(is_name(kind, &name), "{name} is no {kind:?}");
        }
    }

    #[test]
    fn types_stand_as_documented() {
        named(NameKind::Type, "Cobrowsesession", &["Cobrowsesession", "Cobrowsesession2"]);
        named(NameKind::Type, "ADFS", &["ADFS"]);
        named(NameKind::Type, "inline_response_200", &["InlineResponse200"]);
        named(NameKind::Type, "200Response", &["_200Response"]);
        named(NameKind::Type, "Option", &["Option_"]);
        named(NameKind::Type, "Self", &["Self_"]);
        named(NameKind::Type, "../../etc/passwd", &["EtcPasswd"]);
        named(NameKind::Type, "Größe", &["Grosse"]);
    }

    #[test]
    fn fields_are_snake_case_and_keywords_raw() {
        named(NameKind::Field, "providerEventTime", &["provider_event_time"]);
        named(NameKind::Field, "issuerURI", &["issuer_uri"]);
        named(NameKind::Field, "self", &["self_", "self_2"]);
        named(NameKind::Field, "type", &["r#type", "type_2"]);
        named(NameKind::Field, "$ref", &["r#ref", "dollar_ref", "ref_2"]);
        named(NameKind::Field, "extra", &["extra_", "extra_2"]);
        named(NameKind::Field, "pairing-token", &["pairing_token", "pairing_minus_token"]);
        named(NameKind::Field, "", &["empty", "empty_2"]);
        named(NameKind::Field, "x\"]; fn f(){}", &["x_fn_f"]);
    }

    #[test]
    fn variants_are_named_after_their_value() {
        named(
            NameKind::Variant,
            "transfer.conference",
            &["TransferConference", "TransferDotConference"],
        );
        named(NameKind::Variant, "creditCard", &["CreditCard", "CreditCard2"]);
        named(NameKind::Variant, "3DS", &["_3ds"]);
        named(NameKind::Variant, "unknown", &["Unknown_", "Unknown2"]);
        named(NameKind::Variant, "C++", &["C", "CPlusPlus"]);
        named(NameKind::Variant, ">=", &["GreaterEqual"]);
        named(NameKind::Variant, "", &["Empty"]);
        named(NameKind::Variant, "🦀", &["Crab"]);
        named(NameKind::Variant, "23", &["_23"]);
        named(NameKind::Variant, "-1", &["Minus1"]);
        named(NameKind::Variant, "self", &["Self_"]);
    }

    #[test]
    fn constants_are_in_capitals() {
        named(NameKind::Constant, "IS_CROSSPOST", &["IS_CROSSPOST", "IS_UNDERSCORE_CROSSPOST"]);
        named(NameKind::Constant, "HasThread", &["HAS_THREAD", "HAS_THREAD_2"]);
        named(NameKind::Constant, "self", &["SELF"]);
        named(NameKind::Constant, "8", &["_8"]);
    }

    #[test]
    fn setters_hide_no_method_of_a_call() {
        named(NameKind::Setter, "pageSize", &["page_size", "page_size_2"]);
        named(NameKind::Setter, "body", &["body_", "body_2"]);
        named(NameKind::Setter, "next", &["next_"]);
        named(NameKind::Setter, "type", &["r#type"]);
        named(NameKind::Function, "GetRoutingQueues", &["get_routing_queues"]);
        named(NameKind::CallType, "getV2Users", &["GetV2Users", "GetV2Users2"]);
        named(NameKind::CallType, "into", &["Into_"]);
    }

    #[test]
    fn modules_are_file_names_everywhere() {
        named(NameKind::Module, "Cobrowsesession", &["cobrowsesession", "cobrowsesession_2"]);
        named(NameKind::Module, "Con", &["con_", "con_2"]);
        named(NameKind::Module, "Type", &["type_", "type_2"]);
        let long = candidates(NameKind::Module, &"long".repeat(2_500)).next();
        assert_eq!(long.map(|name| name.len()), Some(LONGEST));
    }
}
