//! The properties that are fuzzed, in short.

use proptest::prelude::*;
use tablesmith_tests::page_parts::{ApiPage, ModelPage, OperationSection, PropertyRow};
use tablesmith_tests::properties;

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

fn page() -> impl Strategy<Value = ModelPage> {
    let row =
        (name(), ty(), text(), any::<bool>()).prop_map(|(name, ty, description, optional)| {
            PropertyRow { name, ty, description, optional }
        });
    let own = (name(), prop::collection::vec(text(), 0..4));
    let rows = prop::collection::vec(row, 0..5);
    (name(), text(), rows, prop::collection::vec(own, 0..3), any::<bool>()).prop_map(
        |(name, description, rows, enums, dotnet)| ModelPage {
            name,
            description,
            rows,
            enums,
            dotnet,
        },
    )
}

fn method() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec!["Get", "Post", "PUT", "patch"]).prop_map(str::to_owned);
    prop_oneof![9 => known, 1 => text()]
}

fn path() -> impl Strategy<Value = String> {
    let segment = prop_oneof![
        3 => name().prop_map(|name| format!("/{name}")),
        2 => name().prop_map(|name| format!("/{{{name}}}")),
        1 => text().prop_map(|text| format!("/{text}")),
    ];
    prop::collection::vec(segment, 0..4).prop_map(|segments| format!("/{}", segments.concat()))
}

fn notes() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        text().prop_map(|text| format!("[optional] [default to {text}]")),
        text().prop_map(|text| format!("<br />**Values**: {text}, b")),
    ]
}

fn operation() -> impl Strategy<Value = OperationSection> {
    let which = prop::sample::select(vec!["", "ANY", "ALL", "NO"]).prop_map(str::to_owned);
    let permissions = (which, prop::collection::vec(text(), 0..3));
    let parameter = (name(), ty(), text(), notes());
    let parameters = prop::collection::vec(parameter.prop_map(|(a, b, c, d)| [a, b, c, d]), 0..3);
    let returns = prop::option::of(ty());
    ((name(), method(), path(), text(), text()), permissions, any::<bool>(), parameters, returns)
        .prop_map(
            |(
                (name, method, path, summary, description),
                permissions,
                deprecated,
                parameters,
                returns,
            )| {
                OperationSection {
                    name,
                    method,
                    path,
                    summary,
                    description,
                    permissions,
                    deprecated,
                    parameters,
                    returns,
                }
            },
        )
}

fn api() -> impl Strategy<Value = ApiPage> {
    (name(), prop::collection::vec(operation(), 0..4), any::<bool>())
        .prop_map(|(name, operations, dotnet)| ApiPage { name, operations, dotnet })
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
    fn what_generates_of_apis_is_what_was_meant(
        apis in prop::collection::vec(api(), 1..3),
        page in page(),
    ) {
        let texts: Vec<_> = apis.iter().map(ApiPage::text).chain([page.text()]).collect();
        properties::pages(texts.iter().map(|text| ("Page.md", text.as_str())));
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
