//! Credentials of requests.

use std::fmt;

/// What shows a server who sends a request.
///
/// An operation whose documentation asks for no credentials is sent without them. `Debug` shows the
/// kind of the credentials and never a secret.
///
/// ```
/// use tablesmith_runtime::requests::Credentials;
///
/// let token = Credentials::bearer("s3cret");
/// assert_eq!(format!("{token:?}"), "Credentials(bearer)");
///
/// // Two keys, each in a header.
/// let keys = Credentials::header("x-api-key", "s3cret").and(Credentials::header("x-app-key", "s3cret"));
/// assert_eq!(format!("{keys:?}"), "Credentials(header x-api-key, header x-app-key)");
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Credentials {
    parts: Vec<Credential>,
}

#[derive(Clone, PartialEq, Eq)]
pub(super) enum Credential {
    Bearer(String),
    Basic { user: String, password: String },
    Header { name: String, value: String },
    Query { name: String, value: String },
    Cookie { name: String, value: String },
}

impl Credentials {
    /// No credentials.
    pub const fn none() -> Credentials {
        Credentials { parts: Vec::new() }
    }

    /// A bearer token ([RFC 6750](https://www.rfc-editor.org/rfc/rfc6750)), as OAuth 2 gives it:
    /// `Authorization: Bearer …`.
    pub fn bearer(token: impl Into<String>) -> Credentials {
        Credential::Bearer(token.into()).into()
    }

    /// User and password ([RFC 7617](https://www.rfc-editor.org/rfc/rfc7617)), in UTF-8:
    /// `Authorization: Basic …`. The name of the user cannot contain a colon.
    pub fn basic(user: impl Into<String>, password: impl Into<String>) -> Credentials {
        Credential::Basic { user: user.into(), password: password.into() }.into()
    }

    /// An API key in the header `name`.
    pub fn header(name: impl Into<String>, key: impl Into<String>) -> Credentials {
        Credential::Header { name: name.into(), value: key.into() }.into()
    }

    /// An API key in the query parameter `name`. It is then a part of the request's URL, which servers
    /// and proxies often log.
    pub fn query(name: impl Into<String>, key: impl Into<String>) -> Credentials {
        Credential::Query { name: name.into(), value: key.into() }.into()
    }

    /// An API key in the cookie `name`.
    pub fn cookie(name: impl Into<String>, key: impl Into<String>) -> Credentials {
        Credential::Cookie { name: name.into(), value: key.into() }.into()
    }

    /// Both these and `other` credentials.
    #[must_use]
    pub fn and(mut self, other: Credentials) -> Credentials {
        self.parts.extend(other.parts);
        self
    }

    pub(super) fn parts(&self) -> &[Credential] {
        &self.parts
    }
}

impl From<Credential> for Credentials {
    fn from(part: Credential) -> Credentials {
        Credentials { parts: vec![part] }
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kinds: Vec<String> = self.parts.iter().map(Credential::kind).collect();
        write!(f, "Credentials({})", kinds.join(", "))
    }
}

impl Credential {
    /// What it is, without the secret.
    pub(super) fn kind(&self) -> String {
        match self {
            Credential::Bearer(_) => "bearer".to_owned(),
            Credential::Basic { .. } => "basic".to_owned(),
            Credential::Header { name, .. } => format!("header {name}"),
            Credential::Query { name, .. } => format!("query {name}"),
            Credential::Cookie { name, .. } => format!("cookie {name}"),
        }
    }
}
