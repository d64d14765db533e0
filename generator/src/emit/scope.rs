//! The names that one generated file uses, and its imports.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::field_kind::FieldKind;
use super::options::Layout;
use super::prelude::{Prelude, PreludeName};
use super::rust_names::RustNames;
use super::syntax::ident;
use crate::schema::Type;

/// The module that exports the types of a crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exports {
    /// `models`, and the root by a glob.
    Models,
    /// The root: rustc names the feature that an item lacks only in the module that it looks into.
    Root,
}

/// The names of one file.
pub(super) struct Scope<'s> {
    rust_names: &'s RustNames<'s>,
    /// Types of other files that this one names.
    foreign: BTreeSet<&'s str>,
    prelude: Prelude,
    has_map: bool,
    layout: Layout,
    exports: Exports,
}

impl<'s> Scope<'s> {
    /// The scope of a file that defines the types `own` and has fields of the types `fields`.
    pub(super) fn new<'t>(
        own: impl Iterator<Item = &'t str>,
        fields: impl Iterator<Item = &'t Type>,
        rust_names: &'s RustNames<'s>,
        layout: Layout,
        exports: Exports,
    ) -> Scope<'s> {
        let own: BTreeSet<&str> = own.collect();
        let mut foreign = BTreeSet::new();
        let mut has_map = false;
        for ty in fields {
            has_map |= holds_map(ty);
            foreign.extend(rust_names.of_type(ty).filter(|name| !own.contains(name)));
        }
        let is_hidden =
            |name: PreludeName| own.contains(name.as_str()) || foreign.contains(name.as_str());
        let prelude = match PreludeName::ALL.into_iter().any(is_hidden) {
            true => Prelude::Qualified,
            false => Prelude::Imported,
        };
        Scope { rust_names, foreign, prelude, has_map, layout, exports }
    }

    /// The Rust type of a documented one.
    pub(super) fn ty(&self, documented: &str) -> Ident {
        let rust_name = self.rust_names.get(documented);
        ident(rust_name.unwrap_or_else(|| unreachable!("a valid schema defines {documented}")))
    }

    /// How the runtime accesses a field of a type.
    pub(super) fn field_kind(&self, ty: &Type) -> FieldKind {
        match ty {
            Type::Enum(name) if self.rust_names.is_flags(name) => FieldKind::Flags,
            ty => FieldKind::of(ty),
        }
    }

    /// How the file names what is in the runtime's prelude.
    pub(super) fn prelude(&self) -> Prelude {
        self.prelude
    }

    /// The `use` items of the file.
    pub(super) fn imports(&self) -> TokenStream {
        let foreign = self.foreign.iter().map(|name| ident(name));
        let types = match self.exports {
            Exports::Models => quote!(super),
            Exports::Root => quote!(crate),
        };
        let foreign = (!self.foreign.is_empty()).then(|| quote!(use #types::{#(#foreign),*};));
        let map = self.has_map.then(|| {
            quote!(
                use std::collections::BTreeMap;
            )
        });
        let root = match self.layout {
            Layout::Crate => quote!(crate),
            Layout::Module => quote!(super::super),
        };
        let runtime = self.prelude.import(&root);
        quote! {
            #map
            #foreign
            #runtime
        }
    }
}

fn holds_map(ty: &Type) -> bool {
    match ty {
        Type::Map(_) => true,
        Type::List(element) => holds_map(element),
        _ => false,
    }
}
