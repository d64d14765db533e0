//! What the server receives.

use http::header::HeaderMap;
use http::request::Parts;
use serde_json::Value;

/// A request as the server reads it.
#[derive(Debug, Clone)]
pub struct Received {
    /// The method.
    pub method: String,
    /// The path as it was sent.
    pub path: String,
    /// The names and values of the query, decoded, in order.
    pub query: Vec<(String, String)>,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Vec<u8>,
}

impl Received {
    pub(crate) fn new(head: Parts, body: Vec<u8>) -> Received {
        let query = head.uri.query().unwrap_or_default();
        Received {
            method: head.method.to_string(),
            path: head.uri.path().to_owned(),
            query: form_urlencoded::parse(query.as_bytes()).into_owned().collect(),
            headers: head.headers,
            body,
        }
    }

    /// The segments of the path, decoded.
    pub fn segments(&self) -> Vec<String> {
        let decode = |segment| {
            percent_encoding::percent_decode_str(segment).decode_utf8_lossy().into_owned()
        };
        self.path.split('/').skip(1).map(decode).collect()
    }

    /// The first value of this name in the query.
    pub fn query(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// A header as text; empty if there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The body as JSON; null if it is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// The parts of a form in the body (`multipart/form-data`, [RFC 7578](https://www.rfc-editor.org/rfc/rfc7578)),
    /// in order: the name of each, the name of its file if it is one, and its content.
    pub fn parts(&self) -> Vec<(String, Option<String>, Vec<u8>)> {
        let content_type = self.header("content-type");
        let Some(boundary) = content_type.strip_prefix("multipart/form-data; boundary=") else {
            return Vec::new();
        };
        // One character for each byte, so that a content that is no text can be cut as well.
        let body: String = self.body.iter().map(|byte| char::from(*byte)).collect();
        let bytes = |text: &str| -> Vec<u8> { text.chars().map(|c| c as u8).collect() };
        let parameter = |head: &str, name: &str| {
            let (_, rest) = head.split_once(&format!(" {name}=\""))?;
            let value = bytes(rest.split_once('"')?.0);
            Some(String::from_utf8_lossy(&value).into_owned())
        };
        let start = format!("--{boundary}");
        let parts = body.split(&start).skip(1);
        let parts = parts.filter_map(|part| part.strip_prefix("\r\n")?.strip_suffix("\r\n"));
        let parts = parts.filter_map(|part| {
            let (head, content) = part.split_once("\r\n\r\n")?;
            Some((parameter(head, "name")?, parameter(head, "filename"), bytes(content)))
        });
        parts.collect()
    }

    /// The names and values of a form in the body, decoded, in order.
    pub fn form(&self) -> Vec<(String, String)> {
        form_urlencoded::parse(&self.body).into_owned().collect()
    }
}
