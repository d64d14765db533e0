//! The names of the runtime that a generated file uses without a path.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Path;

use super::syntax::{self, ident};

/// A name that the runtime's prelude exports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PreludeName {
    EnumDescriptor,
    Enumeration,
    Extra,
    Field,
    FieldMut,
    FieldVisitor,
    FieldWalker,
    FieldsMutVisitor,
    Model,
    ModelDescriptor,
    Open,
}

impl PreludeName {
    /// Every name, sorted.
    pub(super) const ALL: [PreludeName; 11] = [
        PreludeName::EnumDescriptor,
        PreludeName::Enumeration,
        PreludeName::Extra,
        PreludeName::Field,
        PreludeName::FieldMut,
        PreludeName::FieldVisitor,
        PreludeName::FieldWalker,
        PreludeName::FieldsMutVisitor,
        PreludeName::Model,
        PreludeName::ModelDescriptor,
        PreludeName::Open,
    ];

    pub(super) fn as_str(self) -> &'static str {
        match self {
            PreludeName::EnumDescriptor => "EnumDescriptor",
            PreludeName::Enumeration => "Enumeration",
            PreludeName::Extra => "Extra",
            PreludeName::Field => "Field",
            PreludeName::FieldMut => "FieldMut",
            PreludeName::FieldVisitor => "FieldVisitor",
            PreludeName::FieldWalker => "FieldWalker",
            PreludeName::FieldsMutVisitor => "FieldsMutVisitor",
            PreludeName::Model => "Model",
            PreludeName::ModelDescriptor => "ModelDescriptor",
            PreludeName::Open => "Open",
        }
    }
}

/// How a file names what is in the prelude.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Prelude {
    /// By its name alone: the file imports the prelude.
    Imported,
    /// As `codegen::Name`: a documented type that the file names has a name of the prelude.
    Qualified,
}

impl Prelude {
    pub(super) fn path(self, name: PreludeName) -> Path {
        let name = ident(name.as_str());
        match self {
            Prelude::Imported => Path::from(name),
            Prelude::Qualified => syntax::path([ident("codegen"), name]),
        }
    }

    /// The path as tokens, for `quote!`.
    pub(super) fn tokens(self, name: PreludeName) -> TokenStream {
        let name = ident(name.as_str());
        match self {
            Prelude::Imported => quote!(#name),
            Prelude::Qualified => quote!(codegen::#name),
        }
    }

    /// `Name::member`
    pub(super) fn member(self, name: PreludeName, member: &str) -> Path {
        let mut path = self.path(name);
        path.segments.push(ident(member).into());
        path
    }

    /// The import of the runtime, which is a module of `root`.
    pub(super) fn import(self, root: &TokenStream) -> TokenStream {
        match self {
            // One item: compilers spend on each name of a list what they spend on a small function.
            Prelude::Imported => quote!(use #root::runtime::codegen::{self, prelude::*};),
            Prelude::Qualified => quote!(use #root::runtime::codegen;),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_are_those_that_the_runtime_exports() {
        let sources = tablesmith_runtime::sources();
        let (_, code) = sources
            .into_iter()
            .find(|(path, _)| path == "runtime/codegen/prelude.rs")
            .expect("the prelude");
        let lists = code.split('{').skip(1).filter_map(|rest| rest.split('}').next());
        let names = lists.flat_map(|list| list.split(',')).map(str::trim);
        let mut names: Vec<_> = names.filter(|name| !name.is_empty()).collect();
        names.sort_unstable();
        assert_eq!(names, PreludeName::ALL.map(PreludeName::as_str));
    }
}
