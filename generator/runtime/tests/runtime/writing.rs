//! What is written, and what fails.

use serde_json::json;

use crate::page::{Page, page, written};

#[test]
fn null_is_sent_until_the_field_has_a_value() {
    let mut page = Page::default();
    page.extra.set_null("text");
    assert_eq!(written(&page), json!({ "text": null }));
    page.text = Some("value".to_owned());
    assert_eq!(written(&page), json!({ "text": "value" }));
}

#[test]
fn where_the_output_ends_too_early_writing_fails() {
    let page = page(&json!({
        "text": "a",
        "instant": "2026-11-20T17:00:00.5Z",
        "page": { "level": 3, "texts": ["b", "c"] },
        "pages": [{ "state": "busy" }, {}],
        "pages/by~name": { "d": { "boolean": true } },
        "unknown": null,
    }));
    let whole = serde_json::to_vec(&page).expect("it is written");
    let mut room = vec![0; whole.len()];
    for length in 0..whole.len() {
        let short = serde_json::to_writer(&mut room[..length], &page);
        assert!(short.is_err_and(|error| error.is_io()), "{length} bytes of {}", whole.len());
    }
    serde_json::to_writer(&mut room[..], &page).expect("it has room");
    assert_eq!(room, whole);
}
