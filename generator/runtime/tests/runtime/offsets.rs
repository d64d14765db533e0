//! Instants whose offset is not `Z`.

use jiff::Timestamp;
use serde_json::{Value, json};
use tablesmith_runtime::Model;

use crate::page::{Page, page, written};

fn instant(text: &str) -> Timestamp {
    text.parse().expect("an instant")
}

/// The original is written, is no mismatch, and is not among the values of `extra`.
#[track_caller]
fn comes_back(key: &str, value: Value) {
    let json = json!({ key: value });
    let page = page(&json);
    assert!(page.extra.is_empty(), "{page:?}");
    assert_eq!(page.extra.get(key), None);
    assert_eq!(page.extra.original(key), Some(&value));
    assert!(page.mismatches().is_empty());
    assert_eq!(written(&page), json);
    assert_eq!(written(&page.clone()), json);
}

#[test]
fn offsets_come_back_as_they_were() {
    comes_back("instant", json!("2026-11-21T10:00:00.120+01:00"));
    comes_back("instant", json!("2026-11-21T10:00:00-0930"));
    comes_back("instant", json!("2026-11-21T10:00:00+00:00"));
    comes_back("instant", json!("2026-11-21T10:00:00-00:00"));
    // Year -1 in UTC.
    comes_back("instant", json!("0000-01-01T00:00:00+01:00"));
    comes_back("instants", json!(["2026-11-21T10:00:00Z", "2026-11-21T10:00:00+01:00"]));
    comes_back("instants", json!(["2026-11-21T10:00:00+01:00", "2026-11-21T10:00:00Z"]));
    comes_back("instants_by_name", json!({ "a": [], "b": ["2026-11-21T10:00:00+01:00"] }));
    comes_back(
        "instants_by_name",
        json!({ "a": ["2026-11-21T10:00:00Z", "2026-11-21T10:00:00+01:00"], "b": [], "c": ["2026-11-21T10:00:00+02:00"] }),
    );
}

#[test]
fn the_field_holds_the_instant() {
    let page = page(&json!({
        "instant": "2026-11-21T10:00:00+01:00",
        "instants": ["2026-11-21T10:00:00+01:00", "2026-11-21T10:00:00Z"],
    }));
    assert_eq!(page.instant, Some(instant("2026-11-21T09:00:00Z")));
    let expected = ["2026-11-21T09:00:00Z", "2026-11-21T10:00:00Z"].map(instant);
    assert_eq!(page.instants.as_deref(), Some(&expected[..]));
}

#[test]
fn utc_has_no_original() {
    let page =
        page(&json!({ "instant": "2026-11-21T10:00:00Z", "instants": ["2026-11-21T10:00:00Z"] }));
    assert_eq!(page.extra.original("instant"), None);
    assert_eq!(page.extra.original("instants"), None);
}

#[test]
fn a_changed_field_takes_precedence() {
    let json = json!({
        "instant": "2026-11-21T10:00:00+01:00",
        "instants": ["2026-11-21T10:00:00+01:00"],
        "instants_by_name": { "a": ["2026-11-21T10:00:00+01:00"] },
    });
    let original = page(&json);
    let mut changed = original.clone();
    changed.instant = Some(instant("2026-11-22T00:00:00Z"));
    changed.instants.as_mut().expect("a list").push(instant("2026-11-22T00:00:00Z"));
    changed.instants_by_name.as_mut().expect("a map").insert("b".to_owned(), Vec::new());
    assert_eq!(
        written(&changed),
        json!({
            "instant": "2026-11-22T00:00:00Z",
            "instants": ["2026-11-21T09:00:00Z", "2026-11-22T00:00:00Z"],
            "instants_by_name": { "a": ["2026-11-21T09:00:00Z"], "b": [] },
        })
    );
    changed.instant = original.instant;
    changed.instants = original.instants.clone();
    changed.instants_by_name = original.instants_by_name.clone();
    assert_eq!(written(&changed), json);
}

#[test]
fn a_cleared_field_takes_precedence() {
    let mut page = page(&json!({ "instant": "2026-11-21T10:00:00+01:00" }));
    page.instant = None;
    assert_eq!(written(&page), json!({}));
    assert!(page.mismatches().is_empty());
    page.extra.set_null("instant");
    assert_eq!(written(&page), json!({ "instant": null }));
}

#[test]
fn models_are_equal_if_their_instants_are() {
    let east = page(&json!({ "instant": "2026-11-21T10:00:00+01:00" }));
    let utc = page(&json!({ "instant": "2026-11-21T09:00:00Z" }));
    assert_eq!(east, utc);
    assert_eq!(format!("{east:?}"), format!("{utc:?}"));
    assert_ne!(written(&east), written(&utc));
}

#[test]
fn unknown_keys_beside_an_original_are_kept() {
    let json = json!({ "instant": "2026-11-21T10:00:00+01:00", "more": 1 });
    let mut page: Page = page(&json);
    assert_eq!(page.extra.len(), 1);
    assert_eq!(written(&page), json);
    assert_eq!(page.extra.remove("more"), Some(json!(1)));
    assert_eq!(written(&page), json!({ "instant": "2026-11-21T10:00:00+01:00" }));
}
