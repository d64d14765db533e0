//! The names that one generated file uses, and where they come from.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::Path;

use super::modules::Module;
use super::{Layout, RustNames, syntax};
use crate::schema::Type;

/// What the runtime's prelude brings into a file.
const PRELUDE: &[&str] = &[
    "EnumDescriptor",
    "Enumeration",
    "Extra",
    "Field",
    "FieldMut",
    "FieldVisitor",
    "FieldWalker",
    "FieldsMutVisitor",
    "Model",
    "ModelDescriptor",
    "Open",
];

/// The names of one file.
pub(super) struct Scope<'s> {
    rust_names: &'s RustNames<'s>,
    /// Types of other files that this one names.
    foreign: BTreeSet<&'s str>,
    /// Whether a type of the documentation has a name of the prelude here: the file is then without
    /// it, and names what is the runtime's with its path.
    hides_prelude: bool,
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
            hides_prelude: false,
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
        scope.hides_prelude =
            PRELUDE.iter().any(|name| own.contains(name) || scope.foreign.contains(name));
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

    /// Whether a name of the prelude needs its path here.
    pub(super) fn hides(&self, name: &Ident) -> bool {
        self.hides_prelude && PRELUDE.iter().any(|own| name == own)
    }

    /// A name of the prelude, with its path where that is needed.
    pub(super) fn prelude(&self, name: &str) -> Path {
        match self.hides_prelude {
            true => syntax::path([ident("codegen"), ident(name)]),
            false => Path::from(ident(name)),
        }
    }

    /// The `use` items of the file.
    pub(super) fn imports(&self) -> TokenStream {
        let foreign = self.foreign.iter().map(|name| ident(name));
        let foreign = (!self.foreign.is_empty()).then(|| quote!(use super::{#(#foreign),*};));
        let map = self.has_map.then(|| {
            quote!(
                use std::collections::BTreeMap;
            )
        });
        let root = match self.layout {
            Layout::Crate => quote!(crate),
            Layout::Module => quote!(super::super),
        };
        let runtime = match self.hides_prelude {
            true => quote!(use #root::runtime::codegen;),
            // One item: compilers spend on each name of a list what they spend on a small function.
            false => quote!(use #root::runtime::codegen::{self, prelude::*};),
        };
        quote! {
            #map
            #foreign
            #runtime
        }
    }
}

/// A Rust name as a token, `r#` analysis.
pub(super) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(bare) => Ident::new_raw(bare, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_the_prelude_are_known() {
        let sources = tablesmith_runtime::sources();
        let (_, code) = sources
            .into_iter()
            .find(|(path, _)| path == "runtime/codegen/prelude.rs")
            .expect("the prelude");
        let lists = code.split('{').skip(1).filter_map(|rest| rest.split('}').next());
        let mut names: Vec<_> = lists
            .flat_map(|list| list.split(','))
            .map(str::trim)
            .filter(|n| !n.is_empty())
            .collect();
        names.sort_unstable();
        assert_eq!(names, PRELUDE);
    }
}
