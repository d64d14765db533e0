//! Operations as values, which any HTTP client can send.
//!
//! A [`Call`] is one use of an operation, with the values of its parameters. It does no I/O:
//! [`Call::request`] makes an [`http::Request`] of it, the caller sends that, and [`Call::read`] makes
//! the documented type of the response, or a [`ResponseError`] that keeps all of it.
//!
//! ```
//! use tablesmith_runtime::requests::{Call, Credentials};
//! use http::{HeaderMap, StatusCode};
//!
//! // The function of an operation, as it is generated, makes such a call.
//! let call: Call<Vec<String>> = Call::get("/users/{userId}/roles").path("userId", "a/b");
//!
//! let credentials = Credentials::bearer("the token");
//! let request = call.request("https://api.example.com/v2", &credentials)?;
//! assert_eq!(request.uri(), "https://api.example.com/v2/users/a%2Fb/roles");
//!
//! // The HTTP client's part: send `request`, and receive this.
//! let (status, headers, body) = (StatusCode::OK, HeaderMap::new(), br#"["admin"]"#);
//! assert_eq!(call.read(status, &headers, body)?, ["admin"]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Feature: `requests`. With the feature `reqwest`, the module `client` sends calls.

mod argument;
mod body;
mod bytes;
mod call;
mod credentials;
mod escape;
mod file;
mod next_page;
mod page;
mod paged;
mod paging;
mod parts;
mod read;
mod render;
mod request_error;
mod response_error;
mod retry_after;

pub use bytes::Bytes;
pub use call::Call;
pub use credentials::Credentials;
pub use file::File;
pub use paged::Paged;
pub use paging::{CursorSource, Next, Paging};
pub use request_error::{RequestError, RequestFault};
pub use response_error::ResponseError;

#[cfg(feature = "reqwest")]
pub(super) use {escape::form_encoded, page::has_unread_items, retry_after::retry_after};
