//! The key `footnotes`: marks after names and values that refer to a note below the table.

use super::keys::Keys;

/// The marks of footnotes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::dialect) struct Footnotes {
    /// Characters such as `*`, which may be repeated.
    marks: Vec<char>,
    /// The texts before and after a number: `[` and `]`.
    numbered: Vec<(String, String)>,
}

impl Footnotes {
    pub(super) fn read(keys: &Keys<'_>) -> Footnotes {
        let mut footnotes = Footnotes::default();
        for text in keys.words("footnotes") {
            match text.split_once("{}") {
                Some((start, end)) => footnotes.numbered.push((start.to_owned(), end.to_owned())),
                None => footnotes.marks.extend(text.chars()),
            }
        }
        footnotes
    }

    /// The text without white space and marks at its end.
    pub(in crate::dialect) fn trim<'t>(&self, text: &'t str) -> &'t str {
        let mut text = text;
        loop {
            let rest = text.trim_end().trim_end_matches(|c| self.marks.contains(&c));
            let rest =
                self.numbered.iter().find_map(|form| without_number(rest, form)).unwrap_or(rest);
            if rest.len() == text.len() {
                return text;
            }
            text = rest;
        }
    }
}

/// The text before a number in this form at its end.
fn without_number<'t>(text: &'t str, (start, end): &(String, String)) -> Option<&'t str> {
    let text = text.strip_suffix(end.as_str())?;
    let bare = text.trim_end_matches(|c: char| c.is_ascii_digit());
    bare.strip_suffix(start.as_str()).filter(|_| bare.len() < text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_numbers_at_the_end_are_footnotes() {
        let numbered = vec![("[".to_owned(), "]".to_owned())];
        let footnotes = Footnotes { marks: vec!['*', '†'], numbered };
        for (text, expected) in [
            ("nick", "nick"),
            ("nick *", "nick"),
            ("nick**†", "nick"),
            ("author [1]", "author"),
            ("author? [12] *", "author?"),
            ("author[1][2]", "author"),
            ("list[]", "list[]"),
            ("list[a]", "list[a]"),
            ("*", ""),
        ] {
            assert_eq!(footnotes.trim(text), expected);
        }
    }
}
