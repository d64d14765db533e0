//! Open enums.

use std::collections::BTreeMap;

use serde_json::json;
use tablesmith_runtime::{Open, documented};

use crate::page::{Level, State};

#[test]
fn enums_are_ordered_as_they_are_equal() {
    let of = |text: &str| Open::<Level>::from(text);
    assert!(
        of("-5") < of("-1") && of("-1") < of("3") && of("3") < of("23") && of("23") < of("100")
    );
    assert_eq!(of("23"), Level::_23);
    assert_eq!(of("23").cmp(&of("23")), std::cmp::Ordering::Equal);
    assert_ne!(of("023").cmp(&of("23")), std::cmp::Ordering::Equal);
    let by_level: BTreeMap<Open<Level>, bool> =
        serde_json::from_str(r#"{"23": true, "-1": false}"#).expect("keys are integers");
    assert_eq!(
        by_level.keys().map(Open::known).collect::<Vec<_>>(),
        [Some(Level::Minus1), Some(Level::_23)]
    );
    assert_eq!(
        serde_json::to_string(&by_level).expect("keys are written"),
        r#"{"-1":false,"23":true}"#
    );
    let text = Open::<State>::from(String::from("parked"));
    assert_eq!((text.to_string().as_str(), text.as_ref()), ("parked", "parked"));
    assert_eq!("connected".parse::<Open<State>>(), Ok(State::Connected.into()));
}

#[test]
fn documented_values_are_parsed_and_travel_by_themselves() {
    assert_eq!(documented::parse("connected"), Ok(State::Connected));
    assert_eq!(documented::parse("-1"), Ok(Level::Minus1));
    let parked = documented::parse::<State>("parked").expect_err("is not documented");
    assert_eq!(parked.to_string(), r#""parked" is no documented value of State"#);

    let written = |level| documented::serialize(&level, serde_json::value::Serializer);
    assert_eq!(written(Level::_23).expect("written"), json!(23));
    assert_eq!(documented::deserialize::<Level, _>(json!(23)).expect("read"), Level::_23);
    let error =
        documented::deserialize::<State, _>(json!("parked")).expect_err("is not documented");
    assert_eq!(error.to_string(), parked.to_string());
    let error = documented::deserialize::<State, _>(json!(23)).expect_err("is no text");
    assert_eq!(error.to_string(), "invalid type: integer `23`, expected a value of State");
}
