//! Text as Markdown for rustdoc, which shows it as it reads on its page.
//!
//! Text is data: nothing in it becomes a heading, a link, HTML, or an example that is compiled, and
//! nothing in it ends a comment. What is escaped is what CommonMark (<https://spec.commonmark.org/0.31.2/#backslash-escapes>) and
//! rustdoc's extensions of it (tables, strikethrough, footnotes, smart punctuation) would act on.

use std::borrow::Cow;
use std::fmt::Write;

use syn::Attribute;

use super::syntax;

use crate::diagnostics::sanitize::is_control_or_bidi as is_invisible;

/// The longest line of documentation, in columns, its indentation and `/// ` included.
pub(super) const WIDTH: usize = 100;

/// A text as `#[doc]` attributes, one for each line, of an item that is indented by `indent` columns.
pub(super) fn attributes(text: &str, indent: usize) -> Vec<Attribute> {
    let lines = lines(text, WIDTH - indent - "/// ".len());
    lines.iter().map(|line| syntax::doc(&format!(" {line}"))).collect()
}

/// Markdown as the inner documentation of a file.
pub(super) fn inner(markdown: &str) -> String {
    let lines = markdown.lines().map(|line| match line {
        "" => "//!\n".to_owned(),
        line => format!("//! {line}\n"),
    });
    lines.collect()
}

/// A text as a code span, or as running text if it cannot be one.
pub(super) fn code(text: &str) -> String {
    match is_code(text) {
        true => format!("`{text}`"),
        false => one_line(text),
    }
}

/// Whether a text can be a code span without escapes.
fn is_code(text: &str) -> bool {
    let plain = text.chars().all(|c| c != '`' && !is_invisible(c));
    plain && !text.is_empty() && text.trim() == text
}

/// A value on the wire as documentation: a code span, or quoted text if it cannot be one.
pub(super) fn value(text: &str, indent: usize) -> Vec<Attribute> {
    match is_code(text) {
        true => vec![syntax::doc(&format!(" `{text}`"))],
        false => attributes(&format!("\"{text}\""), indent),
    }
}

/// The documented name as an alias for rustdoc's search; none if it equals the Rust name, or if
/// rustdoc does not accept it.
pub(super) fn alias(documented: &str, rust_name: &str) -> Option<Attribute> {
    has_alias(documented, rust_name).then(|| syntax::alias(documented))
}

/// Whether a definition has its documented name as an alias.
pub(super) fn has_alias(documented: &str, rust_name: &str) -> bool {
    let bare = rust_name.strip_prefix("r#").unwrap_or(rust_name);
    // Rustdoc accepts no quotes, and no space at the start or the end.
    let can_be = documented.chars().all(|c| c.is_ascii_graphic() && c != '"' && c != '\'');
    can_be && !documented.is_empty() && documented != bare
}

/// A text as Markdown on one line.
pub(super) fn one_line(text: &str) -> String {
    lines(text, usize::MAX).join(" ")
}

/// A text as Markdown, in lines of at most `width` columns unless a word is longer.
pub(super) fn lines(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut columns = 0;
    let mut inside = String::new();
    for word in text.split_whitespace() {
        inside.clear();
        escape_word_into(&mut inside, word);
        let wide = inside.chars().count();
        if !line.is_empty() && columns + 1 + wide > width {
            lines.push(std::mem::take(&mut line));
        }
        if line.is_empty() {
            line.push_str(&at_line_start(&inside));
            columns = line.chars().count();
        } else {
            line.push(' ');
            line.push_str(&inside);
            columns += 1 + wide;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// A word with what would be markup escaped, and a URL in it as a link.
fn escape_word_into(out: &mut String, word: &str) {
    let mut rest = word;
    while let Some(start) = url_start(rest) {
        let (before, from_url) = rest.split_at(start);
        escape_into(out, before);
        let end = url_end(from_url);
        let (url, after) = from_url.split_at(end);
        match is_plain_url(url) {
            true => out.extend(["<", url, ">"]),
            false => {
                // Rustdoc warns of a URL that is no link, and so this must not look like one.
                let (scheme, address) = url.split_at(url.find(':').unwrap_or_default());
                out.extend([scheme, "\\"]);
                escape_into(out, address);
            }
        }
        rest = after;
    }
    escape_into(out, rest);
}

fn url_start(text: &str) -> Option<usize> {
    // Hardly any word has a colon, and looking for a text costs more than that.
    if !text.contains(':') {
        return None;
    }
    let starts = ["http://", "https://"].map(|scheme| text.find(scheme));
    starts.into_iter().flatten().min()
}

/// Where a URL ends that starts the text: before the punctuation of the sentence around it.
fn url_end(text: &str) -> usize {
    let end = text.find(['<', '>', '"', '`', '|', '\\']).unwrap_or(text.len());
    text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '}', '\'']).len()
}

/// Whether it can stand in `<…>`, where nothing can be escaped.
fn is_plain_url(url: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#@!$'()*+,;=%{}".contains(c);
    url.split_once("://").is_some_and(|(_, rest)| !rest.is_empty()) && url.chars().all(plain)
}

fn escape_into(out: &mut String, text: &str) {
    let mut before = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map(|&(_, after)| after);
        let inside_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let markup = match c {
            '\\' | '`' | '*' | '[' | '<' | '~' => true,
            '_' => !(inside_word(before) && inside_word(after)),
            '&' => is_entity(&text[at..]),
            // Smart punctuation would make one dash of two.
            '-' => before == Some('-'),
            _ => false,
        };
        if is_invisible(c) {
            // Infallible: the target is a String.
            let _ = write!(out, "U+{:04X}", u32::from(c));
        } else {
            if markup {
                out.push('\\');
            }
            out.push(c);
        }
        before = Some(c);
    }
}

/// Whether `&…` would be read as a character reference.
fn is_entity(text: &str) -> bool {
    let name = text[1..].trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
    name.starts_with(';')
}

/// A word that starts a line, so that it starts nothing else: no list, heading, quote or table.
fn at_line_start(word: &str) -> Cow<'_, str> {
    if word.starts_with(['-', '+', '#', '>', '=', '|', ':']) {
        return format!("\\{word}").into();
    }
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    match word[digits..].starts_with(['.', ')']) && digits > 0 {
        true => format!("{}\\{}", &word[..digits], &word[digits..]).into(),
        false => word.into(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    use super::*;

    #[track_caller]
    fn written(text: &str, expected: &str) {
        assert_eq!(lines(text, 60).join("\n"), expected);
        assert_eq!(shown(&lines(text, 60).join("\n")), Ok(plain(text)));
    }

    /// The text that rustdoc shows, or the markup that it must not have found.
    fn shown(markdown: &str) -> Result<String, String> {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS;
        let mut text = String::new();
        for event in Parser::new_ext(markdown, options) {
            match event {
                Event::Text(part) => text.push_str(&part),
                Event::SoftBreak => text.push(' '),
                Event::Start(Tag::Paragraph | Tag::Link { .. }) => {}
                Event::End(TagEnd::Paragraph | TagEnd::Link) => {}
                other => return Err(format!("{other:?}")),
            }
        }
        Ok(text)
    }

    /// The text as a reader has it: blanks are one, what cannot be seen is named.
    fn plain(text: &str) -> String {
        let words: Vec<_> = text.split_whitespace().collect();
        let mut shown = String::new();
        for c in words.join(" ").chars() {
            match is_invisible(c) {
                true => shown.push_str(&format!("U+{:04X}", u32::from(c))),
                false => shown.push(c),
            }
        }
        shown
    }

    #[test]
    fn what_would_be_markup_reads_as_it_stands() {
        written("yyyy-MM-ddTHH:mm:ss[.mmm]Z", "yyyy-MM-ddTHH:mm:ss\\[.mmm]Z");
        written("a <b>bold</b> & &amp; word", "a \\<b>bold\\</b> & \\&amp; word");
        written("_self_ and snake_case", "\\_self\\_ and snake_case");
        written("`code` *all* ~~gone~~ a--b", "\\`code\\` \\*all\\* \\~\\~gone\\~\\~ a-\\-b");
        written("- one", "\\- one");
        written("1. one", "1\\. one");
        written("# not a heading", "\\# not a heading");
        written("    let x = 1;", "let x = 1;");
        written("", "");
    }

    #[test]
    fn urls_are_links() {
        written("See https://a.example/b?c=d.", "See <https://a.example/b?c=d>.");
        written("(http://a.example)", "(<http://a.example>)");
        written("https://<url link>", "https\\://\\<url link>");
        written("https://a.example/?b&amp;c", "https\\://a.example/?b\\&amp;c");
    }

    #[test]
    fn long_texts_are_wrapped() {
        written(
            "System defined string indicating what caused the communication to disconnect.",
            "System defined string indicating what caused the\ncommunication to disconnect.",
        );
        written(
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa bb\n- no list",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa bb\n\\- no list",
        );
    }

    #[test]
    fn what_cannot_be_seen_is_named() {
        written("a\u{202e}b\u{0}c", "aU+202EbU+0000c");
    }

    proptest! {
        #[test]
        fn any_text_is_shown_as_it_is(text in "[ -~\u{202e}é]{0,80}", width in 1usize..40) {
            let markdown = lines(&text, width).join("\n");
            prop_assert_eq!(shown(&markdown), Ok(plain(&text)), "{}", markdown);
        }

        #[test]
        fn markup_is_shown_as_it_is(text in "[-`*_#<>~|\\[\\]()!:=+&;\\\\ .1a\"'/]{0,40}") {
            let markdown = lines(&text, 12).join("\n");
            prop_assert_eq!(shown(&markdown), Ok(plain(&text)), "{}", markdown);
        }
    }
}
