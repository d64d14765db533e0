//! Whatever is read is written equal.

use jiff::Timestamp;
use jiff::civil::DateTime;
use proptest::prelude::*;
use serde_json::{Value, json};
use tablesmith_runtime::{Enumeration, Open};

use crate::page::{Level, PROPERTIES, State, page, written};

#[test]
fn integers_come_back_as_they_were() {
    for text in
        ["0", "-1", "23", "9223372036854775807", "-9223372036854775808", "18446744073709551615"]
    {
        let json: Value = serde_json::from_str(&format!(
            r#"{{"level": {text}, "int32": {text}, "int64": {text}, "number": {text}, "any": {text}}}"#
        ))
        .expect("an object");
        let page = page(&json);
        assert!(same(&written(&page), &json), "{page:?}");
        assert_eq!(page.level.map(|level| level.to_string()).as_deref(), Some(text));
    }
    assert_eq!(serde_json::to_string(&Open::<Level>::from("007")).expect("text"), "\"007\"");
}

fn any_json() -> impl Strategy<Value = Value> {
    let key = prop_oneof![
        prop::sample::select(PROPERTIES).prop_map(|field| field.name.to_owned()),
        "[a-z]{0,3}",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (-40_i32..40).prop_map(Value::from),
        any::<f64>().prop_filter("JSON has no others", |n| n.is_finite()).prop_map(Value::from),
        "[a-z]{0,4}|alerting|2026-1[0-9]-[0-3][0-9](T[0-2][0-9]:[0-9]{2}:[0-6][0-9](\\.[0-9]{1,10})?(Z|[+-][0-9]{2}:?[0-9]{2})?)?"
            .prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 64, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(key.clone(), inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// Equality of what JSON means: numbers by value, instants by instant.
fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => {
            left == right || left.as_f64() == right.as_f64() && (left.is_f64() || right.is_f64())
        }
        (Value::String(left), Value::String(right)) => {
            let instants = (left.parse::<Timestamp>(), right.parse::<Timestamp>());
            left == right
                || matches!(instants, (Ok(left), Ok(right)) if left == right)
                || matches!((left.parse::<DateTime>(), right.parse::<DateTime>()), (Ok(l), Ok(r)) if l == r)
        }
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(l, r)| same(l, r))
        }
        (Value::Object(left), Value::Object(right)) => {
            left.len() == right.len()
                && left.iter().all(|(key, l)| right.get(key).is_some_and(|r| same(l, r)))
        }
        _ => left == right,
    }
}

/// Miri is a thousand times slower, and looks at each case that much closer.
const CASES: u32 = if cfg!(miri) { 4 } else { 512 };

proptest! {
    // Miri has no files to keep failures in.
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_object_comes_back_as_it_was(json in any_json()) {
        let json = json!({ "page": json, "pages": [json], "more": json });
        let back = written(&page(&json));
        prop_assert!(same(&json, &back), "{back}");
    }

    #[test]
    fn any_text_is_an_enum_value(text in ".{0,12}") {
        let state = Open::<State>::from(text.as_str());
        prop_assert_eq!(state.as_str(), &text);
        prop_assert_eq!(state.known().is_some(), State::DESCRIPTOR.contains(&text.as_str()));
        let json = serde_json::to_string(&state).expect("text");
        prop_assert_eq!(serde_json::from_str::<Open<State>>(&json).expect("text"), state);
    }

    #[test]
    fn any_integer_is_a_value_of_an_integer_enum(number in any::<i64>()) {
        let json = json!({ "level": number });
        prop_assert_eq!(written(&page(&json)), json);
    }
}
