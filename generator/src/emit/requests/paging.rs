//! Pages of results: `next`, and the implementation of the runtime's `Paged`.

use std::collections::HashMap;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Context;
use super::value::model_type;
use crate::emit::syntax::ident;
use crate::schema::{Api, CursorSource, Model, NextPage, Operation, Paging, Schema, Type};

/// Models by documented name.
pub(super) type Models<'s> = HashMap<&'s str, &'s Model>;

/// The models of the pages that an API returns.
pub(super) fn models<'s>(api: &Api, schema: &'s Schema) -> Models<'s> {
    let paged = api.operations.iter().filter(|operation| operation.paging.is_some());
    let mut names: Vec<&str> =
        paged.filter_map(|operation| operation.returns.as_ref()?.definition()).collect();
    names.sort_unstable();
    let of_pages =
        schema.models.iter().filter(|model| names.binary_search(&model.name.as_str()).is_ok());
    of_pages.map(|model| (model.name.as_str(), model)).collect()
}

/// What an operation that returns pages has beside its setters.
pub(super) struct PagingItems {
    /// The method `next`.
    pub(super) next: TokenStream,
    /// The implementation of `Paged`.
    pub(super) paged: TokenStream,
}

/// The items of a paged operation; none of any other one.
pub(super) fn items(
    operation: &Operation,
    name: &Ident,
    context: &Context<'_>,
) -> Option<PagingItems> {
    let paging = operation.paging.as_ref()?;
    let Some(Type::Model(page)) = &operation.returns else { return None };
    let model = context.models.get(page.as_str())?;
    let items = model.properties.iter().find(|property| property.name == paging.items)?;
    let Type::List(item) = &items.ty else { return None };
    let item = model_type(item, context.rust_names);
    let page = model_type(&Type::Model(page.clone()), context.rust_names);
    let field = ident(&items.rust_name);
    let paging = constant(paging);
    let next = quote! {
        /// The call of the page after this one; none after the last page.
        #[inline]
        pub fn next(&self, page: &#page) -> Option<Self> {
            self.0.next(page, &<Self as requests::Paged>::PAGING).map(Self)
        }
    };
    let paged = quote! {
        impl requests::Paged for #name {
            type Page = #page;
            type Item = #item;
            const PAGING: requests::Paging = #paging;
            #[inline]
            fn call(&self) -> &requests::Call<#page> {
                &self.0
            }
            #[inline]
            fn from_call(call: requests::Call<#page>) -> Self {
                Self(call)
            }
            #[inline]
            fn items(page: #page) -> Option<Vec<#item>> {
                page.#field
            }
        }
    };
    Some(PagingItems { next, paged })
}

fn constant(Paging { parameter, items, next }: &Paging) -> TokenStream {
    let next = match next {
        NextPage::Number { first, number, count, uri } => {
            let [number, count, uri] = [number, count, uri].map(option);
            let first = proc_macro2::Literal::i64_unsuffixed(*first);
            quote! {
                requests::Next::Number { first: #first, number: #number, count: #count, uri: #uri }
            }
        }
        NextPage::Cursor(sources) => {
            let sources = sources.iter().map(|source| match source {
                CursorSource::Property(path) => {
                    quote!(requests::CursorSource::Property(&[#(#path),*]))
                }
                CursorSource::UriQuery(property) => {
                    quote!(requests::CursorSource::UriQuery(#property))
                }
            });
            quote!(requests::Next::Cursor(&[#(#sources),*]))
        }
    };
    quote!(requests::Paging { parameter: #parameter, items: #items, next: #next })
}

fn option(name: &Option<String>) -> TokenStream {
    match name {
        Some(name) => quote!(Some(#name)),
        None => quote!(None),
    }
}
