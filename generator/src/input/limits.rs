//! How much of anything is taken, so that no input costs more than a machine has.
//!
//! The defaults are far above what real documentation holds; `[limits]` in `tablesmith.toml` raises
//! them:
//!
//! ```toml
//! [limits]
//! page-bytes = 100_000_000
//! ```
//!
//! Two bounds are fixed, because code relies on them: types nest at most
//! [`MAX_DEPTH`](crate::dialect::types::MAX_DEPTH) levels, so that walking one fits any stack and rustc
//! compiles it, and a Rust name is at most 120 bytes and a number long, so that it is a file's name
//! everywhere.

use serde::Deserialize;

/// The bounds of one run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Limits {
    /// Documents of one run. The largest known SDK has 13,000.
    pub pages: usize,
    /// Bytes of one document. The largest known page has 0.5 MB.
    pub page_bytes: u64,
    /// Bytes of all documents together.
    pub total_bytes: u64,
    /// Folders below the one that was given.
    pub folder_depth: usize,
    /// Rows of one table, items of one list, headings of one page. The largest known has 2,000.
    pub rows: usize,
    /// Bytes of one row. The longest known has 20,000.
    pub row_bytes: usize,
    /// Findings of one run that are kept; others are counted.
    pub findings: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            pages: 250_000,
            page_bytes: 16 << 20,
            total_bytes: 1 << 30,
            folder_depth: 64,
            rows: 20_000,
            row_bytes: 1 << 20,
            findings: 10_000,
        }
    }
}
