//! Tablesmith.
pub mod diagnostic;
pub mod schema;
pub mod source;
