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

/// A date or time as text.
pub(super) struct Printed {
    bytes: [u8; TEMPLATE.len()],
    length: usize,
}

impl Printed {
    /// An instant in UTC; none outside of the years that have four digits.
    pub(super) fn instant(value: Timestamp) -> Option<Printed> {
        let mut printed = Printed::local(Offset::UTC.to_datetime(value))?;
        printed.bytes[printed.length] = b'Z';
        printed.length += 1;
        Some(printed)
    }

    /// A date and a time.
    pub(super) fn local(value: DateTime) -> Option<Printed> {
        let mut printed = Printed::date(value.date())?;
        printed.two_digits(DAY + 1, value.hour().unsigned_abs());
        printed.two_digits(DAY + 4, value.minute().unsigned_abs());
        printed.two_digits(DAY + 7, value.second().unsigned_abs());
        printed.length = SECONDS;
        let mut rest = value.subsec_nanosecond().unsigned_abs();
        if rest > 0 {
            printed.length += 1;
        }
        let mut unit = 100_000_000;
        while rest > 0 {
            printed.bytes[printed.length] = b'0' + (rest / unit) as u8;
            printed.length += 1;
            rest %= unit;
            unit /= 10;
        }
        Some(printed)
    }

    /// A day of the calendar.
    pub(super) fn date(value: Date) -> Option<Printed> {
        let year = u16::try_from(value.year()).ok()?;
        let mut printed = Printed { bytes: *TEMPLATE, length: DAY };
        printed.two_digits(0, (year / 100) as u8);
        printed.two_digits(2, (year % 100) as u8);
        printed.two_digits(5, value.month().unsigned_abs());
        printed.two_digits(8, value.day().unsigned_abs());
        Some(printed)
    }

    /// The text, which is ASCII.
    pub(super) fn as_str(&self) -> &str {
        str::from_utf8(&self.bytes[..self.length]).unwrap_or_default()
    }

    fn two_digits(&mut self, place: usize, number: u8) {
        self.bytes[place] = b'0' + number / 10;
        self.bytes[place + 1] = b'0' + number % 10;
    }
}
