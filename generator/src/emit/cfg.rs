//! `src/models.rs` of a crate with features: which modules are compiled with which.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use proc_macro2::TokenStream;
use quote::quote;

use super::check::{self, Declared};
use super::modules::Module;
use crate::diagnostics::Diagnostic;
use crate::features::{FULL, Features};

/// What several features bring is one block, so that no list of features stands there twice.
const DECLARATION: &str = "\
/// Declares modules, each compiled with its block's condition, and offers what is in them.
macro_rules! models {
    ($(#[$condition:meta] { $($module:ident: $($name:ident),+;)+ })+) => {
        $($(
            #[$condition]
            mod $module;
            #[$condition]
            pub use $module::{$($name),+};
        )+)+
    };
}
";

/// The declarations of all modules: by the features that bring them, those of few features first.
pub(super) fn index(modules: &[Module<'_>], features: &Features<'_>) -> Result<String, Diagnostic> {
    if modules.is_empty() {
        return Ok(String::new());
    }
    let owned = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect();
    let meant: BTreeMap<&str, Declared> = modules
        .iter()
        .map(|module| {
            let declared = (owned(of(module, features)), owned(module.exports().collect()));
            (module.name.as_str(), declared)
        })
        .collect();
    let mut blocks: BTreeMap<(usize, Vec<&str>), Vec<&Module<'_>>> = BTreeMap::new();
    for module in modules {
        let bringing = of(module, features);
        blocks.entry((bringing.len(), bringing)).or_default().push(module);
    }
    let mut text = format!("{DECLARATION}\nmodels! {{\n");
    for ((_, bringing), modules) in blocks {
        // Infallible here and below: the target is a String.
        let _ = match bringing.as_slice() {
            [feature] => writeln!(text, "    #[cfg(feature = \"{feature}\")] {{"),
            several => {
                let listed: String =
                    several.iter().map(|name| format!("        feature = \"{name}\",\n")).collect();
                writeln!(text, "    #[cfg(any(\n{listed}    ))] {{")
            }
        };
        for module in modules {
            let names: Vec<_> = module.exports().collect();
            let _ = writeln!(text, "        {}: {};", module.name, names.join(", "));
        }
        text.push_str("    }\n");
    }
    text.push_str("}\n");
    check::module_list(&text, &meant)?;
    Ok(text)
}

/// The features that bring a module, sorted.
pub(super) fn of<'f>(module: &Module<'_>, features: &'f Features<'_>) -> Vec<&'f str> {
    let bringing: BTreeSet<&str> =
        module.documented().flat_map(|name| features.features_of(name)).copied().collect();
    match bringing.len() {
        1 => bringing.into_iter().collect(),
        // Everything enables the others.
        _ => bringing.into_iter().filter(|feature| *feature != FULL).collect(),
    }
}

/// Any of some features, as a condition.
pub(super) fn condition(features: &[&str]) -> TokenStream {
    match features {
        [feature] => quote!(feature = #feature),
        features => quote!(any(#(feature = #features),*)),
    }
}
