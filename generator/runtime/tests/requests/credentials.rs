//! Credentials are sent where they belong, and are never shown.

use http::HeaderMap;
use http::header::{AUTHORIZATION, COOKIE};
use tablesmith_runtime::requests::{Call, Credentials};

const SECRET: &str = "s3cret";

fn headers(call: &Call<()>, credentials: &Credentials) -> HeaderMap {
    let request = call.request("https://h", credentials).expect("a request");
    request.headers().clone()
}

#[test]
fn each_kind_is_sent() {
    let call = Call::get("/");
    assert_eq!(headers(&call, &Credentials::bearer("t"))[AUTHORIZATION], "Bearer t");
    // The example of RFC 7617, section 2.
    assert_eq!(
        headers(&call, &Credentials::basic("Aladdin", "open sesame"))[AUTHORIZATION],
        "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="
    );
    assert_eq!(headers(&call, &Credentials::header("X-API-Key", "k"))["x-api-key"], "k");
    let cookies = Credentials::cookie("a", "1").and(Credentials::cookie("b", "2"));
    assert_eq!(headers(&call, &cookies)[COOKIE], "a=1; b=2");
    let request = call.request("https://h", &Credentials::query("key", "k&k")).expect("a request");
    assert_eq!(request.uri(), "https://h/?key=k%26k");
    let both = Credentials::bearer("t").and(Credentials::header("X-API-Key", "k"));
    assert_eq!(headers(&call, &both).len(), 3, "with Accept");
}

#[test]
fn an_operation_without_credentials_sends_none() {
    let call: Call<()> = Call::get("/").without_credentials();
    let credentials = Credentials::bearer("t").and(Credentials::query("key", "k"));
    let request = call.request("https://h", &credentials).expect("a request");
    assert_eq!(request.uri(), "https://h/");
    assert!(!request.headers().contains_key(AUTHORIZATION));
}

#[test]
fn a_header_parameter_takes_precedence() {
    let call = Call::get("/").header("Authorization", "Custom x");
    assert_eq!(headers(&call, &Credentials::bearer("t"))[AUTHORIZATION], "Custom x");
}

#[test]
fn secrets_are_in_no_debug_output() {
    let all = [
        Credentials::bearer(SECRET),
        Credentials::basic("user", SECRET),
        Credentials::header("x-key", SECRET),
        Credentials::cookie("session", SECRET),
    ];
    for credentials in all.iter().chain([&Credentials::query("key", SECRET)]) {
        assert!(!format!("{credentials:?}").contains(SECRET), "{credentials:?}");
    }
    for credentials in &all {
        let headers = headers(&Call::get("/"), credentials);
        assert!(!format!("{headers:?}").contains(SECRET), "{headers:?}");
        assert!(!format!("{headers:?}").contains("czNjcmV0"), "{headers:?}");
    }
    let call: Call<()> = Call::post("/")
        .header("X-Token", SECRET)
        .form("password", SECRET)
        .json(&serde_json::json!({ "password": SECRET }));
    assert!(!format!("{call:?}").contains(SECRET), "{call:?}");
}

#[test]
fn secrets_are_in_no_error() {
    let unsendable = "s3cret\n";
    let all = [
        Credentials::bearer(unsendable),
        Credentials::basic("a:b", unsendable),
        Credentials::header("x-key", unsendable),
        Credentials::header("x key", unsendable),
        Credentials::cookie("session", unsendable),
        Credentials::cookie("session", "s3cret; other=1"),
    ];
    for credentials in all {
        let call: Call<()> = Call::get("/");
        let error = call.request("https://h", &credentials).expect_err("no request");
        assert!(!format!("{error} {error:?}").contains(SECRET), "{error} {error:?}");
        assert!(error.to_string().contains("the credentials ("), "{error}");
    }
    let call: Call<()> = Call::get("/").header("X-Token", unsendable);
    let error =
        call.request("https://user:s3cret@h", &Credentials::none()).expect_err("no request");
    assert!(!format!("{error} {error:?}").contains(SECRET), "{error} {error:?}");
}
