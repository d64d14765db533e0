//! An enum as a fieldless enum with a table; the runtime's `Open` keeps it open.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::names::{Scope, ident};
use crate::schema::{Enum, Representation};

/// The columns that a variant stands from the margin.
const VARIANT_INDENT: usize = 4;

pub(super) fn emit(own: &Enum, scope: &Scope<'_>) -> TokenStream {
    let name = ident(&own.rust_name);
    let documented = &own.name;
    let alias = docs::alias(&own.name, &own.rust_name);
    let enumeration = scope.runtime("Enumeration");
    // Text is what the runtime takes for granted: an item less for each of thousands of enums.
    let representation = (own.representation == Representation::Integer).then(|| {
        quote!(
            const REPRESENTATION: runtime::Representation = runtime::Representation::Integer;
        )
    });
    let names: Vec<_> = own.variants.iter().map(|variant| ident(&variant.rust_name)).collect();
    let texts: Vec<_> = own.variants.iter().map(|variant| variant.value.to_string()).collect();
    let variants = names.iter().zip(&texts).map(|(name, text)| {
        let docs = docs::value(text, VARIANT_INDENT);
        quote!(#docs #name)
    });
    // A type without values has nothing to be cast from.
    let index = match own.variants.is_empty() {
        true => quote!(match self {}),
        false => quote!(self as usize),
    };
    quote! {
        #alias
        #[derive(Clone, Copy, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
        }

        impl #enumeration for #name {
            const NAME: &'static str = #documented;
            #representation
            const VALUES: &'static [Self] = &[#(Self::#names),*];
            const TEXTS: &'static [&'static str] = &[#(#texts),*];
            fn index(self) -> usize {
                #index
            }
        }

        impl Eq for #name {}

        impl std::fmt::Debug for #name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                runtime::debug_value(*self, f)
            }
        }
    }
}
