//! Mismatches, missing properties and `Debug`.

use serde_json::json;
use tablesmith_runtime::Model;

use crate::page::page;

#[test]
fn mismatches_and_what_is_missing_are_told_by_pointer() {
    let page = page(&json!({
        "instant": "later", "text": "",
        "pages": [{ "text": "a" }, { "int32": "b", "page": { "text": null } }],
        "pages/by~name": { "a/b": { "text": 7 } },
    }));
    assert_eq!(page.mismatches(), ["/instant", "/pages/1/int32", "/pages~1by~0name/a~1b/text"]);
    assert_eq!(page.missing_required(), ["/pages/1/text", "/pages/1/page/text"]);
}

#[test]
fn debug_shows_what_is_set() {
    let page = page(&json!({ "text": "a", "state": "parked", "pages": [{}], "more": null }));
    assert_eq!(
        format!("{page:?}"),
        r#"Page { text: "a", state: "parked", pages: [Page], extra: {"more": Null} }"#
    );
}
