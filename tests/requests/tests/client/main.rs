//! The client against a server on a local port.

#[path = "../../../../generator/runtime/tests/support/listing.rs"]
mod listing;

mod blocking;
mod decoding;
mod limits;
mod pages;
mod responses;
mod secrets;
mod tokens;
mod transport;

use tablesmith_requests::Server;
use tablesmith_runtime::client::{Client, ClientCredentials};
use tablesmith_runtime::requests::Credentials;

/// A client with a token that does not change.
fn client(url: String) -> Client {
    Client::builder(url).credentials(Credentials::bearer("t")).build().expect("a client")
}

/// A client that gets its token from the path `/oauth/token` of the server.
fn client_with_grant(server: &Server) -> Client {
    let grant = ClientCredentials::new(format!("{}/oauth/token", server.url()), "me", "s3cret");
    Client::builder(server.url()).client_credentials(grant).build().expect("a client")
}
