//! What a call makes of a response.

use std::collections::BTreeMap;
use std::time::Duration;

use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tablesmith_runtime::Model;
use tablesmith_runtime::requests::{Bytes, Call, ResponseError};

use crate::listing::{Listing, User};

fn read<T: DeserializeOwned>(status: u16, body: &[u8]) -> Result<T, ResponseError> {
    let status = StatusCode::from_u16(status).expect("a status");
    Call::get("/").read(status, &HeaderMap::new(), body)
}

#[track_caller]
fn ok<T: DeserializeOwned>(body: &[u8]) -> T {
    read(200, body).expect("a success")
}

#[test]
fn json_is_read_as_the_documented_type() {
    let listing: Listing = ok(br#"{"entities": [{"id": "1"}], "new": true}"#);
    assert_eq!(listing.entities.expect("items")[0].id.as_deref(), Some("1"));
    assert_eq!(listing.extra.get("new"), Some(&json!(true)));
    assert_eq!(ok::<Vec<User>>(b"[{}, {}]").len(), 2);
    assert_eq!(ok::<BTreeMap<String, f64>>(br#"{"a": 1}"#), BTreeMap::from([("a".into(), 1.0)]));
    assert_eq!(ok::<i32>(b" 5\n"), 5);
    assert_eq!(ok::<f64>(b"5"), 5.0);
    assert!(ok::<bool>(b"true"));
    assert_eq!(ok::<Value>(b"null"), Value::Null);
    assert_eq!(ok::<Option<i32>>(b"null"), None);
    assert_eq!(ok::<Vec<String>>(b"\xEF\xBB\xBF[\"a\"]"), ["a"]);
}

#[test]
fn a_model_takes_wrong_types() {
    let listing: Listing = ok(br#"{"pageCount": "many"}"#);
    assert_eq!(listing.mismatches(), ["/pageCount"]);
}

#[test]
fn nothing_is_read_where_nothing_is_documented() {
    for body in ["", "{}", "not JSON", "\"text\""] {
        read::<()>(204, body.as_bytes()).expect("a success");
    }
}

#[test]
fn text_is_a_json_string_or_the_body() {
    assert_eq!(ok::<String>(br#""a\nb""#), "a\nb");
    assert_eq!(ok::<String>(b"plain text"), "plain text");
    assert_eq!(ok::<String>(b""), "");
    assert_eq!(ok::<String>(br#"{"a": 1}"#), r#"{"a": 1}"#);
    let error = read::<String>(200, b"\xFF").expect_err("no text");
    assert_eq!(error.body(), b"\xFF");
}

#[test]
fn bytes_are_the_body() {
    assert_eq!(ok::<Bytes>(b"\xFF\x00").0, b"\xFF\x00");
    assert_eq!(ok::<Bytes>(b"\"text\"").0, b"\"text\"");
}

#[test]
fn an_error_keeps_the_whole_response() {
    let mut headers = HeaderMap::new();
    headers.insert("retry-after", "3".parse().expect("a header"));
    headers.insert("x-request-id", "abc".parse().expect("a header"));
    let body = br#"{"message": "no such user", "code": "not.found"}"#;
    let call: Call<User> = Call::get("/");
    let error = call.read(StatusCode::NOT_FOUND, &headers, body).expect_err("a failure");
    assert_eq!(error.status(), 404);
    assert_eq!(error.headers(), &headers);
    assert_eq!(error.body(), body);
    assert_eq!(error.retry_after(), Some(Duration::from_secs(3)));
    assert_eq!(error.json::<Value>().expect("JSON")["code"], "not.found");
    let expected = "the server answered 404 Not Found: \
                    \"{\\\"message\\\": \\\"no such user\\\", \\\"code\\\": \\\"not.found\\\"}\"";
    assert_eq!(error.to_string(), expected);
}

#[test]
fn other_statuses_are_errors() {
    for status in [100, 301, 304, 400, 401, 429, 500, 503, 599] {
        assert_eq!(read::<()>(status, b"").expect_err("a failure").status(), status);
    }
    for status in [200, 201, 202, 204, 299] {
        read::<()>(status, b"").expect("a success");
    }
}

#[test]
fn a_body_that_is_no_json_is_kept() {
    let error = read::<User>(200, b"<html>").expect_err("no JSON");
    assert_eq!(
        error.to_string(),
        "the body of the response (200 OK, 6 bytes) cannot be read: expected value at line 1 column 1"
    );
    assert_eq!(error.body(), b"<html>");
    let truncated = read::<User>(200, br#"{"id": "1"#).expect_err("no JSON");
    assert!(truncated.to_string().contains("EOF while parsing a string"), "{truncated}");
    let more = read::<Vec<i32>>(200, b"[1] [2]").expect_err("no JSON");
    assert!(more.to_string().contains("trailing characters"), "{more}");
    let empty = read::<User>(200, b"").expect_err("no JSON");
    assert!(empty.to_string().starts_with("the response (200 OK) has no body: "), "{empty}");
}

#[test]
fn a_long_body_is_shortened_and_control_characters_are_escaped() {
    let error = read::<()>(500, format!("\u{1b}[31m{}", "é".repeat(300)).as_bytes());
    let message = error.expect_err("a failure").to_string();
    assert!(message.starts_with("the server answered 500 Internal Server Error: \"\\u{1b}[31mé"));
    assert!(message.ends_with("é\"…"));
    assert!(message.chars().count() < 300, "{message}");
}

#[test]
fn debug_shows_no_values_of_headers_and_no_body() {
    let mut headers = HeaderMap::new();
    headers.insert("set-cookie", "session=s3cret".parse().expect("a header"));
    let call: Call<()> = Call::get("/");
    let error = call.read(StatusCode::FORBIDDEN, &headers, b"s3cret").expect_err("a failure");
    assert_eq!(
        format!("{error:?}"),
        "ResponseError { status: 403, headers: [\"set-cookie\"], body: 6 bytes, error: None }"
    );
}
