//! The schema that pages become.

mod descriptions;
mod exports;
mod openapi_rules;
mod order;
mod seeds;
mod snapshots;
