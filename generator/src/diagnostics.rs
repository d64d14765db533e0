//! Source texts with places in them, and what is wrong with them.
//!
//! In: texts, spans, messages. Out: rendered diagnostics. Uses no other room.

pub(crate) mod sanitize;
pub(crate) mod suggest;

mod code;
mod diagnostic;
mod list;
mod source;

pub use code::{Code, Subject};
pub use diagnostic::{Diagnostic, Label, Severity, Style};
pub use list::Diagnostics;
pub use source::{Position, Source, SourceId, Sources, Span};
