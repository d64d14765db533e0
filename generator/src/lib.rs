//! Generates a Rust crate from the tables of an API's reference documentation.
//!
//! A [`Generator`] is told what to read, and runs the pipeline:
//!
//! ```text
//! load -> parse -> lower -> emit -> plan
//! text    Page     Schema   files   changes of a folder
//! ```
//!
//! Data flows one way, and no stage uses a later one. What is wrong with the documents is a
//! [`Diagnostic`](diagnostics::Diagnostic) with its place; a run reports all of them, and writes nothing
//! if one is an error.
//!
//! # Examples
//!
//! Generates the crate `models` from the pages in `docs`:
//!
//! ```no_run
//! use tablesmith::{Generator, OnForeign};
//!
//! let planned = Generator::new().docs("docs").plan("models")?;
//! planned.plan.apply(OnForeign::Refuse)?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Reads one page from memory and prints its schema as JSON:
//!
//! ```
//! use tablesmith::Generator;
//!
//! let page = "# Light\n\n## Enum\n\n* `RED` (value: `\"red\"`)\n* `GREEN` (value: `\"green\"`)\n";
//! let schema = Generator::new().page("docs/Light.md", page).analyze()?.schema;
//! assert_eq!(schema.enums[0].variants[0].rust_name, "Red");
//! println!("{}", schema.to_json()?);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Features
//!
//! `cli`, enabled by default, is the command line and what only it needs. A build script disables
//! default features and calls [`Generator::build`].

#![cfg_attr(docsrs, feature(doc_cfg))]

pub mod check;
#[cfg(feature = "cli")]
pub mod cli;
mod config;
pub mod diagnostics;
mod dialect;
pub mod diff;
mod emit;
pub mod export;
mod features;
mod generate;
mod input;
pub mod inspect;
mod lower;
mod markdown;
mod naming;
mod output;
pub mod schema;
pub mod survey;

pub use dialect::{Dialect, DialectChoice};
pub use emit::{GeneratedFile, Layout};
pub use generate::build_script::BuildError;
pub use generate::progress::{Progress, Stage, Timings};
pub use generate::report::Report;
pub use generate::schema_source::{MissingPath, Origin, Read};
pub use generate::{Analysis, Failure, Generated, Generator, Planned};
pub use naming::name_lock::NameLock;
pub use naming::wire_case::WireCase;
pub use output::plan::{Applied, Change, Foreign, OnForeign, Plan, PlanError};
pub use schema::Schema;
