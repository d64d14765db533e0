//! Ratios, and what they were to be.

use std::fmt;

/// A figure of the generated crate as a part of derive's.
pub(super) struct Ratio {
    pub(super) ratio: f64,
    pub(super) goal: Goal,
}

#[derive(Clone, Copy)]
pub(super) enum Goal {
    AtMost(f64),
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
