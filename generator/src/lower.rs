//! Parsed pages to the schema: merge, spelling rules, overrides, resolve, subset.
//!
//! In: parsed documents and the configuration. Out: a [`Schema`](crate::schema::Schema) with names.
//! Uses `diagnostics`, `schema`, `naming`, `dialect`, `config` and `features`.

pub(crate) mod case_hint;
pub mod merge;
pub mod overrides;
pub mod resolve;
pub mod spelling;
pub mod subset;
