//! No secret is in what is printed.

use std::time::Duration;

use serde_json::json;
use tablesmith_requests::{Answer, Server, closed_port, raw_server, silent_server};
use tablesmith_runtime::client::{Client, ClientCredentials};
use tablesmith_runtime::requests::{Call, Credentials};

const SECRET: &str = "s3cret";

fn grant(url: &str) -> ClientCredentials {
    ClientCredentials::new(url, "me", SECRET).parameter("password", SECRET)
}

fn all_credentials() -> [Credentials; 5] {
    [
        Credentials::bearer(SECRET),
        Credentials::basic("me", SECRET),
        Credentials::header("x-key", SECRET),
        Credentials::query("key", SECRET),
        Credentials::cookie("session", SECRET),
    ]
}

#[track_caller]
fn assert_hidden(shown: &str) {
    // In Base64: `me:s3cret`, and the secret alone.
    for secret in [SECRET, "bWU6czNjcmV0", "czNjcmV0"] {
        assert!(!shown.contains(secret), "{shown}");
    }
}

#[tokio::test]
async fn debug_output_of_clients_shows_no_secret() {
    for credentials in all_credentials() {
        let builder = Client::builder("http://h").credentials(credentials);
        assert_hidden(&format!("{builder:?}"));
        assert_hidden(&format!("{:?}", builder.build().expect("a client")));
    }
    let grant = grant("http://me:s3cret@h/token?key=s3cret");
    assert_hidden(&format!("{grant:?}"));
    let builder = Client::builder("http://h").client_credentials(grant);
    assert_hidden(&format!("{builder:?}"));
    assert_hidden(&format!("{:?}", builder.build().expect("a client")));
}

#[tokio::test]
async fn errors_show_no_secret() {
    let echo = Server::start(|_| Answer::status(403));
    let urls = [closed_port(), silent_server(), raw_server(b"HTTP/1.1 s3cr"), echo.url()];
    for url in &urls {
        for credentials in all_credentials() {
            let client = Client::builder(url)
                .credentials(credentials)
                .timeout(Duration::from_millis(100))
                .build()
                .expect("a client");
            let error = client.send(&Call::<()>::get("/users")).await.expect_err("no success");
            assert_hidden(&format!("{error} {error:?}"));
        }
        let client = Client::builder("http://h")
            .client_credentials(grant(url))
            .timeout(Duration::from_millis(100))
            .build()
            .expect("a client");
        let error = client.send(&Call::<()>::get("/users")).await.expect_err("no token");
        assert_hidden(&format!("{error} {error:?}"));
    }
}

#[tokio::test]
async fn a_token_server_that_repeats_what_it_is_sent_reveals_nothing() {
    for code in ["s3cret", "unknown secret s3cret", "a\nb"] {
        let server = Server::start(move |request| {
            let echo = String::from_utf8_lossy(&request.body).into_owned();
            let body = json!({"error": code, "error_description": echo});
            Answer::status(401).with_json(body).with_header("x-echo", "s3cret")
        });
        let client = Client::builder("http://h")
            .client_credentials(grant(&server.url()).in_form())
            .build()
            .expect("a client");
        let error = client.send(&Call::<()>::get("/users")).await.expect_err("no token");
        assert_hidden(&format!("{error} {error:?}"));
        assert_eq!(
            error.to_string(),
            "cannot get an access token: the server answered 401 Unauthorized"
        );
    }
}

#[tokio::test]
async fn a_faulty_token_url_is_not_shown() {
    let client = Client::builder("http://h")
        .client_credentials(grant("http://me:s3cret@h/token"))
        .build()
        .expect("a client");
    let error = client.send(&Call::<()>::get("/users")).await.expect_err("no token");
    assert_hidden(&format!("{error} {error:?}"));
    assert_eq!(
        error.to_string(),
        "cannot get an access token: the base URL is not valid: it has a user or password, which \
         belong into the credentials"
    );
}
