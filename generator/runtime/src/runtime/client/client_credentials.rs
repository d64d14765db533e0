//! The client credentials grant of OAuth 2 ([RFC 6749, section 4.4]).
//!
//! [RFC 6749, section 4.4]: https://www.rfc-editor.org/rfc/rfc6749#section-4.4

use std::fmt;
use std::time::Duration;

use http::Response;
use serde_json::Value;

use super::super::requests::{Call, Credentials, form_encoded};
use super::error::TokenError;
use super::transport::Transport;

/// Id and secret of a client, and the URL where it gets an access token for them ([RFC 6749, section
/// 4.4]). `Debug` does not show the secret.
///
/// ```
/// use tablesmith_runtime::client::ClientCredentials;
///
/// let credentials = ClientCredentials::new("https://login.example.com/oauth/token", "id", "s3cret");
/// assert_eq!(format!("{credentials:?}"), "ClientCredentials(id)");
/// ```
///
/// [RFC 6749, section 4.4]: https://www.rfc-editor.org/rfc/rfc6749#section-4.4
#[derive(Clone)]
pub struct ClientCredentials {
    token_url: String,
    id: String,
    secret: String,
    parameters: Vec<(&'static str, String)>,
    authentication: ClientAuthentication,
}

/// How the client shows who it is.
#[derive(Clone, Copy)]
enum ClientAuthentication {
    Basic,
    Form,
}

impl ClientCredentials {
    /// Id and secret for the token URL. They are sent in the header `Authorization`, as the RFC wants it.
    pub fn new(
        token_url: impl Into<String>,
        id: impl Into<String>,
        secret: impl Into<String>,
    ) -> ClientCredentials {
        ClientCredentials {
            token_url: token_url.into(),
            id: id.into(),
            secret: secret.into(),
            parameters: Vec::new(),
            authentication: ClientAuthentication::Basic,
        }
    }

    /// Asks for these scopes, which spaces separate.
    #[must_use]
    pub fn scope(self, scope: impl Into<String>) -> ClientCredentials {
        self.parameter("scope", scope)
    }

    /// Sends one more parameter, such as the `audience` that some servers require.
    #[must_use]
    pub fn parameter(mut self, name: &'static str, value: impl Into<String>) -> ClientCredentials {
        self.parameters.push((name, value.into()));
        self
    }

    /// Sends id and secret in the form instead of the header, for servers that read them only there.
    #[must_use]
    pub fn in_form(mut self) -> ClientCredentials {
        self.authentication = ClientAuthentication::Form;
        self
    }

    /// Asks for a token.
    pub(super) async fn ask(&self, transport: &Transport) -> Result<Granted, TokenError> {
        let mut call: Call<()> = Call::post("").form("grant_type", "client_credentials");
        for (name, value) in &self.parameters {
            call = call.form(name, value);
        }
        let credentials = match self.authentication {
            ClientAuthentication::Basic => {
                // RFC 6749, section 2.3.1.
                Credentials::basic(form_encoded(&self.id), form_encoded(&self.secret))
            }
            ClientAuthentication::Form => {
                call = call.form("client_id", &self.id).form("client_secret", &self.secret);
                Credentials::none()
            }
        };
        let request =
            call.request(&self.token_url, &credentials).map_err(|error| TokenError::of(&error))?;
        let response = transport.send(request).await.map_err(TokenError::unanswered)?;
        self.read(&response)
    }

    fn read(&self, response: &Response<Vec<u8>>) -> Result<Granted, TokenError> {
        let json: Value = serde_json::from_slice(response.body()).unwrap_or_default();
        if !response.status().is_success() {
            // RFC 6749, section 5.2.
            let code = json["error"].as_str().filter(|code| self.may_be_shown(code));
            return Err(TokenError::refused(response, code));
        }
        let token_type = json["token_type"].as_str().unwrap_or("bearer");
        match json["access_token"].as_str() {
            _ if !token_type.eq_ignore_ascii_case("bearer") => {
                Err(TokenError::unusable(response, "the token is no bearer token"))
            }
            None | Some("") => {
                Err(TokenError::unusable(response, "there is no `access_token` in it"))
            }
            Some(token) => Ok(Granted {
                access_token: token.to_owned(),
                lifetime: seconds(&json["expires_in"]).map(Duration::from_secs),
            }),
        }
    }

    /// Whether a server's error code is one, and does not repeat what was sent.
    fn may_be_shown(&self, code: &str) -> bool {
        let is_code = code.len() <= 64
            && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte));
        is_code && !code.contains(&self.secret)
    }
}

/// Some servers write the number as text.
fn seconds(json: &Value) -> Option<u64> {
    json.as_u64().or_else(|| json.as_str()?.parse().ok())
}

impl fmt::Debug for ClientCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ClientCredentials({})", self.id)
    }
}

/// A token that was granted.
pub(super) struct Granted {
    pub(super) access_token: String,
    pub(super) lifetime: Option<Duration>,
}
