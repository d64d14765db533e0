//! An enum as a fieldless enum with a table; the runtime's `Open` keeps it open.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Fields, Item, Variant};

use super::names::{Scope, ident};
use super::template::{Filling, Template};
use super::{docs, syntax};
use crate::schema::{Enum, EnumRepr};

/// The columns that a variant stands from the margin.
const VARIANT_INDENT: usize = 4;

thread_local! {
    // Text is what the runtime takes for granted: an item less for each of thousands of enums.
    static OF_TEXTS: Template = Template::new(template(None, quote!(self as usize)));
    static OF_INTEGERS: Template = Template::new(template(
        Some(quote! {
            const REPR: codegen::EnumRepr = codegen::EnumRepr::Integer;
        }),
        quote!(self as usize),
    ));
    // A type without values has nothing to be cast from.
    static WITHOUT_VALUES: Template = Template::new(template(None, quote!(match self {})));
}

/// Comparing is not derived: what that expands to takes compilers 9 KB more for each enum.
fn template(representation: Option<TokenStream>, index: TokenStream) -> TokenStream {
    quote! {
        #[derive(Clone, Copy)]
        #[non_exhaustive]
        pub enum name__ {}

        impl Enumeration for name__ {
            #representation
            const VALUES: &'static [Self] = &[values__];
            const DESCRIPTOR: EnumDescriptor = EnumDescriptor::new(documented__, &[texts__]);
            fn index(self) -> usize {
                #index
            }
        }

        impl PartialEq for name__ {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                self.index() == other.index()
            }
        }

        impl Eq for name__ {}

        impl std::fmt::Debug for name__ {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                codegen::debug_value(*self, f)
            }
        }
    }
}

pub(super) fn emit(own: &Enum, scope: &Scope<'_>) -> syn::Result<Vec<Item>> {
    let names = || own.variants.iter().map(|variant| ident(&variant.rust_name));
    let texts: Vec<_> = own.variants.iter().map(|variant| variant.value.to_string()).collect();
    let variants = names().zip(&texts).map(|(ident, text)| Variant {
        attrs: docs::value(text, VARIANT_INDENT),
        ident,
        fields: Fields::Unit,
        discriminant: None,
    });
    let values = names().map(|name| syntax::value(syntax::path([ident("Self"), name])));
    let filling = Filling {
        scope,
        names: vec![("name__", ident(&own.rust_name))],
        texts: vec![("documented__", &own.name)],
        statements: Vec::new(),
        elements: vec![
            ("values__", values.collect()),
            ("texts__", texts.iter().map(|text| syntax::text(text)).collect()),
        ],
        values: Vec::new(),
        attributes: docs::alias(&own.name, &own.rust_name).into_iter().collect(),
        fields: Vec::new(),
        variants: variants.collect(),
    };
    let template = match own.representation {
        _ if own.variants.is_empty() => &WITHOUT_VALUES,
        EnumRepr::String => &OF_TEXTS,
        EnumRepr::Integer => &OF_INTEGERS,
    };
    template.with(|template| template.fill(filling))
}
