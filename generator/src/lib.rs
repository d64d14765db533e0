//! Generates a Rust model crate from the property tables and enum tables of SDK reference pages.
//!
//! Data flows one way, and no stage uses a later one:
//!
//! ```text
//! text -> Page -> parsed model -> merged model -> Schema -> generated files -> plan -> disk
//! ```
//!
//! [`generate::Generator`] runs all stages. What is wrong with the documents is a
//! [`diagnostics::Diagnostic`] with its place; a run reports all of them, and writes nothing if one is
//! an error.

#[cfg(feature = "cli")]
pub mod cli;
pub mod config;
pub mod diagnostics;
pub mod dialect;
pub mod diff;
pub mod emit;
pub mod export;
pub mod features;
pub mod generate;
pub mod input;
pub mod inspect;
pub mod lower;
pub mod markdown;
pub mod naming;
pub mod output;
pub mod runtime;
#[cfg(test)]
mod runtime_tests;
pub mod schema;
