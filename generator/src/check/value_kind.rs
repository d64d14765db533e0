//! What a value is, as far as findings tell values apart.

use std::fmt;

use serde::Serialize;

use super::time;

/// The kind of a value in a payload.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ValueKind {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// An integer of 32 bits.
    Integer,
    /// An integer of more than 32 bits, and at most 64.
    LongInteger,
    /// An integer that no signed 64 bits hold, or that a floating-point number would round.
    HugeInteger,
    /// A number with a fraction or an exponent.
    Number,
    /// A text that is none of the following.
    Text,
    /// `""`
    EmptyText,
    /// `"12"`
    NumberText,
    /// `"true"`
    BooleanText,
    /// `"2026-11-20T10:00:00Z"`
    Instant,
    /// `"2026-11-20T10:00:00"`
    LocalDateTime,
    /// `"2026-11-20"`
    Date,
    /// `"6f9619ff-8b86-d011-b42d-00c04fc964ff"`
    Uuid,
    /// `"{\"a\": 1}"`
    JsonText,
    /// The name of a member where its number is documented.
    Name,
    /// `[…]`
    List,
    /// `{…}`
    Object,
}

impl ValueKind {
    const ALL: [ValueKind; 18] = [
        ValueKind::Null,
        ValueKind::Boolean,
        ValueKind::Integer,
        ValueKind::LongInteger,
        ValueKind::HugeInteger,
        ValueKind::Number,
        ValueKind::Text,
        ValueKind::EmptyText,
        ValueKind::NumberText,
        ValueKind::BooleanText,
        ValueKind::Instant,
        ValueKind::LocalDateTime,
        ValueKind::Date,
        ValueKind::Uuid,
        ValueKind::JsonText,
        ValueKind::Name,
        ValueKind::List,
        ValueKind::Object,
    ];

    /// The kind of an integer.
    pub(super) fn of_integer(number: i64) -> ValueKind {
        match i32::try_from(number) {
            Ok(_) => ValueKind::Integer,
            Err(_) => ValueKind::LongInteger,
        }
    }

    /// The kind of a text.
    pub(super) fn of_text(text: &str) -> ValueKind {
        match text.as_bytes() {
            [] => ValueKind::EmptyText,
            [b'{', ..] if text.ends_with('}') => ValueKind::JsonText,
            [b'[', ..] if text.ends_with(']') => ValueKind::JsonText,
            b"true" | b"false" | b"True" | b"False" => ValueKind::BooleanText,
            [b'0'..=b'9' | b'-', ..] => numeric(text),
            _ if is_uuid(text) => ValueKind::Uuid,
            _ => ValueKind::Text,
        }
    }

    /// Whether it is a string in JSON.
    pub(super) fn is_text(self) -> bool {
        (ValueKind::Text..=ValueKind::Name).contains(&self)
    }
}

/// The kind of a text that begins as a number, a date or a UUID does.
fn numeric(text: &str) -> ValueKind {
    if time::is_instant(text) {
        ValueKind::Instant
    } else if time::is_local(text) {
        ValueKind::LocalDateTime
    } else if time::is_date(text) {
        ValueKind::Date
    } else if is_uuid(text) {
        ValueKind::Uuid
    } else if text.parse::<f64>().is_ok() {
        ValueKind::NumberText
    } else {
        ValueKind::Text
    }
}

/// `8-4-4-4-12` hexadecimal digits, as RFC 9562 has them.
pub(super) fn is_uuid(text: &str) -> bool {
    let text = text.as_bytes();
    text.len() == 36
        && text.iter().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => *byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

impl fmt::Display for ValueKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ValueKind::Null => "null",
            ValueKind::Boolean => "a boolean",
            ValueKind::Integer => "an integer",
            ValueKind::LongInteger => "an integer of more than 32 bits",
            ValueKind::HugeInteger => "an integer that no 64 bits hold",
            ValueKind::Number => "a number with a fraction",
            ValueKind::Text => "text",
            ValueKind::EmptyText => "an empty text",
            ValueKind::NumberText => "a number as text",
            ValueKind::BooleanText => "a boolean as text",
            ValueKind::Instant => "an instant",
            ValueKind::LocalDateTime => "an instant without an offset",
            ValueKind::Date => "a date",
            ValueKind::Uuid => "a UUID",
            ValueKind::JsonText => "JSON as text",
            ValueKind::Name => "a name instead of a number",
            ValueKind::List => "a list",
            ValueKind::Object => "an object",
        })
    }
}

/// The kinds in words: `text or an integer`.
pub(super) fn in_words(kinds: &[ValueKind]) -> String {
    let kinds: Vec<String> = kinds.iter().map(ValueKind::to_string).collect();
    kinds.join(" or ")
}

/// A set of kinds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Kinds(u32);

impl Kinds {
    pub(super) fn insert(&mut self, kind: ValueKind) {
        self.0 |= 1 << kind as u32;
    }

    pub(super) fn contains(self, kind: ValueKind) -> bool {
        self.0 & (1 << kind as u32) != 0
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(super) fn iter(self) -> impl Iterator<Item = ValueKind> {
        ValueKind::ALL.into_iter().filter(move |kind| self.contains(*kind))
    }

    /// Whether there is one at least, and each is accepted.
    pub(super) fn all(self, accept: impl Fn(ValueKind) -> bool) -> bool {
        !self.is_empty() && self.iter().all(accept)
    }
}

impl FromIterator<ValueKind> for Kinds {
    fn from_iter<I: IntoIterator<Item = ValueKind>>(kinds: I) -> Kinds {
        let mut set = Kinds::default();
        kinds.into_iter().for_each(|kind| set.insert(kind));
        set
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_told_apart() {
        for (text, kind) in [
            ("", ValueKind::EmptyText),
            ("Web", ValueKind::Text),
            ("-", ValueKind::Text),
            ("-1.5e3", ValueKind::NumberText),
            ("12 items", ValueKind::Text),
            ("False", ValueKind::BooleanText),
            ("2020-02-17T16:59:50", ValueKind::LocalDateTime),
            ("2020-02-17T16:59:50.123Z", ValueKind::Instant),
            ("2020-02-17", ValueKind::Date),
            ("2020-02-30", ValueKind::Text),
            ("6f9619ff-8b86-d011-b42d-00c04fc964ff", ValueKind::Uuid),
            ("F9619FFA-8B86-D011-B42D-00C04FC964FF", ValueKind::Uuid),
            ("{\"a\": 1}", ValueKind::JsonText),
            ("[{]", ValueKind::JsonText),
            ("{a", ValueKind::Text),
        ] {
            assert_eq!(ValueKind::of_text(text), kind, "{text}");
        }
    }

    #[test]
    fn a_set_lists_its_kinds_in_order() {
        let kinds: Kinds =
            [ValueKind::Object, ValueKind::Null, ValueKind::Object].into_iter().collect();
        assert_eq!(kinds.iter().collect::<Vec<_>>(), [ValueKind::Null, ValueKind::Object]);
        assert!(!kinds.all(ValueKind::is_text) && !Kinds::default().all(|_| true));
        for (at, kind) in ValueKind::ALL.into_iter().enumerate() {
            assert_eq!(kind as usize, at);
        }
    }
}
