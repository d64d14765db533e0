//! What a call consists of, whatever its operation returns.

use http::Method;

use super::argument::{Argument, ArgumentValue, Location};
use super::body::Body;

/// A call without the type of its response, so that the code that renders calls is compiled once.
#[derive(Clone)]
pub(super) struct Parts {
    pub(super) method: Method,
    /// The path, with the wire names of path parameters in braces.
    pub(super) template: &'static str,
    /// In the order in which they were first set.
    pub(super) arguments: Vec<Argument>,
    pub(super) body: Body,
    /// The media type that is asked for.
    pub(super) accept: &'static str,
    /// The wire names of required parameters that are not in the path.
    pub(super) required: &'static [&'static str],
    pub(super) requires_body: bool,
    /// Whether a form has several parts even if it contains no file.
    pub(super) is_multipart: bool,
    pub(super) sends_credentials: bool,
    /// Fingerprints of the pages before this one: see `next_page`.
    pub(super) visited: Vec<u64>,
}

impl Parts {
    pub(super) fn new(method: Method, template: &'static str) -> Parts {
        Parts {
            method,
            template,
            arguments: Vec::new(),
            body: Body::Absent,
            accept: "application/json",
            required: &[],
            requires_body: false,
            is_multipart: false,
            sends_credentials: true,
            visited: Vec::new(),
        }
    }

    /// Sets the value of a parameter; replaces the one that it had.
    pub(super) fn set(&mut self, location: Location, name: &'static str, value: ArgumentValue) {
        let is_same =
            |argument: &&mut Argument| argument.location == location && argument.name == name;
        match self.arguments.iter_mut().find(is_same) {
            Some(argument) => argument.value = value,
            None => self.arguments.push(Argument { location, name, value }),
        }
    }

    /// The arguments in one location that have a value.
    pub(super) fn arguments_in(&self, location: Location) -> impl Iterator<Item = &Argument> {
        let is_in = move |argument: &&Argument| argument.location == location;
        self.arguments.iter().filter(is_in).filter(|argument| !argument.value.is_absent())
    }

    pub(super) fn argument(&self, location: Location, name: &str) -> Option<&ArgumentValue> {
        let mut arguments = self.arguments_in(location);
        arguments.find(|argument| argument.name == name).map(|argument| &argument.value)
    }
}
