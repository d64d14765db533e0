//! Finds the call of the next page.

use percent_encoding::percent_decode_str;

use super::super::model::Model;
use super::argument::{ArgumentValue, Location};
use super::page::Page;
use super::paging::{CursorSource, Next, Paging};
use super::parts::Parts;

/// The call of the page after `page`, which `call` returned.
///
/// None where there is no further page. An empty page is the last one, and so is one whose items were on
/// an earlier page: a server that ignores the parameter returns the same page for ever.
pub(super) fn next(call: &Parts, page: &dyn Model, paging: &Paging) -> Option<Parts> {
    let page = Page::of(page);
    let fingerprint = page.fingerprint(paging.items)?;
    if call.visited.contains(&fingerprint) {
        return None;
    }
    let sent = match call.argument(Location::Query, paging.parameter) {
        Some(ArgumentValue::One(text)) => Some(text.as_str()),
        _ => None,
    };
    let value = match paging.next {
        Next::Number { first, number, count, uri } => {
            let own = number.and_then(|number| page.integer(number));
            let asked = sent.and_then(|sent| sent.parse().ok());
            if own.zip(asked).is_some_and(|(own, asked): (i64, i64)| own != asked) {
                return None;
            }
            let current: i64 = asked.or(own).unwrap_or(first);
            // The last page is number `count` if the first one is 1.
            let last = count.and_then(|count| page.integer(count)).map(|count| count - 1 + first);
            let has_uri = uri.is_some_and(|uri| page.text(&[uri]).is_some());
            if !has_uri && last.is_none_or(|last| current >= last) {
                return None;
            }
            current.checked_add(1)?.to_string()
        }
        Next::Cursor(sources) => {
            let cursor = sources.iter().find_map(|source| match source {
                CursorSource::Property(path) => page.text(path),
                CursorSource::UriQuery(property) => {
                    query_value(&page.text(&[property])?, paging.parameter)
                }
            })?;
            if sent == Some(cursor.as_str()) {
                return None;
            }
            cursor
        }
    };
    let mut next = call.clone();
    next.set(Location::Query, paging.parameter, ArgumentValue::One(value));
    next.visited.push(fingerprint);
    Some(next)
}

/// The value of a parameter in the query of a URI.
fn query_value(uri: &str, parameter: &str) -> Option<String> {
    let uri = uri.split('#').next().unwrap_or_default();
    let (_, query) = uri.split_once('?')?;
    query.split('&').find_map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let value = Some(decode(value)?).filter(|value| !value.is_empty());
        value.filter(|_| decode(name).as_deref() == Some(parameter))
    })
}

/// Decodes a name or value of a query, where `+` is a space.
fn decode(text: &str) -> Option<String> {
    let text = text.replace('+', " ");
    Some(percent_decode_str(&text).decode_utf8().ok()?.into_owned())
}
