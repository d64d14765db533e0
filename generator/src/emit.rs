//! Schema -> GeneratedFile: the whole crate as text, in memory.

mod apis;
mod cfg;
mod check;
mod comment;
mod crate_files;
mod docs;
mod enumeration;
mod model;
mod modules;
mod names;
mod nesting;
mod operation_refs;
mod syntax;
mod template;
mod timings;
mod ty;

use std::collections::HashMap;

use rayon::prelude::*;
use syn::File;

use operation_refs::OperationRefs;

use crate::diagnostics::Diagnostic;
use crate::features::Features;
use crate::schema::{Enum, Model, Schema};

pub(crate) use apis::module as module_of;
pub use crate_files::manifest;
pub use timings::Timings;
pub(crate) use ty::field_mut as shape_of;

/// A file of the generated crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GeneratedFile {
    /// From the output folder, `/` between its parts.
    pub path: String,
    /// What it says.
    pub text: String,
}

/// What the generated files say of themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// The command that makes them anew.
    pub regenerate: String,
    /// The crate's name, as it is used in code.
    pub crate_name: String,
    /// The model that the crate's documentation shows in use, by its documented name; none leaves
    /// the example out.
    pub example: Option<String>,
    /// What the files make together.
    pub layout: Layout,
}

/// What the generated files make together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Layout {
    /// A crate, with its root in `src/lib.rs`.
    #[default]
    Crate,
    /// A module of a crate that includes `mod.rs`, wherever its files are.
    Module,
}

/// Where a documented name is found in Rust.
pub(crate) type RustNames<'s> = HashMap<&'s str, &'s str>;

/// Makes the files of the crate, sorted by path.
///
/// # Errors
///
/// A definition whose output is not what was meant. Names are identifiers by rule, and so this says
/// that the rules are wrong, or that a schema from elsewhere was not checked.
pub fn emit(schema: &Schema, about: &About) -> Result<Vec<GeneratedFile>, Vec<Diagnostic>> {
    emit_measured(schema, about, &Timings::default())
}

/// As [`emit`], and tells where the time goes.
///
/// # Errors
///
/// As [`emit`].
pub fn emit_measured(
    schema: &Schema,
    about: &About,
    timings: &Timings,
) -> Result<Vec<GeneratedFile>, Vec<Diagnostic>> {
    let rust_names: RustNames<'_> = schema
        .models
        .iter()
        .map(|model| (model.name.as_str(), model.rust_name.as_str()))
        .chain(schema.enums.iter().map(|own| (own.name.as_str(), own.rust_name.as_str())))
        .collect();
    let findings = check::names(schema);
    if !findings.is_empty() {
        return Err(findings);
    }
    // A module is compiled with the features of the crate that includes it: it has none of its own.
    let (features, calls) = match about.layout {
        Layout::Crate => (Features::of(schema), OperationRefs::of(schema)),
        Layout::Module => (None, OperationRefs::default()),
    };
    let modules = modules::of(schema);
    let made: Vec<Result<GeneratedFile, Diagnostic>> =
        modules.par_iter().map(|module| module.emit(&rust_names, &calls, about, timings)).collect();

    let mut files = Vec::with_capacity(made.len() + 16);
    let mut findings = Vec::new();
    for file in made {
        match file {
            Ok(file) => files.push(file),
            Err(finding) => findings.push(finding),
        }
    }
    files.extend(crate_files::runtime());
    let features = features.as_ref();
    let apis = features.map(|features| apis::files(schema, features, &rust_names, about));
    let root = match about.layout {
        Layout::Crate => crate_files::root(schema, &modules, features, about),
        Layout::Module => crate_files::module_root(about),
    };
    let once = [crate_files::index(&modules, features, about), root];
    for file in once.into_iter().chain(apis.into_iter().flatten()) {
        match file {
            Ok(file) => files.push(file),
            Err(finding) => findings.push(finding),
        }
    }
    if !findings.is_empty() {
        return Err(findings);
    }
    if about.layout == Layout::Module {
        for file in &mut files {
            file.path = file.path.trim_start_matches("src/").to_owned();
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// A syntax tree as formatted text, if it is the types `meant` and what belongs to them.
fn formatted<'n>(
    of: &str,
    file: syn::Result<File>,
    meant: impl Iterator<Item = &'n str>,
    timings: &Timings,
) -> Result<String, Diagnostic> {
    match file {
        Ok(file) => {
            check::items(of, &file, meant)?;
            Ok(timings.printing(|| prettyplease::unparse(&file)))
        }
        Err(error) => Err(check::fault(of, format!("it is no Rust: {error}"))),
    }
}
