//! The header `Retry-After`.

use std::time::Duration;

use http::HeaderMap;
use http::header::RETRY_AFTER;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::fmt::rfc2822;
use jiff::tz::TimeZone;

/// How long the headers of a response ask to wait.
pub(in super::super) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    of(headers, Timestamp::now())
}

/// How long to wait after `now`.
fn of(headers: &HeaderMap, now: Timestamp) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // More seconds than fit are as good as the most that do.
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    let until = http_date(text)?;
    Some(Duration::try_from(now.until(until).ok()?).unwrap_or(Duration::ZERO))
}

/// A date in any of the three formats of
/// [RFC 9110, section 5.6.7](https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7).
fn http_date(text: &str) -> Option<Timestamp> {
    let obsolete = |format| {
        let date = DateTime::strptime(format, text).ok()?;
        Some(date.to_zoned(TimeZone::UTC).ok()?.timestamp())
    };
    rfc2822::DateTimeParser::new()
        .parse_timestamp(text)
        .ok()
        .or_else(|| obsolete("%A, %d-%b-%y %H:%M:%S GMT"))
        .or_else(|| obsolete("%a %b %e %H:%M:%S %Y"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait(value: &str) -> Option<Duration> {
        let mut headers = HeaderMap::new();
        headers.insert(RETRY_AFTER, value.parse().expect("a header"));
        of(&headers, "1994-11-06T08:49:00Z".parse().expect("an instant"))
    }

    #[test]
    fn seconds_are_read() {
        assert_eq!(wait("120"), Some(Duration::from_secs(120)));
        assert_eq!(wait("0"), Some(Duration::ZERO));
        assert_eq!(wait("99999999999999999999"), Some(Duration::from_secs(u64::MAX)));
    }

    #[test]
    fn dates_in_all_formats_are_read() {
        let expected = Some(Duration::from_secs(37));
        assert_eq!(wait("Sun, 06 Nov 1994 08:49:37 GMT"), expected);
        assert_eq!(wait("Sunday, 06-Nov-94 08:49:37 GMT"), expected);
        assert_eq!(wait("Sun Nov  6 08:49:37 1994"), expected);
    }

    #[test]
    fn a_date_in_the_past_means_now() {
        assert_eq!(wait("Sun, 06 Nov 1994 08:48:00 GMT"), Some(Duration::ZERO));
    }

    #[test]
    fn other_text_means_nothing() {
        assert_eq!(wait("soon"), None);
        assert_eq!(wait("-1"), None);
        assert_eq!(wait("1.5"), None);
        assert_eq!(of(&HeaderMap::new(), Timestamp::UNIX_EPOCH), None);
    }
}
