//! Calls of which no request can be made.

use std::collections::BTreeMap;

use tablesmith_runtime::requests::{Call, Credentials, RequestFault};

const BASE: &str = "https://api.example.com";

#[track_caller]
fn faults(call: &Call<()>) -> Vec<RequestFault> {
    let error = call.request(BASE, &Credentials::none()).expect_err("no request");
    error.faults().to_vec()
}

#[test]
fn all_faults_are_told_at_once() {
    let call: Call<()> = Call::post("/users/{userId}/{role}/{userId}")
        .required(&["region", "If-Match"])
        .required_body()
        .path("role", "..")
        .header("X-Name", "a\nb")
        .header("If-Match", "x");
    let error = call.request("ftp://host", &Credentials::none()).expect_err("no request");
    assert_eq!(
        error.to_string(),
        "cannot make the request POST /users/{userId}/{role}/{userId}: \
         the base URL is not valid: its scheme is neither http nor https; \
         the parameter `userId` is required; \
         the parameter `region` is required; \
         the body is required; \
         the path parameter `role` makes a segment `.` or `..`; \
         the header `X-Name` has a value that cannot be sent: only printable ASCII, without white \
         space at the ends, can"
    );
    assert_eq!(error.missing_parameters().collect::<Vec<_>>(), ["userId", "region"]);
}

#[test]
fn an_empty_path_value_is_refused() {
    let call = Call::delete("/users/{userId}").path("userId", "");
    assert_eq!(faults(&call), [RequestFault::EmptyPathParameter("userId")]);
}

#[test]
fn dots_are_refused_where_they_are_a_whole_segment() {
    let dots = |value| Call::get("/a/{b}/c").path("b", value);
    assert_eq!(faults(&dots(".")), [RequestFault::DotSegment("b")]);
    assert_eq!(faults(&dots("..")), [RequestFault::DotSegment("b")]);
    assert_eq!(faults(&Call::get("/a/.{b}").path("b", ".")), [RequestFault::DotSegment("b")]);
    assert!(dots("...").request(BASE, &Credentials::none()).is_ok());
    assert!(Call::<()>::get("/{b}.x").path("b", ".").request(BASE, &Credentials::none()).is_ok());
}

#[test]
fn a_form_beside_a_body_is_refused() {
    let call = Call::post("/users").json(&1).form("name", "x");
    assert_eq!(faults(&call), [RequestFault::FormWithBody]);
    // A list without values is no form.
    let call: Call<()> = Call::post("/users").json(&1).form_list("name", [""; 0]);
    assert!(call.request(BASE, &Credentials::none()).is_ok());
}

#[test]
fn an_unknown_path_parameter_is_refused() {
    let call = Call::get("/users").path("userId", "1");
    assert_eq!(faults(&call), [RequestFault::UnknownPathParameter("userId")]);
}

#[test]
fn an_empty_list_is_no_value_of_a_required_parameter() {
    let call = Call::get("/").required(&["id"]).query_list("id", [""; 0]);
    assert_eq!(faults(&call), [RequestFault::MissingParameter("id")]);
}

#[test]
fn headers_that_would_not_arrive_as_they_are_are_refused() {
    for value in ["a\r\nb: c", "é", " a", "a\t", "\u{7f}"] {
        let call = Call::get("/").header("X-Name", value);
        assert_eq!(faults(&call), [RequestFault::Header("X-Name".to_owned())], "{value:?}");
    }
}

#[test]
fn a_body_that_is_no_json_is_refused() {
    let body = BTreeMap::from([(vec![1], 2)]);
    let call = Call::post("/").json(&body);
    assert_eq!(faults(&call), [RequestFault::Body("key must be a string".to_owned())]);
}

#[test]
fn a_base_url_has_scheme_and_host_and_nothing_after_the_path() {
    let reason = |base: &str| {
        let call: Call<()> = Call::get("/");
        match call.request(base, &Credentials::none()).expect_err(base).faults() {
            [RequestFault::BaseUrl(reason)] => *reason,
            faults => panic!("{faults:?}"),
        }
    };
    assert_eq!(reason(""), "it is no URL, such as https://api.example.com/v2");
    assert_eq!(reason("https://a b"), "it is no URL, such as https://api.example.com/v2");
    assert_eq!(
        reason("api.example.com"),
        "it has no scheme and host, such as https://api.example.com"
    );
    assert_eq!(reason("/v2"), "it has no scheme and host, such as https://api.example.com");
    assert_eq!(reason("https://h/v2?x=1"), "it has a query or a fragment");
    assert_eq!(reason("https://h/#top"), "it has a query or a fragment");
    assert_eq!(
        reason("https://me:secret@h/v2"),
        "it has a user or password, which belong into the credentials"
    );
}

#[test]
fn a_url_that_is_too_long_is_an_error() {
    let call = Call::get("/").query("a", "x".repeat(70_000));
    assert_eq!(faults(&call), [RequestFault::Url("uri too long".to_owned())]);
}
