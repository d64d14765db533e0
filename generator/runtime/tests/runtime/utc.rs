//! Instants that are in UTC where they have no offset.

use jiff::Timestamp;
use proptest::prelude::*;
use serde_json::{Value, json};
use tablesmith_runtime::Model;

use crate::equality::is_equal;
use crate::page::{page, written};
use crate::round_trips::CASES;

fn instant(text: &str) -> Timestamp {
    text.parse().expect("an instant")
}

#[test]
fn without_an_offset_they_are_in_utc_and_come_back_as_they_were() {
    let json = json!({
        "utc": "2020-02-17T16:59:50",
        "utc_instants": ["2020-02-17T16:59:50Z", "2020-02-17T16:59:50.100", "2020-02-17T16:59:50+01:00"],
        "utc_by_name": { "a": ["2020-02-17T16:59:50"], "b": [] },
    });
    let page = page(&json);
    assert_eq!(page.mismatches(), [""; 0]);
    assert!(page.extra.is_empty(), "{page:?}");
    assert_eq!(page.utc, Some(instant("2020-02-17T16:59:50Z")));
    let expected =
        ["2020-02-17T16:59:50Z", "2020-02-17T16:59:50.1Z", "2020-02-17T15:59:50Z"].map(instant);
    assert_eq!(page.utc_instants.as_deref(), Some(&expected[..]));
    assert_eq!(
        page.utc_by_name.as_ref().map(|map| map["a"].clone()),
        Some(vec![instant("2020-02-17T16:59:50Z")])
    );
    assert_eq!(written(&page), json);
    assert_eq!(written(&page.clone()), json);
}

#[test]
fn elsewhere_an_instant_without_an_offset_is_a_mismatch() {
    let json = json!({ "instant": "2020-02-17T16:59:50", "instants": ["2020-02-17T16:59:50"] });
    let page = page(&json);
    assert_eq!(page.mismatches(), ["/instant", "/instants/0"]);
    assert_eq!(written(&page), json);
}

#[test]
fn a_changed_field_is_written_in_utc() {
    let json = json!({ "utc": "2020-02-17T16:59:50", "utc_instants": ["2020-02-17T16:59:50"] });
    let mut page = page(&json);
    page.utc = Some(instant("2021-01-01T00:00:00Z"));
    page.utc_instants.as_mut().expect("a list").push(instant("2021-01-01T00:00:00Z"));
    let expected = json!({
        "utc": "2021-01-01T00:00:00Z",
        "utc_instants": ["2020-02-17T16:59:50Z", "2021-01-01T00:00:00Z"],
    });
    assert_eq!(written(&page), expected);
}

#[test]
fn what_is_no_instant_is_kept_beside_the_field() {
    let json = json!({ "utc": "2020-02-17", "utc_instants": ["2020-02-17T16:59:50", "yesterday"] });
    let page = page(&json);
    assert_eq!(page.mismatches(), ["/utc", "/utc_instants/1"]);
    assert_eq!(written(&page), json);
}

/// Texts that are instants, or nearly.
fn texts() -> impl Strategy<Value = Value> {
    let text = "(0000|1970|2020|9999)-(01|02|12|13)-(01|29|31)[T ](00|16|23|24):(00|59):(00|50|60)\\
                (\\.[0-9]{1,10})?(Z|z|\\+01:00|-0930|\\+00:00)?";
    prop_oneof![text.prop_map(Value::from), any::<i64>().prop_map(Value::from), Just(Value::Null)]
}

proptest! {
    // Miri has no files to keep failures in.
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_value_comes_back(value in texts(), list in prop::collection::vec(texts(), 0..4)) {
        let json = json!({
            "utc": value,
            "utc_instants": list,
            "utc_by_name": { "a": list, "b": [value] },
        });
        let page = page(&json);
        prop_assert!(is_equal(&json, &written(&page)), "{} of {}", written(&page), json);
        prop_assert!(is_equal(&json, &written(&page.clone())));
    }
}
