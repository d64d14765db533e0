//! The access token that calls share.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use tokio::sync::Mutex;

use super::super::requests::Credentials;
use super::client_credentials::ClientCredentials;
use super::error::TokenError;
use super::transport::Transport;

/// Keeps the token, and asks for a new one when it is needed.
pub(super) struct TokenCache {
    grant: ClientCredentials,
    /// Held while a token is asked for: whoever waits for it finds the answer.
    state: Mutex<State>,
    /// The number of answers so far, readable without the lock.
    answers: AtomicU64,
}

#[derive(Default)]
struct State {
    token: Option<Token>,
    /// The last answer, if it was an error.
    error: Option<TokenError>,
}

#[derive(Clone)]
pub(super) struct Token {
    pub(super) id: TokenId,
    pub(super) credentials: Credentials,
    /// When to ask for a new one.
    renew_at: Option<Instant>,
}

/// Tells tokens apart.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct TokenId(u64);

impl TokenCache {
    pub(super) fn new(grant: ClientCredentials) -> TokenCache {
        TokenCache { grant, state: Mutex::default(), answers: AtomicU64::new(0) }
    }

    pub(super) fn grant(&self) -> &ClientCredentials {
        &self.grant
    }

    /// A token other than the rejected one.
    ///
    /// Calls that wait at the same time share one answer, an error as well: else each of them would ask
    /// again for what was just refused. A call that is dropped while it asks leaves it to the next one.
    pub(super) async fn token(
        &self,
        transport: &Transport,
        rejected: Option<TokenId>,
    ) -> Result<Token, TokenError> {
        let answers_before = self.answers.load(Ordering::Acquire);
        let mut state = self.state.lock().await;
        if let Some(token) = &state.token {
            let is_due = token.renew_at.is_some_and(|due| Instant::now() >= due);
            if Some(token.id) != rejected && !is_due {
                return Ok(token.clone());
            }
        }
        let answers = self.answers.load(Ordering::Acquire);
        if let Some(error) = state.error.as_ref().filter(|_| answers > answers_before) {
            return Err(error.clone());
        }
        let asked_at = Instant::now();
        let answer = self.grant.ask(transport).await;
        self.answers.store(answers + 1, Ordering::Release);
        match answer {
            Ok(granted) => {
                let token = Token {
                    id: TokenId(answers + 1),
                    credentials: Credentials::bearer(granted.access_token),
                    renew_at: granted
                        .lifetime
                        .and_then(|lifetime| asked_at.checked_add(lifetime - lifetime / 10)),
                };
                *state = State { token: Some(token.clone()), error: None };
                Ok(token)
            }
            Err(error) => {
                *state = State { token: None, error: Some(error.clone()) };
                Err(error)
            }
        }
    }
}
