//! Descriptors.

use tablesmith_runtime::Model;

use crate::page::{FIELDS, Page};

#[test]
fn fields_tell_what_is_documented() {
    let page: &dyn Model = &Page::default();
    assert_eq!(page.descriptor(), FIELDS);
    assert_eq!(FIELDS.name(), "Page");
    let required: Vec<_> = FIELDS.iter().filter(|field| field.required).collect();
    assert_eq!(required, [&FIELDS[0]]);
    assert_eq!((FIELDS[9].name, FIELDS[9].rust_name, FIELDS[9].ty), ("state", "state", "State"));
}
