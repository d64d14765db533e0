//! The body of a request and the headers that describe bodies.

use std::fmt::Write;
use std::hash::{DefaultHasher, Hash, Hasher};

use http::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderName};

use super::super::argument::{Argument, ArgumentValue, Location};
use super::super::body::Body;
use super::super::escape;
use super::super::parts::Parts;
use super::super::request_error::RequestFault;
use super::headers;

/// The body. Inserts `Accept`, and `Content-Type` if there is a body.
pub(super) fn render(
    call: &Parts,
    headers: &mut HeaderMap,
    faults: &mut Vec<RequestFault>,
) -> Vec<u8> {
    let mut insert = |name: HeaderName, value: &str| match headers::value(value) {
        Some(value) => drop(headers.insert(name, value)),
        None => faults.push(RequestFault::Header(name.to_string())),
    };
    insert(ACCEPT, call.accept);
    let form: Vec<&Argument> = call.arguments_in(Location::Form).collect();
    let (content_type, bytes) = match &call.body {
        Body::Content { .. } if !form.is_empty() => {
            faults.push(RequestFault::FormWithBody);
            return Vec::new();
        }
        Body::Content { content_type, bytes } => ((*content_type).to_owned(), bytes.clone()),
        Body::Unwritable(reason) => {
            faults.push(RequestFault::Body(reason.clone()));
            return Vec::new();
        }
        Body::Absent => {
            if form.is_empty() {
                return Vec::new();
            }
            let has_file = |argument: &&Argument| matches!(argument.value, ArgumentValue::Files(_));
            match call.is_multipart || form.iter().any(has_file) {
                true => multipart(&form),
                false => {
                    ("application/x-www-form-urlencoded".to_owned(), urlencoded(&form).into_bytes())
                }
            }
        }
    };
    insert(CONTENT_TYPE, &content_type);
    bytes
}

fn urlencoded(form: &[&Argument]) -> String {
    let mut text = String::new();
    for argument in form {
        for value in argument.value.texts() {
            let separator = if text.is_empty() { "" } else { "&" };
            // Writing to a string does not fail.
            let _ = write!(
                text,
                "{separator}{}={}",
                escape::value(argument.name),
                escape::value(&value)
            );
        }
    }
    text
}

/// A form as `multipart/form-data` ([RFC 7578](https://www.rfc-editor.org/rfc/rfc7578)).
fn multipart(form: &[&Argument]) -> (String, Vec<u8>) {
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for argument in form {
        let name = quoted(argument.name);
        let files = match &argument.value {
            ArgumentValue::Files(files) => files.as_slice(),
            _ => &[],
        };
        for file in files {
            let head = format!(
                "Content-Disposition: form-data; name={name}; filename={}\r\n\
                 Content-Type: application/octet-stream\r\n\r\n",
                quoted(&file.name)
            );
            parts.push((head, file.bytes.clone()));
        }
        for value in argument.value.texts() {
            let head = format!("Content-Disposition: form-data; name={name}\r\n\r\n");
            parts.push((head, value.into_bytes()));
        }
    }
    let boundary = boundary(&parts);
    let mut body = Vec::new();
    for (head, content) in &parts {
        body.extend_from_slice(format!("--{boundary}\r\n{head}").as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    (format!("multipart/form-data; boundary={boundary}"), body)
}

/// A name in quotes, escaped as the
/// [HTML standard](https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data)
/// says.
fn quoted(name: &str) -> String {
    let name = name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
    format!("\"{name}\"")
}

/// A text that none of the parts contains.
fn boundary(parts: &[(String, Vec<u8>)]) -> String {
    let mut hasher = DefaultHasher::new();
    parts.hash(&mut hasher);
    loop {
        let boundary = format!("form-{:016x}", hasher.finish());
        let is_in = |content: &Vec<u8>| {
            content.windows(boundary.len()).any(|window| window == boundary.as_bytes())
        };
        if !parts.iter().any(|(_, content)| is_in(content)) {
            return boundary;
        }
        boundary.hash(&mut hasher);
    }
}
