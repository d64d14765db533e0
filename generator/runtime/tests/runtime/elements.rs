//! Lists and maps with elements that do not fit.

use serde::Deserialize;
use serde_json::{Value, json};
use tablesmith_runtime::Model;

use crate::page::{Page, page, written};

/// The list or map is in `extra` alone and is written back; the mismatches are its elements.
#[track_caller]
fn does_not_fit(key: &str, value: Value, pointers: &[&str]) {
    let json = json!({ key: value });
    let page = page(&json);
    assert_eq!(page, Page { extra: page.extra.clone(), ..Page::default() });
    assert_eq!(page.extra.get(key), Some(&value));
    assert_eq!(written(&page), json);
    assert_eq!(page.mismatches(), pointers);
    assert_eq!(page.clone().mismatches(), pointers);
}

#[test]
fn mismatches_are_the_elements() {
    does_not_fit("texts", json!(["a", 5, "b", null]), &["/texts/1", "/texts/3"]);
    does_not_fit("states", json!([null, "alerting"]), &["/states/0"]);
    does_not_fit("pages", json!([{ "text": "a", "more": 1 }, "b", {}]), &["/pages/1"]);
    does_not_fit("rows", json!([[1], [2, "3"], 4]), &["/rows/1/1", "/rows/2"]);
    does_not_fit(
        "pages/by~name",
        json!({ "a": { "int32": 1 }, "b/c": 2, "d": {} }),
        &["/pages~1by~0name/b~1c"],
    );
    does_not_fit("numbers_by_name", json!({ "a": [1.5], "b": ["2"] }), &["/numbers_by_name/b/0"]);
    does_not_fit(
        "instants",
        json!(["2026-11-20T17:00:00+01:00", "2026-11-20T17:00:00Z", "later"]),
        &["/instants/2"],
    );
}

#[test]
fn elements_come_in_the_order_of_the_list() {
    let page = page(&json!({ "rows": [[], 1, [], 2, [], [], [], [], [], [], 3] }));
    assert_eq!(page.mismatches(), ["/rows/1", "/rows/3", "/rows/10"]);
}

#[test]
fn of_a_repeated_key_the_last_value_counts() {
    let read = |text: &str| serde_json::from_str::<Page>(text).expect("a model");
    let fits = read(r#"{"numbers_by_name": {"a": [1.5], "b": 1, "b": [2.5]}}"#);
    assert_eq!(fits, page(&json!({ "numbers_by_name": { "a": [1.5], "b": [2.5] } })));
    let misfit = read(r#"{"numbers_by_name": {"a": [1.5], "b": [2.5], "b": 1}}"#);
    assert_eq!(misfit, page(&json!({ "numbers_by_name": { "a": [1.5], "b": 1 } })));
    assert_eq!(misfit.mismatches(), ["/numbers_by_name/b"]);
}

#[test]
fn an_inserted_value_is_a_mismatch_as_a_whole() {
    let mut page = page(&json!({ "texts": ["a", 5] }));
    page.extra.insert("texts", json!([1]));
    assert_eq!(page.mismatches(), ["/texts"]);
}

#[test]
fn the_elements_that_fit_can_be_read_one_by_one() {
    let page = page(&json!({ "pages": [null, { "text": "a" }, 5, { "text": "b" }] }));
    let list = page.extra.get("pages").and_then(Value::as_array).expect("the list");
    let fitting: Vec<Page> =
        list.iter().filter_map(|value| Page::deserialize(value).ok()).collect();
    let texts: Vec<_> = fitting.iter().map(|page| page.text.as_deref()).collect();
    assert_eq!(texts, [Some("a"), Some("b")]);
}
