//! The layouts of pages that are recognized.

mod forms;
