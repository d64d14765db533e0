//! The credentials of a request that are headers.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use http::header::{AUTHORIZATION, COOKIE, HeaderMap, HeaderName, HeaderValue};

use super::super::credentials::{Credential, Credentials};
use super::super::request_error::RequestFault;
use super::headers;

/// Inserts the credentials. Their headers are marked as sensitive, so that `Debug` does not show them.
pub(super) fn insert(
    credentials: &Credentials,
    headers: &mut HeaderMap,
    faults: &mut Vec<RequestFault>,
) {
    let mut cookies: Vec<String> = Vec::new();
    for part in credentials.parts() {
        let header = match part {
            Credential::Bearer(token) => {
                sensitive(&format!("Bearer {token}")).map(|value| (AUTHORIZATION, value))
            }
            Credential::Basic { user, .. } if user.contains(':') => {
                Err("the name of the user contains a colon")
            }
            Credential::Basic { user, password } => {
                let encoded = BASE64_STANDARD.encode(format!("{user}:{password}"));
                sensitive(&format!("Basic {encoded}")).map(|value| (AUTHORIZATION, value))
            }
            Credential::Header { name, value } => match HeaderName::from_bytes(name.as_bytes()) {
                Ok(name) => sensitive(value).map(|value| (name, value)),
                Err(_) => Err("the name of the header is not valid"),
            },
            Credential::Cookie { name, value } => {
                cookies.push(format!("{name}={value}"));
                let has_separator = name.contains(['=', ';']) || value.contains(';');
                match has_separator {
                    false => sensitive(&cookies.join("; ")).map(|value| (COOKIE, value)),
                    true => Err("a cookie cannot contain a semicolon"),
                }
            }
            Credential::Query { .. } => continue,
        };
        match header {
            Ok((name, value)) => {
                headers.insert(name, value);
            }
            Err(reason) => faults.push(RequestFault::Credentials(part.kind(), reason)),
        }
    }
}

fn sensitive(text: &str) -> Result<HeaderValue, &'static str> {
    let mut value = headers::value(text)
        .ok_or("a header holds only printable ASCII, without white space at the ends")?;
    value.set_sensitive(true);
    Ok(value)
}
