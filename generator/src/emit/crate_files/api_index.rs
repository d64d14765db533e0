//! `src/apis.rs`: a table of the features, and an empty module for each API, which holds its
//! documentation.
//!
//! The modules are compiled whatever the features, so that links to them always lead somewhere. Their
//! documentation refers to models and is there with the API's feature.

use proc_macro2::TokenStream;
use quote::quote;

use crate::diagnostics::quantity::counted;
use crate::emit::generated_file::GeneratedFile;
use crate::emit::options::EmitOptions;
use crate::emit::{blank_lines, header, requests, rustdoc, syntax};
use crate::features::{self, Features};
use crate::schema::{Api, Schema};

/// `src/apis.rs`
pub(super) fn file(
    schema: &Schema,
    features: &Features<'_>,
    options: &EmitOptions,
) -> GeneratedFile {
    let modules = schema.apis.iter().map(module);
    let code = prettyplease::unparse(&syntax::parse(quote!(#(#modules)*)));
    let docs = rustdoc::inner(&docs(schema, features));
    let mut text = format!("{}{docs}\n", header::of_crate(options));
    blank_lines::between_items(&code, &mut text);
    GeneratedFile { path: "src/apis.rs".to_owned(), text }
}

/// The documentation of the file, as Markdown.
fn docs(schema: &Schema, features: &Features<'_>) -> String {
    let mut docs = DOCS.to_owned();
    if schema.has_functions() {
        docs += FUNCTIONS;
    }
    docs += "\n| feature | operations | definitions |\n| --- | ---: | ---: |\n";
    for api in &schema.apis {
        let (link, operations) = (link(&api.feature), api.operations.len());
        let definitions = features.items_of(&api.feature).len();
        docs += &format!("| {link} | {operations} | {definitions} |\n");
    }
    for topic in &schema.topics {
        let definitions = features.items_of(&topic.feature).len();
        docs += &format!("| `{}` | | {definitions} |\n", topic.feature);
    }
    if !schema.topics.is_empty() {
        docs += "\nFeatures without operations enable the models of notifications.\n";
    }
    docs
}

const DOCS: &str = "\
The operations of each API, and the features that enable the models that they take and return.

Each module documents one API: its operations and models are listed if its feature is enabled.
";

const FUNCTIONS: &str = "\
With the feature `requests` it has a function for each operation, and with `reqwest` there is a
client that sends them.
";

/// An API's module.
fn module(api: &Api) -> TokenStream {
    let (feature, name) = (&api.feature, features::module_name(&api.feature));
    let title = rustdoc::one_line(&api.name);
    let operations = counted(api.operations.len(), "operation");
    let with_requests = match api.functions().next() {
        Some(_) => "; its functions with the feature `requests` as well",
        None => "",
    };
    let summary =
        format!(" {title}: {operations}. Enabled by the feature `{feature}`{with_requests}.");
    // An API may be called `Apis`.
    let allow = (name == "apis").then(|| quote!(#[allow(clippy::module_inception)]));
    // Relative to `src/apis.rs`.
    let page = format!("apis/{name}.md");
    let name = syntax::ident(&name);
    let requests = requests::modules(api);
    quote! {
        #[doc = #summary]
        #allow
        #[cfg_attr(docsrs, doc(cfg(feature = #feature)))]
        #[cfg_attr(all(doc, feature = #feature), doc = include_str!(#page))]
        pub mod #name {
            #requests
        }
    }
}

/// A feature as a link to its module. The link says that it is one, because a module may have the name
/// of a primitive type or of a macro; rustdoc warns of an explicit target that is equal to the text.
fn link(feature: &str) -> String {
    let module = features::module_name(feature);
    match feature == module {
        true => format!("[`mod@{module}`]"),
        false => format!("[`{feature}`](mod@{module})"),
    }
}
