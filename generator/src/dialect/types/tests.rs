//! The grammar of types, on cells as documentations write them.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;
use crate::dialect::type_ref::{Target, TypeRef};
use crate::markdown::Text;
use crate::schema::Type;

/// A grammar of scalars (`string = A, b`) and patterns (`list: List<{}>`), one a line.
fn grammar(rules: &str) -> TypeGrammar {
    let has = |word: &str| rules.lines().any(|line| line.trim() == word);
    let mut builder = GrammarBuilder::new(
        if has("any") { Unreadable::Any } else { Unreadable::Error },
        if has("links") { Links::Target } else { Links::Ignore },
        has("ignore-case"),
        vec![".".to_owned(), "::".to_owned()],
    );
    for line in rules.lines().map(str::trim) {
        if let Some((ty, names)) = line.split_once(" = ") {
            for name in names.split(", ") {
                assert_eq!(builder.scalar(name, ty_of(ty)), Ok(()), "{name}");
            }
        } else if let Some((kind, pattern)) = line.split_once(": ") {
            let meaning = match kind {
                "list" => Meaning::List,
                "map" => Meaning::Map,
                "same" => Meaning::Same,
                "nullable" => Meaning::Nullable,
                "optional" => Meaning::Optional,
                "member" => Meaning::MemberName,
                "or" => {
                    assert_eq!(builder.alternative(pattern), Ok(()));
                    continue;
                }
                "null" => {
                    builder.null(pattern.to_owned());
                    continue;
                }
                "plural" => {
                    builder.plural(pattern.to_owned());
                    continue;
                }
                "library" => {
                    assert_eq!(builder.library(pattern, Type::Binary), Ok(()));
                    continue;
                }
                other => panic!("{other}"),
            };
            assert_eq!(builder.pattern(pattern, meaning), Ok(()), "{pattern}");
        }
    }
    builder.build()
}

fn ty_of(name: &str) -> Type {
    match name {
        "string" => Type::String,
        "int32" => Type::Int32,
        "int64" => Type::Int64,
        "double" => Type::Double,
        "boolean" => Type::Boolean,
        "date-time" => Type::DateTime,
        "binary" => Type::Binary,
        "any" => Type::Any,
        "map of string" => Type::Map(Box::new(Type::String)),
        "list of any" => Type::List(Box::new(Type::Any)),
        other => panic!("{other}"),
    }
}

const SURROUNDINGS: Surroundings<'_> =
    Surroundings { writes_type: &|name| name == "string", is_foreign: |name| name == "BuiltList" };

/// The reading of a cell, as one line: `list of Foo, nullable; unread: …`.
fn reading(grammar: &TypeGrammar, cell: &str) -> String {
    let cell = Text { raw: cell, start: 0 };
    let plain = cell.plain();
    let links = if grammar.follows_links() { cell.links() } else { Vec::new() };
    let read = match grammar.read(&plain, &links, &SURROUNDINGS) {
        Ok(read) => read,
        Err(fault) => return format!("{} at {:?}", fault.problem, fault.range),
    };
    let mut line = read.ty.to_string();
    if let TypeRef::Named { target: Some(Target::Link(link)), otherwise, .. } = read.ty.innermost()
    {
        line.push_str(&format!(" at {link}"));
        if let Some(otherwise) = otherwise {
            line.push_str(&format!(" or {otherwise}"));
        }
    }
    if read.nullable {
        line.push_str(", nullable");
    }
    if read.optional {
        line.push_str(", optional");
    }
    for unread in read.unread {
        let reason = match unread.reason {
            UnreadReason::Generic { shown, arguments, .. } => format!("{shown} of {arguments}"),
            UnreadReason::Alternatives => "alternatives".to_owned(),
            UnreadReason::Unknown(_) => "unknown".to_owned(),
        };
        line.push_str(&format!("; `{}` {reason}", &plain[unread.range]));
    }
    line
}

#[track_caller]
fn reads(grammar: &TypeGrammar, cells: &[(&str, &str)]) {
    for (cell, expected) in cells {
        assert_eq!(reading(grammar, cell), *expected, "{cell}");
    }
}

const JAVA: &str = "
    string = String
    int32 = Integer, int, byte
    int64 = Long
    binary = byte[], Byte[], byte...
    library: File
    list: List<{}>
    list: Set<{}>
    list: {}[]
    list: {}...
    map: Map<{}, {}>
    same: Optional<{}>
    same: {}?";

#[test]
fn names_arguments_and_suffixes() {
    reads(
        &grammar(JAVA),
        &[
            ("String", "string"),
            (" Map < String,List<Foo> > ", "map of list of Foo"),
            ("int?", "int32"),
            ("List<Guid?>?", "list of Guid"),
            ("byte[]", "binary"),
            ("List<byte[]>", "list of binary"),
            ("String[][]?", "list of list of string"),
            ("Foo...", "list of Foo"),
            ("System.IO.Stream", "Stream"),
            ("java.util.List<java.lang.Integer>", "list of int32"),
            ("Optional<Map<String, a.Foo>>", "map of Foo"),
            ("List", "List"),
            ("Page<String>", "any; `Page` Page<String> of 1"),
            ("List<A,B>", "any; `List` List<A, B> of 2"),
            ("Map<String, a.Page<A>[]>", "map of list of any; `a.Page` a.Page<A> of 1"),
            ("String<A>", "any; `String` String<A> of 1"),
        ],
    );
}

#[test]
fn a_fault_has_its_place() {
    reads(
        &grammar(JAVA),
        &[
            ("", "a type name is missing here at 0..0"),
            ("List<List<String>", "this bracket is never closed at 4..5"),
            ("List<", "this bracket is never closed at 4..5"),
            ("List<String>>", "this belongs to no bracket at 12..13"),
            ("List<>", "a type name is missing here at 5..6"),
            ("Map<String,,Foo>", "a type name is missing here at 11..12"),
            ("Map<String,", "this bracket is never closed at 3..4"),
            ("a, b", "this belongs to no bracket at 1..2"),
            ("a b", "`b` does not belong in a type at 2..3"),
            ("a b<", "`b` does not belong in a type at 2..3"),
            ("List<a b>", "`b` does not belong in a type at 7..8"),
            ("Page<a b> c", "`b` does not belong in a type at 7..8"),
            ("Page<a>[] c", "`c` does not belong in a type at 10..11"),
            ("näme é!", "`é` does not belong in a type at 6..8"),
            ("a[b]", "`[` does not belong in a type at 1..2"),
            ("?", "`?` does not belong in a type at 0..1"),
            ("<a>", "a type name is missing here at 0..1"),
        ],
    );
}

#[test]
fn depth_is_bounded() {
    let java = grammar(JAVA);
    let deep = "List<".repeat(MAX_DEPTH) + "String" + &">".repeat(MAX_DEPTH);
    assert!(java.read(&deep, &[], &SURROUNDINGS).is_ok());
    let too_deep = [
        format!("List<{deep}>"),
        "List<".repeat(100_000),
        "a".to_owned() + &"[]".repeat(100_000),
        "a".to_owned() + &"?".repeat(100_000),
    ];
    for text in too_deep {
        let fault = java.read(&text, &[], &SURROUNDINGS).map_err(|fault| fault.problem);
        assert_eq!(fault, Err(TypeProblem::TooDeep));
    }
}

#[test]
fn the_leaf_is_the_innermost_name() {
    let java = grammar(JAVA);
    let leaf = |text| java.read(text, &[], &SURROUNDINGS).map(|read| read.leaf);
    assert_eq!(leaf("Map<String, List<a.b.ScopesEnum>>"), Ok("a.b.ScopesEnum"));
    assert_eq!(leaf("Page<A, Foo<b.C>>"), Ok("b.C"));
    assert_eq!(leaf("string"), Ok("string"));
}

#[test]
fn brackets_of_other_languages() {
    let go = grammar(
        "string = string, String\nint32 = int32\nany = interface{{}}\nlist: []{}\nmap: map[{}]{}
        same: *{}\noptional: Pointer to {}\nnullable: Nullable{}",
    );
    reads(
        &go,
        &[
            ("[][]string", "list of list of string"),
            ("map[string]map[string][]Foo", "map of map of list of Foo"),
            ("Pointer to [**[]Foo**](Foo.md)", "list of Foo, optional"),
            ("Pointer to **map[string]interface{}**", "map of any, optional"),
            ("NullableString", "string, nullable"),
            ("NullableFoo", "Foo, nullable"),
            ("*Foo", "Foo"),
            ("Nullable", "Nullable"),
            ("[]", "`[` does not belong in a type at 0..1"),
            ("map[string]", "any; `map` map[string] of 1"),
        ],
    );
    let swift = grammar("string = String\nlist: [{}]\nlist: Set<{}>\nmap: [{}: {}]\nnullable: {}?");
    reads(
        &swift,
        &[
            ("[String: [String: Foo]]", "map of map of Foo"),
            ("[[Foo?]]", "list of list of Foo"),
            ("[String:String]", "map of string"),
            ("Set<Foo>", "list of Foo"),
            ("[Foo", "this bracket is never closed at 0..1"),
        ],
    );
    let script = grammar(
        "string = string\nlist: Array<{}>\nlist: {}[]\nmap: { [key: {}]: {}; }\nsame: ({})\nor: |
        null: null",
    );
    reads(
        &script,
        &[
            ("{ [key: string]: Array<Foo>; }", "map of list of Foo"),
            ("(Foo | null)[]", "list of Foo"),
            ("string | null", "string, nullable"),
            ("Array<Foo>", "list of Foo"),
        ],
    );
    let python = grammar(
        "string = str\nint32 = int\nlist: List[{}]\nlist: list[{}]\nmap: dict({}, {})
        map: Dict[{}, {}]\nsame: ({})\nmap: { {}: {} }\nany = bool, date, dict\nlist: [{}]\nor: ,\nnull: none_type",
    );
    reads(
        &python,
        &[
            ("List[List[Foo]]", "list of list of Foo"),
            ("dict(str, Foo)", "map of Foo"),
            ("Dict[str, List[int]]", "map of list of int32"),
            ("{str: Foo}", "map of Foo"),
            ("str, none_type", "string, nullable"),
            ("bool, date, dict", "any"),
            ("{str: (str, none_type)}", "map of string"),
            ("(str,)", "string"),
            ("List[int, str]", "list of any; `int, str` alternatives"),
            ("list", "list"),
        ],
    );
    let rust = grammar(
        "string = String\nlist: Vec<{}>\nmap: HashMap<{}, {}>\noptional: Option<{}>\ndate-time = \
         chrono::DateTime<chrono::FixedOffset>",
    );
    reads(
        &rust,
        &[
            ("Option<Vec<models::Foo>>", "list of Foo, optional"),
            ("std::collections::HashMap<String, Foo>", "map of Foo"),
            ("Option<chrono::DateTime<chrono::FixedOffset>>", "date-time, optional"),
        ],
    );
}

const SENTENCES: &str = "
    any
    links
    ignore-case
    string = string, snowflake, image data
    int32 = integer, int
    boolean = boolean
    any = object, mixed
    map of string = dictionary with keys in {*}
    list of any = array of {*} object ids
    plural: s
    or: or
    or: |
    null: null
    nullable: ?{}
    list: array of {}
    list: array of {} objects
    list: array of two {} ({*})
    list: array of {}, {*}
    list: {}[]
    map: Map of Snowflakes to {}
    same: {} object
    same: {} objects
    same: a {} object
    same: partial {}
    same: one of {}
    same: {} *
    same: {} **";

#[test]
fn sentences() {
    reads(
        &grammar(SENTENCES),
        &[
            ("snowflake", "string"),
            ("?array of snowflakes", "list of string, nullable"),
            ("Array of Strings", "list of string"),
            ("array of array of [message](/m#o) objects", "list of list of message at /m#o"),
            ("a partial [emoji](e.md#emoji-object) object", "emoji at e.md#emoji-object"),
            ("array of partial [guild member](#gm) objects", "list of guild member at #gm"),
            ("[user object](#u)", "user at #u"),
            ("[partial guild](#g) object", "guild at #g"),
            ("?[image data](/r#image-data)", "image data at /r#image-data or string, nullable"),
            ("[boolean](/r#b)", "boolean at /r#b or boolean"),
            ("[array](/r#arrays) of strings", "list of string"),
            ("?dictionary with keys in [locales](#l)", "map of string, nullable"),
            ("[User](#u)[] \\| null", "list of User at #u, nullable"),
            ("string \\| null", "string, nullable"),
            ("integer or string", "any; `integer or string` alternatives"),
            ("snowflake or string", "string"),
            ("?integer \\*", "int32, nullable"),
            ("array of two integers (shard_id, num_shards)", "list of int32"),
            ("array of snowflakes, [user](#u) IDs", "list of string"),
            ("Map of Snowflakes to [partial member](#m) objects", "map of member at #m"),
            ("one of [command type](#c)", "command type at #c"),
            ("array of [role](#r) object ids", "list of any"),
            ("up to ten [embed](#e)", "any; `up to ten embed` unknown"),
            ("array of up to ten words", "list of any; `up to ten words` unknown"),
            ("channel object", "channel"),
            ("IPv4/IPv6", "any; `IPv4/IPv6` unknown"),
        ],
    );
}

#[test]
fn namespaces_attributes_and_broken_brackets() {
    let office = grammar(
        "any\nlinks\nignore-case\nstring = Edm.String, String\nlist: Collection({})
        list: Collections({})\nlist: CollectionSelf.{}\nlist: Collection.{}\nsame: {} Term={*}
        member: Edm.String String=\"{}\"",
    );
    reads(
        &office,
        &[
            ("Edm.string", "string"),
            ("Self.String", "string"),
            ("Collection (Common.NameValuePair)", "list of NameValuePair"),
            ("Self.[UserType](#user-type)", "UserType at #user-type"),
            ("Collection(Self.[Rules](#rules))", "list of Rules at #rules"),
            ("CollectionSelf.[Info](#info)", "list of Info at #info"),
            ("Collection.[Attachment](#a)", "list of Attachment at #a"),
            ("Edm.String   Term=\"a.b.PIIFlag\" Bool=\"true\"", "string"),
            ("Edm.String </br>Term=\"a.b.PIIFlag\" </br>Bool=\"true\"", "string"),
            ("Collection([Member](#m)) Term=\"a\"", "list of Member at #m"),
            ("Edm.String String=\"a.b.[ItemType](#itemtype)\"", "names of ItemType"),
            ("Collection(Edm.String", "any; `(` unknown"),
            ("Date/time", "any; `Date/time` unknown"),
            ("Collection(Queue<br/>Member)", "list of QueueMember"),
        ],
    );
}

#[test]
fn other_languages_and_libraries_are_no_models() {
    let mut builder =
        GrammarBuilder::new(Unreadable::Error, Links::Ignore, false, vec![".".to_owned()]);
    assert_eq!(builder.library("File", Type::Binary), Ok(()));
    assert_eq!(builder.ambiguous("String", "string", Type::Date, Type::String), Ok(()));
    let both = builder.build();
    let otherwise = |name| match both.read(name, &[], &SURROUNDINGS).map(|read| read.ty) {
        Ok(TypeRef::Named { otherwise, .. }) => otherwise,
        other => panic!("{other:?}"),
    };
    assert_eq!(otherwise("File"), Some(Type::Binary));
    assert_eq!(otherwise("BuiltList"), Some(Type::Any));
    assert_eq!(otherwise("Foo"), None);
    assert_eq!(reading(&both, "String"), "date");
    let alone = Surroundings { writes_type: &|_| false, ..SURROUNDINGS };
    assert_eq!(
        both.read("String", &[], &alone).map(|read| read.ty),
        Ok(TypeRef::Scalar(Type::String))
    );
}

#[test]
fn what_is_no_pattern_is_refused() {
    let refused = |pattern, meaning| {
        let mut builder = GrammarBuilder::new(Unreadable::Error, Links::Ignore, false, Vec::new());
        builder.pattern(pattern, meaning).err().unwrap_or_default()
    };
    for (pattern, expected) in [
        ("List", "`{}` is missing in this pattern"),
        ("{}", "a pattern needs a word or a character beside its holes"),
        ("", "a pattern needs at least one word"),
        ("{}{}", "two holes stand side by side: put a word between them"),
        ("{}s", "no name may follow a hole directly: put a space there"),
        ("List<{}", "`<` is never closed in this pattern"),
        ("<<<<<<<<<{}>>>>>>>>>", "more than 8 levels of brackets"),
    ] {
        assert_eq!(refused(pattern, Meaning::List), expected, "{pattern}");
    }
    let expected = "a scalar has no types in it: write `{*}` for any text";
    assert_eq!(refused("List<{}>", Meaning::Scalar(Type::Any)), expected);
}

/// Types as pages write them, and text that is none.
fn any_text() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        4 => prop::sample::select(vec![
            "String", "int?", "a.b.Foo", "[]", "...", "[user](#u)", "integer or string", "| null",
        ])
        .prop_map(str::to_owned),
        1 => "[ -~é\u{202e}]{0,6}",
    ];
    leaf.prop_recursive(4, 8, 2, |inner| {
        prop_oneof![
            inner.clone().prop_map(|of| format!("List<{of}>")),
            (inner.clone(), inner.clone()).prop_map(|(key, of)| format!("Map<{key}, {of}>")),
            (inner.clone(), inner.clone()).prop_map(|(one, of)| format!("array of {one} {of}")),
            inner.prop_map(|of| format!("{of}[]")),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_a_type_or_a_fault_with_its_range(text in any_text()) {
        match grammar(JAVA).read(&text, &[], &SURROUNDINGS) {
            Ok(read) => {
                for unread in read.unread {
                    prop_assert!(text.get(unread.range.clone()).is_some(), "{:?}", unread);
                }
            }
            Err(fault) => prop_assert!(text.get(fault.range.clone()).is_some(), "{:?}", fault),
        }
    }

    #[test]
    fn a_tolerant_dialect_refuses_nothing_but_an_empty_cell(text in any_text()) {
        let cell = Text { raw: &text, start: 0 };
        let plain = cell.plain();
        match grammar(SENTENCES).read(&plain, &cell.links(), &SURROUNDINGS) {
            Ok(read) => {
                for unread in read.unread {
                    prop_assert!(plain.get(unread.range.clone()).is_some(), "{:?}", unread);
                }
            }
            Err(fault) => prop_assert_eq!((plain.trim(), fault.range), ("", plain.len()..plain.len())),
        }
    }

    #[test]
    fn any_pattern_is_one_or_refused(pattern in r"[<>\[\](){}*a. ,é:|]{0,24}", text in any_text()) {
        let mut builder = GrammarBuilder::new(Unreadable::Any, Links::Target, true, Vec::new());
        let added = builder.pattern(&pattern, Meaning::List);
        let read = builder.build().read(&text, &[], &SURROUNDINGS);
        prop_assert!(added.is_err() || read.is_ok() || text.trim().is_empty());
    }
}

#[test]
fn the_time_is_linear() {
    let shapes =
        ["a ", "a|", "a or ", "array of ", "[a](b)", "a, ", "?", "(", "a[] ", "partial ", "<br>"];
    for rules in [JAVA, SENTENCES] {
        let grammar = grammar(rules);
        for shape in shapes {
            let raw = shape.repeat(100_000 / shape.len());
            let cell = Text { raw: &raw, start: 0 };
            let plain = cell.plain();
            let links = cell.links();
            let start = Instant::now();
            drop(grammar.read(&plain, &links, &SURROUNDINGS));
            // A quadratic reading takes much longer.
            assert!(start.elapsed() < Duration::from_secs(5), "{shape}");
        }
    }
}
