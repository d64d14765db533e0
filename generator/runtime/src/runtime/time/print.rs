//! Prints dates and times, on the stack: jiff's `Display` goes through the formatter, and up to half
//! of a payload is instants.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;

/// The longest text, with zeros for digits.
const TEMPLATE: &[u8; 30] = b"0000-00-00T00:00:00.000000000Z";

/// The end of the seconds.
const SECONDS: usize = "0000-00-00T00:00:00".len();

/// The end of the date.
const DATE: usize = "0000-00-00".len();

/// A date or time as text. It is written in place: copying bytes that were written one by one just
/// before stalls the processor, once for each instant of a payload.
pub(in super::super) struct Printed {
    bytes: [u8; TEMPLATE.len()],
    length: usize,
}

impl Printed {
    const EMPTY: Printed = Printed { bytes: *TEMPLATE, length: 0 };

    /// An instant in UTC; none if its year does not have four digits.
    #[inline]
    pub(in super::super) fn instant(value: Timestamp) -> Option<Printed> {
        let mut printed = Printed::EMPTY;
        let utc = Offset::UTC.to_datetime(value);
        printed.put_date(utc.date())?;
        printed.put_time(utc);
        printed.bytes[printed.length] = b'Z';
        printed.length += 1;
        Some(printed)
    }

    /// A date and a time; none if the year does not have four digits.
    pub(in super::super) fn local(value: DateTime) -> Option<Printed> {
        let mut printed = Printed::EMPTY;
        printed.put_date(value.date())?;
        printed.put_time(value);
        Some(printed)
    }

    /// A calendar date; none if the year does not have four digits.
    pub(in super::super) fn date(value: Date) -> Option<Printed> {
        let mut printed = Printed::EMPTY;
        printed.put_date(value)?;
        Some(printed)
    }

    /// The text, which is ASCII.
    pub(in super::super) fn as_str(&self) -> &str {
        str::from_utf8(&self.bytes[..self.length]).unwrap_or_default()
    }

    fn put_date(&mut self, value: Date) -> Option<()> {
        let year = u16::try_from(value.year()).ok()?;
        self.two_digits(0, (year / 100) as u8);
        self.two_digits(2, (year % 100) as u8);
        self.two_digits(5, value.month().unsigned_abs());
        self.two_digits(8, value.day().unsigned_abs());
        self.length = DATE;
        Some(())
    }

    fn put_time(&mut self, value: DateTime) {
        self.two_digits(DATE + 1, value.hour().unsigned_abs());
        self.two_digits(DATE + 4, value.minute().unsigned_abs());
        self.two_digits(DATE + 7, value.second().unsigned_abs());
        self.length = SECONDS;
        let nanosecond = value.subsec_nanosecond().unsigned_abs();
        if nanosecond > 0 {
            self.put_fraction(nanosecond);
        }
    }

    /// The fraction of a second, without trailing zeros.
    fn put_fraction(&mut self, nanosecond: u32) {
        // Most fractions are whole milliseconds.
        let (mut rest, digits) = match nanosecond % 1_000_000 {
            0 => (nanosecond / 1_000_000, 3),
            _ => (nanosecond, 9),
        };
        for index in (SECONDS + 1..=SECONDS + digits).rev() {
            self.bytes[index] = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
        self.length = SECONDS + 1 + digits;
        while self.bytes[self.length - 1] == b'0' {
            self.length -= 1;
        }
    }

    fn two_digits(&mut self, index: usize, number: u8) {
        self.bytes[index] = b'0' + number / 10;
        self.bytes[index + 1] = b'0' + number % 10;
    }
}
