//! Every object that is read is written equal, as `Model` defines it.

use proptest::prelude::*;
use serde_json::{Value, json};
use tablesmith_runtime::{Enumeration, Field, Model, Open};

use crate::equality::is_equal;
use crate::page::{PROPERTIES, State, page, written};

/// JSON whose keys are mostly documented, and whose values are of any type.
fn any_json() -> impl Strategy<Value = Value> {
    let key = prop_oneof![
        prop::sample::select(PROPERTIES).prop_map(|field| field.name.to_owned()),
        "[a-z]{0,3}",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        number(),
        "[a-z]{0,4}|alerting|2026-1[0-9]-[0-3][0-9]".prop_map(Value::from),
        instant(),
    ];
    leaf.prop_recursive(4, 64, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(key.clone(), inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

fn number() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (-40_i32..40).prop_map(Value::from),
        (-40_i32..40).prop_map(|number| Value::from(f64::from(number))),
        any::<f64>().prop_filter("JSON has no others", |n| n.is_finite()).prop_map(Value::from),
        Just(Value::from(-0.0)),
    ]
}

/// Texts in the form of an instant or of a local date and time, some of which do not exist.
fn instant() -> impl Strategy<Value = Value> {
    "(0000|2026|9999)-(01|12)-[0-3][0-9]T[0-2][0-9]:[0-9]{2}:[0-6][0-9](\\.[0-9]{0,4}0{0,7})?(Z|[+-][0-2][0-9]:?[0-9]{2})?"
        .prop_map(Value::from)
}

/// A value that mostly fits a documented type.
fn value_of(ty: &'static str, depth: usize) -> BoxedStrategy<Value> {
    let inside = |kind: &str| ty.strip_prefix(kind)?.strip_prefix('<')?.strip_suffix('>');
    let fitting = if let Some(element) = inside("list") {
        prop::collection::vec(value_of(element, depth), 0..4).prop_map(Value::from).boxed()
    } else if let Some(value) = inside("map") {
        prop::collection::btree_map("[a-z/~]{0,2}", value_of(value, depth), 0..4)
            .prop_map(|map| Value::Object(map.into_iter().collect()))
            .boxed()
    } else {
        match ty {
            "Page" if depth > 0 => object(depth - 1).boxed(),
            "boolean" => any::<bool>().prop_map(Value::from).boxed(),
            "int32" | "int64" | "double" | "Level" | "Marks" => number().boxed(),
            "date-time" | "utc-date-time" | "local-date-time" => instant().boxed(),
            "date" => "2026-1[0-2]-[0-2][0-9]".prop_map(Value::from).boxed(),
            "string" | "State" => ".{0,4}|alerting".prop_map(Value::from).boxed(),
            _ => any_json().boxed(),
        }
    };
    prop_oneof![20 => fitting, 1 => any_json()].boxed()
}

/// An object with some of the documented properties of a page, and some other keys.
fn object(depth: usize) -> impl Strategy<Value = Value> {
    let documented = prop::sample::subsequence(PROPERTIES, 0..=PROPERTIES.len()).prop_flat_map(
        move |fields| -> Vec<(Just<String>, BoxedStrategy<Value>)> {
            let entry = |field: Field| (Just(field.name.to_owned()), value_of(field.ty, depth));
            fields.into_iter().map(entry).collect()
        },
    );
    let other = prop::collection::btree_map("[a-z]{0,3}", any_json(), 0..2);
    (documented, other).prop_map(|(documented, other)| {
        Value::Object(other.into_iter().chain(documented).collect())
    })
}

/// Miri is a thousand times slower, and looks at each case that much closer.
pub(crate) const CASES: u32 = if cfg!(miri) { 4 } else { 256 };

proptest! {
    // Miri has no files to keep failures in.
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_object_is_written_equal(json in any_json()) {
        let json = json!({ "page": json, "pages": [json], "more": json });
        let written = written(&page(&json));
        prop_assert!(is_equal(&json, &written), "{written}");
    }

    #[test]
    fn any_object_of_the_documented_types_is_written_equal(json in object(1)) {
        let page = page(&json);
        let written = written(&page);
        prop_assert!(is_equal(&json, &written), "{written}");
        for pointer in page.mismatches() {
            prop_assert!(json.pointer(&pointer).is_some(), "{pointer}");
        }
    }

    #[test]
    fn what_was_written_is_written_again_as_it_is(json in object(1)) {
        let first = written(&page(&json));
        prop_assert_eq!(written(&page(&first)), first);
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
