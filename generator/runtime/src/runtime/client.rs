//! A client that sends calls.
//!
//! [`Client::send`] sends a [`Call`] and gives the documented type of its response. [`Client::items`]
//! streams the items of all pages of a [`Paged`](super::requests::Paged) call. The client gets an access token by itself, where
//! it is given [`ClientCredentials`].
//!
//! ```no_run
//! use tablesmith_runtime::Value;
//! use tablesmith_runtime::client::{Client, ClientCredentials, Error};
//! use tablesmith_runtime::requests::Call;
//!
//! # async fn run() -> Result<(), Error> {
//! let client = Client::builder("https://api.example.com")
//!     .client_credentials(ClientCredentials::new("https://login.example.com/oauth/token", "id", "secret"))
//!     .build()?;
//!
//! // The function of an operation, as it is generated, makes such a call.
//! let call: Call<Value> = Call::get("/users/{userId}").path("userId", "42");
//! let user = client.send(&call).await?;
//! # Ok(())
//! # }
//! ```
//!
//! What it does not do: it follows no redirects, since the credentials would go to another server, and it
//! sends nothing a second time, with two exceptions that [`Client::send`] states.
//!
//! Feature: `reqwest`, which in a generated crate includes TLS by rustls.

mod authentication;
mod builder;
mod client_credentials;
mod error;
mod paging;
mod token;
mod transport;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::{Response, StatusCode};
use serde::de::DeserializeOwned;

use super::requests::Call;
use authentication::Authentication;
use transport::Transport;

pub use builder::ClientBuilder;
pub use client_credentials::ClientCredentials;
pub use error::{Error, TokenError, TransportError};

/// Sends calls to one server. A clone is cheap and shares connections and token.
#[derive(Clone)]
pub struct Client {
    shared: Arc<Shared>,
}

struct Shared {
    transport: Transport,
    base_url: String,
    authentication: Authentication,
    /// How long a call may wait in all when it is told to come back later.
    longest_wait: Duration,
}

impl Client {
    /// Starts a client for the server with this base URL: scheme, host and the path before that of the
    /// operations, such as `https://api.example.com/v2`.
    pub fn builder(base_url: impl Into<String>) -> ClientBuilder {
        ClientBuilder::new(base_url.into())
    }

    /// Sends a call and reads its response, as [`Call::read`] does.
    ///
    /// A request is sent again in two cases, each of which means that the server did not act on it:
    ///
    /// - The status is 401 and the client has [`ClientCredentials`]: with a new token, once. Calls that
    ///   wait for a token share one request for it.
    /// - The status is 429 with a `Retry-After`, the method is idempotent (not POST or PATCH), and
    ///   [`wait_when_limited`](ClientBuilder::wait_when_limited) allows the wait.
    ///
    /// # Errors
    ///
    /// [`Error`] tells whether the request could not be made, no token was to be had, nothing came back,
    /// or what came back is no success.
    pub async fn send<T: DeserializeOwned>(&self, call: &Call<T>) -> Result<T, Error> {
        let response = self.execute(call).await?;
        Ok(call.read(response.status(), response.headers(), response.body())?)
    }

    /// Sends a call as [`send`](Client::send) does and gives the response as it is, whatever its status
    /// is.
    ///
    /// # Errors
    ///
    /// The request could not be made, no token was to be had, or nothing came back.
    pub async fn execute<T>(&self, call: &Call<T>) -> Result<Response<Vec<u8>>, Error> {
        let Shared { transport, base_url, authentication, longest_wait } = &*self.shared;
        let mut rejected = None;
        let mut waited = Duration::ZERO;
        loop {
            let current = match call.needs_credentials() {
                true => authentication.current(transport, rejected).await?,
                false => authentication::NONE,
            };
            let request = call.request(base_url, &current.credentials)?;
            let response = transport.send(request).await?;
            match response.status() {
                StatusCode::UNAUTHORIZED if rejected.is_none() && current.token.is_some() => {
                    rejected = current.token;
                }
                StatusCode::TOO_MANY_REQUESTS if call.method().is_idempotent() => {
                    let Some(wait) =
                        wait_of(&response).filter(|wait| waited + *wait <= *longest_wait)
                    else {
                        return Ok(response);
                    };
                    tokio::time::sleep(wait).await;
                    waited += wait;
                }
                _ => return Ok(response),
            }
        }
    }
}

/// How long a response asks to wait: a second at least, so that a server which says zero is not asked
/// again and again without end.
fn wait_of(response: &Response<Vec<u8>>) -> Option<Duration> {
    let wait = super::requests::retry_after(response.headers())?;
    Some(wait.clamp(Duration::from_secs(1), LONGEST))
}

/// As good as for ever, and short enough to be added to another time.
const LONGEST: Duration = Duration::from_secs(u32::MAX as u64);

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("base_url", &self.shared.base_url)
            .field("authentication", &self.shared.authentication)
            .finish_non_exhaustive()
    }
}
