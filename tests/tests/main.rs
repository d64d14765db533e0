//! The integration tests, by subject, in one binary: what is linked once is built fast.
//!
//! Tests that read the corpora are ignored unless asked for:
//! `DOCS_CORPUS=… cargo test --test it -- --ignored`.

mod architecture;
mod command_line;
mod corpus;
mod dialects;
mod disk;
mod documentation;
mod generated_crate;
mod pages;
mod payloads;
mod schema;
