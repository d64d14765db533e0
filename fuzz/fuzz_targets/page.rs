//! Any page is read, and its faults can be shown.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tablesmith_fuzz::{Input, Page};
use tablesmith_tests::properties;

fuzz_target!(|bytes: &[u8]| match Input::<Page>::of(bytes) {
    Some(Input::Text(text)) => properties::page(text),
    Some(Input::Parts(page)) => properties::page(&page.text()),
    None => {}
});
