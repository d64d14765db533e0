//! Any text is a type or a fault with its place.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tablesmith_tests::properties;

fuzz_target!(|text: &str| properties::type_expression(text));
