//! The code of the types in a file.

use syn::{File, Item};

use super::{blank_lines, syntax};

/// The code of a type.
pub(super) struct Definition {
    /// What is built for this type: its declaration, and the blocks that list its fields or values.
    pub(super) items: Vec<Item>,
    /// The text of the other blocks, from [`FixedImpls`](super::fixed_impls::FixedImpls).
    pub(super) fixed_impls: String,
}

impl Definition {
    /// Items of which nothing is copied.
    pub(super) fn of_items(items: Vec<Item>) -> Definition {
        Definition { items, fixed_impls: String::new() }
    }
}

/// The code of a file: its imports, then its types.
pub(super) fn print(imports: File, definitions: impl IntoIterator<Item = Definition>) -> String {
    let mut text = String::new();
    blank_lines::between_items(&prettyplease::unparse(&imports), &mut text);
    for Definition { items, fixed_impls } in definitions {
        text.push('\n');
        let code = prettyplease::unparse(&syntax::file(items));
        blank_lines::between_items(&code, &mut text);
        text.push_str(&fixed_impls);
    }
    text
}
