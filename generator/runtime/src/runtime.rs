//! Reads and writes models without losing anything of a payload.
//!
//! A generated model contains no parser. It describes its fields in a table ([`ModelDescriptor`]) and
//! lets visitors read and write them ([`Model::visit_fields`], [`Model::visit_fields_mut`]). One
//! reader and one writer, generic over the serde format alone, serve all models:
//!
//! - **Nothing is lost.** Undocumented keys, explicit nulls and values that do not have their
//!   documented type are kept in [`Extra`] under their key and written back. [`Model`] states what a
//!   round trip keeps.
//! - **Nothing breaks.** A payload is read whatever the documented properties hold;
//!   [`Model::mismatches`] lists the values that do not have their documented type.
//! - **Null can be sent**, with [`Model::set_null`].

mod descriptor;
mod element;
mod enum_traits;
mod enumeration;
mod extra;
mod flags;
mod into_field;
mod keys;
mod model;
mod number;
mod open;
mod open_field;
mod operations;
mod pointer;
mod read;
mod time;
mod utc;
mod walker;
mod write;

#[cfg(feature = "reqwest")]
pub mod client;
pub mod codegen;
pub mod documented;
#[cfg(feature = "requests")]
pub mod requests;

pub use descriptor::{EnumDescriptor, EnumRepr, Field, FlagsDescriptor, ModelDescriptor};
pub use enumeration::Enumeration;
pub use extra::Extra;
pub use flags::Flags;
pub use into_field::{IntoField, some};
pub use model::Model;
pub use open::{Open, Unknown};
pub use open_field::OpenField;

pub use serde_json::Value;
