//! Equality of JSON as the documentation of `Model` defines it for round trips.
//!
//! The runtime's tests, those of the workspace and the proof of whole platforms include this file.

use serde_json::{Number, Value};

/// Whether `written` is equal to what was `read`.
pub fn is_equal(read: &Value, written: &Value) -> bool {
    match (read, written) {
        (Value::Number(read), Value::Number(written)) => are_equal_numbers(read, written),
        (Value::String(read), Value::String(written)) => {
            read == written || without_trailing_zeros(read).as_ref() == Some(written)
        }
        (Value::Array(read), Value::Array(written)) => {
            read.len() == written.len() && read.iter().zip(written).all(|(r, w)| is_equal(r, w))
        }
        (Value::Object(read), Value::Object(written)) => {
            read.len() == written.len()
                && read.iter().all(|(key, r)| written.get(key).is_some_and(|w| is_equal(r, w)))
        }
        _ => read == written,
    }
}

/// Equality by value: `1` and `1.0` are equal, `0` and `-0.0` are not.
fn are_equal_numbers(left: &Number, right: &Number) -> bool {
    match (integer(left), integer(right)) {
        (Some(left), Some(right)) => left == right,
        (None, None) => left.as_f64().map(f64::to_bits) == right.as_f64().map(f64::to_bits),
        (Some(integer), None) => is_equal_float(integer, right),
        (None, Some(integer)) => is_equal_float(integer, left),
    }
}

fn integer(number: &Number) -> Option<i128> {
    number.as_i64().map(i128::from).or_else(|| number.as_u64().map(i128::from))
}

fn is_equal_float(integer: i128, float: &Number) -> bool {
    // An `f64` beyond the range of `i128` becomes the nearest `i128`, which no JSON integer reaches.
    float.as_f64().is_some_and(|float| {
        float.fract() == 0.0
            && float as i128 == integer
            && !(float == 0.0 && float.is_sign_negative())
    })
}

/// `2026-11-20T17:00:00.120Z` as `2026-11-20T17:00:00.12Z`; also without the `Z`.
fn without_trailing_zeros(text: &str) -> Option<String> {
    let (text, zone) = match text.strip_suffix('Z') {
        Some(text) => (text, "Z"),
        None => (text, ""),
    };
    let (seconds, fraction) = text.split_once('.')?;
    let is_time = seconds.len() == "2026-11-20T17:00:00".len() && seconds.as_bytes()[10] == b'T';
    if !is_time || fraction.is_empty() || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Some(match fraction.trim_end_matches('0') {
        "" => format!("{seconds}{zone}"),
        fraction => format!("{seconds}.{fraction}{zone}"),
    })
}
