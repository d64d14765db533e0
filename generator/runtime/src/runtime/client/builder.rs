//! Builds clients.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::super::requests::Credentials;
use super::authentication::Authentication;
use super::client_credentials::ClientCredentials;
use super::error::{Error, TransportError};
use super::token::TokenCache;
use super::transport::Transport;
use super::{Client, Shared};

/// What a [`Client`] is made of. Without credentials it sends none.
#[must_use = "a builder does nothing until `build` is called"]
pub struct ClientBuilder {
    base_url: String,
    authentication: Authentication,
    timeout: Duration,
    connect_timeout: Duration,
    longest_wait: Duration,
    http: Option<reqwest::Client>,
}

impl ClientBuilder {
    pub(super) fn new(base_url: String) -> ClientBuilder {
        ClientBuilder {
            base_url,
            authentication: Authentication::Fixed(Credentials::none()),
            timeout: Duration::from_secs(60),
            connect_timeout: Duration::from_secs(10),
            longest_wait: Duration::ZERO,
            http: None,
        }
    }

    /// Sends these credentials with every call that needs some.
    pub fn credentials(mut self, credentials: Credentials) -> ClientBuilder {
        self.authentication = Authentication::Fixed(credentials);
        self
    }

    /// Gets an access token for these client credentials when the first call needs it, and a new one when
    /// the server rejects it or nine tenths of its lifetime are over.
    pub fn client_credentials(mut self, credentials: ClientCredentials) -> ClientBuilder {
        self.authentication = Authentication::Token(Box::new(TokenCache::new(credentials)));
        self
    }

    /// How long one request may take from start to end of the response: 60 seconds if it is not set.
    pub fn timeout(mut self, timeout: Duration) -> ClientBuilder {
        self.timeout = timeout;
        self
    }

    /// How long connecting may take: 10 seconds if it is not set.
    pub fn connect_timeout(mut self, timeout: Duration) -> ClientBuilder {
        self.connect_timeout = timeout;
        self
    }

    /// Waits when the server answers 429 with a `Retry-After`, and sends the request again, if its method
    /// is idempotent. A call waits for at most `longest` in all; a longer wait is an error at once. A wait
    /// is at least a second. Without this, 429 is an error.
    pub fn wait_when_limited(mut self, longest: Duration) -> ClientBuilder {
        self.longest_wait = longest;
        self
    }

    /// Sends with this HTTP client: for a proxy, certificates, or headers of one's own. Time-outs are then
    /// its own, and so is whether it follows redirects and sends requests again.
    pub fn http_client(mut self, http: reqwest::Client) -> ClientBuilder {
        self.http = Some(http);
        self
    }

    /// The client. It connects when the first call is sent.
    ///
    /// # Errors
    ///
    /// [`Error::Client`]: TLS could not be set up.
    pub fn build(self) -> Result<Client, Error> {
        let http = match self.http {
            Some(http) => http,
            None => reqwest::Client::builder()
                .timeout(self.timeout)
                .connect_timeout(self.connect_timeout)
                .redirect(reqwest::redirect::Policy::none())
                .retry(reqwest::retry::never())
                .build()
                .map_err(|error| Error::Client(TransportError::new("TLS".to_owned(), error)))?,
        };
        let shared = Shared {
            transport: Transport { http },
            base_url: self.base_url,
            authentication: self.authentication,
            longest_wait: self.longest_wait,
        };
        Ok(Client { shared: Arc::new(shared) })
    }
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("authentication", &self.authentication)
            .field("timeout", &self.timeout)
            .field("connect_timeout", &self.connect_timeout)
            .finish_non_exhaustive()
    }
}
