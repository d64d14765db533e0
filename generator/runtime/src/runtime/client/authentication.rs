//! What the client sends as credentials.

use std::fmt;

use super::super::requests::Credentials;
use super::error::Error;
use super::token::{TokenCache, TokenId};
use super::transport::Transport;

pub(super) enum Authentication {
    /// The same for every call.
    Fixed(Credentials),
    /// An access token, which is asked for and renewed.
    Token(Box<TokenCache>),
}

/// The credentials of one request.
pub(super) struct Current {
    pub(super) credentials: Credentials,
    /// The token that they are, if it can be renewed.
    pub(super) token: Option<TokenId>,
}

/// The credentials of a call that needs none.
pub(super) const NONE: Current = Current { credentials: Credentials::none(), token: None };

impl Authentication {
    /// The credentials to send now; not those with the token that the server rejected.
    pub(super) async fn current(
        &self,
        transport: &Transport,
        rejected: Option<TokenId>,
    ) -> Result<Current, Error> {
        match self {
            Authentication::Fixed(credentials) => {
                Ok(Current { credentials: credentials.clone(), token: None })
            }
            Authentication::Token(cache) => {
                let token = cache.token(transport, rejected).await?;
                Ok(Current { credentials: token.credentials, token: Some(token.id) })
            }
        }
    }
}

impl fmt::Debug for Authentication {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Authentication::Fixed(credentials) => credentials.fmt(f),
            Authentication::Token(cache) => cache.grant().fmt(f),
        }
    }
}
