//! When no answer comes, or not all of it.

use std::time::{Duration, Instant};

use tablesmith_requests::{closed_port, raw_server, silent_server};
use tablesmith_runtime::Value;
use tablesmith_runtime::client::{Client, Error};
use tablesmith_runtime::requests::Call;

use crate::client;

#[tokio::test]
async fn a_truncated_body_is_an_error() {
    let url = raw_server(
        b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\ncontent-type: application/json\r\n\r\n{\"id\": ",
    );
    let error = client(url).send(&Call::<Value>::get("/users")).await.expect_err("no whole body");
    assert!(matches!(error, Error::Transport(_)), "{error:?}");
    assert!(error.to_string().starts_with("GET /users: "), "{error}");
}

#[tokio::test]
async fn a_truncated_chunk_is_an_error() {
    let url = raw_server(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n[1,");
    let error = client(url).send(&Call::<Value>::get("/users")).await.expect_err("no whole body");
    assert!(matches!(error, Error::Transport(_)), "{error:?}");
}

#[tokio::test]
async fn what_is_no_http_is_an_error() {
    let error = client(raw_server(b"hello\r\n\r\n")).send(&Call::<Value>::get("/")).await;
    assert!(matches!(error, Err(Error::Transport(_))), "{error:?}");
}

#[tokio::test]
async fn a_refused_connection_is_an_error() {
    let error =
        client(closed_port()).send(&Call::<Value>::get("/users")).await.expect_err("no server");
    let Error::Transport(transport) = &error else { panic!("{error:?}") };
    assert!(transport.is_connect() && !transport.is_timeout());
    assert!(error.to_string().starts_with("GET /users: cannot connect: "), "{error}");
}

#[tokio::test]
async fn a_server_that_never_answers_is_given_up() {
    let timeout = Duration::from_millis(300);
    let client = Client::builder(silent_server()).timeout(timeout).build().expect("a client");
    let start = Instant::now();
    let error = client.send(&Call::<Value>::post("/users")).await.expect_err("no answer");
    assert!(start.elapsed() >= timeout && start.elapsed() < timeout * 10, "{:?}", start.elapsed());
    assert!(error.is_timeout(), "{error}");
    assert!(error.to_string().starts_with("POST /users: no whole answer in time"), "{error}");
}
