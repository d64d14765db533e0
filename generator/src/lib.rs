//! Tablesmith.
pub mod diagnostic;
pub mod emit;
pub mod lock;
pub mod name_lock;
pub mod naming;
pub mod plan;
pub mod schema;
pub mod source;
