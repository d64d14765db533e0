//! Forges a Rust model crate from the property tables and enum tables of SDK reference pages.
//!
//! Data flows one way, and no stage knows a later one:
//!
//! | from | to | by |
//! | --- | --- | --- |
//! | paths | [`source::Sources`] | [`documents::load`] |
//! | a source | [`page::Page`] | [`page`] |
//! | a page | [`documented::Document`] | [`read::read`], in a [`dialect`] |
//! | documents | [`merge::Merged`] | [`merge::merge`] |
//! | what pages cannot spell | | [`wellknown::spell`], [`overrides::apply`] |
//! | what was merged | [`schema::Schema`] | [`resolve::resolve`], named by [`naming`] and [`name_lock`] |
//! | a schema | [`emit::GeneratedFile`]s | [`emit::emit`], with the [`runtime`] as it stands |
//! | files | [`plan::Plan`] | [`plan::Plan::new`], against the disk and the [`lock`] |
//!
//! [`generate::Generator`] goes the whole way. What is wrong on it is a [`diagnostic::Diagnostic`]
//! with its place; a run goes on to find all of them, and writes nothing if one is an error.

mod bounds;
pub mod build_script;
pub mod config;
pub mod diagnostic;
pub mod dialect;
pub mod diff;
pub mod documented;
pub mod documents;
pub mod emit;
pub mod export;
pub mod features;
pub mod generate;
pub mod inspect;
pub mod limits;
pub mod lock;
pub mod manifest;
pub mod merge;
pub mod name_lock;
pub mod naming;
pub mod origin;
pub mod overrides;
pub mod page;
pub mod plan;
pub mod progress;
pub mod read;
pub mod report;
pub mod resolve;
pub mod revision;
pub mod runtime;
#[cfg(test)]
mod runtime_tests;
pub mod say;
pub mod schema;
pub mod source;
pub mod subset;
mod suggest;
pub mod type_expr;
mod visible;
pub mod wellknown;
pub mod wire_case;
