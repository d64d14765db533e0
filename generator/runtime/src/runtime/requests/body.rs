//! Bodies of requests.

/// The body of a request.
#[derive(Clone)]
pub(super) enum Body {
    /// None was given.
    Absent,
    Content {
        content_type: &'static str,
        bytes: Vec<u8>,
    },
    /// The value could not be written as JSON, for this reason.
    Unwritable(String),
}
