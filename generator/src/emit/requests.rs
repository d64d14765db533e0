//! The functions that make requests: for each API a file with a function, a type and setters for each
//! operation, and a file with the values of parameters. They are compiled with the feature `requests`.
//!
//! What all operations share is in the runtime's module `requests`: the generated code hands it wire names
//! and values.

mod accept;
mod argument;
mod body;
mod documentation;
mod operation;
mod paging;
mod value;
mod values;

use proc_macro2::TokenStream;
use quote::quote;

use super::blank_lines;
use super::generated_file::GeneratedFile;
use super::header;
use super::options::EmitOptions;
use super::rust_names::RustNames;
use super::syntax::{self, ident};
use crate::features::{self, REQUESTS};
use crate::schema::{Api, Operation, Schema};

/// The files of an API.
pub(super) fn files(
    api: &Api,
    schema: &Schema,
    rust_names: &RustNames<'_>,
    options: &EmitOptions,
) -> Vec<GeneratedFile> {
    let Some(folder) = folder(api) else { return Vec::new() };
    let models = paging::models(api, schema);
    let context = Context { api, rust_names, models };
    let operations = api.functions().map(|one| operation::items(one, &context));
    let code = prettyplease::unparse(&syntax::parse(quote! {
        use crate::runtime::requests;
        #(#operations)*
    }));
    let mut text = header::of_crate(options);
    blank_lines::between_items(&code, &mut text);
    let mut files = vec![GeneratedFile { path: format!("{folder}/requests.rs"), text }];
    if !api.parameter_enums.is_empty() {
        let text = values::text(api, rust_names, options);
        files.push(GeneratedFile { path: format!("{folder}/values.rs"), text });
    }
    files
}

/// The items of an API's module that these files are.
pub(super) fn modules(api: &Api) -> TokenStream {
    if folder(api).is_none() {
        return TokenStream::new();
    }
    let feature = &api.feature;
    let condition = quote!(all(feature = #REQUESTS, feature = #feature));
    // By name: rustc then says which feature is missing.
    let values = (!api.parameter_enums.is_empty()).then(|| {
        let names = api.parameter_enums.iter().map(|own| ident(&own.rust_name));
        quote! {
            #[cfg(#condition)]
            mod values;
            #[cfg(#condition)]
            pub use values::{#(#names),*};
        }
    });
    let is_deprecated = api.functions().any(|operation| operation.deprecated);
    let allow = is_deprecated.then(|| quote!(#[allow(deprecated)]));
    let names = api.functions().flat_map(names).map(|name| ident(name));
    quote! {
        // Setters are named after parameters, whatever words these start with.
        #[cfg(#condition)]
        #[allow(clippy::should_implement_trait, clippy::wrong_self_convention)]
        mod requests;
        #[cfg(#condition)]
        #allow
        pub use requests::{#(#names),*};
        #values
    }
}

/// The names of the public items of an operation.
fn names(operation: &Operation) -> impl Iterator<Item = &String> {
    let Operation { rust_name, parameters_type_name, type_name, .. } = operation;
    [Some(rust_name), parameters_type_name.as_ref(), Some(type_name)].into_iter().flatten()
}

/// The folder of an API's files; none for an API without functions.
fn folder(api: &Api) -> Option<String> {
    api.functions().next().map(|_| format!("src/apis/{}", features::module_name(&api.feature)))
}

/// What the code of an operation refers to.
struct Context<'s> {
    api: &'s Api,
    rust_names: &'s RustNames<'s>,
    /// The models of pages, by documented name.
    models: paging::Models<'s>,
}
