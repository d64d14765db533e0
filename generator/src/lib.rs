//! x

pub mod diagnostic;
pub mod dialect;
pub mod documented;
pub mod merge;
pub mod naming;
pub mod page;
pub mod read;
pub mod resolve;
pub mod schema;
pub mod source;
pub mod type_expr;
pub mod wellknown;
pub mod wire_case;
