//! The schema that pages become.

mod exports;
mod order;
mod seeds;
mod snapshots;
