//! The Cargo features that modules are compiled with.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::module::Module;
use crate::features::{FULL, Features};

/// The features that enable a module, sorted.
pub(super) fn features_of<'f>(module: &Module<'_>, features: &'f Features<'_>) -> Vec<&'f str> {
    let names = module.documented_names();
    let enabling: BTreeSet<&str> =
        names.flat_map(|name| features.features_of(name)).copied().collect();
    match enabling.len() {
        1 => enabling.into_iter().collect(),
        // `full` enables the others.
        _ => enabling.into_iter().filter(|feature| *feature != FULL).collect(),
    }
}

/// The condition that any of some features is enabled.
pub(super) fn any_of(features: &[&str]) -> TokenStream {
    match features {
        [feature] => quote!(feature = #feature),
        features => quote!(any(#(feature = #features),*)),
    }
}
