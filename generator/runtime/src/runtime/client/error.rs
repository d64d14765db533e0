//! Errors of sending a call.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, Response, StatusCode};

use super::super::requests::{RequestError, ResponseError, retry_after};

/// Why a call has no result. No message shows a secret of the credentials.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The client could not be made.
    Client(TransportError),
    /// No request could be made of the call.
    Request(RequestError),
    /// There is no access token.
    Token(TokenError),
    /// Nothing came back: no connection, no answer in time, or not all of it.
    Transport(TransportError),
    /// What came back is no success, or is not what is documented. It is kept.
    Response(ResponseError),
    /// The property of a page that should hold its items holds something else. The whole page can be had
    /// with [`pages`](super::Client::pages).
    Items(&'static str),
}

impl Error {
    /// The response, if there is one.
    pub fn response(&self) -> Option<&ResponseError> {
        match self {
            Error::Response(error) => Some(error),
            _ => None,
        }
    }

    /// The status of the response, if there is one. That of a token request counts as well.
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Error::Response(error) => Some(error.status()),
            Error::Token(error) => error.status(),
            _ => None,
        }
    }

    /// How long the server asks to wait: see [`ResponseError::retry_after`].
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Error::Response(error) => error.retry_after(),
            Error::Token(error) => error.retry_after(),
            _ => None,
        }
    }

    /// Whether there was no answer in time.
    pub fn is_timeout(&self) -> bool {
        match self {
            Error::Transport(error) => error.is_timeout(),
            Error::Token(error) => error.is_timeout(),
            _ => false,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Client(error) => write!(f, "cannot make the client: {error}"),
            Error::Request(error) => error.fmt(f),
            Error::Token(error) => error.fmt(f),
            Error::Transport(error) => error.fmt(f),
            Error::Response(error) => error.fmt(f),
            Error::Items(property) => write!(
                f,
                "the property `{property}` of a page does not hold a list of the documented type"
            ),
        }
    }
}

// `Display` shows the whole reason, so that there is no source to show.
impl StdError for Error {}

impl From<RequestError> for Error {
    fn from(error: RequestError) -> Error {
        Error::Request(error)
    }
}

impl From<TokenError> for Error {
    fn from(error: TokenError) -> Error {
        Error::Token(error)
    }
}

impl From<TransportError> for Error {
    fn from(error: TransportError) -> Error {
        Error::Transport(error)
    }
}

impl From<ResponseError> for Error {
    fn from(error: ResponseError) -> Error {
        Error::Response(error)
    }
}

/// Nothing came back of a request, or not all of the response.
#[derive(Debug, Clone)]
pub struct TransportError {
    operation: String,
    /// Without its URL, which may contain a key.
    error: Arc<reqwest::Error>,
}

impl TransportError {
    pub(super) fn new(operation: String, error: reqwest::Error) -> TransportError {
        TransportError { operation, error: Arc::new(error.without_url()) }
    }

    /// Whether there was no answer in time, or no connection.
    pub fn is_timeout(&self) -> bool {
        self.error.is_timeout()
    }

    /// Whether there is no connection to the server. The server has not seen the request then.
    pub fn is_connect(&self) -> bool {
        self.error.is_connect()
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let operation = &self.operation;
        match (self.is_timeout(), self.is_connect()) {
            (true, true) => write!(f, "{operation}: no connection in time"),
            (true, false) => write!(f, "{operation}: no whole answer in time"),
            (false, true) => write!(f, "{operation}: cannot connect"),
            (false, false) => write!(f, "{operation}: {}", self.error),
        }?;
        let mut source = self.error.source();
        while let Some(error) = source {
            write!(f, ": {error}")?;
            source = error.source();
        }
        Ok(())
    }
}

impl StdError for TransportError {}

/// There is no access token. Neither id nor secret of the client is in it, nor the body of the response.
#[derive(Debug, Clone)]
pub struct TokenError {
    reason: TokenFault,
}

#[derive(Debug, Clone)]
enum TokenFault {
    /// No request could be made.
    Request(String),
    Transport(TransportError),
    /// The server answered with no token, for this reason.
    Response {
        status: StatusCode,
        headers: Arc<Headers>,
        reason: Option<String>,
    },
}

/// Headers whose values `Debug` does not show: one may be a cookie.
#[derive(Clone)]
struct Headers(HeaderMap);

impl fmt::Debug for Headers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.keys()).finish()
    }
}

impl TokenError {
    /// No request could be made of the token URL, id and secret.
    pub(super) fn of(error: &RequestError) -> TokenError {
        let faults: Vec<String> = error.faults().iter().map(ToString::to_string).collect();
        TokenError { reason: TokenFault::Request(faults.join("; ")) }
    }

    pub(super) fn unanswered(error: TransportError) -> TokenError {
        TokenError { reason: TokenFault::Transport(error) }
    }

    /// The server refused, with this code of RFC 6749.
    pub(super) fn refused(response: &Response<Vec<u8>>, code: Option<&str>) -> TokenError {
        TokenError::of_response(response, code)
    }

    /// The response is a success without a token that can be used.
    pub(super) fn unusable(response: &Response<Vec<u8>>, reason: &'static str) -> TokenError {
        TokenError::of_response(response, Some(reason))
    }

    fn of_response(response: &Response<Vec<u8>>, reason: Option<&str>) -> TokenError {
        let reason = TokenFault::Response {
            status: response.status(),
            headers: Arc::new(Headers(response.headers().clone())),
            reason: reason.map(str::to_owned),
        };
        TokenError { reason }
    }

    /// The status of the response, if there is one.
    pub fn status(&self) -> Option<StatusCode> {
        match &self.reason {
            TokenFault::Response { status, .. } => Some(*status),
            _ => None,
        }
    }

    /// How long the server asks to wait.
    pub fn retry_after(&self) -> Option<Duration> {
        match &self.reason {
            TokenFault::Response { headers, .. } => retry_after(&headers.0),
            _ => None,
        }
    }

    /// Whether there was no answer in time.
    pub fn is_timeout(&self) -> bool {
        matches!(&self.reason, TokenFault::Transport(error) if error.is_timeout())
    }
}

impl fmt::Display for TokenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("cannot get an access token: ")?;
        match &self.reason {
            TokenFault::Request(reason) => f.write_str(reason),
            TokenFault::Transport(error) => error.fmt(f),
            TokenFault::Response { status, reason, .. } => {
                write!(f, "the server answered {status}")?;
                reason.iter().try_for_each(|reason| write!(f, ": {reason}"))
            }
        }
    }
}

impl StdError for TokenError {}
