//! Numbers, taken only where nothing would be lost.

/// An integer as the `f64` of the same value, if there is one.
pub(super) fn exact(number: i128) -> Option<f64> {
    let float = number as f64;
    (float as i128 == number).then_some(float)
}
