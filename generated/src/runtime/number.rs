//! Numbers, taken only where nothing would be lost.

/// An integer as the `f64` of the same value, if there is one.
pub(super) fn exact(number: i64) -> Option<f64> {
    is_exact(number.unsigned_abs()).then_some(number as f64)
}

/// The same of an integer that `i64` does not hold.
pub(super) fn exact_unsigned(number: u64) -> Option<f64> {
    is_exact(number).then_some(number as f64)
}

/// Whether what is between the first bit and the last one fits the significand. (Of zero, both counts
/// are the whole width.)
fn is_exact(magnitude: u64) -> bool {
    u64::BITS - f64::MANTISSA_DIGITS <= magnitude.leading_zeros() + magnitude.trailing_zeros()
}
