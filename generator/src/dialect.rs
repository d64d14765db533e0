//! Reads pages in a dialect: what an SDK's reference pages document, before anything is merged.
//!
//! In: [`Page`](crate::markdown::Page)s. Out: [`ParsedPage`](parsed::ParsedPage)s and diagnostics. A
//! dialect is data ([`file`]); where things stand on a page is the same for all of them. Uses
//! `markdown`, `diagnostics`, the types of `schema`, `input::limits` and `naming::wire_case`.

mod api;
mod bounds;
mod builtin;
mod choice;
mod classify;
mod columns;
mod detect;
mod enumeration;
mod faults;
mod file;
mod folders;
mod foreign;
mod interpreter;
mod known;
mod layout;
pub(crate) mod left_alone;
mod links;
mod model;
mod names;
mod page;
mod page_input;
mod page_map;
mod page_name;
pub(crate) mod parsed;
mod pattern;
pub(crate) mod read;
mod sdk;
mod sections;
mod tables;
mod topic;
mod type_ref;
pub(crate) mod types;
mod wire_name;

pub use choice::DialectChoice;
pub use known::Dialect;
