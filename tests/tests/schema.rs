//! The schema that pages become.

mod descriptions;
#[cfg(feature = "exports")]
mod exports;
#[cfg(feature = "exports")]
mod openapi_rules;
mod order;
mod seeds;
mod snapshots;
