//! Text of the documentation never becomes code.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{EmitOptions, GeneratedFile, Layout, RuntimeLocation, Timings, emit};
use crate::features::Features;
use crate::naming::validate::ValidSchema;
use crate::schema::Schema;

/// A schema with every kind of text from a page, all of it `text`. Its names do not depend on it.
fn schema(text: &str) -> Schema {
    let property = |rust_name: &str, key: &str, ty: Value| {
        json!({
            "name": format!("{key}{text}"), "rustName": rust_name, "type": ty, "required": true,
            "readOnly": true, "nullable": true, "default": text, "minimum": 1, "maxLength": 2,
            "pattern": text, "inheritedFrom": text, "description": text, "sources": [],
        })
    };
    let page = format!("{text}.md:1");
    let operation = json!({
        "name": text, "method": "POST", "path": format!("/{text}"), "summary": text,
        "description": text, "deprecated": true, "permissions": { "any": [text] },
        "parameters": [{
            "name": text, "in": "query", "type": "string", "required": false, "default": text,
            "values": [text], "description": text,
        }],
        "body": { "type": { "model": "Page" }, "required": false, "description": text },
        "returns": { "list": { "model": "Empty" } }, "sources": [page],
    });
    let schema = json!({
        "version": 1,
        "models": [
            {
                "name": "Page", "rustName": "Page", "documented": true, "description": text,
                "extends": [text],
                "properties": [
                    property("first", "a", json!("string")),
                    property("r#type", "b", json!({ "enum": "State" })),
                    property("third", "c", json!({ "map": { "model": "Empty" } })),
                    property("fourth", "d", json!({ "list": { "enum": "Marks" } })),
                    property("fifth", "e", json!({ "map": "utc-date-time" })),
                ],
                "sources": [page],
            },
            {
                "name": "Empty", "rustName": "Empty", "documented": true, "description": text,
                "properties": [], "sources": [page],
            },
        ],
        "enums": [{
            "name": "State", "documentedAs": "Page.StateEnum", "rustName": "State",
            "representation": "string", "description": text, "sources": [page],
            "variants": [{ "value": text, "rustName": "Value", "name": text, "description": text }],
        }, {
            "name": "Marks", "documentedAs": "Page.Marks", "rustName": "Marks",
            "representation": "flags", "description": text, "sources": [page],
            "variants": [{ "value": 8, "rustName": "MARK", "name": text, "description": text }],
        }],
        "apis": [{ "name": text, "feature": "api", "operations": [operation], "sources": [page] }],
    });
    serde_json::from_value(schema).expect("a schema")
}

fn emitted(text: &str) -> Vec<GeneratedFile> {
    let schema = schema(text);
    let features = Features::of(&schema);
    let options = EmitOptions {
        regenerate: text.to_owned(),
        crate_name: "models".to_owned(),
        example: Some("Page".to_owned()),
        layout: Layout::Crate,
        runtime: RuntimeLocation::Embedded,
    };
    let schema = ValidSchema::new(&schema).expect("a valid schema");
    emit(schema, features.as_ref(), &options, &Timings::default())
}

/// The code of each file, with its path.
fn code(files: &[GeneratedFile]) -> Vec<(&str, String)> {
    let files = files
        .iter()
        .filter(|file| file.path.ends_with(".rs") && !file.path.starts_with("src/runtime"));
    let code = files.map(|file| {
        let tokens: TokenStream =
            file.text.parse().unwrap_or_else(|error| panic!("{error}:\n{}", file.text));
        (file.path.as_str(), code_of(tokens))
    });
    code.collect()
}

/// The tokens without documentation and without commas at the ends of lists, which depend on the
/// length of a line, and with the same text in all string literals.
fn code_of(tokens: TokenStream) -> String {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut code = String::new();
    let mut rest = tokens.as_slice();
    loop {
        rest = match rest {
            [] => return code,
            [TokenTree::Punct(comma)] if comma.as_char() == ',' => return code,
            [TokenTree::Punct(hash), TokenTree::Group(attribute), rest @ ..]
                if hash.as_char() == '#' && is_doc(attribute) =>
            {
                rest
            }
            [
                TokenTree::Punct(hash),
                TokenTree::Punct(inner),
                TokenTree::Group(attribute),
                rest @ ..,
            ] if hash.as_char() == '#' && inner.as_char() == '!' && is_doc(attribute) => rest,
            [TokenTree::Group(group), rest @ ..] => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                code.extend([open, &code_of(group.stream()), close]);
                rest
            }
            [TokenTree::Literal(literal), rest @ ..]
                if literal.to_string().ends_with(['"', '#']) =>
            {
                code.push_str("\"\"");
                rest
            }
            [other, rest @ ..] => {
                code.extend([" ", &other.to_string()]);
                rest
            }
        }
    }
}

/// Whether an attribute is `doc = "text"` or `doc(alias = "text")`.
fn is_doc(attribute: &Group) -> bool {
    let code = code_of(attribute.stream());
    code == " doc =\"\"" || code == " doc( alias =\"\")"
}

#[track_caller]
fn has_the_same_code(text: &str) {
    let (plain, files) = (emitted("text"), emitted(text));
    for (plain, found) in code(&plain).into_iter().zip(code(&files)) {
        assert_eq!(found, plain, "{text:?}");
    }
    assert_eq!(files.len(), plain.len(), "{text:?}");
}

#[test]
fn the_comparison_finds_code() {
    let code = |text: &str| code_of(text.parse().expect("Rust"));
    let plain = code("/// A.\n#[doc(alias = \"a\")]\npub struct A { a: &'static str }");
    assert_eq!(plain, code("/// B\n///\n/// c\npub struct A { a: &'static str }"));
    assert_ne!(plain, code("/// A.\npub struct A { a: &'static str, b: u8 }"));
    assert_ne!(plain, code("#[doc = include_str!(\"a\")]\npub struct A { a: &'static str }"));
    assert_eq!(code("f(\"a\", r#\"b\"#);"), code("f(\"\", \"\");"));
}

#[test]
fn text_that_looks_like_code_stays_text() {
    for text in [
        "",
        "\n",
        "\r",
        "*/",
        "/* // */ fn f() {}",
        "\nfn f() {}",
        "\r\nfn f() {}",
        "\u{2028}fn f() {}",
        "\"]\nfn f() {}\n#[doc = \"",
        "\"#]\nfn f() {}\n#[doc = r#\"",
        "/ fn f() {}",
        "! fn f() {}",
        "```\nfn f() {}\n```",
        "\\",
        "{}",
        "\u{0}",
    ] {
        has_the_same_code(text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_stays_text(text in any::<String>()) {
        has_the_same_code(&text);
    }

    #[test]
    fn signs_of_rust_stay_text(text in "[-\"'#\\\\/*!\\[\\](){}=;:,.a \n\r\t]{0,24}") {
        has_the_same_code(&text);
    }
}
