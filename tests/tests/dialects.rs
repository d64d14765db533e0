//! The layouts of pages that are recognized.

mod arbitrary;
mod files;
mod foreign;
mod forms;
mod languages;
mod lines;
mod tables;
