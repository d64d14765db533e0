//! The files that a crate has once: its root, the list of its modules, the runtime, the manifest.

use quote::quote;

use super::cfg;
use super::modules::Module;
use super::names::ident;
use super::nesting;
use super::{About, Diagnostic, GeneratedFile, Schema, Timings, comment, formatted};
use crate::diagnostics::sanitize;
use crate::features::Features;
use crate::schema::{Model, Type};

/// The files of the runtime, as they are in the crate `tablesmith-runtime`.
pub(super) fn runtime() -> impl Iterator<Item = GeneratedFile> {
    tablesmith_runtime::sources().into_iter().map(|(path, text)| GeneratedFile {
        path: format!("src/{path}"),
        text: text.replace("\r\n", "\n"),
    })
}

/// `src/models.rs`: the modules, and what each offers.
pub(super) fn index(
    modules: &[Module<'_>],
    features: Option<&Features<'_>>,
    about: &About,
) -> Result<GeneratedFile, Diagnostic> {
    let code = match features {
        Some(features) => cfg::index(modules, features)?,
        None => ungated(modules)?,
    };
    let text = format!("{}//! One file a model.\n\n{code}", header(about));
    Ok(GeneratedFile { path: "src/models.rs".to_owned(), text })
}

fn ungated(modules: &[Module<'_>]) -> Result<String, Diagnostic> {
    let declared = modules.iter().map(|module| ident(&module.name));
    let offered = modules.iter().map(|module| {
        let name = ident(&module.name);
        let exports: Vec<_> = module.exports().map(ident).collect();
        match exports.as_slice() {
            [one] => quote!(pub use #name::#one;),
            several => quote!(pub use #name::{#(#several),*};),
        }
    });
    let tokens = quote!(#(mod #declared;)* #(#offered)*);
    formatted("models", syn::parse2(tokens), none(), &Timings::default())
}

/// `src/lib.rs`: the crate's documentation, and the models at its root.
pub(super) fn root(
    schema: &Schema,
    modules: &[Module<'_>],
    features: Option<&Features<'_>>,
    about: &About,
) -> Result<GeneratedFile, Diagnostic> {
    let documented = schema.models.iter().filter(|model| model.documented).count();
    let properties: usize = schema.models.iter().map(|model| model.properties.len()).sum();
    let mut docs = format!(
        "//! {documented} models with {properties} properties and {} enums, as their documentation tells them.\n",
        schema.enums.len(),
    );
    docs.push_str(ROOT_DOCS);
    let example = about.example.as_deref();
    let example = example.and_then(|name| schema.models.iter().find(|model| model.name == name));
    let example = example.map(|model| (model, example_of(model, schema, about)));
    // With features the example is there with its model.
    let example = match (example, features) {
        (Some((_, example)), None) => {
            docs.push_str(&example);
            None
        }
        (Some((model, example)), Some(features)) => {
            let module = modules.iter().find(|module| module.documented().any(|n| n == model.name));
            let bringing = module.map(|module| cfg::of(module, features)).unwrap_or_default();
            let condition = cfg::condition(&bringing);
            let example = example.replace("//! ", "").replace("//!", "");
            Some(quote!(#![cfg_attr(#condition, doc = #example)]))
        }
        (None, _) => None,
    };
    if features.is_some() {
        docs.push_str(FEATURE_DOCS);
    }
    let recursion_limit = nesting::recursion_limit(schema).map(|limit| {
        docs.push_str(&format!(
            "//!\n//! The models nest deep: a crate that sends them between threads may need\n\
             //! `#![recursion_limit = \"{limit}\"]`, as this one does.\n"
        ));
        let limit = limit.to_string();
        quote!(#![recursion_limit = #limit])
    });
    let docsrs = features.map(|_| quote!(#![cfg_attr(docsrs, feature(doc_cfg))]));
    // With no feature enabled there are no models.
    let nothing_to_offer = features.map(|_| quote!(#[allow(unused_imports)]));
    let apis = features.map(|_| {
        quote! {
            #[rustfmt::skip]
            pub mod apis;
        }
    });
    let code = formatted(
        "lib",
        syn::parse2(quote! {
            #example
            #![forbid(unsafe_code)]
            #recursion_limit
            #docsrs
            // The formatter of the generator is another one.
            #![cfg_attr(rustfmt, rustfmt_skip)]
            // What the documents do not describe has no description here.
            #![allow(missing_docs)]

            #apis
            #[rustfmt::skip]
            mod models;
            #[rustfmt::skip]
            pub mod runtime;

            #nothing_to_offer
            pub use models::*;
        }),
        none(),
        &Timings::default(),
    )?;
    Ok(GeneratedFile {
        path: "src/lib.rs".to_owned(),
        text: format!("{}{docs}\n{code}", header(about)),
    })
}

/// `mod.rs`: what another crate includes. An included file can say nothing of itself, neither in
/// documentation nor in attributes, and so its modules do.
pub(super) fn module_root(about: &About) -> Result<GeneratedFile, Diagnostic> {
    let code = formatted(
        "mod",
        syn::parse2(quote! {
            // Not everything that is documented is used.
            #[allow(dead_code, missing_docs, unreachable_pub, unused_imports, clippy::all)]
            #[rustfmt::skip]
            mod models;
            #[allow(dead_code, missing_docs, unreachable_pub, unused_imports, clippy::all)]
            #[rustfmt::skip]
            pub mod runtime;

            #[allow(unused_imports)]
            pub use models::*;
        }),
        none(),
        &Timings::default(),
    )?;
    Ok(GeneratedFile { path: "mod.rs".to_owned(), text: format!("{}{code}", header(about)) })
}

const ROOT_DOCS: &str = "\
//!
//! Each model is a plain struct whose fields are all optional, at the root of this crate. What makes
//! them different from what serde derives is in [`runtime`]:
//!
//! - **Nothing is lost.** What the documentation does not know stays in `extra` and is written back.
//! - **Nothing breaks.** Values that are not as documented do not fail a payload;
//!   [`mismatches`](runtime::Model::mismatches) tells them.
//! - **Enums are open.** A field holds an [`Open`](runtime::Open): a documented value, or another one.
//! - **Null can be sent**, with [`set_null`](runtime::Extra::set_null).
//! - [`missing_required`](runtime::Model::missing_required) tells what a request still lacks, and the
//!   `FIELDS` of each model what is documented.
";

const FEATURE_DOCS: &str = "\
//!
//! Each API is a feature, which brings the models that its operations take and return: [`apis`] lists
//! them. `full` is everything.
";

/// A passing example of one model: read, looked into, written back.
fn example_of(model: &Model, schema: &Schema, about: &About) -> String {
    let property = |wanted: &dyn Fn(&Type) -> bool| {
        model.properties.iter().find(|property| wanted(&property.ty))
    };
    let mut keys = Vec::new();
    let mut checks = String::new();
    if let Some(text) = property(&|ty| *ty == Type::String) {
        keys.push(format!("{}: \"some text\"", json_text(&text.name)));
        checks.push_str(&format!(
            "//! assert_eq!(read.{}.as_deref(), Some(\"some text\"));\n",
            text.rust_name
        ));
    }
    let own = property(&|ty| matches!(ty, Type::Enum(_)));
    let known = own.and_then(|property| {
        let own = schema.enums.iter().find(|own| property.ty.names_enum(&own.name))?;
        Some((property, own, own.variants.first()?))
    });
    let mut imports = vec![model.rust_name.clone()];
    if let Some((property, own, variant)) = known
        && own.representation == crate::schema::EnumRepr::String
    {
        imports.push(own.rust_name.clone());
        let value = json_text(&variant.value.to_string());
        keys.push(format!("{}: {value}", json_text(&property.name)));
        checks.push_str(&format!(
            "//! assert_eq!(read.{}, Some({}::{}.into()));\n",
            property.rust_name, own.rust_name, variant.rust_name
        ));
    }
    // A key that the model does not know.
    let mut new_key = "newKey".to_owned();
    while model.properties.iter().any(|property| property.name == new_key) {
        new_key.push('2');
    }
    keys.push(format!("\"{new_key}\": [1, 2]"));
    let (name, crate_name) = (&model.rust_name, &about.crate_name);
    let imports = match imports.as_slice() {
        [one] => one.clone(),
        several => format!("{{{}}}", several.join(", ")),
    };
    let json = raw_text(&format!("{{{}}}", keys.join(", ")));
    format!(
        "//!
//! ```
//! use {crate_name}::{imports};
//!
//! let json = {json};
//! let mut read: {name} = serde_json::from_str(json)?;
{checks}//! assert_eq!(read.extra.get(\"{new_key}\"), Some(&serde_json::json!([1, 2])));
//!
//! let back = serde_json::to_value(&read)?;
//! assert_eq!(back, serde_json::from_str::<serde_json::Value>(json)?);
//! # Ok::<(), serde_json::Error>(())
//! ```
"
    )
}

/// `1 operation`, `2 operations`
pub(super) fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

fn header(about: &About) -> String {
    comment::line(format!("Not to be edited: `{}` makes this anew.", about.regenerate)) + "\n"
}

/// A file of the crate declares no type.
fn none() -> std::iter::Empty<&'static str> {
    std::iter::empty()
}

/// A text as JSON writes it, on one line and with nothing in it that an editor would act on.
fn json_text(text: &str) -> String {
    sanitize::json(serde_json::Value::from(text).to_string())
}

/// A text as a raw literal, with as many `#` around it as it takes.
fn raw_text(text: &str) -> String {
    let hashes = |part: &str| part.bytes().take_while(|&byte| byte == b'#').count();
    let most = text.split('"').skip(1).map(hashes).max().unwrap_or_default();
    let hashes = "#".repeat(most + 1);
    format!("r{hashes}\"{text}\"{hashes}")
}

/// A `Cargo.toml` for a crate that has none.
pub fn manifest(name: &str) -> GeneratedFile {
    let text = format!(
        "\
[package]
name = \"{name}\"
version = \"0.1.0\"
edition = \"2024\"
rust-version = \"1.89\"

[dependencies]
jiff = {{ version = \"0.2\", default-features = false, features = [\"std\"] }}
serde = \"1\"
# Without `float_roundtrip` the last digit of a number may change on its way through.
serde_json = {{ version = \"1\", features = [\"float_roundtrip\"] }}
"
    );
    GeneratedFile { path: "Cargo.toml".to_owned(), text }
}
