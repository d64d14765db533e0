//! Dates and times: texts to jiff's types and back.

pub(super) mod parse;
pub(super) mod print;
