//! Schema -> GeneratedFile: the whole crate as text, in memory.

mod check;
mod comment;
mod crate_files;
mod docs;
mod enumeration;
mod model;
mod modules;
mod names;
mod ty;

use std::collections::HashMap;

use proc_macro2::TokenStream;
use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::schema::{Enum, Model, Schema};

pub use crate_files::manifest;

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
    let modules = modules::of(schema);
    let made: Vec<Result<GeneratedFile, Diagnostic>> =
        modules.par_iter().map(|module| module.emit(&rust_names, about)).collect();

    let mut files = Vec::with_capacity(made.len() + 16);
    let mut findings = Vec::new();
    for file in made {
        match file {
            Ok(file) => files.push(file),
            Err(finding) => findings.push(finding),
        }
    }
    files.extend(crate_files::runtime());
    for file in [crate_files::index(&modules, about), crate_files::root(schema, about)] {
        match file {
            Ok(file) => files.push(file),
            Err(finding) => findings.push(finding),
        }
    }
    if !findings.is_empty() {
        return Err(findings);
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// Rust's tokens as formatted text, if they are the types `meant` and what belongs to them.
fn formatted<'n>(
    of: &str,
    tokens: TokenStream,
    meant: impl Iterator<Item = &'n str>,
) -> Result<String, Diagnostic> {
    match syn::parse2::<syn::File>(tokens) {
        Ok(file) => check::items(of, &file, meant).map(|()| prettyplease::unparse(&file)),
        Err(error) => Err(check::fault(of, format!("it is no Rust: {error}"))),
    }
}
