//! Ratios of measured figures, and their limits.

use std::fmt;

/// A figure of a generated crate, divided by that of another crate.
#[derive(Debug, Clone, Copy)]
pub struct Ratio {
    /// The quotient.
    pub ratio: f64,
    /// Its limit.
    pub goal: Goal,
}

/// A limit of a ratio.
#[derive(Debug, Clone, Copy)]
pub enum Goal {
    /// At most this.
    AtMost(f64),
    /// No limit.
    None,
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Ratio { ratio, goal } = *self;
        let (relation, bound, met) = match goal {
            Goal::AtMost(bound) => ("at most", bound, ratio <= bound),
            Goal::None => return write!(f, "{ratio:>6.3}"),
        };
        let met = if met { "met" } else { "MISSED" };
        write!(f, "{ratio:>6.3}   {relation} {bound:<5} {met}")
    }
}
