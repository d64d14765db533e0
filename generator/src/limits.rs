//! How much of anything is taken, so that no input costs more than a machine has.
//!
//! The defaults are far above what real documentation holds; `[limits]` in `tablesmith.toml` raises
//! them.

use serde::Deserialize;

/// The bounds of one run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Limits {
    /// Documents of one run. The largest known SDK has 13,000.
    pub pages: usize,
    /// Bytes of one document. The largest known page has 0.5 MB.
    pub page_bytes: u64,
    /// Bytes of all documents together.
    pub total_bytes: u64,
    /// Folders below the one that was given.
    pub folder_depth: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { pages: 250_000, page_bytes: 16 << 20, total_bytes: 1 << 30, folder_depth: 64 }
    }
}
