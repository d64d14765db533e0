//! Source texts with places in them, and what is wrong with them.
//!
//! In: texts, spans, messages. Out: rendered diagnostics. Uses no other room.

pub(crate) mod quantity;
pub(crate) mod sanitize;
pub(crate) mod suggest;
pub(crate) mod terminal;

mod code;
mod diagnostic;
mod list;
mod source;

pub use code::{Code, Subject, UnknownCode};
pub use diagnostic::{Diagnostic, Label, Severity, Style};
pub use list::Diagnostics;
pub use source::{Position, Source, SourceId, Sources, Span};
