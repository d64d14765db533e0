//! The dialect of each folder of pages, by the clear signs on its pages.
//!
//! The pages of one SDK stand in one folder, or in folders below it, and not every page shows a sign. So the
//! pages of a folder are all read in the dialect that some of them show; a folder without signs is read
//! like the one above it, unless its pages look more like another language. A folder that shows two languages is
//! refused, unless nearly all pages with a sign show one of them: some of its pages would be read as what they are not.
//!
//! Documentation that is no SDK's shows examples in any language, and has folders of one kind. Its dialect holds for all
//! documents of the root, save for folders of a language that another dialect reads.

use std::collections::{BTreeMap, BTreeSet};

use super::builtin::{self, KnownLanguage};
use super::foreign::ClearSign;
use super::known::Dialect;
use super::page_input::PageInput;
use crate::diagnostics::quantity::counted;
use crate::diagnostics::{Code, Diagnostic, Sources};

/// The pages with a clear sign of a language for each that shows another one, where it decides for a folder. On the
/// pages of one SDK about one in a hundred shows a sign of another language by chance.
const FEW: usize = 10;

/// What the signs on one page show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PageSigns {
    /// The language that it is clearly of, if there is one.
    pub(super) clear: Option<ClearSign>,
    /// What the signs of each language add up to, in the order of [`builtin::languages`].
    pub(super) weights: Vec<u32>,
}

/// The dialects of folders.
#[derive(Debug, Default)]
pub(super) struct Folders {
    /// Each folder that has a page with signs: the root of the documents that it belongs to, and its path.
    all: BTreeMap<(usize, String), FolderSigns>,
    /// The dialects that hold for all documents of a root.
    roots: BTreeMap<usize, Dialect>,
}

/// What the pages of one folder show.
#[derive(Debug, Default)]
struct FolderSigns {
    /// The languages of clear signs, each with the first sign and the number of its pages.
    clear: Vec<(ClearSign, usize)>,
    /// What the signs of each language on all pages add up to.
    weights: Vec<u32>,
    /// The dialect of its pages, where clear signs decide.
    dialect: Option<Dialect>,
}

/// The path of the folder that a page is in.
pub(super) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

impl Folders {
    /// The folders of pages whose dialect was not chosen. `signs` come with the place of their page among
    /// `pages`.
    pub(super) fn of(
        sources: &Sources,
        pages: &[PageInput],
        signs: &[(usize, PageSigns)],
    ) -> Folders {
        let mut folders = Folders::default();
        for (index, signs) in signs {
            let Some(page) = pages.get(*index) else { continue };
            let path = folder(&sources.get(page.source).path);
            folders.all.entry((page.root, path.to_owned())).or_default().add(signs);
        }
        folders.decide();
        folders
    }

    fn decide(&mut self) {
        let mut decided: BTreeMap<(usize, String), Dialect> = BTreeMap::new();
        // A folder comes before those below it.
        for ((root, path), signs) in &mut self.all {
            signs.drop_examples();
            signs.dialect = match signs.leading() {
                Some((sign, _)) => sign.dialect(),
                None if signs.clear.is_empty() => above(path)
                    .find_map(|above| decided.get(&(*root, above.to_owned())))
                    .filter(|dialect| signs.allow(dialect))
                    .cloned(),
                None => None,
            };
            if let Some(dialect) = &signs.dialect {
                decided.insert((*root, path.clone()), dialect.clone());
                if signs.leading().is_some_and(|(sign, _)| sign.is_of_tables()) {
                    self.roots.entry(*root).or_insert_with(|| dialect.clone());
                }
            }
        }
        for ((root, _), signs) in &mut self.all {
            if signs.dialect.is_none()
                && let Some(dialect) = self.roots.get(root)
                && signs.clear.iter().all(|(sign, _)| !sign.is_read())
                && signs.allow_as_tables(dialect)
            {
                signs.clear.clear();
                signs.dialect = Some(dialect.clone());
            }
        }
    }

    /// The dialect that clear signs give a page.
    pub(super) fn dialect_of(&self, sources: &Sources, page: &PageInput) -> Option<&Dialect> {
        let path = folder(&sources.get(page.source).path);
        let signs = |path: &str| self.all.get(&(page.root, path.to_owned()));
        // A folder whose pages have no table is like the one above it.
        match signs(path).or_else(|| above(path).find_map(signs)) {
            Some(signs) => signs.dialect.as_ref(),
            None => self.roots.get(&page.root),
        }
    }

    /// Whether the page is in a folder that shows several languages.
    pub(super) fn is_refused(&self, sources: &Sources, page: &PageInput) -> bool {
        let path = folder(&sources.get(page.source).path);
        self.all.get(&(page.root, path.to_owned())).is_some_and(FolderSigns::is_mixed)
    }

    /// What was found: an error for each folder that shows several languages, a note for each dialect that
    /// signs show among the documents of a root.
    pub(super) fn diagnostics(&self) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let mut shown: BTreeMap<(usize, &str), Vec<(&str, &ClearSign)>> = BTreeMap::new();
        let mut dialects: BTreeMap<usize, BTreeSet<Option<&str>>> = BTreeMap::new();
        for ((root, path), signs) in &self.all {
            if signs.is_mixed() {
                found.push(several_languages(path, &signs.clear));
            }
            found.extend(signs.few_others(path));
            let name = signs.dialect.as_ref().map(Dialect::name);
            dialects.entry(*root).or_default().insert(name);
            if let (Some(name), Some((sign, _))) = (name, signs.leading()) {
                shown.entry((*root, name)).or_default().push((path, sign));
            }
        }
        let notes = shown.into_iter().filter_map(|((root, name), places)| {
            let is_only = dialects.get(&root).is_some_and(|dialects| dialects.len() == 1);
            detected(name, &places, is_only)
        });
        found.extend(notes);
        found
    }
}

impl FolderSigns {
    fn add(&mut self, page: &PageSigns) {
        if let Some(sign) = &page.clear {
            match self.clear.iter_mut().find(|(known, _)| known.language == sign.language) {
                Some((_, pages)) => *pages += 1,
                None => self.clear.push((sign.clone(), 1)),
            }
        }
        self.weights.resize(self.weights.len().max(page.weights.len()), 0);
        for (sum, weight) in self.weights.iter_mut().zip(&page.weights) {
            *sum += weight;
        }
    }

    /// The language that nearly all pages with a clear sign show, with its first sign and their number.
    fn leading(&self) -> Option<&(ClearSign, usize)> {
        let all: usize = self.clear.iter().map(|(_, pages)| pages).sum();
        self.clear.iter().find(|(_, pages)| (all - pages) * FEW <= *pages)
    }

    fn is_mixed(&self) -> bool {
        self.leading().is_none() && self.clear.iter().any(|(sign, _)| sign.dialect().is_some())
    }

    /// A warning for each language that few pages show, and that is not the one they are read in.
    fn few_others(&self, path: &str) -> Vec<Diagnostic> {
        let Some((leading, _)) = self.leading().filter(|(leading, _)| leading.dialect().is_some())
        else {
            return Vec::new();
        };
        let others = self.clear.iter().filter(|(sign, _)| sign.language != leading.language);
        let warnings = others.map(|(sign, pages)| {
            let (shows, is) = if *pages == 1 { ("shows", "is") } else { ("show", "are") };
            let message = format!(
                "{} in `{}` {shows} a sign of `{}`, and {is} read as `{}`",
                counted(*pages, "page"),
                shown(path),
                sign.name(),
                leading.name()
            );
            Diagnostic::warning(Code::ForeignLanguage, message)
                .at(sign.at, format!("{} is a sign of `{}`", sign.what, sign.name()))
                .help("if these pages are of another SDK, give them a folder of their own")
        });
        warnings.collect()
    }

    /// Leaves out the signs of languages that no dialect reads, where documentation shows examples in them.
    fn drop_examples(&mut self) {
        if self.clear.iter().any(|(sign, _)| sign.is_of_tables()) {
            self.clear.retain(|(sign, _)| sign.is_read());
        }
    }

    /// Whether no other language has more signs than a dialect.
    fn allow(&self, dialect: &Dialect) -> bool {
        self.weight(|_| true) <= self.own_weight(dialect)
    }

    /// Whether no dialect that pages vote for, and that has no clear signs, has more signs than a dialect.
    fn allow_as_tables(&self, dialect: &Dialect) -> bool {
        let is_voted =
            |language: &KnownLanguage| language.dialect.is_some_and(|rules| rules.vote.is_some());
        self.weight(is_voted) <= self.own_weight(dialect)
    }

    fn own_weight(&self, dialect: &Dialect) -> u32 {
        self.weight(|language| language.dialect.is_some_and(|rules| rules.name == dialect.name()))
    }

    /// The weight of the signs of that one of these languages which has most.
    fn weight(&self, is_one: impl Fn(&KnownLanguage) -> bool) -> u32 {
        let weights = builtin::languages().iter().zip(&self.weights);
        let weights = weights.filter(|(language, _)| is_one(language)).map(|(_, weight)| *weight);
        weights.max().unwrap_or_default()
    }
}

/// The folders above a folder, the nearest one first.
fn above(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |path| (!path.is_empty()).then_some(folder(path))).skip(1)
}

fn several_languages(path: &str, clear: &[(ClearSign, usize)]) -> Diagnostic {
    let names: Vec<String> = clear.iter().map(|(sign, _)| format!("`{}`", sign.name())).collect();
    let message =
        format!("the pages in `{}` show signs of {}", shown(path), names.join(" and of "));
    let mut error = Diagnostic::error(Code::MixedDialects, message);
    for (sign, pages) in clear {
        let pages = counted(*pages, "page");
        error = error
            .at(sign.at, format!("{} is a sign of `{}`, as on {pages}", sign.what, sign.name()));
    }
    let example = clear.iter().find_map(|(sign, _)| sign.dialect());
    let example = example.as_ref().map_or("", Dialect::name);
    error.help(format!(
        "give each of them a folder; or, if all are pages of one SDK, choose its dialect with `--dialect {example}`, or \
         in tablesmith.toml: `docs = [{{ path = \"{}\", dialect = \"{example}\" }}]`",
        shown(path)
    ))
}

fn detected(name: &str, places: &[(&str, &ClearSign)], is_only: bool) -> Option<Diagnostic> {
    let (first, sign) = places.first()?;
    let which = match places.len() - 1 {
        _ if is_only => "these documents".to_owned(),
        0 => format!("the pages in `{}`", shown(first)),
        more => format!("the pages in `{}` and {}", shown(first), counted(more, "other folder")),
    };
    let note = Diagnostic::note(Code::DetectedDialect, format!("{which} are read as `{name}`"));
    Some(
        note.at(sign.at, format!("{} is a sign of it", sign.what))
            .help("choose a dialect with `--dialect`, or in tablesmith.toml"),
    )
}

/// A folder as messages name it.
fn shown(path: &str) -> &str {
    if path.is_empty() { "." } else { path }
}
