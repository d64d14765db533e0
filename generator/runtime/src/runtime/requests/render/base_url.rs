//! Base URLs.

use http::Uri;
use http::uri::{Authority, Scheme};

use super::super::request_error::RequestFault;

/// The start of each URL.
pub(super) struct BaseUrl {
    pub(super) scheme: Scheme,
    pub(super) authority: Authority,
    /// The path before that of the operation.
    pub(super) path: String,
}

/// Reads a base URL. The messages do not show it: it might contain a password.
pub(super) fn parse(text: &str) -> Result<BaseUrl, RequestFault> {
    let fault = |reason| Err(RequestFault::BaseUrl(reason));
    if text.contains(['?', '#']) {
        return fault("it has a query or a fragment");
    }
    let Ok(uri) = text.parse::<Uri>() else {
        return fault("it is no URL, such as https://api.example.com/v2");
    };
    let parts = uri.into_parts();
    let (Some(scheme), Some(authority)) = (parts.scheme, parts.authority) else {
        return fault("it has no scheme and host, such as https://api.example.com");
    };
    if scheme != Scheme::HTTP && scheme != Scheme::HTTPS {
        return fault("its scheme is neither http nor https");
    }
    if authority.as_str().contains('@') {
        return fault("it has a user or password, which belong into the credentials");
    }
    let path = parts.path_and_query.map(|path| path.path().to_owned());
    Ok(BaseUrl { scheme, authority, path: path.unwrap_or_default() })
}
