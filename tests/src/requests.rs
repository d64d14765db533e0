//! Requests of the generated crate against those of another SDK: the calls, and the comparison.

pub mod arguments;
pub mod compare;
pub mod expression;
pub mod program;
pub mod request;
pub mod tally;
