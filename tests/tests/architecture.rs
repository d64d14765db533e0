//! The structure of the source code.

mod circles;
mod modules;
