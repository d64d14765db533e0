//! Documents found on disk or in a git revision, and loaded within limits.
//!
//! In: paths. Out: [`Sources`](crate::diagnostics::Sources). Uses `diagnostics`.

pub(crate) mod exclude;
pub(crate) mod limits;
pub(crate) mod load;
#[cfg(feature = "cli")]
pub(crate) mod payloads;
pub(crate) mod revision;
