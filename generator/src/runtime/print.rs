//! Dates and times as text, on the stack: jiff's own `Display` goes through the formatter, and half
//! of what a platform sends is instants.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;

/// A date or time as text.
pub(super) struct Printed {
    bytes: [u8; "2026-11-20T17:00:00.123456789Z".len()],
    length: usize,
}

impl Printed {
    const NOTHING: Printed = Printed { bytes: [0; 30], length: 0 };

    /// An instant in UTC; none outside of the years that have four digits.
    pub(super) fn instant(value: Timestamp) -> Option<Printed> {
        let mut printed = Printed::local(Offset::UTC.to_datetime(value))?;
        printed.push(b'Z');
        Some(printed)
    }

    /// A date and a time.
    pub(super) fn local(value: DateTime) -> Option<Printed> {
        let mut printed = Printed::date(value.date())?;
        let parts = [(b'T', value.hour()), (b':', value.minute()), (b':', value.second())];
        for (separator, part) in parts {
            printed.push(separator);
            printed.two_digits(part.unsigned_abs());
        }
        let mut rest = value.subsec_nanosecond().unsigned_abs();
        let mut unit = 100_000_000;
        if rest > 0 {
            printed.push(b'.');
        }
        while rest > 0 {
            printed.digit((rest / unit) as u8);
            rest %= unit;
            unit /= 10;
        }
        Some(printed)
    }

    /// A day of the calendar.
    pub(super) fn date(value: Date) -> Option<Printed> {
        let year = u16::try_from(value.year()).ok()?;
        let mut printed = Printed::NOTHING;
        printed.two_digits((year / 100) as u8);
        printed.two_digits((year % 100) as u8);
        for part in [value.month(), value.day()] {
            printed.push(b'-');
            printed.two_digits(part.unsigned_abs());
        }
        Some(printed)
    }

    /// The text, which is ASCII.
    pub(super) fn as_str(&self) -> &str {
        str::from_utf8(&self.bytes[..self.length]).unwrap_or_default()
    }

    fn two_digits(&mut self, number: u8) {
        self.digit(number / 10);
        self.digit(number % 10);
    }

    fn digit(&mut self, digit: u8) {
        self.push(b'0' + digit);
    }

    fn push(&mut self, byte: u8) {
        self.bytes[self.length] = byte;
        self.length += 1;
    }
}
