//! Any dialect on any page: what stands before the form feed is the dialect file, the rest is the page.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tablesmith_tests::properties;

fuzz_target!(|text: &str| {
    let (dialect, page) = text.split_once('\u{c}').unwrap_or((text, "# Page\n"));
    drop(properties::dialect(dialect, page));
});
