//! A model as a struct.

use proc_macro2::TokenStream;
use quote::quote;

use super::calls::Calls;
use super::names::{Scope, ident};
use super::{docs, ty};
use crate::schema::{Model, Property};

/// The columns that a field stands from the margin.
const FIELD_INDENT: usize = 4;

pub(super) fn emit(model: &Model, scope: &Scope<'_>, calls: &Calls<'_>) -> TokenStream {
    let structure = structure(model, scope, calls);
    let fields = fields(model, scope);
    let traits = traits(model, scope);
    quote!(#structure #fields #traits)
}

fn structure(model: &Model, scope: &Scope<'_>, calls: &Calls<'_>) -> TokenStream {
    let name = ident(&model.rust_name);
    let docs = match (&model.description, model.documented) {
        (Some(description), _) => docs::attributes(description, 0),
        (None, true) => TokenStream::new(),
        (None, false) => docs::attributes(
            "The documentation names this model and has no page for it: its JSON is kept whole, in \
             `extra`.",
            0,
        ),
    };
    let calls = calls.docs(&model.name);
    let between = (!docs.is_empty() && calls.is_some()).then(|| quote!(#[doc = ""]));
    let alias = docs::alias(&model.name, &model.rust_name);
    let fields = model.properties.iter().map(|property| {
        let field = ident(&property.rust_name);
        let docs = property_docs(property);
        let alias = docs::alias(&property.name, &property.rust_name);
        let ty = ty::of_field(&property.ty, scope);
        quote!(#docs #alias pub #field: Option<#ty>)
    });
    let extra = scope.runtime("Extra");
    quote! {
        #docs
        #between
        #calls
        #alias
        pub struct #name {
            #(#fields,)*
            /// Whatever the payload held beyond the documentation.
            pub extra: #extra,
        }
    }
}

fn property_docs(property: &Property) -> TokenStream {
    let description = property.description.as_deref().unwrap_or_default();
    let described = docs::attributes(description, FIELD_INDENT);
    let note = match (property.required, property.read_only) {
        (true, true) => "Required, and set by the server.",
        (true, false) => "Required in requests.",
        (false, true) => "Set by the server.",
        (false, false) => return described,
    };
    let between = (!described.is_empty()).then(|| quote!(#[doc = ""]));
    let note = docs::attributes(note, FIELD_INDENT);
    quote!(#described #between #note)
}

fn fields(model: &Model, scope: &Scope<'_>) -> TokenStream {
    let name = ident(&model.rust_name);
    let field = scope.runtime("Field");
    let fields = model.properties.iter().map(|property| {
        let (wire, ty) = (&property.name, ty::text(&property.ty));
        let rust_name = bare(&property.rust_name);
        match property.required {
            true => quote!(#field::required(#wire, #rust_name, #ty)),
            false => quote!(#field::optional(#wire, #rust_name, #ty)),
        }
    });
    quote! {
        impl #name {
            /// What is documented of each property, in document order.
            pub const FIELDS: &'static [#field] = &[#(#fields),*];
        }
    }
}

fn traits(model: &Model, scope: &Scope<'_>) -> TokenStream {
    let name = ident(&model.rust_name);
    let documented = &model.name;
    let names: Vec<_> = model.properties.iter().map(|p| ident(&p.rust_name)).collect();
    let shapes: Vec<_> = model.properties.iter().map(|p| ty::shape(&p.ty)).collect();
    let [extra, info, trait_name, slot, view] =
        ["Extra", "Info", "Model", "Slot", "View"].map(|name| scope.runtime(name));
    quote! {
        impl #trait_name for #name {
            fn info(&self) -> &'static #info {
                &#info { name: #documented, fields: #name::FIELDS }
            }
            fn slots(&mut self, visit: &mut dyn FnMut(&mut [#slot<'_>], &mut #extra)) {
                visit(&mut [#(#slot::#shapes(&mut self.#names)),*], &mut self.extra);
            }
            fn views(&self, visit: &mut dyn FnMut(&[#view<'_>], &#extra)) {
                visit(&[#(#view::#shapes(&self.#names)),*], &self.extra);
            }
        }

        impl Default for #name {
            fn default() -> Self {
                Self { #(#names: None,)* extra: #extra::NONE }
            }
        }

        impl Clone for #name {
            fn clone(&self) -> Self {
                runtime::clone(self)
            }
        }

        impl PartialEq for #name {
            fn eq(&self, other: &Self) -> bool {
                runtime::equal(self, other)
            }
        }

        impl std::fmt::Debug for #name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                runtime::debug(self, f)
            }
        }

        impl serde::Serialize for #name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                runtime::write(self, serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for #name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                runtime::read(deserializer)
            }
        }
    }
}

/// A name as a reader knows it, without `r#`.
fn bare(rust_name: &str) -> &str {
    rust_name.strip_prefix("r#").unwrap_or(rust_name)
}
