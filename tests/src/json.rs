//! Equality of JSON values as the documentation of generated crates states it.

use serde_json::Value;

/// Whether two JSON values mean the same: numbers by value, dates and times by what they denote.
pub fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => {
            left == right || left.as_f64() == right.as_f64() && (left.is_f64() || right.is_f64())
        }
        (Value::String(left), Value::String(right)) => {
            let instants = (left.parse::<jiff::Timestamp>(), right.parse::<jiff::Timestamp>());
            let locals =
                (left.parse::<jiff::civil::DateTime>(), right.parse::<jiff::civil::DateTime>());
            left == right
                || matches!(instants, (Ok(left), Ok(right)) if left == right)
                || matches!(locals, (Ok(left), Ok(right)) if left == right)
        }
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(l, r)| same(l, r))
        }
        (Value::Object(left), Value::Object(right)) => {
            left.len() == right.len()
                && left.iter().all(|(key, l)| right.get(key).is_some_and(|r| same(l, r)))
        }
        _ => left == right,
    }
}
