//! Waiting where the server limits the rate of requests.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use http::StatusCode;
use tablesmith_requests::{Answer, Server};
use tablesmith_runtime::client::Client;
use tablesmith_runtime::requests::Call;

/// A server that answers 429 to the first requests.
fn server(limited: usize, retry_after: &'static str) -> Server {
    let count = AtomicUsize::new(0);
    Server::start(move |_| match count.fetch_add(1, Ordering::SeqCst) < limited {
        true => Answer::status(429).with_header("retry-after", retry_after),
        false => Answer::status(204),
    })
}

fn client(server: &Server, longest: u64) -> Client {
    let builder = Client::builder(server.url()).wait_when_limited(Duration::from_secs(longest));
    builder.build().expect("a client")
}

#[tokio::test]
async fn the_client_waits_as_long_as_the_server_asks() {
    let server = server(1, "1");
    let start = Instant::now();
    client(&server, 10).send(&Call::<()>::get("/")).await.expect("a success");
    assert!(start.elapsed() >= Duration::from_secs(1), "{:?}", start.elapsed());
    assert_eq!(server.received().len(), 2);
}

#[tokio::test]
async fn a_wait_beyond_the_limit_is_an_error_at_once() {
    let server = server(usize::MAX, "60");
    let start = Instant::now();
    let error = client(&server, 10).send(&Call::<()>::get("/")).await.expect_err("429");
    assert_eq!(error.status(), Some(StatusCode::TOO_MANY_REQUESTS));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(60)));
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn waiting_without_end_is_not_possible() {
    let server = server(usize::MAX, "0");
    client(&server, 2).send(&Call::<()>::get("/")).await.expect_err("429");
    assert_eq!(server.received().len(), 3, "two waits of a second");
}

#[tokio::test]
async fn a_method_that_is_not_idempotent_is_not_sent_again() {
    for call in [Call::<()>::post("/"), Call::patch("/")] {
        let server = server(1, "1");
        let error = client(&server, 10).send(&call).await.expect_err("429");
        assert_eq!(error.retry_after(), Some(Duration::from_secs(1)));
        assert_eq!(server.received().len(), 1);
    }
}

#[tokio::test]
async fn without_a_time_to_wait_there_is_no_wait() {
    let server = server(usize::MAX, "soon");
    client(&server, 10).send(&Call::<()>::get("/")).await.expect_err("429");
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn other_statuses_are_not_waited_for() {
    let server = Server::start(|_| Answer::status(503).with_header("retry-after", "1"));
    client(&server, 10).send(&Call::<()>::get("/")).await.expect_err("503");
    assert_eq!(server.received().len(), 1);
}
