//! The files that a crate has once: its root, the lists of its modules, the documentation of its APIs,
//! the runtime and a new crate's manifest.

mod api_index;
mod api_page;
mod cargo_toml;
mod cfg;
mod example;
mod module_index;
mod recursion_limit;
mod root;
mod runtime_files;

pub(crate) use cargo_toml::{DEPENDENCIES, RUNTIME_FEATURES, manifest};

use rayon::prelude::*;

use super::generated_file::GeneratedFile;
use super::module::Module;
use super::options::{EmitOptions, Layout, RuntimeLocation};
use super::requests;
use super::rust_names::RustNames;
use crate::features::Features;
use crate::schema::Schema;

/// The files of a crate, or of a module that another crate includes. With features there are APIs to
/// document.
pub(super) fn files(
    schema: &Schema,
    modules: &[Module<'_>],
    features: Option<&Features<'_>>,
    rust_names: &RustNames<'_>,
    options: &EmitOptions,
) -> Vec<GeneratedFile> {
    let has_requests = features.is_some() && schema.has_functions();
    let mut files: Vec<GeneratedFile> = match options.runtime {
        RuntimeLocation::Embedded => {
            let wanted = RUNTIME_FEATURES.iter().filter(|_| has_requests);
            let wanted: Vec<&str> = wanted.map(|feature| feature.name).collect();
            runtime_files::files(&wanted, options)
        }
        RuntimeLocation::Dependency => Vec::new(),
    };
    files.push(module_index::file(modules, features, options));
    files.push(match options.layout {
        Layout::Crate => root::of_crate(schema, modules, features, options),
        Layout::Module => root::of_module(options),
    });
    if let Some(features) = features {
        files.push(api_index::file(schema, features, options));
        let pages = schema.apis.par_iter().map(|api| api_page::file(api, features, rust_names));
        files.par_extend(pages);
        let apis = schema.apis.par_iter();
        files.par_extend(
            apis.flat_map_iter(|api| requests::files(api, schema, rust_names, options)),
        );
    }
    files
}
