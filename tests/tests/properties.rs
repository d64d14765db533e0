//! The properties that are fuzzed, in short.

use proptest::prelude::*;
use tablesmith_tests::properties;
use tablesmith_tests::written::{WrittenPage, WrittenRow};

/// Text with what pages, Rust and terminals make something of.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[A-Za-z]{1,6}",
        2 => "[ -~]{0,4}",
        1 => prop::sample::select(vec![
            "\u{202e}", "\u{0}", "\u{1b}[31m", "😀", "é", "&quot;", "&#10;", "&#13;", "&lt;", "*/",
            "//", "\"#", "#![x]", "```", "<!--", "-->", "\\", "|", "\n", "\r", "Self", "r#type",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..5).prop_map(|pieces| pieces.concat())
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![3 => "[A-Za-z_][A-Za-z0-9_$.-]{0,8}", 1 => text()]
}

fn ty() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        4 => prop::sample::select(vec!["String", "int?", "Date", "UUID", "Object", "Foo", "AEnum"])
            .prop_map(str::to_owned),
        1 => text(),
    ];
    leaf.prop_recursive(4, 8, 1, |inner| {
        prop_oneof![
            inner.clone().prop_map(|of| format!("List<{of}>")),
            inner.clone().prop_map(|of| format!("Map<String, {of}>")),
            inner.prop_map(|of| format!("{of}[]")),
        ]
    })
}

fn page() -> impl Strategy<Value = WrittenPage> {
    let row =
        (name(), ty(), text(), any::<bool>()).prop_map(|(name, ty, description, optional)| {
            WrittenRow { name, ty, description, optional }
        });
    let own = (name(), prop::collection::vec(text(), 0..4));
    let rows = prop::collection::vec(row, 0..5);
    (name(), text(), rows, prop::collection::vec(own, 0..3), any::<bool>()).prop_map(
        |(name, description, rows, enums, dotnet)| WrittenPage {
            name,
            description,
            rows,
            enums,
            dotnet,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_page_is_read(text in prop::collection::vec(text(), 0..20)) {
        properties::page(&text.concat());
    }

    #[test]
    fn any_text_is_a_type_or_a_fault(text in prop_oneof![ty(), text(), ".{0,20}"]) {
        properties::type_expression(&text);
    }

    #[test]
    fn what_generates_is_what_was_meant(
        pages in prop::collection::vec((text(), page()), 1..4)
    ) {
        let texts: Vec<_> = pages.iter().map(|(path, page)| (path, page.text())).collect();
        properties::pages(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    }

    #[test]
    fn any_object_comes_back(
        pairs in prop::collection::vec(
            (
                prop::sample::select(vec!["id", "state", "self", "segments", "connectedTime", "x"]),
                prop::sample::select(vec![
                    "null", "1", "1.5", "-0.0", "1e300", "18446744073709551615", "\"alerting\"",
                    "\"2026-11-20T10:00:00.5+01:00\"", "{}", "[]", "[1]", "[{}]", "[[null]]", "true",
                    "{\"a\": {\"b\": null}}", "\"\\u202e\"",
                ]),
            ),
            0..8,
        )
    ) {
        let pairs: Vec<_> = pairs.iter().map(|(key, value)| format!("\"{key}\": {value}")).collect();
        properties::json(format!("{{{}}}", pairs.join(", ")).as_bytes());
    }
}
