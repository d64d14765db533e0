//! The root of the crate: `src/lib.rs`, or `mod.rs` for another crate to include.

use proc_macro2::TokenStream;
use quote::quote;

use super::{cfg, example, module_index, recursion_limit};
use crate::diagnostics::quantity::counted;
use crate::emit::generated_file::GeneratedFile;
use crate::emit::module::Module;
use crate::emit::options::{EmitOptions, RuntimeLocation};
use crate::emit::{blank_lines, header, rustdoc, syntax};
use crate::features::Features;
use crate::schema::{Model, Schema};

/// `src/lib.rs`: the crate's documentation, its attributes and its modules.
pub(super) fn of_crate(
    schema: &Schema,
    modules: &[Module<'_>],
    features: Option<&Features<'_>>,
    options: &EmitOptions,
) -> GeneratedFile {
    let example = options.example.as_deref().and_then(|name| Example::of(name, schema, options));
    let recursion_limit = recursion_limit::of(schema);
    let docs = docs(schema, features.is_some(), example.as_ref(), recursion_limit);

    let example = example.zip(features).map(|(example, features)| {
        let condition = example.condition(modules, features);
        let markdown = example.markdown;
        quote!(#![cfg_attr(#condition, doc = #markdown)])
    });
    let recursion_limit = recursion_limit.map(|limit| {
        let limit = limit.to_string();
        quote!(#![recursion_limit = #limit])
    });
    let docsrs = features.map(|_| quote!(#![cfg_attr(docsrs, feature(doc_cfg))]));
    let apis = features.map(|_| {
        quote! {
            #[rustfmt::skip]
            pub mod apis;
        }
    });
    // Its macro is for the re-exports.
    let has_macro = features.is_some() && !modules.is_empty();
    let macro_use = has_macro.then(|| quote!(#[macro_use]));
    let runtime = runtime(options, &quote!(#[rustfmt::skip]));
    let glob = features.is_none().then(|| {
        quote!(
            pub use models::*;
        )
    });
    let code = prettyplease::unparse(&syntax::parse(quote! {
        #example
        #![forbid(unsafe_code)]
        #recursion_limit
        #docsrs
        // The generator's printer lays code out differently.
        #![cfg_attr(rustfmt, rustfmt_skip)]
        // What has no description on its page has none here.
        #![allow(missing_docs)]

        #apis
        #macro_use
        #[rustfmt::skip]
        mod models;
        #runtime
        #glob
    }));
    let exports = if has_macro { module_index::EXPORT } else { "" };
    let (header, docs) = (header::of_crate(options), rustdoc::inner(&docs));
    let code = blank_lines::between_declarations(&code);
    GeneratedFile {
        path: "src/lib.rs".to_owned(),
        text: format!("{header}{docs}\n{code}{exports}"),
    }
}

/// `mod.rs`. An included file can have neither inner documentation nor inner attributes, so its
/// modules have the attributes.
pub(super) fn of_module(options: &EmitOptions) -> GeneratedFile {
    // The crate that includes this does not use everything.
    let attributes = quote! {
        #[allow(dead_code, missing_docs, unreachable_pub, unused_imports, clippy::all)]
        #[rustfmt::skip]
    };
    let runtime = runtime(options, &attributes);
    let code = prettyplease::unparse(&syntax::parse(quote! {
        #attributes
        mod models;
        #runtime

        #[allow(unused_imports)]
        pub use models::*;
    }));
    let text = format!("{}{code}", header::of_crate(options));
    GeneratedFile { path: "mod.rs".to_owned(), text }
}

/// The item `runtime`, as a module with these attributes or as a re-export.
fn runtime(options: &EmitOptions, attributes: &TokenStream) -> TokenStream {
    match options.runtime {
        RuntimeLocation::Embedded => quote!(#attributes pub mod runtime;),
        RuntimeLocation::Dependency => quote! {
            #[allow(unused_imports)]
            pub use tablesmith_runtime as runtime;
        },
    }
}

/// The example, and the model that it is of.
struct Example<'s> {
    model: &'s Model,
    markdown: String,
}

impl<'s> Example<'s> {
    fn of(name: &str, schema: &'s Schema, options: &EmitOptions) -> Option<Example<'s>> {
        let model = schema.models.iter().find(|model| model.name == name)?;
        Some(Example { model, markdown: example::markdown(model, schema, &options.crate_name) })
    }

    /// When the model is compiled.
    fn condition(&self, modules: &[Module<'_>], features: &Features<'_>) -> TokenStream {
        let is_own =
            |module: &&Module<'_>| module.documented_names().any(|name| name == self.model.name);
        let module = modules.iter().find(is_own);
        cfg::any_of(&module.map(|module| cfg::features_of(module, features)).unwrap_or_default())
    }
}

/// The crate's documentation, as Markdown. With features the example is not in it but in an attribute
/// with a condition.
fn docs(
    schema: &Schema,
    has_features: bool,
    example: Option<&Example<'_>>,
    recursion_limit: Option<usize>,
) -> String {
    let models = schema.models.iter().filter(|model| model.documented).count();
    let properties: usize = schema.models.iter().map(|model| model.properties.len()).sum();
    let (models, properties) = (counted(models, "model"), counted(properties, "property"));
    let documented = match schema.enums.len() {
        0 => format!("{models} with {properties}"),
        enums => format!("{models} with {properties} and {}", counted(enums, "enum")),
    };
    let mut docs = format!("{documented}, generated from their reference documentation.\n");
    docs += DOCS;
    if !schema.enums.is_empty() {
        docs += ENUMS;
    }
    docs += MORE;
    if let Some(example) = example.filter(|_| !has_features) {
        docs += &example.markdown;
    }
    if has_features {
        docs += FEATURES;
    }
    if let Some(limit) = recursion_limit {
        docs += &format!(
            "\nThe models nest deeply: a crate that sends them between threads may need\n\
             `#![recursion_limit = \"{limit}\"]`, which this crate sets.\n"
        );
    }
    docs
}

const DOCS: &str = "
Each model is a plain struct at the root of this crate. All of its fields are optional. These types differ
from types that derive serde's traits as follows; the module [`runtime`] has the details:

- **Nothing is lost.** Keys that are not documented are kept in `extra` and written back.
- **Nothing breaks.** A value that does not have its documented type is no error;
  [`mismatches`](runtime::Model::mismatches) lists these values.
";

const ENUMS: &str = "\
- **Enums are open.** A field holds an [`Open`](runtime::Open), which is a documented value or any
  other one; [`OpenField`](runtime::OpenField) compares it and matches on it.
";

const MORE: &str = "\
- [`some`](runtime::some) makes a field of a value, boxes and conversions included.
- **Null can be sent**, with [`set_null`](runtime::Model::set_null).
- [`missing_required`](runtime::Model::missing_required) lists the properties that a request still
  lacks, and the `FIELDS` of each model its documented properties.
";

const FEATURES: &str = "
Each API has a Cargo feature, which enables the models that its operations take and return: [`apis`]
lists them. `full` enables everything.
";
