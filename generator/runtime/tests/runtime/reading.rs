//! Where values go: to their field, or to `extra`.

use serde_json::{Value, json};
use tablesmith_runtime::Model;

use crate::page::{Level, Page, State, page, written};

#[test]
fn what_fits_is_in_its_field_and_nowhere_else() {
    let json = json!({
        "text": "t", "boolean": true, "int32": -5, "int64": 9_007_199_254_740_993_i64,
        "number": 1.5, "instant": "2026-11-20T17:00:00.123Z", "date": "2026-11-20",
        "local": "2026-11-20T17:00:00", "any": [1, null], "state": "alerting", "level": 23,
        "page": { "text": "below" }, "texts": ["a", "b"], "states": ["parked", "connected"],
        "pages": [{ "int32": 1 }, {}], "rows": [[1, 2], []],
        "pages/by~name": { "x": { "boolean": false } }, "numbers_by_name": { "y": [0.5] },
    });
    let page = page(&json);
    assert!(page.extra.is_empty(), "{page:?}");
    assert_eq!(page.state, Some(State::Alerting.into()));
    assert_eq!(page.level, Some(Level::_23.into()));
    assert_eq!(page.states.as_ref().map(|states| states[0].as_str()), Some("parked"));
    assert_eq!(written(&page), json);
    assert!(page.mismatches().is_empty());
}

#[track_caller]
fn does_not_fit(key: &str, value: Value) {
    let json = json!({ key: value });
    let page = page(&json);
    assert_eq!(page.extra.get(key), Some(&value), "{page:?}");
    assert_eq!(page.extra.len(), 1);
    assert_eq!(page, Page { extra: page.extra.clone(), ..Page::default() });
    assert_eq!(written(&page), json);
    let pointers: &[String] = if value.is_null() { &[] } else { &[format!("/{key}")] };
    assert_eq!(page.mismatches(), pointers);
}

#[test]
fn a_value_that_does_not_fit_is_in_extra_and_nowhere_else() {
    does_not_fit("text", json!(5));
    does_not_fit("text", json!(null));
    does_not_fit("boolean", json!("true"));
    does_not_fit("int32", json!(2_147_483_648_i64));
    does_not_fit("int32", json!(1.5));
    does_not_fit("int32", json!(1.0));
    does_not_fit("int64", json!(u64::MAX));
    does_not_fit("number", json!(9_007_199_254_740_993_i64));
    does_not_fit("number", json!("1"));
    does_not_fit("instant", json!("yesterday"));
    does_not_fit("instant", json!("2026-11-20"));
    does_not_fit("instant", json!("2016-12-31T23:59:60Z"));
    does_not_fit("instant", json!("2026-11-20T17:00:00.1234567891Z"));
    does_not_fit("instant", json!("2026-11-20T17:00:00+01:00[Europe/Berlin]"));
    does_not_fit("date", json!("2026-11-20T17:00:00Z"));
    does_not_fit("date", json!("2026-02-30"));
    does_not_fit("local", json!("2026-11-20T17:00:00Z"));
    does_not_fit("any", json!(null));
    does_not_fit("state", json!(5));
    does_not_fit("level", json!("23"));
    does_not_fit("page", json!(["not", "an", "object"]));
    does_not_fit("texts", json!("a"));
    does_not_fit("numbers_by_name", json!([1.5]));
}

#[test]
fn the_last_of_two_equal_keys_counts() {
    let last = |text: &str| written(&serde_json::from_str(text).expect("an object"));
    assert_eq!(last(r#"{"text": "a", "text": "b"}"#), json!({ "text": "b" }));
    assert_eq!(last(r#"{"text": 1, "text": "b"}"#), json!({ "text": "b" }));
    assert_eq!(last(r#"{"text": "a", "text": null}"#), json!({ "text": null }));
    assert_eq!(
        last(r#"{"page": {"int32": 1}, "page": {"int64": 2}}"#),
        json!({ "page": { "int64": 2 } })
    );
    assert_eq!(last(r#"{"texts": ["a"], "texts": ["b"]}"#), json!({ "texts": ["b"] }));
    assert_eq!(last(r#"{"texts": [1], "texts": ["b"]}"#), json!({ "texts": ["b"] }));
    assert_eq!(
        last(r#"{"instant": "2026-11-20T17:00:00+01:00", "instant": "2026-11-20T16:00:00Z"}"#),
        json!({ "instant": "2026-11-20T16:00:00Z" })
    );
    assert_eq!(
        last(r#"{"instant": 5, "instant": "2026-11-20T17:00:00+01:00"}"#),
        json!({ "instant": "2026-11-20T17:00:00+01:00" })
    );
    assert_eq!(last(r#"{"more": 1, "more": 2}"#), json!({ "more": 2 }));
}

#[test]
fn what_is_no_object_is_an_error_that_says_so() {
    let error = serde_json::from_str::<Page>("[1]").expect_err("an array");
    assert_eq!(
        error.to_string(),
        "invalid type: sequence, expected a JSON object for the model Page at line 1 column 1"
    );
}
