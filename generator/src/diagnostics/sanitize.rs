//! Text from outside, made safe to show: nothing in it moves, colours or reorders what is around it.

use std::borrow::Cow;
use std::fmt::Write;

/// The most characters of one text that are shown: a name can be as long as a page.
const LONGEST: usize = 600;

/// Whether a terminal or an editor acts on a character instead of showing it.
///
/// Those that reorder text are what <https://trojansource.codes> warns of.
pub(crate) fn is_control_or_bidi(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{61c}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2066}'..='\u{2069}'
                | '\u{feff}'
        )
}

/// A text on one line, with control and bidi characters escaped as `\u{…}`.
pub(crate) fn sanitize(text: String) -> String {
    if !text.contains(is_control_or_bidi) {
        return text;
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match is_control_or_bidi(c) {
            true => shown.extend(c.escape_unicode()),
            false => shown.push(c),
        }
    }
    shown
}

/// Lines of a page with each control and bidi character replaced by a character of the same length in
/// bytes, so that offsets stay valid. Those of one byte are left: the renderer escapes them.
pub(crate) fn same_length(text: &str) -> Cow<'_, str> {
    let replaced = |c: char| is_control_or_bidi(c) && c.len_utf8() > 1;
    if !text.contains(replaced) {
        return Cow::Borrowed(text);
    }
    let stand_in = |c: char| match (replaced(c), c.len_utf8()) {
        (false, _) => c,
        (true, 2) => '¿',
        (true, _) => char::REPLACEMENT_CHARACTER,
    };
    Cow::Owned(text.chars().map(stand_in).collect())
}

/// As [`visible`], with the middle of a text left out that nobody would read to its end.
pub(crate) fn shortened(text: String) -> String {
    // Bytes are no fewer than characters, and most texts are short.
    if text.len() <= LONGEST {
        return sanitize(text);
    }
    let from = |(at, _)| at;
    let head = text.char_indices().nth(LONGEST / 2).map(from);
    let tail = text.char_indices().nth_back(LONGEST / 2 - 1).map(from);
    match (head, tail) {
        (Some(head), Some(tail)) if head < tail => {
            sanitize(format!("{} … {}", &text[..head], &text[tail..]))
        }
        _ => sanitize(text),
    }
}

/// JSON with control and bidi characters escaped as `\uXXXX`. Outside of strings, JSON has none of them
/// but line breaks.
pub(crate) fn json(text: String) -> String {
    let escaped = |c: char| is_control_or_bidi(c) && c != '\n';
    if !text.contains(escaped) {
        return text;
    }
    let mut safe = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if escaped(c) {
            // Infallible: the target is a String. All of them are in the basic plane.
            let _ = write!(safe, "\\u{:04x}", u32::from(c));
        } else {
            safe.push(c);
        }
    }
    safe
}

/// A text as a cell of a Markdown table: on one line, with all markup escaped.
pub(crate) fn markdown_cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        for c in sanitize(word.to_owned()).chars() {
            if "\\`*_{}[]<>()#+!|~&".contains(c) {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_and_bidi_characters_are_escaped() {
        assert_eq!(sanitize("a\u{1b}[31m\u{202e}\nb".to_owned()), "a\\u{1b}[31m\\u{202e}\\u{a}b");
        assert_eq!(json("\"\u{9b}31m\"\n".to_owned()), "\"\\u009b31m\"\n");
    }

    #[test]
    fn markup_in_cells_is_escaped() {
        assert_eq!(markdown_cell("a | <b>\n *c*"), "a \\| \\<b\\> \\*c\\*");
    }

    #[test]
    fn stand_ins_keep_places() {
        for text in ["a\u{9b}31m", "\u{202e}b", "\u{61c}c", "\u{feff}d"] {
            let shown = same_length(text);
            assert_eq!(shown.len(), text.len());
            assert!(!shown.contains(is_control_or_bidi), "{shown:?}");
        }
    }

    #[test]
    fn a_long_text_loses_its_middle() {
        let long = shortened("ä".repeat(10_000_000));
        assert_eq!(long.chars().count(), LONGEST + 3);
        assert_eq!(shortened("ä".repeat(LONGEST)), "ä".repeat(LONGEST));
    }
}
