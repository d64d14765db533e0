//! Numbers.

use serde_json::{Value, json};
use tablesmith_runtime::{Model, Open};

use crate::equality::is_equal;
use crate::page::{Level, Page, page, written};

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
        assert!(is_equal(&json, &written(&page)), "{page:?}");
        assert_eq!(page.level.map(|level| level.to_string()).as_deref(), Some(text));
    }
    assert_eq!(serde_json::to_string(&Open::<Level>::from("007")).expect("text"), "\"007\"");
}

/// What is written for a number that is read as a `double`.
#[track_caller]
fn double(number: &str) -> String {
    let page: Page = serde_json::from_str(&format!(r#"{{"number":{number}}}"#)).expect("a model");
    assert!(page.mismatches().is_empty());
    let written = serde_json::to_string(&page).expect("text");
    let value = written.strip_prefix(r#"{"number":"#).and_then(|rest| rest.strip_suffix('}'));
    value.expect("one property").to_owned()
}

#[test]
fn doubles_keep_their_value_and_sign_but_not_their_notation() {
    assert_eq!(double("1"), "1.0");
    assert_eq!(double("1.0"), "1.0");
    assert_eq!(double("1e2"), "100.0");
    assert_eq!(double("-0.0"), "-0.0");
    assert_eq!(double("-0"), "-0.0");
    assert_eq!(double("0"), "0.0");
    assert_eq!(double("0.1"), "0.1");
    assert_eq!(double("5e-324"), "5e-324");
    assert_eq!(double("1.7976931348623157E308"), "1.7976931348623157e+308");
}

#[test]
fn numbers_beyond_64_bits_are_the_nearest_double_as_in_serde_json() {
    for number in ["18446744073709551616", "0.1000000000000000055511151231257827"] {
        let value: Value = serde_json::from_str(number).expect("a number");
        assert_eq!(double(number), value.to_string());
        let unknown: Page =
            serde_json::from_str(&format!(r#"{{"more":{number}}}"#)).expect("a model");
        assert_eq!(written(&unknown), json!({ "more": value }));
    }
    let error = serde_json::from_str::<Page>(r#"{"number": 1e400}"#).expect_err("no double");
    assert!(error.to_string().starts_with("number out of range"), "{error}");
}
