//! Any JSON object comes back from a model as it was.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tablesmith_tests::properties;

fuzz_target!(|bytes: &[u8]| properties::json(bytes));
