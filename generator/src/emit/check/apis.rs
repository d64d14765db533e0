//! The list of APIs and their pages, read back.

use syn::Item;

use super::fault;
use crate::diagnostics::{Diagnostic, Sources};
use crate::markdown::{Block, Page};

/// Complains of a list that holds anything but an empty module for each API, in order.
pub(in crate::emit) fn list<'n>(
    text: &str,
    meant: impl Iterator<Item = &'n str>,
) -> Result<(), Diagnostic> {
    let file = super::parsed("apis", text)?;
    let mut found = Vec::with_capacity(file.items.len());
    for item in &file.items {
        match item {
            Item::Mod(module) if module.content.as_ref().is_some_and(|(_, i)| i.is_empty()) => {
                found.push(&module.ident);
            }
            _ => return Err(fault("apis", "it holds an item that was not meant".to_owned())),
        }
    }
    match found.iter().copied().eq(meant) {
        true => Ok(()),
        false => Err(fault("apis", "its modules are not those of the APIs".to_owned())),
    }
}

/// Complains of a page that holds other headings than `meant`, or anything but text and lists between
/// them: rustdoc compiles code, and shows HTML as it stands.
pub(in crate::emit) fn page<'n>(
    of: &str,
    text: &str,
    meant: impl Iterator<Item = &'n str>,
) -> Result<(), Diagnostic> {
    let mut sources = Sources::new();
    let id = sources.add(of, text);
    let page = Page::parse(&sources, id);
    if page.blocks.iter().any(|block| matches!(block, Block::Table(_) | Block::Other(_))) {
        return Err(fault(of, "its page holds more than text and lists".to_owned()));
    }
    match page.headings().map(|heading| heading.text.raw).eq(meant) {
        true => Ok(()),
        false => Err(fault(of, "the headings of its page are not its operations".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_with_more_or_less_than_its_modules_is_found() {
        let check = |text: &str| list(text, ["a", "b"].into_iter()).is_ok();
        assert!(check("//! Docs.\n/// A.\npub mod a {}\npub mod b {}"));
        assert!(!check("pub mod a {}"));
        assert!(!check("pub mod a {} pub mod b {} fn f() {}"));
        assert!(!check("pub mod a {} pub mod b { fn f() {} }"));
        assert!(!check("pub mod a {} pub mod b;"));
        assert!(!check("pub mod a {} pub mod b {"));
    }

    #[test]
    fn a_page_with_more_than_its_operations_is_found() {
        let check = |text: &str| page("A", text, ["One", "`GET /a`"].into_iter()).is_ok();
        assert!(check("# One\n\n## `GET /a`\n\nText.\n\n- an item\n"));
        assert!(!check("# One\n\n## `GET /a`\n\n## `GET /b`\n"));
        assert!(!check("# One\n\n## `GET /a`\n\n```\ncode\n```\n"));
        assert!(!check("# One\n\n## `GET /a`\n\n    code\n"));
        assert!(!check("# One\n\n## `GET /a`\n\n<script>\n"));
        assert!(!check("# One\n\n## `GET /a`\n\nOther\n---\n"));
    }
}
