//! Tells whether a text is a date, a time or an instant, by the same rules as the reader of a generated
//! crate (`runtime/time/parse.rs`): RFC 3339, a calendar of real days, at most nine digits of a fraction.

/// An instant in the form of RFC 3339, section 5.6; the colon of the offset may be missing.
pub(super) fn is_instant(text: &str) -> bool {
    // Beyond what `jiff::Timestamp` holds.
    !text.starts_with("9999-12-31") && date_time(text.as_bytes()).is_some_and(is_offset)
}

/// A date and a time without an offset.
pub(super) fn is_local(text: &str) -> bool {
    date_time(text.as_bytes()).is_some_and(<[u8]>::is_empty)
}

/// A calendar date: `2026-11-20`.
pub(super) fn is_date(text: &str) -> bool {
    calendar(text.as_bytes()).is_some_and(<[u8]>::is_empty)
}

fn is_offset(text: &[u8]) -> bool {
    match *text {
        [b'Z'] => true,
        [b'+' | b'-', h1, h2, b':', m1, m2] | [b'+' | b'-', h1, h2, m1, m2] => {
            number(&[h1, h2]).is_some_and(|hours| hours < 24)
                && number(&[m1, m2]).is_some_and(|minutes| minutes < 60)
        }
        _ => false,
    }
}

/// A date and a time; the rest of the text.
fn date_time(text: &[u8]) -> Option<&[u8]> {
    let rest = calendar(text)?;
    let [b'T', h1, h2, b':', m1, m2, b':', s1, s2, rest @ ..] = rest else { return None };
    let below = |digits: [u8; 2], limit| number(&digits).is_some_and(|number| number < limit);
    if !(below([*h1, *h2], 24) && below([*m1, *m2], 60) && below([*s1, *s2], 60)) {
        return None;
    }
    let [b'.', digits @ ..] = rest else { return Some(rest) };
    let count = digits.iter().take_while(|digit| digit.is_ascii_digit()).count();
    (1..=9).contains(&count).then(|| &digits[count..])
}

/// A date; the rest of the text.
fn calendar(text: &[u8]) -> Option<&[u8]> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, rest @ ..] = text else { return None };
    let year = number(&[*y1, *y2, *y3, *y4])?;
    let month = number(&[*m1, *m2])?;
    let day = number(&[*d1, *d2])?;
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => return None,
    };
    (1..=days).contains(&day).then_some(rest)
}

fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |number, digit| {
        digit.is_ascii_digit().then(|| number * 10 + u32::from(digit - b'0'))
    })
}
