//! Dates and times as text, on the stack: jiff's own `Display` goes through the formatter, and half
//! of what a platform sends is instants.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;

/// The longest text that there is, with zeros for digits.
const TEMPLATE: &[u8; 30] = b"0000-00-00T00:00:00.000000000Z";

/// Where the seconds end.
const SECONDS: usize = "0000-00-00T00:00:00".len();

/// Where the day ends.
const DAY: usize = "0000-00-00".len();

/// A date or time as text. It is written in place: a copy of bytes that were written one by one just
/// before makes the processor wait, and there would be some for each instant of a payload.
pub(super) struct Printed {
    bytes: [u8; TEMPLATE.len()],
    length: usize,
}

impl Printed {
    const NOTHING: Printed = Printed { bytes: *TEMPLATE, length: 0 };

    /// An instant in UTC; none outside of the years that have four digits.
    #[inline]
    pub(super) fn instant(value: Timestamp) -> Option<Printed> {
        let mut printed = Printed::NOTHING;
        let utc = Offset::UTC.to_datetime(value);
        printed.put_day(utc.date())?;
        printed.put_time(utc);
        printed.bytes[printed.length] = b'Z';
        printed.length += 1;
        Some(printed)
    }

    /// A date and a time; none outside of the years that have four digits.
    pub(super) fn local(value: DateTime) -> Option<Printed> {
        let mut printed = Printed::NOTHING;
        printed.put_day(value.date())?;
        printed.put_time(value);
        Some(printed)
    }

    /// A day of the calendar; none outside of the years that have four digits.
    pub(super) fn date(value: Date) -> Option<Printed> {
        let mut printed = Printed::NOTHING;
        printed.put_day(value)?;
        Some(printed)
    }

    /// The text, which is ASCII.
    pub(super) fn as_str(&self) -> &str {
        str::from_utf8(&self.bytes[..self.length]).unwrap_or_default()
    }

    fn put_day(&mut self, value: Date) -> Option<()> {
        let year = u16::try_from(value.year()).ok()?;
        self.two_digits(0, (year / 100) as u8);
        self.two_digits(2, (year % 100) as u8);
        self.two_digits(5, value.month().unsigned_abs());
        self.two_digits(8, value.day().unsigned_abs());
        self.length = DAY;
        Some(())
    }

    fn put_time(&mut self, value: DateTime) {
        self.two_digits(DAY + 1, value.hour().unsigned_abs());
        self.two_digits(DAY + 4, value.minute().unsigned_abs());
        self.two_digits(DAY + 7, value.second().unsigned_abs());
        self.length = SECONDS;
        let nanosecond = value.subsec_nanosecond().unsigned_abs();
        if nanosecond > 0 {
            self.put_fraction(nanosecond);
        }
    }

    /// The fraction of a second, without the zeros at its end.
    fn put_fraction(&mut self, nanosecond: u32) {
        // Most are whole milliseconds.
        let (mut rest, digits) = match nanosecond % 1_000_000 {
            0 => (nanosecond / 1_000_000, 3),
            _ => (nanosecond, 9),
        };
        for place in (SECONDS + 1..=SECONDS + digits).rev() {
            self.bytes[place] = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
        self.length = SECONDS + 1 + digits;
        while self.bytes[self.length - 1] == b'0' {
            self.length -= 1;
        }
    }

    fn two_digits(&mut self, place: usize, number: u8) {
        self.bytes[place] = b'0' + number / 10;
        self.bytes[place + 1] = b'0' + number % 10;
    }
}
