//! `impl` blocks and associated items of which a part is the same for every type.
//!
//! Parsing tokens is most of the cost of emission, so these are parsed once per thread and copied.
//! What differs from type to type is missing from a template and is a required argument of the
//! method that turns it into an item: a part that is left out does not compile.

use proc_macro2::{Ident, TokenStream};
use syn::{Expr, ImplItem, ImplItemConst, ImplItemFn, Item, ItemImpl, Stmt};

use super::syntax;

/// An `impl` block without its type.
pub(super) struct ImplTemplate(ItemImpl);

impl ImplTemplate {
    /// A template of `impl Trait for _ { … }`.
    pub(super) fn new(block: TokenStream) -> ImplTemplate {
        ImplTemplate(syntax::parse(block))
    }

    /// The block for a type, with these items before those of the template.
    pub(super) fn with_items(
        &self,
        name: &Ident,
        items: impl IntoIterator<Item = ImplItem>,
    ) -> Item {
        let mut block = self.0.clone();
        *block.self_ty = syntax::ty(name.clone().into());
        block.items.splice(0..0, items);
        Item::Impl(block)
    }
}

/// An associated constant without its value.
pub(super) struct ConstTemplate(ImplItemConst);

impl ConstTemplate {
    /// A template of `const NAME: Type = _;`.
    pub(super) fn new(constant: TokenStream) -> ConstTemplate {
        ConstTemplate(syntax::parse(constant))
    }

    /// The constant with a value.
    pub(super) fn with_value(&self, value: Expr) -> ImplItem {
        let mut constant = self.0.clone();
        constant.expr = value;
        ImplItem::Const(constant)
    }
}

/// An associated function without its body.
pub(super) struct FnTemplate(ImplItemFn);

impl FnTemplate {
    /// A template of `fn name(…) -> Type {}`.
    pub(super) fn new(function: TokenStream) -> FnTemplate {
        FnTemplate(syntax::parse(function))
    }

    /// The function with a body.
    pub(super) fn with_body(&self, statements: Vec<Stmt>) -> ImplItem {
        let mut function = self.0.clone();
        function.block.stmts = statements;
        ImplItem::Fn(function)
    }
}
