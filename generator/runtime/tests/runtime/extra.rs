//! `Extra` as a collection.

use serde_json::{Value, json};
use tablesmith_runtime::{Extra, Model};

use crate::page::page;

#[test]
fn it_is_made_of_entries_and_into_entries() {
    let mut extra: Extra = [("b", 1), ("a", 2)].into_iter().collect();
    extra.extend([("c".to_owned(), Value::Null)]);
    let borrowed: Vec<(&String, &Value)> = (&extra).into_iter().collect();
    assert_eq!(borrowed, extra.iter().collect::<Vec<_>>());
    let owned: Vec<(String, Value)> = extra.into_iter().collect();
    assert_eq!(json!(owned), json!([["a", 2], ["b", 1], ["c", null]]));
    assert_eq!(Extra::NONE.into_iter().count(), 0);
    assert_eq!((&Extra::NONE).into_iter().count(), 0);
    assert_eq!([("a", 1); 0].into_iter().collect::<Extra>(), Extra::NONE);
}

#[test]
fn what_is_not_there_is_null_by_index() {
    let extra: Extra = [("a", json!({ "b": [1] }))].into_iter().collect();
    assert_eq!(extra["a"]["b"][0], 1);
    assert_eq!(extra["c"], Value::Null);
}

#[test]
fn a_value_can_be_changed_in_place() {
    let mut page = page(&json!({ "texts": ["a", 1], "more": 1 }));
    *page.extra.get_mut("more").expect("a value") = json!(2);
    assert_eq!(page.extra["more"], 2);
    assert_eq!(page.extra.get_mut("less"), None);

    // Which elements did not fit is no longer known.
    assert_eq!(page.mismatches(), ["/texts/1"]);
    page.extra.get_mut("texts").and_then(Value::as_array_mut).expect("a list").remove(0);
    assert_eq!(page.mismatches(), ["/texts"]);
}
