//! What a terminal obeys instead of showing it.

/// Whether a terminal, or an editor, obeys this character: control characters except the line feed,
/// and those that change the direction of text.
pub fn is_control_or_bidi(c: char) -> bool {
    c != '\n' && c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Checks that a terminal shows the whole text.
///
/// # Panics
///
/// If it holds a character that a terminal obeys.
#[track_caller]
pub fn assert_shown(text: &str) {
    assert!(!text.contains(is_control_or_bidi), "{text:?}");
}
