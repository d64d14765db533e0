//! The path of a request.

use std::fmt::Write;

use super::super::argument::{ArgumentValue, Location};
use super::super::escape;
use super::super::parts::Parts;
use super::super::request_error::RequestFault;

/// A part of a segment of a template.
enum Piece<'t> {
    Literal(&'t str),
    Parameter(&'t str),
}

/// The path with its values after that of the base URL, and the query that the template has, if any.
/// Parameters without a value are no fault here.
pub(super) fn render(call: &Parts, base: &str, faults: &mut Vec<RequestFault>) -> String {
    for argument in call.arguments_in(Location::Path) {
        if !parameters(call.template).any(|name| name == argument.name) {
            faults.push(RequestFault::UnknownPathParameter(argument.name));
        }
    }
    if call.template.is_empty() {
        return base.to_owned();
    }
    let mut rendered = base.trim_end_matches('/').to_owned();
    for segment in call.template.trim_start_matches('/').split('/') {
        rendered.push('/');
        self::segment(call, segment, &mut rendered, faults);
    }
    rendered
}

fn segment(
    call: &Parts,
    segment: &'static str,
    rendered: &mut String,
    faults: &mut Vec<RequestFault>,
) {
    // The segment as the server reads it.
    let mut decoded = String::new();
    let mut parameter = None;
    for piece in pieces(segment) {
        match piece {
            Piece::Literal(text) => {
                decoded.push_str(text);
                // Writing to a string does not fail.
                let _ = write!(rendered, "{}", escape::literal(text));
            }
            Piece::Parameter(name) => {
                let Some(value) = call.argument(Location::Path, name) else {
                    // Not empty: that it is missing is told already.
                    decoded.push_str(name);
                    continue;
                };
                parameter = Some(name);
                let value = text(value);
                if value.is_empty() {
                    faults.push(RequestFault::EmptyPathParameter(name));
                }
                decoded.push_str(&value);
                let _ = write!(rendered, "{}", escape::value(&value));
            }
        }
    }
    if let (Some(name), "." | "..") = (parameter, decoded.as_str()) {
        faults.push(RequestFault::DotSegment(name));
    }
}

/// The value of a path parameter.
fn text(value: &ArgumentValue) -> String {
    value.texts().join(",")
}

/// The names of the parameters in a template.
pub(super) fn parameters(template: &'static str) -> impl Iterator<Item = &'static str> {
    pieces(template).filter_map(|piece| match piece {
        Piece::Parameter(name) => Some(name),
        Piece::Literal(_) => None,
    })
}

/// The pieces of a template. A brace without its partner is literal text.
fn pieces(template: &'static str) -> impl Iterator<Item = Piece<'static>> {
    let mut rest = template;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let open = rest.find('{').unwrap_or(rest.len());
        if open > 0 {
            let (literal, after) = rest.split_at(open);
            rest = after;
            return Some(Piece::Literal(literal));
        }
        match rest.find('}') {
            Some(close) => {
                let name = &rest[1..close];
                rest = &rest[close + 1..];
                Some(Piece::Parameter(name))
            }
            None => Some(Piece::Literal(std::mem::take(&mut rest))),
        }
    })
}
