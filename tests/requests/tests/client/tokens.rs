//! Access tokens: one for many calls, and a new one when it is rejected.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use futures_util::future::join_all;
use http::StatusCode;
use serde_json::json;
use tablesmith_requests::{Answer, Received, Server, silent_server};
use tablesmith_runtime::client::{Client, ClientCredentials, Error};
use tablesmith_runtime::requests::Call;

use crate::client_with_grant;

const TOKEN: &str = "/oauth/token";

/// Long enough that all calls are on their way.
const WHILE: Duration = Duration::from_millis(200);

fn users() -> Call<()> {
    Call::get("/users")
}

/// Answers with a token that has the number of the request for it: `token-1`.
fn grant(granted: &AtomicUsize) -> Answer {
    let number = granted.fetch_add(1, Ordering::SeqCst) + 1;
    Answer::json(json!({"access_token": format!("token-{number}"), "token_type": "Bearer"}))
}

/// A server that accepts one token, whose number is `accepted`.
fn server(accepted: &Arc<AtomicUsize>) -> Server {
    let (accepted, granted) = (Arc::clone(accepted), AtomicUsize::new(0));
    Server::start(move |request| {
        if request.path == TOKEN {
            return grant(&granted).after(WHILE);
        }
        let expected = format!("Bearer token-{}", accepted.load(Ordering::SeqCst));
        match request.header("authorization") == expected {
            true => Answer::status(204),
            false => Answer::status(401).after(WHILE),
        }
    })
}

#[tokio::test]
async fn the_token_is_asked_for_as_the_rfc_says() {
    let server = server(&Arc::new(AtomicUsize::new(1)));
    let grant = ClientCredentials::new(format!("{}{TOKEN}", server.url()), "my:id", "s+/=")
        .scope("a b")
        .parameter("audience", "x");
    let client = Client::builder(server.url()).client_credentials(grant).build().expect("a client");
    client.send(&users()).await.expect("a success");
    let request: &Received = &server.received()[0];
    assert_eq!((request.method.as_str(), request.path.as_str()), ("POST", TOKEN));
    // `my%3Aid:s%2B%2F%3D`
    assert_eq!(request.header("authorization"), "Basic bXklM0FpZDpzJTJCJTJGJTNE");
    assert_eq!(request.header("content-type"), "application/x-www-form-urlencoded");
    let form: Vec<String> = request.form().iter().map(|(k, v)| format!("{k}={v}")).collect();
    assert_eq!(form, ["grant_type=client_credentials", "scope=a b", "audience=x"]);
}

#[tokio::test]
async fn id_and_secret_can_be_in_the_form() {
    let server = server(&Arc::new(AtomicUsize::new(1)));
    let grant = ClientCredentials::new(format!("{}{TOKEN}", server.url()), "id", "s&t").in_form();
    let client = Client::builder(server.url()).client_credentials(grant).build().expect("a client");
    client.send(&users()).await.expect("a success");
    let request = &server.received()[0];
    assert_eq!(request.header("authorization"), "");
    let form: Vec<String> = request.form().iter().map(|(k, v)| format!("{k}={v}")).collect();
    assert_eq!(form, ["grant_type=client_credentials", "client_id=id", "client_secret=s&t"]);
}

#[tokio::test]
async fn many_first_calls_share_one_token() {
    let server = server(&Arc::new(AtomicUsize::new(1)));
    let client = client_with_grant(&server);
    let (call, another) = (users(), client.clone());
    let calls = (0..50).map(|i| if i % 2 == 0 { client.send(&call) } else { another.send(&call) });
    for result in join_all(calls).await {
        result.expect("a success");
    }
    assert_eq!((server.count(TOKEN), server.count("/users")), (1, 50));
}

#[tokio::test]
async fn fifty_rejected_calls_ask_for_one_new_token() {
    let accepted = Arc::new(AtomicUsize::new(1));
    let server = server(&accepted);
    let client = client_with_grant(&server);
    client.send(&users()).await.expect("a success");

    // The token is revoked, and all calls find out at once.
    accepted.store(2, Ordering::SeqCst);
    let call = users();
    for result in join_all((0..50).map(|_| client.send(&call))).await {
        result.expect("a success");
    }
    assert_eq!(server.count(TOKEN), 2, "one at the start, one for all");
    assert_eq!(server.count("/users"), 1 + 50 + 50);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn calls_of_several_threads_ask_for_one_new_token() {
    let accepted = Arc::new(AtomicUsize::new(1));
    let server = server(&accepted);
    let client = client_with_grant(&server);
    client.send(&users()).await.expect("a success");
    accepted.store(2, Ordering::SeqCst);
    let calls = (0..50).map(|_| {
        let client = client.clone();
        tokio::spawn(async move { client.send(&users()).await })
    });
    for result in join_all(calls).await {
        result.expect("no panic").expect("a success");
    }
    assert_eq!(server.count(TOKEN), 2);
}

#[tokio::test]
async fn a_post_is_sent_again_after_401_with_its_body() {
    let accepted = Arc::new(AtomicUsize::new(2));
    let server = server(&accepted);
    let call: Call<()> = Call::post("/users").json(&json!({"name": "x"}));
    client_with_grant(&server).send(&call).await.expect("a success");
    let received = server.received();
    let sent: Vec<_> = received.iter().filter(|request| request.path == "/users").collect();
    assert_eq!(sent.len(), 2);
    assert!(sent.iter().all(|request| request.json() == json!({"name": "x"})));
}

#[tokio::test]
async fn a_new_token_that_is_rejected_as_well_is_an_error() {
    let server = server(&Arc::new(AtomicUsize::new(0)));
    let error = client_with_grant(&server).send(&users()).await.expect_err("401");
    assert_eq!(error.status(), Some(StatusCode::UNAUTHORIZED));
    assert!(matches!(error, Error::Response(_)));
    assert_eq!((server.count(TOKEN), server.count("/users")), (2, 2));
}

#[tokio::test]
async fn calls_that_wait_share_an_error_and_later_ones_ask_again() {
    let is_down = Arc::new(AtomicBool::new(true));
    let down = Arc::clone(&is_down);
    let server = Server::start(move |request| match request.path.as_str() {
        TOKEN if down.load(Ordering::SeqCst) => {
            Answer::status(400).with_json(json!({"error": "invalid_client"})).after(WHILE)
        }
        TOKEN => Answer::json(json!({"access_token": "t"})),
        _ => Answer::status(204),
    });
    let client = client_with_grant(&server);
    let call = users();
    for result in join_all((0..50).map(|_| client.send(&call))).await {
        let error = result.expect_err("no token");
        assert_eq!(
            error.to_string(),
            "cannot get an access token: the server answered 400 Bad Request: invalid_client"
        );
    }
    assert_eq!((server.count(TOKEN), server.count("/users")), (1, 0));

    is_down.store(false, Ordering::SeqCst);
    client.send(&call).await.expect("a success");
    assert_eq!(server.count(TOKEN), 2);
}

#[tokio::test]
async fn a_token_is_renewed_before_it_expires() {
    let granted = AtomicUsize::new(0);
    let server = Server::start(move |request| match request.path.as_str() {
        TOKEN => {
            let number = granted.fetch_add(1, Ordering::SeqCst) + 1;
            // Some servers write the number as text.
            Answer::json(json!({"access_token": format!("token-{number}"), "expires_in": "2"}))
        }
        _ => Answer::status(204),
    });
    let client = client_with_grant(&server);
    client.send(&users()).await.expect("a success");
    client.send(&users()).await.expect("a success");
    assert_eq!(server.count(TOKEN), 1);
    tokio::time::sleep(Duration::from_millis(1800)).await;
    client.send(&users()).await.expect("a success");
    assert_eq!(server.count(TOKEN), 2);
    assert_eq!(
        server.received().last().map(|r| r.header("authorization").to_owned()).as_deref(),
        Some("Bearer token-2")
    );
}

#[tokio::test]
async fn a_call_that_is_dropped_leaves_the_token_to_the_next_one() {
    let server = server(&Arc::new(AtomicUsize::new(2)));
    let client = client_with_grant(&server);
    let call = users();
    let dropped = tokio::time::timeout(WHILE / 2, client.send(&call)).await;
    assert!(dropped.is_err(), "the token takes longer");
    client.send(&call).await.expect("a success");
    assert_eq!(server.count(TOKEN), 2);
}

#[tokio::test]
async fn a_call_that_needs_no_credentials_asks_for_no_token() {
    let server = Server::start(|_| Answer::status(204));
    let call: Call<()> = Call::get("/status").without_credentials();
    client_with_grant(&server).send(&call).await.expect("a success");
    assert_eq!((server.count(TOKEN), server.received().len()), (0, 1));
    assert_eq!(server.received()[0].header("authorization"), "");
}

#[tokio::test]
async fn an_answer_without_a_token_is_an_error() {
    for (body, reason) in [
        (json!({}), "there is no `access_token` in it"),
        (json!({"access_token": "t", "token_type": "mac"}), "the token is no bearer token"),
        (json!("text"), "there is no `access_token` in it"),
    ] {
        let server = Server::start(move |_| Answer::json(body.clone()));
        let error = client_with_grant(&server).send(&users()).await.expect_err("no token");
        let expected = format!("cannot get an access token: the server answered 200 OK: {reason}");
        assert_eq!(error.to_string(), expected);
    }
}

#[tokio::test]
async fn a_token_server_that_never_answers_is_given_up() {
    let grant = ClientCredentials::new(silent_server(), "me", "s3cret");
    let client = Client::builder("http://127.0.0.1:1")
        .client_credentials(grant)
        .timeout(WHILE)
        .build()
        .expect("a client");
    let error = client.send(&users()).await.expect_err("no token");
    assert!(error.is_timeout(), "{error}");
    assert!(error.to_string().starts_with("cannot get an access token: POST /: no whole answer"));
}
