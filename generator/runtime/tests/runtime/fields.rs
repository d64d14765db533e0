//! Setting fields.

use std::collections::BTreeMap;

use serde_json::json;
use tablesmith_runtime::{Extra, Model, Open, OpenField, some};

use crate::page::{Level, Page, State, page};

#[test]
fn a_value_is_converted_to_what_the_field_holds() {
    let inner = Page { text: some("inner"), ..Page::default() };
    let page = Page {
        text: some(String::from("a")),
        int32: some(1),
        int64: some(5_000_000_000),
        number: some(2),
        state: some(State::Connected),
        level: some(Level::_23),
        page: some(inner.clone()),
        texts: some(["a", "b"]),
        states: some([State::Connected]),
        pages: some([inner.clone()]),
        rows: some([[1, 2], [3, 4]]),
        pages_by_name: some([("a", inner)]),
        numbers_by_name: some(BTreeMap::from([("a".to_owned(), vec![0.5])])),
        ..Page::default()
    };
    assert_eq!(
        serde_json::to_value(&page).expect("written"),
        json!({
            "text": "a", "int32": 1, "int64": 5_000_000_000_i64, "number": 2.0,
            "state": "connected", "level": 23, "page": { "text": "inner" }, "texts": ["a", "b"],
            "states": ["connected"], "pages": [{ "text": "inner" }], "rows": [[1, 2], [3, 4]],
            "pages/by~name": { "a": { "text": "inner" } }, "numbers_by_name": { "a": [0.5] },
        })
    );
    assert_eq!(page.state, some(State::Connected));
    assert_ne!(page.state, some("parked"));
}

#[test]
fn an_undocumented_value_of_an_enum_is_given_as_text() {
    let page = Page { state: some("parked"), level: some("24"), ..Page::default() };
    assert_eq!(page.state.as_ref().map(Open::as_str), Some("parked"));
    assert_eq!(page.level.as_ref().and_then(Open::known), None);
}

#[test]
fn a_field_of_an_open_enum_is_compared_with_documented_values() {
    let mut page = Page { state: some("connected"), level: some("23"), ..Page::default() };
    assert!(page.state.is(State::Connected) && !page.state.is(State::Alerting));
    assert!(page.level.is(Level::_23) && !page.level.is(Level::Minus1));
    assert_eq!(
        (page.state.known(), page.level.known()),
        (Some(State::Connected), Some(Level::_23))
    );

    page.state = some("parked");
    assert!(!page.state.is(State::Connected));
    assert_eq!(page.state.known(), None);
    assert_eq!(page.state, some("parked"));

    page.state = None;
    assert!(!page.state.is(State::Connected));
    assert_eq!(page.state.known(), None);
}

/// Sets each field in turn, and expects its key to be null and nothing else to change.
#[test]
fn every_kind_of_field_is_set_to_null() {
    let full = json!({
        "text": "a", "boolean": true, "int32": 1, "int64": 2, "number": 0.5,
        "instant": "2026-11-20T09:15:00+01:00", "date": "2026-11-20", "local": "2026-11-20T09:15:00",
        "any": { "a": 1 }, "state": "connected", "level": 23, "page": { "text": "b" },
        "texts": ["a"], "states": ["parked"], "pages": [{}], "rows": [[1]],
        "pages/by~name": { "a": {} }, "numbers_by_name": { "a": [1.5] },
        "instants": ["2026-11-20T09:15:00+01:00"], "instants_by_name": { "a": [] }, "more": 1,
    });
    type SetNull = fn(&mut Page) -> bool;
    let fields: [(&str, SetNull); 20] = [
        ("text", |page| page.set_null(|page| &mut page.text)),
        ("boolean", |page| page.set_null(|page| &mut page.boolean)),
        ("int32", |page| page.set_null(|page| &mut page.int32)),
        ("int64", |page| page.set_null(|page| &mut page.int64)),
        ("number", |page| page.set_null(|page| &mut page.number)),
        ("instant", |page| page.set_null(|page| &mut page.instant)),
        ("date", |page| page.set_null(|page| &mut page.date)),
        ("local", |page| page.set_null(|page| &mut page.local)),
        ("any", |page| page.set_null(|page| &mut page.any)),
        ("state", |page| page.set_null(|page| &mut page.state)),
        ("level", |page| page.set_null(|page| &mut page.level)),
        ("page", |page| page.set_null(|page| &mut page.page)),
        ("texts", |page| page.set_null(|page| &mut page.texts)),
        ("states", |page| page.set_null(|page| &mut page.states)),
        ("pages", |page| page.set_null(|page| &mut page.pages)),
        ("rows", |page| page.set_null(|page| &mut page.rows)),
        ("pages/by~name", |page| page.set_null(|page| &mut page.pages_by_name)),
        ("numbers_by_name", |page| page.set_null(|page| &mut page.numbers_by_name)),
        ("instants", |page| page.set_null(|page| &mut page.instants)),
        ("instants_by_name", |page| page.set_null(|page| &mut page.instants_by_name)),
    ];
    for (key, set_null) in fields {
        let mut changed = page(&full);
        assert!(set_null(&mut changed), "{key}");
        let mut expected = full.clone();
        expected[key] = json!(null);
        assert_eq!(serde_json::to_value(&changed).expect("written"), expected, "{key}");
        assert_eq!(changed.mismatches(), [""; 0]);
    }
}

#[test]
fn only_a_field_of_the_model_itself_is_set_to_null() {
    let mut whole = page(&json!({ "page": { "text": "a" } }));
    let before = whole.clone();
    assert!(!whole.set_null(|whole| &mut whole.page.get_or_insert_default().text));
    assert_eq!(whole, before);

    // A value in the field takes precedence over the null.
    assert!(whole.set_null(|whole| &mut whole.page));
    assert_eq!(whole.extra, [("page", json!(null))].into_iter().collect::<Extra>());
    whole.page = some(Page::default());
    assert_eq!(serde_json::to_value(&whole).expect("written"), json!({ "page": {} }));
}
