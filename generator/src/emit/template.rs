//! Items that differ from file to file in little: parsed once a thread, then copied and filled in.

use proc_macro2::{Ident, TokenStream};
use syn::punctuated::Punctuated;
use syn::visit_mut::{self, VisitMut};
use syn::{
    Attribute, Block, Expr, ExprArray, ExprStruct, Field, FieldValue, Fields, File, Item, ItemEnum,
    ItemStruct, Path, PathSegment, Stmt, Variant,
};

use super::names::{Scope, ident};
use super::syntax;

/// Items with placeholders: names that end in `__`.
pub(super) struct Template(syn::Result<File>);

/// What the placeholders of one file stand for.
pub(super) struct Filling<'f> {
    /// Where the file's names come from: what a type of the documentation hides comes with its path.
    pub(super) scope: &'f Scope<'f>,
    /// `name__`, as a type, a module or the like.
    pub(super) names: Vec<(&'static str, Ident)>,
    /// `text__`, as an expression.
    pub(super) texts: Vec<(&'static str, &'f str)>,
    /// `[elements__]`, an array.
    pub(super) elements: Vec<(&'static str, Vec<Expr>)>,
    /// `statements__;`, a statement.
    pub(super) statements: Vec<(&'static str, Vec<Stmt>)>,
    /// `Self { fields__: None }`, the values of a struct.
    pub(super) values: Vec<(&'static str, Vec<FieldValue>)>,
    /// What stands above the struct or the enum, in front of what the template has.
    pub(super) attributes: Vec<Attribute>,
    /// The fields of the struct, in front of those that the template has.
    pub(super) fields: Vec<Field>,
    /// The variants of the enum.
    pub(super) variants: Vec<Variant>,
}

impl Template {
    pub(super) fn new(tokens: TokenStream) -> Template {
        Template(syn::parse2(tokens))
    }

    /// A copy with everything filled in.
    pub(super) fn fill(&self, mut filling: Filling<'_>) -> syn::Result<Vec<Item>> {
        let mut items = self.0.as_ref().map_err(Clone::clone)?.items.clone();
        items.iter_mut().for_each(|item| filling.visit_item_mut(item));
        Ok(items)
    }
}

impl VisitMut for Filling<'_> {
    fn visit_ident_mut(&mut self, placeholder: &mut Ident) {
        if let Some((_, name)) = self.names.iter().find(|(place, _)| placeholder == place) {
            *placeholder = name.clone();
        }
    }

    fn visit_path_mut(&mut self, path: &mut Path) {
        if path.segments.first().is_some_and(|first| self.scope.hides(&first.ident)) {
            path.segments.insert(0, PathSegment::from(ident("codegen")));
        }
        visit_mut::visit_path_mut(self, path);
    }

    fn visit_item_struct_mut(&mut self, item: &mut ItemStruct) {
        visit_mut::visit_item_struct_mut(self, item);
        item.attrs.splice(0..0, std::mem::take(&mut self.attributes));
        if let Fields::Named(named) = &mut item.fields {
            let own = std::mem::take(&mut named.named);
            named.named = syntax::list(std::mem::take(&mut self.fields).into_iter().chain(own));
        }
    }

    fn visit_item_enum_mut(&mut self, item: &mut ItemEnum) {
        visit_mut::visit_item_enum_mut(self, item);
        item.attrs.splice(0..0, std::mem::take(&mut self.attributes));
        item.variants = syntax::list(std::mem::take(&mut self.variants));
    }

    fn visit_expr_mut(&mut self, expression: &mut Expr) {
        let text = match &*expression {
            Expr::Path(place) => {
                self.texts.iter().find(|(name, _)| place.path.is_ident(name)).map(|(_, text)| text)
            }
            _ => None,
        };
        match text {
            Some(text) => *expression = syntax::text(text),
            None => visit_mut::visit_expr_mut(self, expression),
        }
    }

    fn visit_expr_array_mut(&mut self, array: &mut ExprArray) {
        let place = match array.elems.first() {
            Some(Expr::Path(place)) => place.path.get_ident(),
            _ => None,
        };
        let filled =
            place.and_then(|place| self.elements.iter_mut().find(|(name, _)| place == name));
        match filled {
            Some((_, elements)) => array.elems = syntax::list(std::mem::take(elements)),
            None => visit_mut::visit_expr_array_mut(self, array),
        }
    }

    fn visit_block_mut(&mut self, block: &mut Block) {
        visit_mut::visit_block_mut(self, block);
        let place = |statement: &Stmt| match statement {
            Stmt::Expr(Expr::Path(place), Some(_)) => place.path.get_ident().cloned(),
            _ => None,
        };
        for (name, statements) in &mut self.statements {
            let found =
                block.stmts.iter().position(|one| place(one).is_some_and(|own| own == *name));
            if let Some(index) = found {
                block.stmts.splice(index..=index, std::mem::take(statements));
            }
        }
    }

    fn visit_expr_struct_mut(&mut self, made: &mut ExprStruct) {
        visit_mut::visit_expr_struct_mut(self, made);
        let mut fields = Punctuated::new();
        for field in std::mem::take(&mut made.fields) {
            let filled = match &field.member {
                syn::Member::Named(place) => self.values.iter_mut().find(|(name, _)| place == name),
                syn::Member::Unnamed(_) => None,
            };
            match filled {
                Some((_, filled)) => fields.extend(std::mem::take(filled)),
                None => fields.push(field),
            }
        }
        made.fields = fields;
    }
}
