//! Requests, as they were recorded or as the generated crate makes them.

use std::collections::BTreeMap;

use serde::Deserialize;

/// A request.
#[derive(Debug, Clone, Deserialize)]
pub struct Request {
    /// The method.
    pub method: String,
    /// The path and the query, as they are sent.
    pub target: String,
    /// By name in lower case.
    pub headers: BTreeMap<String, String>,
    /// The body; empty where there is none.
    pub body: String,
}

impl Request {
    /// The path with its escapes decoded.
    pub fn path(&self) -> String {
        percent_encoding::percent_decode_str(self.encoded_path()).decode_utf8_lossy().into_owned()
    }

    /// The number of the path's segments, as a server sees them.
    pub fn segments(&self) -> usize {
        self.encoded_path().split('/').count()
    }

    /// The values of each key in the query, in the order in which they are sent.
    pub fn query(&self) -> BTreeMap<String, Vec<String>> {
        let (_, query) = self.target.split_once('?').unwrap_or_default();
        let mut values: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (key, value) in form_urlencoded::parse(query.as_bytes()) {
            values.entry(key.into_owned()).or_default().push(value.into_owned());
        }
        values
    }

    fn encoded_path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }
}

/// What another SDK makes of a call.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct SdkCall {
    /// The recorded request.
    pub request: Option<Request>,
    /// Whether the SDK has no such operation.
    pub missing: bool,
    /// The identifiers of the pages that the SDK has no parameter for.
    pub unknown: Vec<String>,
    /// The parameters of the SDK that the pages do not have.
    pub unset: Vec<String>,
    /// Why no request was recorded.
    pub failed: Option<String>,
}
