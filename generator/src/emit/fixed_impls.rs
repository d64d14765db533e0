//! `impl` blocks that differ from type to type in the name of the type alone.
//!
//! They are nearly a third of the lines of a crate, so they are printed once per thread, and their
//! text is copied. What else the code of a type has is built and printed as syntax trees.

use proc_macro2::TokenStream;
use syn::{Item, ItemImpl};

use super::blank_lines;
use super::syntax::{self, ident};

/// The longest name, in bytes, with which the first line of every block fits into a line of the printer.
/// Blocks of a type with a longer name are printed for that type.
const LONGEST_COPIED: usize = 48;

/// Stands for the name of the type in the text that is copied. No block has it anywhere else.
const NAME: &str = "__Type__";

/// Blocks without their type.
pub(super) struct FixedImpls {
    blocks: Vec<ItemImpl>,
    /// The text between the names.
    parts: Vec<String>,
}

impl FixedImpls {
    /// Blocks of the form `impl Trait for _ { … }`.
    pub(super) fn new(blocks: impl IntoIterator<Item = TokenStream>) -> FixedImpls {
        let blocks: Vec<ItemImpl> = blocks.into_iter().map(syntax::parse).collect();
        let text = printed(&blocks, NAME);
        FixedImpls { parts: text.split(NAME).map(str::to_owned).collect(), blocks }
    }

    /// The text of the blocks for a type, with a blank line before each.
    pub(super) fn for_type(&self, name: &str) -> String {
        match name.len() <= LONGEST_COPIED {
            true => self.parts.join(name),
            false => printed(&self.blocks, name),
        }
    }
}

fn printed(blocks: &[ItemImpl], name: &str) -> String {
    let blocks = blocks.iter().cloned().map(|mut block| {
        *block.self_ty = syntax::ty(ident(name).into());
        Item::Impl(block)
    });
    let code = prettyplease::unparse(&syntax::file(blocks.collect()));
    let mut text = String::from("\n");
    blank_lines::between_items(&code, &mut text);
    text
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    #[test]
    fn what_is_copied_is_what_is_printed() {
        let impls = FixedImpls::new([
            quote! {
                impl<'de> serde::Deserialize<'de> for _ {
                    fn deserialize<D: serde::Deserializer<'de>>(
                        deserializer: D,
                    ) -> Result<Self, D::Error> {
                        codegen::read(deserializer)
                    }
                }
            },
            quote! { impl Eq for _ {} },
        ]);
        for length in 1..=140 {
            let name = "N".repeat(length);
            assert_eq!(impls.for_type(&name), printed(&impls.blocks, &name), "{length}");
        }
        assert!(
            impls.for_type("Pet").starts_with("\nimpl<'de> serde::Deserialize<'de> for Pet {\n")
        );
        assert!(impls.for_type("r#Pet").ends_with("}\n\nimpl Eq for r#Pet {}\n"));
    }
}
