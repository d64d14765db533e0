//! Parses dates and times, only where nothing is lost.
//!
//! jiff parses more than RFC 3339 and drops what its types do not hold: a time after a date, the name
//! of a time zone, second 60, the tenth digit of a fraction. Such texts count as mismatches. One form
//! remains, which is parsed by hand because up to half of a payload is instants.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;

/// The most digits of a fraction of a second that jiff's types hold.
const DIGITS: usize = 9;

/// An instant in the form of RFC 3339, section 5.6.
pub(in super::super) fn instant(text: &str) -> Option<Timestamp> {
    let (local, rest) = date_time(text.as_bytes())?;
    offset(rest)?.to_timestamp(local).ok()
}

/// An instant in the same form, in UTC where it has no offset.
pub(in super::super) fn instant_or_utc(text: &str) -> Option<Timestamp> {
    match date_time(text.as_bytes())? {
        (local, []) => Offset::UTC.to_timestamp(local).ok(),
        (local, rest) => offset(rest)?.to_timestamp(local).ok(),
    }
}

/// A date and a time without an offset.
pub(in super::super) fn local(text: &str) -> Option<DateTime> {
    match date_time(text.as_bytes())? {
        (local, []) => Some(local),
        _ => None,
    }
}

/// A calendar date: `2026-11-20`.
pub(in super::super) fn date(text: &str) -> Option<Date> {
    match calendar(text.as_bytes())? {
        (date, []) => Some(date),
        _ => None,
    }
}

/// `Z`, `+02:00` or, as some servers write it, `+0200`.
fn offset(text: &[u8]) -> Option<Offset> {
    let (sign, hours, minutes) = match *text {
        [b'Z'] => return Some(Offset::UTC),
        [sign, h1, h2, b':', m1, m2] | [sign, h1, h2, m1, m2] => {
            (sign, number(&[h1, h2])?, number(&[m1, m2])?)
        }
        _ => return None,
    };
    let seconds = (hours * 60 + minutes) * 60;
    match sign {
        b'+' if hours < 24 && minutes < 60 => Offset::from_seconds(seconds).ok(),
        b'-' if hours < 24 && minutes < 60 => Offset::from_seconds(-seconds).ok(),
        _ => None,
    }
}

/// A date and a time, and the rest of the text.
fn date_time(text: &[u8]) -> Option<(DateTime, &[u8])> {
    let (date, rest) = calendar(text)?;
    let [b'T', h1, h2, b':', m1, m2, b':', s1, s2, rest @ ..] = rest else {
        return None;
    };
    let hour = number(&[*h1, *h2])? as i8;
    let minute = number(&[*m1, *m2])? as i8;
    let second = number(&[*s1, *s2])? as i8;
    let (nanosecond, rest) = fraction(rest)?;
    let time = Time::new(hour, minute, second, nanosecond).ok()?;
    Some((date.to_datetime(time), rest))
}

/// A date, and the rest of the text.
fn calendar(text: &[u8]) -> Option<(Date, &[u8])> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, rest @ ..] = text else {
        return None;
    };
    let year = number(&[*y1, *y2, *y3, *y4])? as i16;
    let month = number(&[*m1, *m2])? as i8;
    let day = number(&[*d1, *d2])? as i8;
    Some((Date::new(year, month, day).ok()?, rest))
}

/// The nanoseconds of an optional fraction `.123`, and the rest of the text.
fn fraction(text: &[u8]) -> Option<(i32, &[u8])> {
    let [b'.', digits @ ..] = text else {
        return Some((0, text));
    };
    let count = digits.iter().take_while(|digit| digit.is_ascii_digit()).count();
    let (digits, rest) = digits.split_at(count);
    let places = DIGITS.checked_sub(count).filter(|_| count > 0)?;
    let nanoseconds = (0..places).fold(number(digits)?, |number, _| number * 10);
    Some((nanoseconds, rest))
}

/// At most nine digits as a number.
fn number(digits: &[u8]) -> Option<i32> {
    digits.iter().try_fold(0, |number, digit| {
        digit.is_ascii_digit().then(|| number * 10 + i32::from(digit - b'0'))
    })
}
