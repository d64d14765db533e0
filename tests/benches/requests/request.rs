//! A request, as it was recorded or as the generated crate makes it.

use std::collections::BTreeMap;

use serde::Deserialize;

/// A request.
#[derive(Debug, Deserialize)]
pub(super) struct Request {
    pub(super) method: String,
    /// The path and the query, as they are sent.
    pub(super) target: String,
    /// By name in lower case.
    pub(super) headers: BTreeMap<String, String>,
    pub(super) body: String,
}

impl Request {
    /// The path with its escapes decoded.
    pub(super) fn path(&self) -> String {
        let path = self.target.split('?').next().unwrap_or_default();
        percent_encoding::percent_decode_str(path).decode_utf8_lossy().into_owned()
    }

    /// The values of each key in the query, sorted.
    pub(super) fn query(&self) -> BTreeMap<String, Vec<String>> {
        let (_, query) = self.target.split_once('?').unwrap_or_default();
        let mut values: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (key, value) in form_urlencoded::parse(query.as_bytes()) {
            values.entry(key.into_owned()).or_default().push(value.into_owned());
        }
        values.values_mut().for_each(|values| values.sort());
        values
    }
}
