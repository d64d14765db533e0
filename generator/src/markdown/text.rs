//! Slices of a page, and their text without markup.

use std::borrow::Cow;
use std::ops::Range;

use html_escape::decode_html_entities;

use super::inline::{Pieces, is_mark, leading_markup};

/// A link within a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Link<'a> {
    /// What it stands for in [`Text::plain`].
    pub plain: Range<usize>,
    /// Where it leads: `#StateEnum`, `Address.html`.
    pub target: &'a str,
}

/// A slice of a page: a cell, a heading, a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Text<'a> {
    /// The source text with its markup, trimmed.
    pub raw: &'a str,
    /// The offset of its first byte.
    pub start: usize,
}

impl<'a> Text<'a> {
    /// The slice `range` of `page`, trimmed.
    pub(super) fn cut(page: &'a str, range: Range<usize>) -> Text<'a> {
        let whole = page.get(range.clone()).unwrap_or_default();
        let raw = whole.trim_start();
        Text { raw: raw.trim_end(), start: range.start + whole.len() - raw.len() }
    }

    /// Its byte range in the page.
    pub(crate) fn range(&self) -> Range<usize> {
        self.start..self.start + self.raw.len()
    }

    /// Whether it is empty.
    pub(crate) fn is_empty(&self) -> bool {
        self.raw.is_empty()
    }

    /// The text as a name or a type: without emphasis, code marks, comments, anchors and the targets of
    /// links; escapes and entities are decoded.
    pub(crate) fn plain(&self) -> Cow<'a, str> {
        let core = self.core().raw;
        if !core.bytes().any(is_mark) {
            return Cow::Borrowed(core);
        }
        let mut plain = String::with_capacity(core.len());
        plain.extend(Pieces::of(core).map(|(_, piece)| piece));
        Cow::Owned(plain)
    }

    /// The range in the page of a range of [`Text::plain`].
    pub(crate) fn place_of_plain(&self, range: Range<usize>) -> Range<usize> {
        let core = self.core();
        // The place of each byte of the plain text. The bytes of an entity share one.
        let mut places: Vec<Range<usize>> = Vec::with_capacity(core.raw.len());
        for (place, piece) in Pieces::of(core.raw) {
            match core.raw.get(place.clone()) {
                Some(verbatim) if verbatim == piece => places.extend(place.map(|at| at..at + 1)),
                _ => places.extend(piece.bytes().map(|_| place.clone())),
            }
        }
        let end = places.last().map_or(0, |place| place.end);
        let start = places.get(range.start).map_or(end, |place| place.start);
        let last = range.end.checked_sub(1).filter(|&last| last >= range.start);
        let end = last.and_then(|last| places.get(last)).map_or(start, |place| place.end);
        core.start + start..core.start + end
    }

    /// The links in it, in order.
    pub(crate) fn links(&self) -> Vec<Link<'a>> {
        let core = self.core();
        if let Some(target) = self.link_target() {
            return vec![Link { plain: 0..self.plain().len(), target }];
        }
        let mut links: Vec<Link<'a>> = Vec::new();
        let mut pieces = Pieces::of(core.raw);
        let mut open = None;
        let mut length = 0;
        while let Some((_, piece)) = pieces.next() {
            let target = pieces.target();
            if target != open
                && let Some(text) = target.clone().and_then(|place| core.raw.get(place))
            {
                let target = text.trim_start_matches("](").trim_end_matches(')').trim();
                links.push(Link { plain: length..length, target });
            }
            length += piece.len();
            if let (Some(_), Some(link)) = (&target, links.last_mut()) {
                link.plain.end = length;
            }
            open = target;
        }
        links
    }

    /// The target, if the whole text is a link: `#StateEnum`, `Address.html`.
    pub(crate) fn link_target(&self) -> Option<&'a str> {
        let bare = self.without_comments().raw;
        let (text, target) = bare.strip_prefix('[')?.strip_suffix(')')?.rsplit_once("](")?;
        // `[A](a) or [B](b)` is no link as a whole.
        (is_balanced(text) || !text.contains("](")).then_some(target.trim())
    }

    /// The text as prose: without comments, with entities and the escapes `\"`, `\\` and `\|` decoded.
    /// Other markup stays.
    pub(crate) fn prose(&self) -> Cow<'a, str> {
        let mut text = Cow::Borrowed(self.raw);
        if self.raw.contains("\r\n") {
            text = Cow::Owned(self.raw.replace("\r\n", "\n"));
        }
        if self.raw.contains("<!--") {
            text = Cow::Owned(without_all_comments(&text));
        }
        if text.contains('&') {
            text = Cow::Owned(decode_html_entities(&*text).into_owned());
        }
        if text.contains('\\') {
            text = Cow::Owned(unescape(&text));
        }
        text
    }

    /// Without comments and anchors at its ends, the target of a link, and the `**` around it all.
    fn core(&self) -> Text<'a> {
        let mut core = self.without_comments();
        if let Some(text) = core.link_target().and_then(|_| core.raw.rsplit_once("](")) {
            core = core.part(&text.0[1..]).without_comments();
        }
        // A link without a target: `[**LocalDate**]`.
        if core.raw.starts_with("[**") && core.raw.ends_with("**]") {
            core = core.part(&core.raw[1..core.raw.len() - 1]);
        }
        for mark in ["**", "__", "`"] {
            let inner = core.raw.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
            if let Some(inner) = inner.filter(|inner| !inner.is_empty()) {
                core = core.part(inner);
            }
        }
        core
    }

    fn without_comments(&self) -> Text<'a> {
        let mut raw = self.raw.trim();
        loop {
            let before = raw.len();
            if let Some(length) = leading_markup(raw) {
                raw = raw[length..].trim_start();
            }
            if raw.ends_with("-->")
                && let Some(comment) = raw.rfind("<!--")
            {
                let ends_it = raw[comment..].find("-->") == raw.len().checked_sub(comment + 3);
                raw = if ends_it { raw[..comment].trim_end() } else { raw };
            }
            if raw.len() == before {
                return self.part(raw);
            }
        }
    }

    /// A part of this text.
    fn part(&self, slice: &'a str) -> Text<'a> {
        let offset = slice.as_ptr().addr() - self.raw.as_ptr().addr();
        Text { raw: slice, start: self.start + offset }
    }
}

/// Whether each closing bracket of a text has an opening one before it.
fn is_balanced(text: &str) -> bool {
    let mut open = 0_usize;
    text.bytes().all(|byte| match byte {
        b'[' => {
            open += 1;
            true
        }
        b']' => {
            let had = open > 0;
            open = open.saturating_sub(1);
            had
        }
        _ => true,
    })
}

fn without_all_comments(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("<!--") {
        kept.push_str(before);
        match comment.split_once("-->") {
            Some((_, after)) => rest = after,
            None => {
                kept.push_str("<!--");
                rest = comment;
                break;
            }
        }
    }
    kept.push_str(rest);
    kept
}

/// Decodes the escapes that the generators put into prose.
pub(crate) fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        let escaped = characters.next_if(|next| c == '\\' && matches!(next, '"' | '\\' | '|'));
        plain.push(escaped.unwrap_or(c));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn plain(raw: &str, expected: &str) {
        assert_eq!(Text { raw, start: 0 }.plain(), expected);
    }

    #[track_caller]
    fn prose(raw: &str, expected: &str) {
        assert_eq!(Text { raw, start: 0 }.prose(), expected);
    }

    #[test]
    fn markup_of_names_and_types_is_taken_off() {
        plain("**state**", "state");
        plain("`state`", "state");
        plain("**_enum**", "_enum");
        plain("\\_type", "_type");
        plain("<!----><!---->**String**<!---->", "String");
        plain("<!----><!---->[**Address**](Address.html)<!---->", "Address");
        plain("[**List&lt;Segment&gt;**](Segment.html)<!---->", "List<Segment>");
        plain("[**List<ScopesEnum>**](#Enum--ScopesEnum)", "List<ScopesEnum>");
        plain("[**byte[]**](byte[].md)", "byte[]");
        plain("[**LocalDate**]", "LocalDate");
        plain("[**List&lt;LocalDate&gt;**]", "List<LocalDate>");
        plain("**Map&lt;String, List&lt;a&gt;&gt;**", "Map<String, List<a>>");
        plain("a & b &nosuch; &lt;", "a & b &nosuch; <");
        plain("<a name=\"x\"></a>Foo", "Foo");
        plain("ApiResponse<[**Foo**](Foo.md)>", "ApiResponse<Foo>");
        plain("Map<[**A_b**](A.md), [B](B.md)[]>", "Map<A_b, B[]>");
        plain("a [b] c](d", "a [b] c](d");
        plain("**", "");
        plain("", "");
    }

    #[test]
    fn a_link_is_a_hint() {
        let target = |raw| Text { raw, start: 0 }.link_target();
        assert_eq!(target("<!---->[**A**](#AEnum)<!---->"), Some("#AEnum"));
        assert_eq!(target("[**byte[]**](byte[].md)"), Some("byte[].md"));
        assert_eq!(target("**String**"), None);
    }

    #[test]
    fn links_have_their_places_in_the_plain_text() {
        let links = |raw| {
            let text = Text { raw, start: 0 };
            let links = text.links().into_iter();
            links.map(|link| (text.plain()[link.plain].to_owned(), link.target)).collect::<Vec<_>>()
        };
        let found = |text: &str, target| (text.to_owned(), target);
        assert_eq!(links("[**A&lt;B&gt;**](a.md#b)"), [found("A<B>", "a.md#b")]);
        assert_eq!(links("List(Self.[A_b](#a))"), [found("A_b", "#a")]);
        assert_eq!(
            links(r"[a\_1](#x)[b](#y) or [c](z)"),
            [found("a_1", "#x"), found("b", "#y"), found("c", "z")]
        );
        assert_eq!(links("[a](x) and [b](y)"), [found("a", "x"), found("b", "y")]);
        assert_eq!(links("byte[]"), []);
    }

    #[test]
    fn running_text_keeps_what_its_author_wrote() {
        prose("of type \\\"ip\\\", a \\&quot;b\\&quot;", "of type \"ip\", a \"b\"");
        prose("[.mmm] {a}-{b}  **bold** `code` <url>", "[.mmm] {a}-{b}  **bold** `code` <url>");
        prose("left\\|right \\\\d &amp;lt;", "left|right \\d &lt;");
        prose("a<!-- b -->c<!-- d", "ac<!-- d");
    }

    #[track_caller]
    fn placed(raw: &str, range: Range<usize>, expected: &str) {
        let place = Text { raw, start: 0 }.place_of_plain(range);
        assert_eq!(&raw[place], expected);
    }

    #[test]
    fn places_are_found_again() {
        placed("**List&lt;List&lt;String&gt;**", 4..5, "&lt;");
        placed("[**Foo bar**](Foo)", 4..5, "b");
        placed("[**LocalDate**]", 0..5, "Local");
        placed("**Foo**", 0..3, "Foo");
        placed("**Foo**", 3..3, "");
    }
}
