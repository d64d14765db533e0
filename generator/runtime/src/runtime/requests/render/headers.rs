//! The header parameters of a request.

use http::header::{HeaderMap, HeaderName, HeaderValue};

use super::super::argument::Location;
use super::super::parts::Parts;
use super::super::request_error::RequestFault;

/// Inserts the header parameters. One that is given replaces a header that is there already.
pub(super) fn insert(call: &Parts, headers: &mut HeaderMap, faults: &mut Vec<RequestFault>) {
    for argument in call.arguments_in(Location::Header) {
        let name = HeaderName::from_bytes(argument.name.as_bytes()).ok();
        let value = value(&argument.value.texts().join(","));
        match name.zip(value) {
            Some((name, value)) => {
                headers.insert(name, value);
            }
            None => faults.push(RequestFault::Header(argument.name.to_owned())),
        }
    }
}

/// The value of a header. Servers disagree on how to decode what is not ASCII, and white space at an end
/// would be lost on the way.
pub(super) fn value(text: &str) -> Option<HeaderValue> {
    let arrives = text.is_ascii() && text.trim_matches([' ', '\t']).len() == text.len();
    HeaderValue::from_str(text).ok().filter(|_| arrives)
}
