//! Deep payloads.

use serde_json::json;
use tablesmith_runtime::Model;

use crate::page::{Page, page, written};

#[test]
fn deep_nesting_fits_a_small_stack() {
    let deep = (0..126).fold(json!({}), |below, _| json!({ "page": below }));
    let thread = std::thread::Builder::new().stack_size(2 << 20);
    let done = thread.spawn(move || assert_eq!(written(&page(&deep)), deep)).expect("a thread");
    assert!(done.join().is_ok());
}

#[test]
fn deeper_than_text_goes_fits_a_small_stack() {
    // serde_json reads text of 127 levels; values know no limit.
    let deep = (0..128).fold(json!({ "more": [] }), |below, level| match level % 4 {
        0 => json!({ "page": below }),
        1 => json!({ "pages": [below] }),
        2 => json!({ "pages/by~name": { "a": below } }),
        _ => json!({ "more": [below] }),
    });
    let thread = std::thread::Builder::new().stack_size(2 << 20);
    let round_trip = move || {
        let page: Page = serde_json::from_value(deep.clone()).expect("any object is read");
        assert_eq!(page.clone(), page);
        assert!(page.mismatches().is_empty());
        assert!(!format!("{page:?}").is_empty());
        assert_eq!(written(&page), deep);
    };
    assert!(thread.spawn(round_trip).expect("a thread").join().is_ok());
}
