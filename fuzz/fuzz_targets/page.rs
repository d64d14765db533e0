//! Any page is read, and its faults can be shown.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tablesmith_tests::properties;

fuzz_target!(|text: &str| properties::page(text));
