//! Dialect files: TOML to typed rules, or every mistake with its place.
//!
//! One section of the file is one module here. The format is described in `docs/dialects.md`.

mod columns;
mod enum_table;
mod fact_texts;
mod footnotes;
mod heading;
mod keys;
mod languages;
mod model_table;
mod names;
mod notes;
mod operation;
mod page;
mod sections;
mod sentinel;
mod signs;
mod tables;
mod types;

use std::sync::Arc;

use toml::de::DeTable;

pub(super) use columns::ColumnHeaders;
pub(super) use enum_table::{EnumColumns, EnumTable};
pub(super) use footnotes::Footnotes;
pub(super) use heading::{HeadingName, HeadingRule, identifier};
use keys::{Keys, Mistakes};
pub(super) use languages::Language;
pub(super) use languages::parse as parse_languages;
pub(super) use model_table::{ModelColumns, ModelTable};
pub(super) use notes::NoteRules;
pub(super) use page::PageRules;
pub(super) use sections::SectionRules;
pub(super) use sentinel::Sentinel;
pub(super) use signs::{CLEAR, FirstLetter, Mark, NameCase, Sign, Vote};
pub(super) use tables::{TableRule, TableRules};

use super::names::WireNames;
use super::types::TypeGrammar;
use crate::diagnostics::suggest::nearest;
use crate::diagnostics::{Diagnostic, SourceId, Sources};

/// The version of the format.
const VERSION: i64 = 1;

/// The rules of a dialect.
#[derive(Debug, Clone)]
pub(super) struct DialectRules {
    /// The name that it is chosen by.
    pub(super) name: String,
    /// Other names that it is chosen by.
    pub(super) aliases: Vec<String>,
    /// What people call it: the name of a language, or of the documentation.
    pub(super) title: String,
    /// What its pages show, and pages of other dialects do not.
    pub(super) signs: Arc<[Sign]>,
    /// How a page votes for it, beside other dialects of its family.
    pub(super) vote: Option<Arc<Vote>>,
    /// The structure of pages that document one thing each.
    pub(super) page: Option<Arc<PageRules>>,
    /// How tables are read that document one thing each.
    pub(super) tables: Option<Arc<TableRules>>,
    /// Whether the file is only extended, and reads no pages.
    pub(super) is_family: bool,
    /// What its type cells mean.
    pub(super) types: Arc<TypeGrammar>,
    /// How its names become keys.
    pub(super) names: Arc<WireNames>,
}

/// Reads a dialect file. It may extend one of the dialects `known`.
///
/// # Errors
///
/// Every mistake in it.
pub(super) fn parse(
    sources: &Sources,
    id: SourceId,
    known: &[&DialectRules],
) -> Result<DialectRules, Vec<Diagnostic>> {
    let mistakes = Mistakes::new(id);
    let (table, errors) = DeTable::parse_recoverable(&sources.get(id).text);
    mistakes.syntax(errors);
    let keys = Keys::of_file(&table, &mistakes);
    version(&keys);
    let base = base(&keys, known);
    let name = keys.required_text("name").map(toml::Spanned::into_inner).unwrap_or_default();
    let title = keys.text("title").map(toml::Spanned::into_inner);
    let signs = signs::read(&keys);
    let rules = DialectRules {
        types: match keys.table("types") {
            Some(section) => Arc::new(types::read(section)),
            None => base.map(|base| base.types.clone()).unwrap_or_default(),
        },
        names: match keys.table("names") {
            Some(section) => Arc::new(names::read(section)),
            None => base.map(|base| base.names.clone()).unwrap_or_default(),
        },
        aliases: keys.words("aliases"),
        title: title.unwrap_or_else(|| name.clone()),
        name,
        signs: signs.into(),
        vote: signs::read_vote(&keys).map(Arc::new),
        page: page::read(&keys).map(Arc::new).or_else(|| base?.page.clone()),
        tables: tables::read(&keys).map(Arc::new).or_else(|| base?.tables.clone()),
        is_family: keys.flag("family"),
    };
    keys.finish();
    mistakes.into_result(rules)
}

/// Checks the version of a file.
fn version(keys: &Keys<'_>) {
    match keys.integer("version") {
        Some(version) if *version.get_ref() == VERSION => {}
        Some(version) => keys.fault_help(
            version.span(),
            format!("version {} of the format is not known", version.get_ref()),
            format!("this program reads version {VERSION}"),
        ),
        None if keys.has("version") => {}
        None => keys.fault_help(
            keys.at(),
            "the file has no `version`",
            format!("add `version = {VERSION}` as its first line"),
        ),
    }
}

/// The dialect that a file extends.
fn base<'b>(keys: &Keys<'_>, known: &[&'b DialectRules]) -> Option<&'b DialectRules> {
    let extends = keys.text("extends")?;
    let name = extends.get_ref().as_str();
    let base = known.iter().find(|dialect| dialect.name == name);
    if base.is_none() {
        let names = || known.iter().map(|dialect| dialect.name.as_str());
        let help = match nearest(name, names()) {
            Some(nearest) => format!("there is `{nearest}`"),
            None => format!("there are {}", names().collect::<Vec<_>>().join(", ")),
        };
        keys.fault_help(extends.span(), format!("`{name}` is no built-in dialect"), help);
    }
    base.copied()
}
