//! Dates and times, taken only where nothing would be lost.
//!
//! jiff reads more than RFC 3339 and drops what its types do not hold: a time behind a date, a zone's
//! name behind an instant, the 60th second, the tenth digit. Such texts are not as documented.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

/// The most digits of a second that jiff's types hold.
const DIGITS: usize = 9;

/// An instant as RFC 3339 writes it, section 5.6.
pub(super) fn instant(text: &str) -> Option<Timestamp> {
    let offset = match text.strip_suffix('Z') {
        Some(local) => local.len(),
        None => text.rfind(['+', '-']).filter(|&at| is_offset(&text[at + 1..]))?,
    };
    is_local(&text[..offset]).then(|| text.parse().ok()).flatten()
}

/// A date and a time without an offset.
pub(super) fn local(text: &str) -> Option<DateTime> {
    is_local(text).then(|| text.parse().ok()).flatten()
}

/// A day of the calendar: `2026-11-20`.
pub(super) fn date(text: &str) -> Option<Date> {
    is_date(text.as_bytes()).then(|| text.parse().ok()).flatten()
}

/// `02:00`, or as some servers write it, `0200`. An offset of its own with no minus zero: that says
/// something else about the instant.
fn is_offset(text: &str) -> bool {
    match text.as_bytes() {
        [a, b, b':', c, d] | [a, b, c, d] => {
            [a, b, c, d].iter().all(|digit| digit.is_ascii_digit())
        }
        _ => false,
    }
}

fn is_local(text: &str) -> bool {
    let bytes = text.as_bytes();
    let Some((date, time)) = bytes.split_at_checked("2026-11-20".len()) else {
        return false;
    };
    is_date(date)
        && match time {
            [b'T', h1, h2, b':', m1, m2, b':', s1, s2, fraction @ ..] => {
                [h1, h2, m1, m2, s2].iter().all(|digit| digit.is_ascii_digit())
                    && (b'0'..=b'5').contains(s1)
                    && is_fraction(fraction)
            }
            _ => false,
        }
}

fn is_fraction(bytes: &[u8]) -> bool {
    match bytes {
        [] => true,
        [b'.', digits @ ..] => {
            (1..=DIGITS).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit)
        }
        _ => false,
    }
}

fn is_date(bytes: &[u8]) -> bool {
    match bytes {
        [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] => {
            [y1, y2, y3, y4, m1, m2, d1, d2].iter().all(|digit| digit.is_ascii_digit())
        }
        _ => false,
    }
}
