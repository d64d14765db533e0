//! Generated files to the disk: the plan of changes, the lock file, the manifest.
//!
//! In: generated files. Out: a plan, and its application. The only room that writes generated files. Uses
//! `diagnostics`, `naming`, `features` and `emit`.

pub(crate) mod lock;
pub(crate) mod manifest;
pub(crate) mod plan;
