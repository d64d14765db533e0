//! An enum as a fieldless enum with a table; the runtime's `Open` keeps it open.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Fields, Item, Variant};

use super::names::{Scope, ident};
use super::template::{Filling, Template};
use super::{docs, syntax};
use crate::schema::{Enum, Representation};

/// The columns that a variant stands from the margin.
const VARIANT_INDENT: usize = 4;

thread_local! {
    static ENUM: Template = Template::new(template(quote!(self as usize)));
    // A type without values has nothing to be cast from.
    static WITHOUT_VALUES: Template = Template::new(template(quote!(match self {})));
}

fn template(index: TokenStream) -> TokenStream {
    quote! {
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum name__ {}

        impl Enumeration for name__ {
            const NAME: &'static str = documented__;
            const REPRESENTATION: runtime::Representation =
                runtime::Representation::representation__;
            const VALUES: &'static [Self] = &[values__];
            const TEXTS: &'static [&'static str] = &[texts__];
            fn index(self) -> usize {
                #index
            }
        }
    }
}

pub(super) fn emit(own: &Enum, scope: &Scope<'_>) -> syn::Result<Vec<Item>> {
    let representation = match own.representation {
        Representation::String => "Text",
        Representation::Integer => "Integer",
    };
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
        names: vec![("name__", ident(&own.rust_name)), ("representation__", ident(representation))],
        texts: vec![("documented__", &own.name)],
        elements: vec![
            ("values__", values.collect()),
            ("texts__", texts.iter().map(|text| syntax::text(text)).collect()),
        ],
        values: Vec::new(),
        attributes: docs::alias(&own.name, &own.rust_name).into_iter().collect(),
        fields: Vec::new(),
        variants: variants.collect(),
    };
    let template = if own.variants.is_empty() { &WITHOUT_VALUES } else { &ENUM };
    template.with(|template| template.fill(filling))
}
