//! How the models are read and written.
//!
//! A model carries no parser of its own. It offers its fields: a table of what is documented
//! ([`Field`]), places to write to ([`Slot`]), and what they hold ([`View`]), shown to whoever asks
//! ([`Viewer`]). One reader and one writer, generic over the serde format alone, do the rest, for every
//! model in the same way:
//!
//! - **Nothing is lost.** What is not documented, explicit nulls, and values that are not as
//!   documented stay in [`Extra`] under their key, and are written back.
//! - **Nothing breaks.** Whatever a documented property holds, the payload is read;
//!   [`Model::mismatches`] tells what was not as documented.
//! - **Null can be sent**, with [`Extra::set_null`]; a value in the field wins over it.

mod collect;
mod element;
mod enumeration;
mod extra;
mod inspect;
mod key;
mod model;
mod number;
mod object;
mod place;
pub mod prelude;
mod print;
mod read;
mod slot;
mod time;
mod view;
mod viewer;
mod walk;
mod write;

pub use element::{Element, Entries, Items};
pub use enumeration::{Enumeration, Open, Representation, Texts, Unknown};
pub use extra::Extra;
pub use model::{Field, Fields, Filler, Model};
pub use place::{EnumPlace, ListPlace, MapPlace, ModelPlace};
pub use slot::Slot;
pub use view::View;
pub use viewer::{Viewer, Views};

#[doc(hidden)]
pub use read::read;
#[doc(hidden)]
pub use walk::{clone, debug, debug_value, equal};
#[doc(hidden)]
pub use write::write;

pub use serde_json::Value;
