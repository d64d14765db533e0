//! The runtime of the crates that [Tablesmith] generates: it reads and writes their models.
//!
//! A generated crate contains a copy of this code as its module `runtime`, or, with
//! `runtime = { version = "…" }` in `tablesmith.toml`, depends on this crate and re-exports it under
//! that name. Several generated crates that depend on it share the types [`Model`], [`Extra`] and
//! [`Open`], so that one program can treat their models alike.
//!
//! [`Model`] states what a round trip through a model keeps. [`codegen`] is for generated code alone.
//!
//! Features:
//!
//! - `runtime` (default): the runtime.
//! - `requests`: the module [`requests`](https://docs.rs/tablesmith-runtime/latest/tablesmith_runtime/requests/),
//!   which makes requests of the calls of operations.
//! - `reqwest`: the module [`client`](https://docs.rs/tablesmith-runtime/latest/tablesmith_runtime/client/),
//!   which sends them, with tokio. It speaks `https` if the program enables TLS in reqwest.
//! - `rustls`: `reqwest` with rustls. The feature `reqwest` of a generated crate enables it.
//! - `sources`: the runtime's source files as text, which the generator writes into the crates that
//!   it generates. It needs no dependency of the runtime.
//!
//! [Tablesmith]: https://docs.rs/tablesmith

#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "runtime")]
mod runtime;
#[cfg(feature = "sources")]
mod sources;

#[cfg(feature = "runtime")]
pub use runtime::*;
#[cfg(feature = "sources")]
pub use sources::sources;
