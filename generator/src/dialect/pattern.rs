//! Patterns of a dialect file: text in which each `{}` stands for any other text.

/// A pattern, cut at its `{}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pattern {
    /// The text before the first `{}`, between two of them, and after the last one.
    parts: Vec<String>,
}

impl Pattern {
    /// The pattern that is written so. Without a `{}` it stands for itself.
    pub(super) fn new(text: &str) -> Pattern {
        Pattern { parts: text.split("{}").map(str::to_owned).collect() }
    }

    /// Whether it has a `{}`.
    pub(super) fn has_gap(&self) -> bool {
        self.parts.len() > 1
    }

    /// Whether it fits any text.
    pub(super) fn is_any(&self) -> bool {
        self.has_gap() && self.parts.iter().all(String::is_empty)
    }

    /// The text before the first `{}`.
    pub(super) fn start(&self) -> &str {
        self.parts.first().map_or("", String::as_str)
    }

    /// Whether a text has this form, if each `{}` stands for text without spaces and slashes, or for
    /// none at all. Case counts.
    pub(super) fn is_form_of(&self, text: &str) -> bool {
        let [start, parts @ ..] = self.parts.as_slice() else { return false };
        let [parts @ .., end] = parts else { return text == start };
        let Some(mut rest) = text.strip_prefix(start.as_str()) else { return false };
        let solid = |text: &str| !text.contains([' ', '/']);
        for part in parts {
            match rest.split_once(part.as_str()) {
                Some((skipped, behind)) if solid(skipped) => rest = behind,
                _ => return false,
            }
        }
        rest.strip_suffix(end.as_str()).is_some_and(solid)
    }

    /// The text that the first `{}` stands for, if the whole of `text` has this form; without a `{}`,
    /// the text. Case does not count, and a `{}` stands for some text, the last one also for none.
    pub(super) fn capture<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.matched(text).filter(|captured| !captured.is_empty())
    }

    /// Whether the whole of a text has this form. Case does not count, and a `{}` stands for any text or
    /// none.
    pub(super) fn fits(&self, text: &str) -> bool {
        self.matched(text).is_some()
    }

    fn matched<'t>(&self, text: &'t str) -> Option<&'t str> {
        let [start, parts @ ..] = self.parts.as_slice() else { return None };
        let [parts @ .., end] = parts else {
            return text.eq_ignore_ascii_case(start).then_some(text);
        };
        let mut rest = strip_prefix(text, start)?;
        let mut captured = None;
        for part in parts {
            let (skipped, behind) = split_at(rest, part)?;
            captured.get_or_insert(skipped);
            rest = behind;
        }
        let last = strip_suffix(rest, end)?;
        Some(captured.unwrap_or(last).trim())
    }

    /// The text of a note of this form, wherever in `text` it stands; without the end of the form the
    /// rest of the text. Case counts.
    pub(super) fn note_in<'t>(&self, text: &'t str) -> Option<&'t str> {
        let [start, end, ..] = self.parts.as_slice() else { return None };
        let (_, rest) = text.split_once(start.as_str())?;
        let note = match end.as_str() {
            "" => rest,
            end => rest.split_once(end).map_or(rest, |(note, _)| note),
        };
        Some(note.trim())
    }

    /// The text that the first `{}` stands for, wherever in `text` the pattern occurs. A `{}` at the end
    /// stands for the rest of the sentence.
    pub(super) fn find<'t>(&self, text: &'t str) -> Option<&'t str> {
        let [start, next, ..] = self.parts.as_slice() else { return None };
        let (_, rest) = split_at(text, start)?;
        let captured = match next.as_str() {
            "" => rest.split(['.', ';', '\n']).next().unwrap_or(rest),
            next => split_at(rest, next)?.0,
        };
        Some(captured.trim()).filter(|captured| !captured.is_empty())
    }
}

/// `text` cut at the first `part` in it, whatever its case.
fn split_at<'t>(text: &'t str, part: &str) -> Option<(&'t str, &'t str)> {
    let starts = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let is_there = |at: &usize| strip_prefix(text.get(*at..).unwrap_or_default(), part).is_some();
    let at = starts.into_iter().find(is_there)?;
    Some((&text[..at], &text[at + part.len()..]))
}

fn strip_prefix<'t>(text: &'t str, start: &str) -> Option<&'t str> {
    let found = text.get(..start.len())?;
    found.eq_ignore_ascii_case(start).then(|| &text[start.len()..])
}

fn strip_suffix<'t>(text: &'t str, end: &str) -> Option<&'t str> {
    let start = text.len().checked_sub(end.len())?;
    text.get(start..)?.eq_ignore_ascii_case(end).then(|| &text[..start])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_solid_text() {
        for (text, pattern) in [
            ("openapi.model.Pet", "{}.model.{}"),
            ("\\PetApi", "\\{}"),
            ("pet_t", "{}_t"),
            ("Methods", "Methods"),
            ("{String: Number}", "{{}: {}"),
            ("char *", "{} *"),
        ] {
            assert!(Pattern::new(pattern).is_form_of(text), "{text} {pattern}");
        }
        for (text, pattern) in [
            ("Pet", "{}_t"),
            ("Org.Model", "{}.Model.{}"),
            ("The API v2.0 of pets", "{}.{}"),
            ("Map<String, Pet>", "{} *"),
        ] {
            assert!(!Pattern::new(pattern).is_form_of(text), "{text} {pattern}");
        }
    }

    #[test]
    fn the_first_gap_is_captured() {
        let capture = |pattern, text| Pattern::new(pattern).capture(text);
        assert_eq!(capture("{} schema", "Backup Policy Schema"), Some("Backup Policy"));
        assert_eq!(capture("Complex Type {}", "Complex Type Wave"), Some("Wave"));
        assert_eq!(capture("Enum: {} - Type{}", "Enum: Scope - Type: Int32"), Some("Scope"));
        assert_eq!(capture("{}", "User"), Some("User"));
        assert_eq!(capture("Fields", "fields"), Some("fields"));
        assert_eq!(capture("{} schema", " schema"), None);
        assert!(Pattern::new("Response{}").fits("response"));
        assert_eq!(capture("{} schema", "User object"), None);
    }

    #[test]
    fn a_sentence_is_found_in_running_text() {
        let find = |pattern, text| Pattern::new(pattern).find(text);
        let text = "It extends the Base schema with more. See there.";
        assert_eq!(find("Extends the {} schema", text), Some("Base"));
        assert_eq!(find("extends the {}", text), Some("Base schema with more"));
        assert_eq!(find("replaces {}", text), None);
    }
}
