//! The models in other formats than JSON text, and enums outside of models.

use std::collections::{BTreeMap, HashMap};

use genesys_cloud_models::runtime::{Model, Open, Value};
use genesys_cloud_models::{Cobrowsesession, CobrowsesessionState};
use serde_json::json;

/// What fits, what does not, and what is not documented.
fn payload() -> Value {
    json!({
        "state": "parked", "id": "1", "self": { "name": "a", "depth": { "is": [1, -2, 0.5, null] } },
        "controlling": ["b", "c"], "providerEventTime": "2026-11-20T17:00:00.123Z",
        "connectedTime": "soon", "segments": [{ "big": u64::MAX }], "afterCallWorkRequired": true,
        "wrapup": null, "later": { "very": i64::MIN },
    })
}

#[track_caller]
fn session() -> Cobrowsesession {
    serde_json::from_value(payload()).expect("any object is read")
}

#[test]
fn messagepack_with_names_loses_nothing() {
    let bytes = rmp_serde::to_vec_named(&payload()).expect("JSON is written");
    let read: Cobrowsesession = rmp_serde::from_slice(&bytes).expect("any map is read");
    assert_eq!(read, session());
    assert_eq!(read.mismatches(), ["/connectedTime"]);
    let bytes = rmp_serde::to_vec_named(&read).expect("any model is written");
    assert_eq!(rmp_serde::from_slice::<Value>(&bytes).expect("a map"), payload());
    assert_eq!(rmp_serde::from_read::<_, Cobrowsesession>(&*bytes).expect("a reader"), read);
}

#[test]
fn formats_that_do_not_tell_what_comes_are_refused() {
    let error =
        postcard::to_stdvec(&session()).expect_err("the number of keys is not known before");
    assert_eq!(error.to_string(), "The length of a sequence must be known");
    let error = postcard::from_bytes::<Cobrowsesession>(&[1, 2, 3]).expect_err("nothing tells");
    assert_eq!(error.to_string(), "This is a feature that PostCard will never implement");
}

#[test]
fn enums_are_keys_of_maps() {
    let json = json!({ "alerting": 1, "parked": 2 });
    let sorted: BTreeMap<Open<CobrowsesessionState>, u32> =
        serde_json::from_value(json.clone()).expect("keys are text");
    assert_eq!(sorted.get(&CobrowsesessionState::Alerting.into()), Some(&1));
    assert_eq!(sorted.get(&"parked".into()), Some(&2));
    assert_eq!(serde_json::to_value(&sorted).expect("keys are text"), json);
    let hashed: HashMap<Open<CobrowsesessionState>, u32> = sorted.clone().into_iter().collect();
    assert_eq!(hashed.get(&CobrowsesessionState::Alerting.into()), Some(&1));
    let text = serde_json::to_string(&sorted).expect("keys are text");
    assert_eq!(text, r#"{"alerting":1,"parked":2}"#);
}

#[test]
fn an_enum_of_its_own_takes_its_own_type() {
    let read = serde_json::from_str::<Open<CobrowsesessionState>>;
    assert_eq!(read("\"alerting\"").expect("text"), CobrowsesessionState::Alerting);
    assert_eq!(read("\"\\u0000 é\"").expect("text").as_str(), "\0 é");
    let error = read("5").expect_err("a number is not how this one travels");
    assert_eq!(
        error.to_string(),
        "invalid type: integer `5`, expected a value of CobrowsesessionState at line 1 column 1"
    );
}
