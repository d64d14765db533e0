//! The sources of a schema: pages, a printed schema, or either of them at a revision in git.

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::generate::{Failure, Generator};
use crate::input::limits::Limits;
use crate::input::load;
use crate::input::revision::{self, Blob, Content};
use crate::lower::{call_types, variants_key};
use crate::naming::name_lock::{NameLock, Names};
use crate::schema::{Api, Operation, Schema, VERSION};

/// A place that a schema is read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A page, a folder of pages, or a schema as `tablesmith schema` prints it (`*.json`).
    Disk(PathBuf),
    /// The same at a revision: `git:REVISION:PATH`.
    Git {
        /// A tag, a branch, a commit.
        revision: String,
        /// Relative to the root of the repository, or to the current folder if it begins with `./`.
        path: String,
    },
}

/// A schema with the names that were given in it.
#[derive(Debug)]
pub struct Read {
    /// The schema.
    pub schema: Schema,
    /// Its names, for the schema that is to be compared with it.
    pub names: NameLock,
    /// Warnings and notes.
    pub diagnostics: Diagnostics,
}

/// A place at a revision without its path.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`git:{revision}` names no path: write `git:{revision}:PATH`, with PATH relative to the root of the \
     repository, or to the current folder if it begins with `./`"
)]
pub struct MissingPath {
    revision: String,
}

impl FromStr for Origin {
    type Err = MissingPath;

    fn from_str(text: &str) -> Result<Origin, MissingPath> {
        let Some(place) = text.strip_prefix("git:") else { return Ok(Origin::Disk(text.into())) };
        match place.split_once(':') {
            Some((revision, path)) => {
                // git knows the current folder as `./` only.
                let path = if path == "." { "./" } else { path };
                Ok(Origin::Git { revision: revision.to_owned(), path: path.to_owned() })
            }
            None => Err(MissingPath { revision: place.to_owned() }),
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Origin::Disk(path) => f.write_str(&load::shown(path)),
            Origin::Git { revision, path } => f.write_str(&revision::shown(revision, path)),
        }
    }
}

impl Origin {
    /// Reads the schema. Pages are read as `generator` says, a printed schema as it stands.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the pages, or that this is no schema.
    pub fn read(&self, generator: Generator) -> Result<Read, Failure> {
        match self {
            Origin::Disk(path) if is_schema(path) => {
                let text = load::read_text(path, Code::Unreadable)
                    .map_err(|error| Failure::from(*error))?;
                printed(&self.to_string(), &text)
            }
            Origin::Disk(path) => analyze(generator.docs(path)),
            Origin::Git { revision, path } => {
                let content = revision::read(revision, path, &Limits::default())
                    .map_err(|error| Failure::from(*error))?;
                match content {
                    Content::File(Blob { text, .. }) if is_schema(Path::new(path)) => {
                        printed(&self.to_string(), &text)
                    }
                    content => analyze(add_pages(generator, revision, path, content)),
                }
            }
        }
    }
}

/// Gives a generator the pages of a revision.
pub(crate) fn add_pages(
    generator: Generator,
    revision: &str,
    path: &str,
    content: Content,
) -> Generator {
    let pages = match content {
        Content::File(page) => vec![page],
        Content::Folder(pages) => pages,
    };
    pages.into_iter().fold(generator, |generator, page| {
        let path = match page.path.as_str() {
            "" => path.to_owned(),
            below => format!("{}/{below}", path.trim_end_matches('/')),
        };
        generator.page(revision::shown(revision, &path), page.text)
    })
}

fn is_schema(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
}

fn analyze(generator: Generator) -> Result<Read, Failure> {
    let analysis = generator.analyze()?;
    let (schema, names, diagnostics) = (analysis.schema, analysis.names, analysis.diagnostics);
    Ok(Read { schema, names, diagnostics })
}

fn printed(shown: &str, text: &str) -> Result<Read, Failure> {
    let schema: Schema = serde_json::from_str(text).map_err(|error| {
        let place = format!("{shown}:{}:{}", error.line(), error.column());
        let help = "print one with `tablesmith schema DOCS --format json`";
        let error = Diagnostic::error(Code::SchemaSyntax, format!("this is no schema: {error}"));
        Failure::from(error.in_file(place).help(help))
    })?;
    if schema.version != VERSION {
        let message = format!("this schema has version {}, expected {VERSION}", schema.version);
        return Err(Diagnostic::error(Code::SchemaVersion, message).in_file(shown).into());
    }
    let names = names_of(&schema);
    Ok(Read { schema, names, diagnostics: Diagnostics::default() })
}

/// The names that stand in a schema, as a lock.
fn names_of(schema: &Schema) -> NameLock {
    let mut lock = NameLock::default();
    for model in &schema.models {
        lock.types.insert(model.name.clone(), model.rust_name.clone());
        let properties = model.properties.iter();
        let fields = properties.map(|property| (property.name.clone(), property.rust_name.clone()));
        lock.fields.insert(model.name.clone(), fields.collect::<Names>());
    }
    for own in &schema.enums {
        let key = own.documented_as.to_string();
        lock.types.insert(key.clone(), own.rust_name.clone());
        let variants = own.variants.iter();
        let variants =
            variants.map(|variant| (variant.value.to_string(), variant.rust_name.clone()));
        lock.variants.insert(key, variants.collect::<Names>());
    }
    for api in &schema.apis {
        names_of_api(api, &mut lock);
    }
    lock
}

/// Adds the names of an API's operations. A schema of an earlier version has none.
fn names_of_api(api: &Api, lock: &mut NameLock) {
    let named = |operation: &&Operation| !operation.rust_name.is_empty();
    let functions = api.operations.iter().filter(named);
    let functions = functions.map(|one| (one.name.clone(), one.rust_name.clone()));
    lock.functions.insert(api.name.clone(), functions.collect());
    lock.call_types.insert(api.name.clone(), call_types(api).collect());
    for own in &api.parameter_enums {
        let variants = own.variants.iter();
        let names = variants.map(|one| (one.value.to_string(), one.rust_name.clone()));
        lock.variants.insert(variants_key(&api.name, &own.identifier), names.collect());
    }
    for operation in api.operations.iter().filter(named) {
        let parameters = operation.parameters.iter();
        let names = parameters.map(|one| (one.identifier().to_owned(), one.rust_name.clone()));
        let names: Names = names.collect();
        if !names.is_empty() {
            lock.parameters.insert(format!("{}.{}", api.name, operation.name), names);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn parses(text: &str, expected: Origin) {
        assert_eq!(text.parse(), Ok(expected));
    }

    #[test]
    fn a_place_is_on_disk_or_in_git() {
        let git = |revision: &str, path: &str| Origin::Git {
            revision: revision.to_owned(),
            path: path.to_owned(),
        };
        parses("seeds/java", Origin::Disk("seeds/java".into()));
        parses("git:v1.0:seeds/java", git("v1.0", "seeds/java"));
        parses("git:v1.0:", git("v1.0", ""));
        parses("git:v1.0:.", git("v1.0", "./"));
        parses("./git:v1.0", Origin::Disk("./git:v1.0".into()));
        let error = "git:v1.0".parse::<Origin>().expect_err("there is no path");
        assert!(error.to_string().starts_with("`git:v1.0` names no path"), "{error}");
    }

    #[test]
    fn what_is_no_schema_is_said_with_its_place() {
        let Err(Failure::Diagnostics(diagnostics)) = printed("a.json", "{\n  \"version\": x }")
        else {
            panic!("this is no schema");
        };
        assert_eq!(diagnostics.list[0].path.as_deref(), Some("a.json:2:14"));
    }
}
