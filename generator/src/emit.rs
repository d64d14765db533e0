//! The schema as the source files of a crate or a module, in memory.
//!
//! In: a [`ValidSchema`], whose references are resolved and whose definitions are named. Out: the text of
//! every [`GeneratedFile`], formatted. Uses `schema`, `naming`, `features` and `diagnostics`, and the
//! sources of the crate `tablesmith-runtime`. Reads and writes no files.
//!
//! A [`Module`] is the definitions that share a file: a model and its enums. Its `Scope` knows the
//! names in that file, `model` and `enumeration` build the items as syntax trees, and prettyplease
//! prints them; `fixed_impls` copies the text of those that are the same for every type but for its name. `crate_files` makes the files that a crate has once.
//!
//! Text of the pages gets into the output in three ways, and in none of them can it become code:
//! as a Rust name, which the schema was checked for; as a string literal of a syntax tree, which
//! `#[doc]` attributes are too; and as Markdown, which `rustdoc` escapes.

mod blank_lines;
mod crate_files;
mod definition;
mod enumeration;
mod field_kind;
mod fixed_impls;
mod flags;
mod generated_file;
mod header;
mod impl_template;
mod model;
mod module;
mod module_file;
mod operation_refs;
mod options;
mod prelude;
mod requests;
mod rust_names;
mod rustdoc;
mod scope;
mod syntax;
#[cfg(test)]
mod tests;
mod timings;
mod ty;

use rayon::prelude::*;

use operation_refs::OperationRefs;
use rust_names::RustNames;
use scope::Exports;

use crate::features::Features;
use crate::naming::validate::ValidSchema;

pub(crate) use crate_files::{DEPENDENCIES, RUNTIME_FEATURES, manifest};
pub(crate) use field_kind::FieldKind;
pub use generated_file::GeneratedFile;
pub(crate) use header::GENERATED_BY;
pub use options::Layout;
pub(crate) use options::{EmitOptions, RuntimeLocation};
pub(crate) use timings::Timings;

/// Generates the files, sorted by path.
///
/// A crate has Cargo features if the schema has APIs: `features` must then be those of the schema, and
/// none otherwise. A module is compiled with the features of the crate that includes it, has none of
/// its own, and documents no APIs. The time of each step is added to `timings`.
pub(crate) fn emit(
    schema: ValidSchema<'_>,
    features: Option<&Features<'_>>,
    options: &EmitOptions,
    timings: &Timings,
) -> Vec<GeneratedFile> {
    let schema = schema.get();
    let (features, operations) = match options.layout {
        Layout::Crate => (features, OperationRefs::of(schema)),
        Layout::Module => (None, OperationRefs::default()),
    };
    let exports = if features.is_some() { Exports::Root } else { Exports::Models };
    let rust_names = RustNames::of(schema);
    let modules = module::modules(schema);
    let of_modules = modules.par_iter().map(|module| {
        module_file::emit(module, &rust_names, &operations, exports, options, timings)
    });
    let mut files: Vec<GeneratedFile> = of_modules.collect();
    files.extend(crate_files::files(schema, &modules, features, &rust_names, options));
    if options.layout == Layout::Module {
        for file in &mut files {
            file.path = file.path.trim_start_matches("src/").to_owned();
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}
