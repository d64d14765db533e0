//! Errors of making a request.

use std::error::Error;
use std::fmt;

/// A request could not be made of a call. It lists everything that is wrong, each once.
///
/// ```
/// use tablesmith_runtime::requests::{Call, Credentials};
///
/// let call: Call<()> = Call::get("/users/{userId}/roles/{role}").path("role", "").required(&["region"]);
/// let error = call.request("https://api.example.com", &Credentials::none()).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "cannot make the request GET /users/{userId}/roles/{role}: \
///      the parameter `userId` is required; the parameter `region` is required; \
///      the path parameter `role` is empty",
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestError {
    operation: String,
    faults: Vec<RequestFault>,
}

/// One reason why a request could not be made.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum RequestFault {
    /// The required parameter with this wire name has no value.
    MissingParameter(&'static str),
    /// The body is required and has no value.
    MissingBody,
    /// The value of the path parameter with this wire name is empty: the path would be another one.
    EmptyPathParameter(&'static str),
    /// A segment of the path would be `.` or `..`, which stands for another path. The wire name is that
    /// of the parameter in it.
    DotSegment(&'static str),
    /// The path has no parameter with this name.
    UnknownPathParameter(&'static str),
    /// The header with this name has a value that no header can hold: characters other than ASCII, line
    /// breaks and other control characters, or white space at an end.
    Header(String),
    /// The body could not be written as JSON, for this reason.
    Body(String),
    /// Both a body and parameters of a form have a value, of which a request holds one.
    FormWithBody,
    /// The base URL is none, for this reason.
    BaseUrl(&'static str),
    /// The credentials of this kind cannot be sent, for this reason. The secret is not shown.
    Credentials(String, &'static str),
    /// The URL is not valid, for this reason.
    Url(String),
}

impl RequestError {
    pub(super) fn new(operation: String, found: Vec<RequestFault>) -> RequestError {
        let mut faults = Vec::new();
        for fault in found {
            // A parameter may be in the path twice.
            if !faults.contains(&fault) {
                faults.push(fault);
            }
        }
        RequestError { operation, faults }
    }

    /// Everything that is wrong.
    pub fn faults(&self) -> &[RequestFault] {
        &self.faults
    }

    /// The wire names of the required parameters that have no value.
    pub fn missing_parameters(&self) -> impl Iterator<Item = &'static str> {
        self.faults.iter().filter_map(|fault| match fault {
            RequestFault::MissingParameter(name) => Some(*name),
            _ => None,
        })
    }
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot make the request {}", self.operation)?;
        for (index, fault) in self.faults.iter().enumerate() {
            write!(f, "{}{fault}", if index == 0 { ": " } else { "; " })?;
        }
        Ok(())
    }
}

impl fmt::Display for RequestFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RequestFault::MissingParameter(name) => write!(f, "the parameter `{name}` is required"),
            RequestFault::MissingBody => f.write_str("the body is required"),
            RequestFault::EmptyPathParameter(name) => {
                write!(f, "the path parameter `{name}` is empty")
            }
            RequestFault::DotSegment(name) => {
                write!(f, "the path parameter `{name}` makes a segment `.` or `..`")
            }
            RequestFault::UnknownPathParameter(name) => {
                write!(f, "the path has no parameter `{name}`")
            }
            RequestFault::Header(name) => write!(
                f,
                "the header `{name}` has a value that cannot be sent: only printable ASCII, \
                 without white space at the ends, can"
            ),
            RequestFault::Body(reason) => {
                write!(f, "the body cannot be written as JSON: {reason}")
            }
            RequestFault::FormWithBody => {
                f.write_str("it has a body and a form, of which a request holds one")
            }
            RequestFault::BaseUrl(reason) => write!(f, "the base URL is not valid: {reason}"),
            RequestFault::Credentials(kind, reason) => {
                write!(f, "the credentials ({kind}) cannot be sent: {reason}")
            }
            RequestFault::Url(reason) => write!(f, "the URL is not valid: {reason}"),
        }
    }
}

impl Error for RequestError {}
