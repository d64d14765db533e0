//! The query of a request.

use std::fmt::Write;

use super::super::argument::{ArgumentValue, Location};
use super::super::credentials::{Credential, Credentials};
use super::super::escape;
use super::super::parts::Parts;

/// Appends the query to a path, which may have one already.
pub(super) fn append(call: &Parts, credentials: &Credentials, path: &mut String) {
    let mut separator = if path.contains('?') { '&' } else { '?' };
    let mut append = |name: &str, value: &str| {
        // Writing to a string does not fail.
        let _ = write!(path, "{separator}{}={value}", escape::value(name));
        separator = '&';
    };
    for argument in call.arguments_in(Location::Query) {
        match &argument.value {
            // A comma between two elements is no part of them, and so is not escaped.
            ArgumentValue::Delimited(',', values) => {
                let values: Vec<String> =
                    values.iter().map(|value| escape::value(value).to_string()).collect();
                append(argument.name, &values.join(","));
            }
            value => {
                for text in value.texts() {
                    append(argument.name, &escape::value(&text).to_string());
                }
            }
        }
    }
    for part in credentials.parts() {
        if let Credential::Query { name, value } = part {
            append(name, &escape::value(value).to_string());
        }
    }
}
