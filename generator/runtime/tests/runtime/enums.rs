//! Open enums.

use std::collections::BTreeMap;

use tablesmith_runtime::Open;

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
