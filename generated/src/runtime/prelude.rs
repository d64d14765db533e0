//! What every generated file names.

pub use super::{
    Enumeration, Extra, Field, Fields, Filler, Model, Open, Slot, Texts, Viewer, Views,
};
