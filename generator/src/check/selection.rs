//! Which values of an input are payloads, and which model each of them is.

use std::collections::HashMap;

use super::expected::{Expected, ModelIndex};
use super::tally::Scalar;
use crate::diagnostics::suggest::nearest;

/// Which values of an input are payloads, and which model each of them is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// The model of a payload.
    pub model: ModelChoice,
    /// The JSON pointer to the payloads, from the top of a record; empty if the record is the payload. An
    /// array on the way stands for each of its elements, and a text for the JSON in it.
    pub at: String,
}

/// Which model a payload is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ModelChoice {
    /// Always the one of this name.
    Named(String),
    /// The one that a key's value stands for.
    By {
        /// A key of the payload; or, with a `/` in front, the JSON pointer to it from the top of the record.
        key: String,
        /// The key's values, integers in decimal, each with the name of a model; `*` is any other value. A
        /// value that is not listed is taken for the name of a model.
        models: Vec<(String, String)>,
    },
}

/// A selection that does not fit the schema.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SelectionError {
    /// The schema has no such model.
    #[error("no page documents a model `{name}`{}", suggested(.nearest))]
    UnknownModel {
        /// The name.
        name: String,
        /// One that is much like it.
        nearest: Option<String>,
    },
    /// The pointer to the payloads, or the key, is no JSON pointer.
    #[error("`{0}` is no JSON pointer: it begins with `/`, as in `/Records`")]
    Pointer(String),
}

fn suggested(nearest: &Option<String>) -> String {
    nearest.as_ref().map(|name| format!("; there is `{name}`")).unwrap_or_default()
}

impl Selection {
    /// Records that are payloads themselves, all of one model.
    pub fn of_model(name: impl Into<String>) -> Selection {
        Selection { model: ModelChoice::Named(name.into()), at: String::new() }
    }
}

/// A selection whose names are resolved.
#[derive(Debug, Clone)]
pub(super) struct Resolved {
    /// The tokens of the pointer to the payloads.
    pub(super) at: Vec<String>,
    pub(super) choice: Choice,
}

#[derive(Debug, Clone)]
pub(super) enum Choice {
    Model(ModelIndex),
    By(By),
}

#[derive(Debug, Clone)]
pub(super) struct By {
    /// As it was given.
    pub(super) key: String,
    /// The tokens of its pointer.
    pub(super) tokens: Vec<String>,
    /// Whether the pointer is from the top of the record, and not from the payload.
    pub(super) from_top: bool,
    models: HashMap<String, ModelIndex>,
}

impl Resolved {
    pub(super) fn new(
        selection: &Selection,
        expected: &Expected,
    ) -> Result<Resolved, SelectionError> {
        let find = |name: &str| {
            expected.find(name).ok_or_else(|| SelectionError::UnknownModel {
                name: name.to_owned(),
                nearest: nearest(name, expected.models()).map(str::to_owned),
            })
        };
        let choice = match &selection.model {
            ModelChoice::Named(name) => Choice::Model(find(name)?),
            ModelChoice::By { key, models } => {
                let from_top = key.starts_with('/');
                let tokens = if from_top { tokens(key)? } else { vec![key.clone()] };
                let models = models.iter().map(|(value, name)| Ok((value.clone(), find(name)?)));
                let models = models.collect::<Result<_, _>>()?;
                Choice::By(By { key: key.clone(), tokens, from_top, models })
            }
        };
        Ok(Resolved { at: tokens(&selection.at)?, choice })
    }
}

impl By {
    /// The choice by a key; none if that is no choice by a key, or names a model that is unknown.
    pub(super) fn new(choice: &ModelChoice, expected: &Expected) -> Option<By> {
        let selection = Selection { model: choice.clone(), at: String::new() };
        match Resolved::new(&selection, expected).ok()?.choice {
            Choice::By(by) => Some(by),
            Choice::Model(_) => None,
        }
    }

    /// The model that a value stands for.
    pub(super) fn model(&self, value: &Scalar, expected: &Expected) -> Option<ModelIndex> {
        let text = match value {
            Scalar::Integer(number) => &number.to_string(),
            Scalar::Text(text) => text,
        };
        let listed = self.models.get(text).copied();
        listed.or_else(|| expected.find(text)).or_else(|| self.models.get("*").copied())
    }
}

/// The tokens of a JSON pointer (RFC 6901).
fn tokens(pointer: &str) -> Result<Vec<String>, SelectionError> {
    if pointer.is_empty() {
        return Ok(Vec::new());
    }
    let Some(tokens) = pointer.strip_prefix('/') else {
        return Err(SelectionError::Pointer(pointer.to_owned()));
    };
    Ok(tokens.split('/').map(|token| token.replace("~1", "/").replace("~0", "~")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pointer_is_cut_into_its_tokens() {
        assert_eq!(tokens(""), Ok(vec![]));
        assert_eq!(
            tokens("/a~1b/~01/"),
            Ok(vec!["a/b".to_owned(), "~1".to_owned(), String::new()])
        );
        assert_eq!(tokens("a"), Err(SelectionError::Pointer("a".to_owned())));
    }
}
