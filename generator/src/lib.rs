//! Tablesmith.
pub mod diagnostic;
pub mod name_lock;
pub mod naming;
pub mod schema;
pub mod source;
