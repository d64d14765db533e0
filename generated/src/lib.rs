// Not to be edited: `cargo xtask regen` makes this anew.

//! 1 models with 19 properties and 3 enums, as their documentation tells them.
//!
//! Each model is a plain struct whose fields are all optional, at the root of this crate. What makes
//! them different from what serde derives is in [`runtime`]:
//!
//! - **Nothing is lost.** What the documentation does not know stays in `extra` and is written back.
//! - **Nothing breaks.** Values that are not as documented do not fail a payload;
//!   [`mismatches`](runtime::Model::mismatches) tells them.
//! - **Enums are open.** A field holds an [`Open`](runtime::Open): a documented value, or another one.
//! - **Null can be sent**, with [`set_null`](runtime::Extra::set_null).
//! - [`missing_required`](runtime::Model::missing_required) tells what a request still lacks, and the
//!   `FIELDS` of each model what is documented.
//!
//! ```
//! use genesys_cloud_models::{Cobrowsesession, CobrowsesessionState};
//!
//! let json = r#"{"id": "some text", "state": "alerting", "newKey": [1, 2]}"#;
//! let mut read: Cobrowsesession = serde_json::from_str(json)?;
//! assert_eq!(read.id.as_deref(), Some("some text"));
//! assert_eq!(read.state, Some(CobrowsesessionState::Alerting.into()));
//! assert_eq!(read.extra.get("newKey"), Some(&serde_json::json!([1, 2])));
//!
//! let back = serde_json::to_value(&read)?;
//! assert_eq!(back, serde_json::from_str::<serde_json::Value>(json)?);
//! # Ok::<(), serde_json::Error>(())
//! ```

#![forbid(unsafe_code)]
#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(missing_docs)]
#[rustfmt::skip]
mod models;
#[rustfmt::skip]
pub mod runtime;
pub use models::*;
