//! The names that one generated file uses, and where they come from.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::Path;

use super::modules::Module;
use super::{Layout, RustNames, syntax};
use crate::schema::Type;

/// What the runtime offers that generated files name.
const RUNTIME: &[&str] =
    &["Enumeration", "Extra", "Field", "Fields", "Model", "Open", "Slot", "Views"];

/// The names of one file.
pub(super) struct Scope<'s> {
    rust_names: &'s RustNames<'s>,
    /// Types of other files that this one names.
    foreign: BTreeSet<&'s str>,
    /// Names of the runtime that a type of the documentation has here, and so come with their path.
    hidden: BTreeSet<&'static str>,
    has_model: bool,
    has_properties: bool,
    has_enums: bool,
    has_open: bool,
    has_map: bool,
    layout: Layout,
}

impl<'s> Scope<'s> {
    pub(super) fn of(
        module: &Module<'s>,
        rust_names: &'s RustNames<'s>,
        layout: Layout,
    ) -> Scope<'s> {
        let own: BTreeSet<&str> = module.exports().collect();
        let mut scope = Scope {
            rust_names,
            foreign: BTreeSet::new(),
            hidden: BTreeSet::new(),
            has_model: module.model.is_some(),
            has_properties: module.model.is_some_and(|model| !model.properties.is_empty()),
            has_enums: !module.enums.is_empty(),
            has_open: false,
            has_map: false,
            layout,
        };
        for property in module.model.iter().flat_map(|model| &model.properties) {
            let mut ty = &property.ty;
            loop {
                match ty {
                    Type::List(element) => ty = element,
                    Type::Map(value) => {
                        scope.has_map = true;
                        ty = value;
                    }
                    Type::Model(name) | Type::Enum(name) => {
                        scope.has_open |= matches!(ty, Type::Enum(_));
                        let rust_name = scope.documented(name);
                        if !own.contains(rust_name) {
                            scope.foreign.insert(rust_name);
                        }
                        break;
                    }
                    _ => break,
                }
            }
        }
        let here = |name: &&&str| own.contains(**name) || scope.foreign.contains(**name);
        scope.hidden = RUNTIME.iter().filter(here).copied().collect();
        scope
    }

    /// The Rust name of a documented type.
    pub(super) fn documented(&self, name: &str) -> &'s str {
        self.rust_names.get(name).copied().unwrap_or("Value")
    }

    /// The Rust type of a documented one.
    pub(super) fn ty(&self, name: &str) -> Ident {
        ident(self.documented(name))
    }

    /// Whether a name of the runtime means something else here.
    pub(super) fn hides(&self, name: &Ident) -> bool {
        self.hidden.iter().any(|hidden| name == hidden)
    }

    /// A name of the runtime, with its path where it would mean something else here.
    pub(super) fn runtime(&self, name: &'static str) -> Path {
        match self.hidden.contains(name) {
            true => syntax::path([ident("runtime"), ident(name)]),
            false => Path::from(ident(name)),
        }
    }

    /// The `use` items of the file.
    pub(super) fn imports(&self) -> TokenStream {
        let foreign = self.foreign.iter().map(|name| ident(name));
        let foreign = (!self.foreign.is_empty()).then(|| quote!(use super::{#(#foreign),*};));
        let used = RUNTIME.iter().filter(|name| {
            !self.hidden.contains(*name)
                && match **name {
                    "Enumeration" => self.has_enums,
                    "Open" => self.has_open,
                    "Field" | "Slot" => self.has_properties,
                    _ => self.has_model,
                }
        });
        let used = used.map(|name| ident(name));
        let map = self.has_map.then(|| {
            quote!(
                use std::collections::BTreeMap;
            )
        });
        let root = match self.layout {
            Layout::Crate => quote!(crate),
            Layout::Module => quote!(super::super),
        };
        quote! {
            #map
            #foreign
            use #root::runtime::{self, #(#used),*};
        }
    }
}

/// A Rust name as a token, `r#` understood.
pub(super) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(bare) => Ident::new_raw(bare, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}
