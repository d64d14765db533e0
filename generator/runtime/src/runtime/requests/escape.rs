//! Percent-encoding ([RFC 3986](https://www.rfc-editor.org/rfc/rfc3986)).

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, PercentEncode, utf8_percent_encode};

/// All but the unreserved characters of section 2.3, so that a value reads the same in a path, a query
/// and a form, whatever rules the server reads them by.
const VALUE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What cannot stand in a path as it is. `%` can: a documented path may be escaped already.
const LITERAL: &AsciiSet = &VALUE
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b'/')
    .remove(b':')
    .remove(b';')
    .remove(b'=')
    .remove(b'?')
    .remove(b'@')
    .remove(b'%');

/// Escapes a value, or the name of a parameter.
pub(super) fn value(text: &str) -> PercentEncode<'_> {
    utf8_percent_encode(text, VALUE)
}

/// Escapes the text of a documented path.
pub(super) fn literal(text: &str) -> PercentEncode<'_> {
    utf8_percent_encode(text, LITERAL)
}

/// A value as it is in a form.
#[cfg(feature = "reqwest")]
pub(in super::super) fn form_encoded(text: &str) -> String {
    value(text).to_string()
}
