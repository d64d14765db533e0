//! JSON pointers ([RFC 6901](https://www.rfc-editor.org/rfc/rfc6901)).

/// Appends a reference token, escaped as section 3 of the RFC requires.
pub(super) fn push_token(pointer: &mut String, token: &str) {
    pointer.push('/');
    for c in token.chars() {
        match c {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            c => pointer.push(c),
        }
    }
}
