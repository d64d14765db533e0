//! Errors of reading a response.

use std::borrow::Cow;
use std::error::Error;
use std::fmt;
use std::time::Duration;

use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;

use super::retry_after::retry_after;

/// A response that is no success, or whose body is not what is documented. It keeps status, headers and
/// body as they were.
///
/// `Debug` and `Display` show neither the values of headers nor more than the start of the body.
pub struct ResponseError {
    /// Boxed, so that a `Result` is not as large as a map of headers.
    response: Box<Response>,
}

struct Response {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
    /// Why the body of a success could not be read.
    error: Option<serde_json::Error>,
}

impl ResponseError {
    /// The error for a status that is no success.
    pub(super) fn of_status(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> ResponseError {
        ResponseError::new(status, headers, body, None)
    }

    /// The error for a body that cannot be read.
    pub(super) fn unreadable(
        status: StatusCode,
        headers: &HeaderMap,
        body: &[u8],
        error: serde_json::Error,
    ) -> ResponseError {
        ResponseError::new(status, headers, body, Some(error))
    }

    fn new(
        status: StatusCode,
        headers: &HeaderMap,
        body: &[u8],
        error: Option<serde_json::Error>,
    ) -> ResponseError {
        let response = Response { status, headers: headers.clone(), body: body.to_owned(), error };
        ResponseError { response: Box::new(response) }
    }

    /// The status. It is a success if the body is what could not be read.
    pub fn status(&self) -> StatusCode {
        self.response.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.response.headers
    }

    /// The body, as it was received.
    pub fn body(&self) -> &[u8] {
        &self.response.body
    }

    /// The body as text; what is not UTF-8 is replaced.
    pub fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.response.body)
    }

    /// Reads the body as JSON: as the model that documents errors, or as any
    /// [`Value`](super::super::Value).
    ///
    /// # Errors
    ///
    /// The body is no JSON, or not of this type.
    pub fn json<E: DeserializeOwned>(&self) -> Result<E, serde_json::Error> {
        serde_json::from_slice(&self.response.body)
    }

    /// How long to wait before another request: the header `Retry-After`
    /// ([RFC 9110, section 10.2.3](https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3)), in seconds
    /// or as a date. None without the header or if it cannot be read; zero for a date in the past.
    pub fn retry_after(&self) -> Option<Duration> {
        retry_after(&self.response.headers)
    }
}

/// The greatest number of characters of a body that a message shows.
const EXCERPT: usize = 200;

impl fmt::Display for ResponseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Response { status, body, error, .. } = &*self.response;
        match error {
            Some(error) if body.is_empty() => {
                write!(f, "the response ({status}) has no body: {error}")
            }
            Some(error) => write!(
                f,
                "the body of the response ({status}, {} bytes) cannot be read: {error}",
                body.len()
            ),
            None => {
                write!(f, "the server answered {status}")?;
                let text = self.text();
                let excerpt: String = text.chars().take(EXCERPT).collect();
                let rest = if excerpt.len() < text.len() { "…" } else { "" };
                match excerpt.is_empty() {
                    true => Ok(()),
                    // Quoted, so that control characters are not obeyed.
                    false => write!(f, ": {excerpt:?}{rest}"),
                }
            }
        }
    }
}

impl fmt::Debug for ResponseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Response { status, headers, body, error } = &*self.response;
        f.debug_struct("ResponseError")
            .field("status", status)
            .field("headers", &headers.keys().collect::<Vec<_>>())
            .field("body", &format_args!("{} bytes", body.len()))
            .field("error", error)
            .finish()
    }
}

impl Error for ResponseError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        // `Display` shows it.
        None
    }
}
