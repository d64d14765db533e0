//! Conversions of numbers that lose nothing.

/// The `f64` of the same value as an integer, if there is one.
pub(super) fn exact(number: i64) -> Option<f64> {
    is_exact(number.unsigned_abs()).then_some(number as f64)
}

/// The same for integers beyond `i64`.
pub(super) fn exact_unsigned(number: u64) -> Option<f64> {
    is_exact(number).then_some(number as f64)
}

/// Whether the bits from the first one to the last one fit the significand. (For zero both counts are
/// the whole width.)
fn is_exact(magnitude: u64) -> bool {
    u64::BITS - f64::MANTISSA_DIGITS <= magnitude.leading_zeros() + magnitude.trailing_zeros()
}
