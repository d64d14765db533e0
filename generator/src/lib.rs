//! Tablesmith.

mod bounds;
pub mod config;
pub mod diagnostic;
pub mod dialect;
pub mod documented;
pub mod documents;
pub mod emit;
pub mod generate;
pub mod limits;
pub mod lock;
pub mod merge;
pub mod name_lock;
pub mod naming;
pub mod overrides;
pub mod page;
pub mod plan;
pub mod read;
pub mod report;
pub mod resolve;
pub mod runtime;
#[cfg(test)]
mod runtime_tests;
pub mod say;
pub mod schema;
pub mod source;
mod suggest;
pub mod type_expr;
mod visible;
pub mod wellknown;
pub mod wire_case;
