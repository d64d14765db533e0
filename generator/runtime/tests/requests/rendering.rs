//! What the request of a call is.

use http::Request;
use http::header::{ACCEPT, CONTENT_TYPE};
use serde_json::json;
use tablesmith_runtime::requests::{Call, Credentials, File};

const BASE: &str = "https://api.example.com";

#[track_caller]
fn request(call: &Call<()>) -> Request<Vec<u8>> {
    call.request(BASE, &Credentials::none()).expect("a request")
}

#[track_caller]
fn path_and_query(call: &Call<()>) -> String {
    let request = request(call);
    request.uri().to_string().strip_prefix(BASE).expect("the base URL").to_owned()
}

#[test]
fn each_method_is_sent() {
    let calls = [
        Call::<()>::get("/"),
        Call::head("/"),
        Call::post("/"),
        Call::put("/"),
        Call::patch("/"),
        Call::delete("/"),
        Call::options("/"),
        Call::trace("/"),
    ];
    let methods: Vec<String> =
        calls.iter().map(|call| request(call).method().to_string()).collect();
    let expected = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"];
    assert_eq!(methods, expected);
}

#[test]
fn values_of_the_path_stay_in_their_segments() {
    let call = Call::get("/users/{userId}/files/{name}.json")
        .path("userId", "a/b?c#d e%2F")
        .path("name", "é");
    assert_eq!(path_and_query(&call), "/users/a%2Fb%3Fc%23d%20e%252F/files/%C3%A9.json");
}

#[test]
fn the_text_of_a_template_is_escaped_where_a_path_cannot_hold_it() {
    assert_eq!(path_and_query(&Call::get("/a b/(c)/d:e/%41/ü")), "/a%20b/(c)/d:e/%41/%C3%BC");
}

#[test]
fn a_query_keeps_the_order_and_repeats_the_name_of_a_list() {
    let call = Call::get("/users")
        .query("name", "a&b=c+d e")
        .query_list("id", ["1", "2,3"])
        .query("size", 25)
        .query("active", true)
        .query("lines.loggedInUser.id", "x");
    assert_eq!(
        path_and_query(&call),
        "/users?name=a%26b%3Dc%2Bd%20e&id=1&id=2%2C3&size=25&active=true&lines.loggedInUser.id=x"
    );
}

#[test]
fn a_delimited_list_is_one_value() {
    let call = Call::get("/users")
        .query_delimited("a", ',', ["1", "2,3"])
        .query_delimited("b", '|', ["1", "2"])
        .query_delimited("c", ' ', ["1", "2"]);
    assert_eq!(path_and_query(&call), "/users?a=1,2%2C3&b=1%7C2&c=1%202");
}

#[test]
fn an_empty_list_is_not_sent_and_an_empty_text_is() {
    let call = Call::get("/users")
        .query_list("id", [""; 0])
        .query_delimited("expand", ',', [""; 0])
        .header_list("X-Ids", [""; 0])
        .query("name", "");
    assert_eq!(path_and_query(&call), "/users?name=");
    assert!(!request(&call).headers().contains_key("x-ids"));
}

#[test]
fn a_second_value_replaces_the_first() {
    let call = Call::get("/users").query("a", 1).query("b", 2).query("a", 3).header("a", "4");
    assert_eq!(path_and_query(&call), "/users?a=3&b=2");
    assert_eq!(request(&call).headers()["a"], "4");
}

#[test]
fn a_query_in_the_template_is_extended() {
    let call = Call::post("/users?action=find").query("name", "x");
    assert_eq!(path_and_query(&call), "/users?action=find&name=x");
}

#[test]
fn dates_and_numbers_are_sent_as_json_writes_them() {
    let instant: jiff::Timestamp = "2026-01-02T03:04:05.5Z".parse().expect("an instant");
    let call = Call::get("/")
        .query("instant", instant)
        .query("date", jiff::civil::date(2026, 1, 2))
        .query("local", jiff::civil::date(2026, 1, 2).at(3, 4, 5, 0))
        .query("number", 1.5);
    assert_eq!(
        path_and_query(&call),
        "/?instant=2026-01-02T03%3A04%3A05.5Z&date=2026-01-02&local=2026-01-02T03%3A04%3A05&number=1.5"
    );
}

#[test]
fn the_base_url_may_have_a_path() {
    let uri = |base: &str| {
        let call: Call<()> = Call::get("/users");
        call.request(base, &Credentials::none()).expect("a request").uri().to_string()
    };
    assert_eq!(uri("https://api.example.com/v2"), "https://api.example.com/v2/users");
    assert_eq!(uri("https://api.example.com/v2/"), "https://api.example.com/v2/users");
    assert_eq!(uri("http://[::1]:8080/"), "http://[::1]:8080/users");
}

#[test]
fn a_body_is_json_with_its_content_type() {
    let call = Call::post("/users").json(&json!({"name": "é", "n": 1.0}));
    let request = request(&call);
    assert_eq!(request.body(), r#"{"n":1.0,"name":"é"}"#.as_bytes());
    assert_eq!(request.headers()[CONTENT_TYPE], "application/json");
    assert_eq!(request.headers()[ACCEPT], "application/json");
}

#[test]
fn a_call_without_a_body_has_no_content_type() {
    let request = request(&Call::post("/users"));
    assert!(request.body().is_empty());
    assert!(!request.headers().contains_key(CONTENT_TYPE));
}

#[test]
fn documented_media_types_are_sent() {
    let merge = request(&Call::patch("/users").json_as("application/merge-patch+json", &json!([])));
    assert_eq!(merge.headers()[CONTENT_TYPE], "application/merge-patch+json");
    let xml = request(&Call::put("/users").bytes("application/xml", "<a/>").accept("text/xml"));
    assert_eq!(xml.headers()[CONTENT_TYPE], "application/xml");
    assert_eq!(xml.headers()[ACCEPT], "text/xml");
    assert_eq!(xml.body(), b"<a/>");
}

#[test]
fn headers_are_sent_and_replace_those_of_the_request() {
    let call = Call::get("/")
        .header("If-Match", "\"v1\"")
        .header_list("X-Ids", [1, 2])
        .header("Accept", "text/plain");
    let request = request(&call);
    assert_eq!(request.headers()["if-match"], "\"v1\"");
    assert_eq!(request.headers()["x-ids"], "1,2");
    assert_eq!(request.headers()[ACCEPT], "text/plain");
}

#[test]
fn a_form_is_url_encoded() {
    let call = Call::post("/").form("a", "x y&z").form_list("b", ["1", "2"]);
    let request = request(&call);
    assert_eq!(request.headers()[CONTENT_TYPE], "application/x-www-form-urlencoded");
    assert_eq!(request.body(), b"a=x%20y%26z&b=1&b=2");
}

#[test]
fn a_form_with_a_file_has_several_parts() {
    let call =
        Call::post("/").form("title", "T").file("file", File::new("a\"b.txt", *b"content\r\n"));
    let request = request(&call);
    let content_type = request.headers()[CONTENT_TYPE].to_str().expect("text");
    let boundary = content_type.strip_prefix("multipart/form-data; boundary=").expect("multipart");
    let expected = format!(
        "--{boundary}\r\n\
         Content-Disposition: form-data; name=\"title\"\r\n\r\n\
         T\r\n\
         --{boundary}\r\n\
         Content-Disposition: form-data; name=\"file\"; filename=\"a%22b.txt\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n\
         content\r\n\r\n\
         --{boundary}--\r\n"
    );
    assert_eq!(String::from_utf8_lossy(request.body()), expected);
}

/// The parts of a `multipart/form-data` body, as text.
fn parts(request: &Request<Vec<u8>>) -> Vec<String> {
    let content_type = request.headers()[CONTENT_TYPE].to_str().expect("text");
    let boundary = content_type.strip_prefix("multipart/form-data; boundary=").expect("multipart");
    let body = String::from_utf8(request.body().clone()).expect("text");
    let body = body.strip_suffix(&format!("--{boundary}--\r\n")).expect("the last boundary");
    let start = format!("--{boundary}\r\n");
    let parts = body.split(&start).skip(1);
    parts.map(|part| part.strip_suffix("\r\n").expect("a line").to_owned()).collect()
}

#[test]
fn a_form_that_is_documented_so_has_several_parts_without_a_file() {
    let call = Call::post("/").form("a", "x y&z").form_list("b", [1, 2]).multipart();
    assert_eq!(
        parts(&request(&call)),
        [
            "Content-Disposition: form-data; name=\"a\"\r\n\r\nx y&z",
            "Content-Disposition: form-data; name=\"b\"\r\n\r\n1",
            "Content-Disposition: form-data; name=\"b\"\r\n\r\n2",
        ]
    );
}

#[test]
fn each_file_of_a_list_is_a_part() {
    let files = [File::new("1.txt", "one"), File::new("2.txt", "two")];
    let head = |name: &str| {
        format!(
            "Content-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        )
    };
    let sent = parts(&request(&Call::post("/").files("files", files)));
    assert_eq!(sent, [head("1.txt") + "one", head("2.txt") + "two"]);
    let none = request(&Call::post("/").files("files", []));
    assert!(none.body().is_empty() && !none.headers().contains_key(CONTENT_TYPE));
}

#[test]
fn a_list_in_a_form_is_joined_where_it_is_documented_so() {
    let call = Call::post("/").form_delimited("a", ',', [1, 2]).form_delimited("b", '|', ["x y"]);
    let call = call.form_delimited("c", ' ', [""; 0]);
    assert_eq!(request(&call).body(), b"a=1%2C2&b=x%20y");
}
