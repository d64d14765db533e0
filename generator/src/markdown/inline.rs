//! The plain text of a name or a type, piece by piece with its place in the source.
//!
//! pulldown-cmark is not used here, for three reasons. It takes the argument of `List<XEnum>` for an
//! HTML tag. It refuses links whose target has spaces, such as `[**Map<String, XEnum>**](#Map<String,
//! XEnum>)`, which the generators write. And it has no entry for inline text alone: the names `#`,
//! `-1` and `_type` would be a heading, a list and emphasis.

use std::borrow::Cow;
use std::ops::Range;

use html_escape::decode_html_entities;

/// The pieces of the plain text of `raw`, each with what stands for it in `raw`. Bold, code marks,
/// comments, anchors and the targets of links are passed over; escapes and entities are decoded.
pub(super) struct Pieces<'a> {
    raw: &'a str,
    at: usize,
    /// The end of the text of the link that is being read, with its target.
    target: Option<Range<usize>>,
    // No search goes past the last delimiter, so the time is linear.
    last_comment: usize,
    last_tag: usize,
    last_link: usize,
}

impl<'a> Pieces<'a> {
    pub(super) fn of(raw: &'a str) -> Pieces<'a> {
        let last = |end| raw.rfind(end).unwrap_or(0);
        let (last_comment, last_tag, last_link) = (last("-->"), last(">"), last(")"));
        Pieces { raw, at: 0, target: None, last_comment, last_tag, last_link }
    }

    /// The place of the target of the link that the last piece is a part of, with its brackets.
    pub(super) fn target(&self) -> Option<Range<usize>> {
        self.target.clone()
    }

    /// The length of the markup that `rest` starts with.
    fn markup(&mut self, rest: &str) -> usize {
        if let Some(target) = self.target.take_if(|target| target.start == self.at) {
            return target.len();
        }
        if self.at < self.last_link
            && self.target.is_none()
            && let Some((text, whole)) = link_at(rest)
        {
            self.target = Some(self.at + "[".len() + text..self.at + whole);
            return "[".len();
        }
        let last = if rest.starts_with("<!--") { self.last_comment } else { self.last_tag };
        match rest.as_bytes() {
            [b'*', b'*', ..] => 2,
            [b'`', ..] => 1,
            [b'<', ..] if self.at < last => leading_markup(rest).unwrap_or(0),
            _ => 0,
        }
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = (Range<usize>, Cow<'a, str>);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let rest = self.raw.get(self.at..).filter(|rest| !rest.is_empty())?;
            match self.markup(rest) {
                0 => {
                    let start = self.at;
                    let (length, text) = text_at(rest);
                    self.at += length;
                    return Some((start..self.at, text));
                }
                length => self.at += length,
            }
        }
    }
}

/// The text that `rest`, which starts with no markup, starts with: its length, and what it stands
/// for.
fn text_at(rest: &str) -> (usize, Cow<'_, str>) {
    let run = rest.bytes().position(is_mark).unwrap_or(rest.len());
    match rest.as_bytes() {
        _ if run > 0 => (run, Cow::Borrowed(&rest[..run])),
        [b'\\', escaped, ..] if escaped.is_ascii_punctuation() => (2, Cow::Borrowed(&rest[1..2])),
        [b'&', ..] => entity(rest).unwrap_or((1, Cow::Borrowed("&"))),
        _ => (1, Cow::Borrowed(&rest[..1])),
    }
}

/// Whether a byte may start markup, an escape or an entity.
pub(super) fn is_mark(byte: u8) -> bool {
    matches!(byte, b'*' | b'`' | b'\\' | b'&' | b'<' | b'[' | b']')
}

/// The length of the comment or the anchor that `text` starts with. Other tags are not markup here:
/// `<XEnum>` is a type argument.
pub(super) fn leading_markup(text: &str) -> Option<usize> {
    if text.starts_with("<!--") {
        return text.find("-->").map(|end| end + "-->".len());
    }
    let anchor = text.strip_prefix("<a ")?;
    if anchor.starts_with("name=") || anchor.starts_with("id=") {
        let end = text.find('>')? + 1;
        let closing = if text[end..].starts_with("</a>") { "</a>".len() } else { 0 };
        return Some(end + closing);
    }
    None
}

/// The link that `rest` starts with, as the length of its text and of the whole: `[Foo](Foo.md)`
/// within `List<[Foo](Foo.md)>`. The brackets of `byte[]` are none.
fn link_at(rest: &str) -> Option<(usize, usize)> {
    // Brackets within the text, as of `[[]Foo](Foo.md)`. The bound keeps the time linear.
    const DEEPEST: usize = 4;
    let text = rest.strip_prefix('[')?;
    let mut open = 0;
    let length = text.bytes().enumerate().find_map(|(at, byte)| match byte {
        b'[' if open == DEEPEST => Some(0),
        b'[' => {
            open += 1;
            None
        }
        b']' if open == 0 => Some(at),
        b']' => {
            open -= 1;
            None
        }
        _ => None,
    });
    let length = length.filter(|&length| length > 0)?;
    let target = text[length..].strip_prefix("](")?;
    let end = target.find(')')?;
    Some((length, "[](".len() + length + end + ")".len()))
}

/// The entity that `text` starts with: its length, and what it stands for.
fn entity(text: &str) -> Option<(usize, Cow<'_, str>)> {
    const LONGEST: usize = "&CounterClockwiseContourIntegral;".len();
    let length = text.bytes().take(LONGEST).position(|byte| byte == b';')? + 1;
    let decoded = decode_html_entities(&text[..length]);
    (decoded != text[..length]).then_some((length, decoded))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Markup with its plain text, which stays the same whatever stands before and after it.
    const PARTS: [(&str, &str); 13] = [
        ("Foo", "Foo"),
        (" é", " é"),
        ("**", ""),
        ("`", ""),
        ("\\_", "_"),
        ("\\[", "["),
        ("&lt;", "<"),
        ("&nosuch;", "&nosuch;"),
        ("<XEnum>", "<XEnum>"),
        ("<!-- x -->", ""),
        ("<a name=\"x\"></a>", ""),
        ("[Foo](#Map<String, Foo>)", "Foo"),
        ("[[]Foo](Foo.md)", "[]Foo"),
    ];

    proptest! {
        #[test]
        fn markup_is_removed_wherever_it_stands(
            parts in prop::collection::vec(prop::sample::select(PARTS.as_slice()), 0..8),
        ) {
            let raw: String = parts.iter().map(|(raw, _)| *raw).collect();
            let expected: String = parts.iter().map(|(_, plain)| *plain).collect();
            let plain: String = Pieces::of(&raw).map(|(_, piece)| piece).collect();
            prop_assert_eq!(plain, expected);
        }

        #[test]
        fn pieces_of_any_text_have_their_places_in_order(raw in r"[\[\]()*`\\&;<>!aé ltname=-]{0,40}") {
            let mut end = 0;
            for (place, piece) in Pieces::of(&raw) {
                prop_assert!(place.start >= end && !place.is_empty());
                end = place.end;
                let verbatim = raw.get(place);
                prop_assert!(verbatim.is_some() && !piece.is_empty());
            }
            prop_assert!(end <= raw.len());
        }
    }
}
