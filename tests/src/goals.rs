//! Ratios, and what they were to be.

use std::fmt;

/// A figure of a generated crate as a part of another crate's.
#[derive(Debug, Clone, Copy)]
pub struct Ratio {
    /// The figure as a part of the other.
    pub ratio: f64,
    /// What it was to be.
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
