//! Tablesmith.
pub mod config;
pub mod diagnostic;
pub mod documents;
pub mod emit;
pub mod limits;
pub mod lock;
pub mod name_lock;
pub mod naming;
pub mod plan;
pub mod runtime;
#[cfg(test)]
mod runtime_tests;
pub mod schema;
pub mod source;
