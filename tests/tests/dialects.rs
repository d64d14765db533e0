//! The layouts of pages that are recognized.

mod arbitrary;
mod files;
mod folders;
mod foreign;
mod forms;
mod languages;
mod lines;
mod tables;
