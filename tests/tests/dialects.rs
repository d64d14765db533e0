//! The layouts of pages that are recognized.

mod foreign;
mod forms;
mod languages;
mod lines;
