//! Reads pages in a dialect: what an SDK's reference pages document, before anything is merged.
//!
//! In: [`Page`](crate::markdown::Page)s. Out: [`ParsedPage`](parsed::ParsedPage)s and diagnostics. A
//! dialect is data ([`rules`]); where things stand on a page is the same for all of them. Uses
//! `markdown`, `diagnostics`, the types of `schema`, `input::limits` and `naming::wire_case`.

mod api;
mod bounds;
mod builtin;
mod choice;
mod classify;
mod columns;
mod detect;
mod dotnet;
mod enumeration;
mod faults;
mod file;
mod foreign;
mod interpreter;
mod java;
mod known;
mod layout;
mod model;
mod page;
mod page_name;
pub(crate) mod parsed;
mod pattern;
pub(crate) mod read;
mod rules;
mod sdk;
mod topic;
pub(crate) mod type_expr;
mod wire_name;

pub use choice::DialectChoice;
pub use known::Dialect;
