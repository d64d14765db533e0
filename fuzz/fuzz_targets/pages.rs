//! Whatever a set of pages generates without error is what was meant: Rust, pages of APIs, features.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tablesmith_fuzz::{Input, Page};
use tablesmith_tests::properties;

/// What stands between two pages of a text.
const BETWEEN: char = '\u{c}';

fuzz_target!(|bytes: &[u8]| match Input::<Vec<(String, Page)>>::of(bytes) {
    Some(Input::Text(text)) => properties::pages(text.split(BETWEEN).map(|page| ("Page.md", page))),
    Some(Input::Parts(pages)) => {
        let texts: Vec<_> = pages.iter().map(|(path, page)| (path, page.text())).collect();
        properties::pages(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    }
    None => {}
});
