//! What comes back of a call.

use std::time::Duration;

use serde_json::{Value, json};
use tablesmith_requests::{Answer, Server};
use tablesmith_runtime::client::Error;
use tablesmith_runtime::requests::{Bytes, Call};

use crate::client;
use crate::listing::User;

#[tokio::test]
async fn a_model_is_sent_and_received() {
    let server = Server::start(|request| {
        assert_eq!((request.method.as_str(), request.path.as_str()), ("PUT", "/users/4%2F2"));
        assert_eq!(request.header("content-type"), "application/json");
        assert_eq!(request.header("authorization"), "Bearer t");
        Answer::json(request.json())
    });
    let user = User { id: Some("1".into()), name: Some("é".into()), ..Default::default() };
    let call: Call<User> = Call::put("/users/{id}").path("id", "4/2").json(&user);
    assert_eq!(client(server.url()).send(&call).await.expect("a user"), user);
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn no_content_is_nothing() {
    let server = Server::start(|_| Answer::status(204));
    let call: Call<()> = Call::delete("/users/{id}").path("id", 1);
    client(server.url()).send(&call).await.expect("nothing");
    assert_eq!(server.received()[0].method, "DELETE");
}

#[tokio::test]
async fn text_and_bytes_are_received() {
    let server = Server::start(|request| match request.path.as_str() {
        "/text" => Answer::status(200).with_body("plain é"),
        _ => Answer::status(200).with_body(*b"\xFF\x00"),
    });
    let client = client(server.url());
    assert_eq!(client.send(&Call::<String>::get("/text")).await.expect("text"), "plain é");
    assert_eq!(client.send(&Call::<Bytes>::get("/bytes")).await.expect("bytes").0, b"\xFF\x00");
}

#[tokio::test]
async fn an_error_keeps_what_the_server_said() {
    let server = Server::start(|_| {
        let body = json!({"message": "no such user", "code": "not.found", "contextId": "c"});
        Answer::status(404).with_json(body).with_header("x-request-id", "abc")
    });
    let error = client(server.url()).send(&Call::<User>::get("/users/1")).await.expect_err("404");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(404));
    let response = error.response().expect("a response");
    assert_eq!(response.headers()["x-request-id"], "abc");
    assert_eq!(response.json::<Value>().expect("JSON")["code"], "not.found");
    assert!(error.to_string().starts_with("the server answered 404 Not Found: "), "{error}");
}

#[tokio::test]
async fn too_many_requests_is_an_error_with_the_time_to_wait() {
    let server = Server::start(|_| Answer::status(429).with_header("retry-after", "7"));
    let error = client(server.url()).send(&Call::<()>::get("/users")).await.expect_err("429");
    assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
    assert_eq!(server.received().len(), 1, "nothing is sent again unasked");
}

#[tokio::test]
async fn json_that_is_none_is_an_error_that_keeps_it() {
    let server = Server::start(|_| Answer::status(200).with_body("<html>"));
    let error = client(server.url()).send(&Call::<User>::get("/")).await.expect_err("no JSON");
    assert_eq!(error.response().expect("a response").body(), b"<html>");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let server = Server::start(|_| Answer::status(302).with_header("location", "http://h/x"));
    let error = client(server.url()).send(&Call::<()>::get("/")).await.expect_err("302");
    let response = error.response().expect("a response");
    assert_eq!(response.headers()["location"], "http://h/x");
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn the_response_can_be_had_as_it_is() {
    let server = Server::start(|_| Answer::status(418).with_body("teapot"));
    let response = client(server.url()).execute(&Call::<User>::get("/")).await.expect("a response");
    assert_eq!((response.status().as_u16(), response.body().as_slice()), (418, &b"teapot"[..]));
}

#[tokio::test]
async fn a_call_without_a_required_value_is_not_sent() {
    let server = Server::start(|_| Answer::status(204));
    let call: Call<()> = Call::delete("/users/{userId}");
    let error = client(server.url()).send(&call).await.expect_err("no request");
    assert!(matches!(&error, Error::Request(_)), "{error}");
    assert!(error.to_string().contains("`userId` is required"), "{error}");
    assert!(server.received().is_empty());
}
