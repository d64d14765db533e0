//! Dates and times.

use jiff::Timestamp;
use serde_json::json;
use tablesmith_runtime::Model;

use crate::page::{Page, page, written};

#[test]
fn dates_and_times_come_back_as_they_were() {
    for (key, text) in [
        ("instant", "2026-11-20T17:00:00Z"),
        ("instant", "0000-01-01T00:00:00.000000001Z"),
        ("instant", "9999-12-30T22:00:00.12Z"),
        ("local", "2026-02-28T23:59:59.100000001"),
        ("local", "1970-01-01T00:00:00"),
        ("date", "0001-01-01"),
        ("date", "2024-02-29"),
    ] {
        let json = json!({ key: text });
        let page = page(&json);
        assert!(page.extra.is_empty(), "{text} is in extra");
        assert_eq!(written(&page), json);
    }
    let before = Page { instant: Some(Timestamp::MIN), ..Page::default() };
    assert_eq!(written(&before), json!({ "instant": Timestamp::MIN.to_string() }));
}

#[test]
fn trailing_zeros_of_a_fraction_are_not_kept() {
    let page = page(&json!({
        "instant": "2026-11-20T17:00:00.120Z", "local": "2026-11-20T17:00:00.500",
        "instants": ["2026-11-20T17:00:00.000Z"],
    }));
    assert!(page.mismatches().is_empty());
    assert_eq!(
        written(&page),
        json!({
            "instant": "2026-11-20T17:00:00.12Z", "local": "2026-11-20T17:00:00.5",
            "instants": ["2026-11-20T17:00:00Z"],
        })
    );
}
