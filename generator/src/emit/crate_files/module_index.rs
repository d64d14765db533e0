//! `src/models.rs`: the modules, and what each exports.

use std::collections::BTreeMap;

use quote::quote;

use super::cfg;
use crate::emit::generated_file::GeneratedFile;
use crate::emit::module::Module;
use crate::emit::options::EmitOptions;
use crate::emit::syntax::ident;
use crate::emit::{header, syntax};
use crate::features::Features;

/// `src/models.rs`
pub(super) fn file(
    modules: &[Module<'_>],
    features: Option<&Features<'_>>,
    options: &EmitOptions,
) -> GeneratedFile {
    let code = match features {
        Some(features) => with_features(modules, features),
        None => without_features(modules),
    };
    let text = format!("{}{DOCS}\n{code}", header::of_crate(options));
    GeneratedFile { path: "src/models.rs".to_owned(), text }
}

const DOCS: &str = "\
//! A module for each model, with the enums on its page, and for each enum with a page of its own.
";

fn without_features(modules: &[Module<'_>]) -> String {
    let names = modules.iter().map(|module| ident(&module.name));
    let exports = modules.iter().map(|module| {
        let name = ident(&module.name);
        let exports: Vec<_> = module.exports().map(ident).collect();
        match exports.as_slice() {
            [one] => quote!(pub use #name::#one;),
            several => quote!(pub use #name::{#(#several),*};),
        }
    });
    prettyplease::unparse(&syntax::parse(quote! {#(mod #names;)* #(#exports)*}))
}

/// Modules with the same condition are one block, so that no list of features is repeated.
const DECLARE: &str = "
macro_rules! declare {
    ($(#[$condition:meta] { $($module:ident: $($name:ident),+;)+ })+) => {
        $($(
            #[$condition]
            pub(crate) mod $module;
        )+)+
    };
}

with_models!(declare);
";

/// The re-exports in the crate's root. They are no glob of `models`: rustc names the feature that an
/// item lacks only in the module that it looks into.
pub(super) const EXPORT: &str = "
macro_rules! export {
    ($(#[$condition:meta] { $($module:ident: $($name:ident),+;)+ })+) => {
        $($(
            #[$condition]
            pub use models::$module::{$($name),+};
        )+)+
    };
}

with_models!(export);
";

/// The modules by the features that they are compiled with, those of few features first. The text is
/// not printed from a syntax tree, because the printer does not lay out the arguments of macros.
fn with_features(modules: &[Module<'_>], features: &Features<'_>) -> String {
    if modules.is_empty() {
        return String::new();
    }
    let mut blocks: BTreeMap<(usize, Vec<&str>), Vec<&Module<'_>>> = BTreeMap::new();
    for module in modules {
        let enabling = cfg::features_of(module, features);
        blocks.entry((enabling.len(), enabling)).or_default().push(module);
    }
    let mut text = "\
/// Calls a macro with the modules, each with its types, in blocks by the condition that they are
/// compiled under.
macro_rules! with_models {
    ($macro:ident) => {
        $macro! {
"
    .to_owned();
    for ((_, enabling), modules) in blocks {
        match enabling.as_slice() {
            [feature] => text += &format!("            #[cfg(feature = \"{feature}\")] {{\n"),
            several => {
                text += "            #[cfg(any(\n";
                for feature in several {
                    text += &format!("                feature = \"{feature}\",\n");
                }
                text += "            ))] {\n";
            }
        }
        for module in modules {
            let exports: Vec<_> = module.exports().collect();
            text += &format!("                {}: {};\n", module.name, exports.join(", "));
        }
        text += "            }\n";
    }
    text + "        }\n    };\n}\n" + DECLARE
}
