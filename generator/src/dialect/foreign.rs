//! Finds out whether a page belongs to the SDK of a language that no dialect reads.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt;
use std::sync::LazyLock;

use super::builtin;
use super::file::{CLEAR, DialectRules, Mark, NameCase, PageRules};
use super::known::Dialect;
use crate::diagnostics::{Code, Diagnostic, SourceId, Span};
use crate::markdown::{Block, Page, Table, Text};

/// What shows that a page is of another language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ForeignPage {
    /// What each language's signs on the page add up to, by the language's place in
    /// [`builtin::languages`];
    /// only of languages that nothing on the page surpasses or equals among those that are read.
    scores: BTreeMap<usize, u32>,
    /// The sign that says most of each of these languages: where it stands, and what it is.
    signs: BTreeMap<usize, (Span, String)>,
}

/// The sign that says most of the one language which a page is clearly of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ClearSign {
    /// The language, by its place in [`builtin::languages`].
    pub(super) language: usize,
    /// Where the sign stands.
    pub(super) at: Span,
    /// What it is.
    pub(super) what: String,
}

impl ClearSign {
    /// What the language is called: a dialect by the name that it is chosen by.
    pub(super) fn name(&self) -> &'static str {
        let language = &builtin::languages()[self.language];
        language.dialect.map_or(language.name, |rules| &rules.name)
    }

    /// Whether a dialect reads the language.
    pub(super) fn is_read(&self) -> bool {
        builtin::languages()[self.language].dialect.is_some()
    }

    /// Whether it is no language of SDKs, but documentation whose tables document one thing each.
    pub(super) fn is_of_tables(&self) -> bool {
        let rules = builtin::languages()[self.language].dialect;
        rules.is_some_and(|rules| rules.tables.is_some())
    }

    /// The dialect that reads the language, unless pages vote for it.
    pub(super) fn dialect(&self) -> Option<Dialect> {
        let rules = builtin::languages()[self.language].dialect;
        Dialect::built_in(&rules.filter(|rules| rules.vote.is_none())?.name)
    }
}

/// What the signs on a page show.
pub(super) struct Shown {
    /// That it is of a language that no dialect reads.
    pub(super) foreign: Option<ForeignPage>,
    /// The language which clear signs speak for, if there is one.
    pub(super) clear: Option<ClearSign>,
    /// What the signs of each language add up to, in the order of [`builtin::languages`].
    pub(super) weights: Vec<u32>,
}

/// Looks for the signs of all languages on a page.
///
/// A page is clearly of a language if the signs of that one weigh more than those of any other, and at
/// least as much as a clear one. Any other page is foreign if its signs of some language weigh more than
/// those of the dialect that would read it: the chosen one, or those that pages vote for.
pub(super) fn shown(page: &Page<'_>, rules: &PageRules, chosen: Option<&DialectRules>) -> Shown {
    let languages = builtin::languages();
    let evidence = Evidence::of(page, rules);
    let would_read = |dialect: &DialectRules| match chosen {
        Some(chosen) if chosen.vote.is_none() => chosen.name == dialect.name,
        _ => dialect.vote.is_some(),
    };
    let (mut best_read, mut best) = (0, 0);
    // The language that no other one surpasses or equals.
    let mut leader: Option<usize> = None;
    let mut scores = BTreeMap::new();
    let mut weights = Vec::with_capacity(languages.len());
    for (index, language) in languages.iter().enumerate() {
        let found = language.signs.iter().filter(|sign| evidence.find(&sign.mark).is_some());
        let score: u32 = found.map(|sign| sign.weight).sum();
        weights.push(score);
        match score.cmp(&best) {
            Ordering::Greater => leader = Some(index),
            Ordering::Equal => leader = None,
            Ordering::Less => {}
        }
        best = best.max(score);
        match language.dialect.is_some_and(would_read) {
            true => best_read = best_read.max(score),
            false => drop(scores.insert(index, score)),
        }
    }
    scores.retain(|_, score| *score > best_read);
    let strongest = |index: usize| {
        let signs = languages[index].signs.iter();
        let found = signs.filter_map(|sign| Some((sign.weight, evidence.find(&sign.mark)?)));
        let (_, (at, what)) =
            found.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
        Some((page.span(&at), what.to_string()))
    };
    let clear = leader.filter(|_| best >= CLEAR).and_then(|language| {
        let (at, what) = strongest(language)?;
        Some(ClearSign { language, at, what })
    });
    let signs = scores.keys().filter_map(|index| Some((*index, strongest(*index)?))).collect();
    let foreign = (!scores.is_empty()).then_some(ForeignPage { scores, signs });
    Shown { foreign, clear, weights }
}

/// What was found of a sign.
#[derive(Clone, Copy)]
enum Found {
    Heading,
    CodeBlock,
    Type(&'static str),
    TypePattern,
    Columns,
    Note,
    Names(NameCase),
    Package,
    LinksBack,
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Found::Heading => f.write_str("a heading of this form"),
            Found::CodeBlock => f.write_str("the language of this code"),
            Found::Type(name) => write!(f, "the type `{name}`"),
            Found::TypePattern => f.write_str("a type of this form"),
            Found::Columns => f.write_str("a table with these columns"),
            Found::Note => f.write_str("a note of this form"),
            Found::Names(case) => write!(f, "names {}", described(*case)),
            Found::Package => f.write_str("a package of this form"),
            Found::LinksBack => f.write_str("these links"),
        }
    }
}

/// The parts of a page that signs are looked for in.
struct Evidence<'p, 'a> {
    tables: Vec<&'p Table<'a>>,
    package: Option<Text<'a>>,
    links_back: Option<Text<'a>>,
    headings: Vec<(Text<'a>, Cow<'a, str>)>,
    /// The info strings of the code blocks.
    code: Vec<Text<'a>>,
    /// The texts of the type cells, and of the Notes cells.
    seen_types: HashSet<&'a str>,
    seen_notes: HashSet<&'a str>,
    /// The type cells, one of each text.
    types: Vec<(Text<'a>, Cow<'a, str>)>,
    /// The names in them that are a sign of some language.
    type_signs: Vec<(Text<'a>, &'static str)>,
    /// The Notes cells, one of each text.
    notes: Vec<Text<'a>>,
    /// How many names show a case, or are none that an SDK would make, such as `a/b`.
    cased: usize,
    /// How many of them are in each case, with the first one.
    cases: Vec<(NameCase, usize, Text<'a>)>,
}

impl<'p, 'a> Evidence<'p, 'a> {
    fn of(page: &'p Page<'a>, rules: &PageRules) -> Evidence<'p, 'a> {
        let mut found = Evidence {
            tables: Vec::new(),
            package: package(page),
            links_back: links_back(page),
            headings: Vec::new(),
            code: Vec::new(),
            seen_types: HashSet::new(),
            seen_notes: HashSet::new(),
            types: Vec::new(),
            type_signs: Vec::new(),
            notes: Vec::new(),
            cased: 0,
            cases: Vec::new(),
        };
        for (heading, blocks) in page.sections() {
            if let Some(heading) = heading.filter(|heading| heading.level <= 2)
                && !is_signature_or_sentence(heading.text.raw)
            {
                found.headings.push((heading.text, heading.text.plain()));
            }
            // Elsewhere code stands in a description, which may show any language.
            let of_an_example = heading.is_some_and(|heading| {
                let starts = |word| heading.text.raw.starts_with(word);
                heading.level >= 3 || starts("Example") || starts("Load the model")
            });
            for block in blocks {
                match block {
                    Block::Table(table) => found.table(table, rules),
                    Block::Other(text) if of_an_example => found.code.extend(info_string(*text)),
                    _ => {}
                }
            }
        }
        found
    }

    fn table(&mut self, table: &'p Table<'a>, rules: &PageRules) {
        self.tables.push(table);
        let of_section = || rules.sections.columns.ty.find(table);
        let ty = rules.columns.ty.find(table).or_else(of_section);
        let property = || rules.columns.name.find(table).filter(|_| ty.is_some());
        let name = rules.operation.name.find(table).or_else(property);
        let notes = rules.columns.notes.find(table);
        for row in &table.rows {
            let cell = |column: Option<usize>| row.cells.get(column?).copied();
            if let Some(name) = cell(name) {
                self.name(name);
            }
            if let Some(ty) = cell(ty)
                && self.seen_types.insert(ty.raw)
            {
                let plain = ty.plain();
                let signs = type_names(&plain).filter_map(|name| TYPE_SIGNS.get(name));
                self.type_signs.extend(signs.map(|sign| (ty, *sign)));
                self.types.push((ty, plain));
            }
            let note = cell(notes).or_else(|| row.cells.last().copied());
            self.notes.extend(note.filter(|note| self.seen_notes.insert(note.raw)));
        }
    }

    fn name(&mut self, name: Text<'a>) {
        let plain = name.plain();
        let case = case_of(&plain);
        self.cased += usize::from(case.is_some() || !is_identifier(&plain));
        let Some(case) = case else { return };
        match self.cases.iter_mut().find(|(known, ..)| *known == case) {
            Some((_, count, _)) => *count += 1,
            None => self.cases.push((case, 1, name)),
        }
    }

    /// Where a mark is on the page, and what was found of it.
    fn find(&self, mark: &Mark) -> Option<(Text<'a>, Found)> {
        match mark {
            Mark::Heading(pattern) => {
                let mut headings = self.headings.iter();
                let (heading, _) = headings.find(|(_, plain)| pattern.is_form_of(plain))?;
                Some((*heading, Found::Heading))
            }
            Mark::Code(languages) => {
                let is_one = |info: &&Text<'a>| words(info.raw).any(|word| has(languages, word));
                Some((*self.code.iter().find(is_one)?, Found::CodeBlock))
            }
            Mark::Type(names) => {
                let mut signs = self.type_signs.iter();
                let (cell, name) = signs.find(|(_, name)| has(names, name))?;
                Some((*cell, Found::Type(name)))
            }
            Mark::TypeForm(patterns) => {
                let has_one =
                    |plain: &str| patterns.iter().any(|pattern| pattern.is_form_of(plain));
                let (cell, _) = self.types.iter().find(|(_, plain)| has_one(plain))?;
                Some((*cell, Found::TypePattern))
            }
            Mark::Columns(headers) => {
                let has_all = |table: &&&Table<'_>| {
                    headers.iter().all(|header| table.column(header).is_some())
                };
                Some((self.tables.iter().find(has_all)?.header.text, Found::Columns))
            }
            Mark::Note(text) => {
                let cell = self.notes.iter().find(|cell| cell.raw.contains(text.as_str()))?;
                Some((*cell, Found::Note))
            }
            Mark::Names(case) => {
                let is_most =
                    |count: usize, known: NameCase| known == *case && count * 2 > self.cased;
                let mut cases = self.cases.iter();
                let (.., first) = cases.find(|(known, count, _)| is_most(*count, *known))?;
                Some((*first, Found::Names(*case)))
            }
            Mark::Package(pattern) => {
                let package = self.package.filter(|text| pattern.is_form_of(text.raw))?;
                Some((package, Found::Package))
            }
            Mark::LinksBack => Some((self.links_back?, Found::LinksBack)),
        }
    }
}

/// The names of types that are a sign of some language. A page has few of them, and is searched for the
/// signs of all languages.
static TYPE_SIGNS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let signs = builtin::languages().iter().flat_map(|language| language.signs);
    let names = signs.flat_map(|sign| match &sign.mark {
        Mark::Type(names) => names.as_slice(),
        _ => &[],
    });
    names.map(String::as_str).collect()
});

/// The package at the end of a page, without its underscores: `_name@1.0_`.
fn package<'a>(page: &Page<'a>) -> Option<Text<'a>> {
    let text = page.text.trim_end();
    let raw = text.lines().next_back()?.strip_prefix('_')?.strip_suffix('_')?;
    Some(Text { raw, start: text.len() - raw.len() - "_".len() })
}

/// The last line of links to the lists of models and APIs.
fn links_back<'a>(page: &Page<'a>) -> Option<Text<'a>> {
    let start = page.text.rfind("[[Back to ")?;
    Some(Text { raw: page.text.get(start..)?.lines().next()?, start })
}

fn described(case: NameCase) -> &'static str {
    match case {
        NameCase::Camel => "in camel case",
        NameCase::Pascal => "in Pascal case",
        NameCase::Snake => "in snake case",
        NameCase::Verb => "of a verb, a hyphen and a noun",
    }
}

/// The case that a name shows; `id` shows none.
fn case_of(name: &str) -> Option<NameCase> {
    let bare = name.trim_matches('_');
    let has = |is: fn(&u8) -> bool| bare.bytes().any(|byte| is(&byte));
    let lower = has(u8::is_ascii_lowercase);
    let upper = has(u8::is_ascii_uppercase);
    let capital = bare.starts_with(|c: char| c.is_ascii_uppercase());
    match (lower, upper) {
        (true, true) if capital && bare.contains('-') => Some(NameCase::Verb),
        _ if !is_identifier(bare) => None,
        (true, true) if capital => Some(NameCase::Pascal),
        (true, true) => Some(NameCase::Camel),
        (true, false) if bare.contains('_') => Some(NameCase::Snake),
        _ => None,
    }
}

fn is_identifier(name: &str) -> bool {
    name.chars().all(|c| c.is_alphanumeric() || c == '_')
}

/// Whether a heading names nothing: `[**Pet**](Pet.html) GetPet (string id)`, or `A pet.`
fn is_signature_or_sentence(heading: &str) -> bool {
    heading.contains("](") || heading.ends_with('.')
}

/// The first line of a fenced code block, less the fence.
fn info_string(block: Text<'_>) -> Option<Text<'_>> {
    let line = block.raw.lines().next()?;
    let info = ["```", "~~~"].iter().find_map(|fence| line.strip_prefix(fence))?;
    let info = info.trim_start_matches(['`', '~']);
    let start = block.start + line.len() - info.trim_start().len();
    Some(Text { raw: info.trim(), start }).filter(|info| !info.is_empty())
}

/// The words of an info string: `javascript`, or `{"language":"javascript"}`.
fn words(info: &str) -> impl Iterator<Item = &str> {
    info.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The names in a type cell, with their namespaces.
fn type_names(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.' | ':')))
        .filter(|name| !name.is_empty())
}

fn has(words: &[String], word: &str) -> bool {
    words.iter().any(|known| known == word)
}

/// What is wrong with a run of so many pages that holds foreign ones: one finding for all of them
/// whose dialect was not chosen, which is an error, and a warning for those that are read in a chosen one.
pub(super) fn findings(
    all: usize,
    pages: &[(SourceId, Option<&Dialect>, ForeignPage)],
) -> Vec<Diagnostic> {
    let mut chosen: Vec<Option<&Dialect>> = Vec::new();
    for (_, dialect, _) in pages {
        if !chosen.contains(dialect) {
            chosen.push(*dialect);
        }
    }
    let findings = chosen.into_iter().filter_map(|dialect| {
        let pages = pages.iter().filter(|(_, of_page, _)| *of_page == dialect);
        finding(all, &pages.map(|(_, _, page)| page).collect::<Vec<_>>(), dialect)
    });
    findings.collect()
}

fn finding(all: usize, pages: &[&ForeignPage], chosen: Option<&Dialect>) -> Option<Diagnostic> {
    let languages = languages(pages);
    let names: Vec<&str> =
        languages.iter().map(|&index| builtin::languages()[index].name).collect();
    let names = listed(&names);
    let shows = |page: &ForeignPage| languages.iter().any(|index| page.signs.contains_key(index));
    let first = pages.iter().find(|page| shows(page)).or(pages.first())?;
    let (at, what) = languages.iter().find_map(|index| first.signs.get(index))?;
    let subject = match (pages.len(), all) {
        (1, 1) => "this page is".to_owned(),
        (1, all) => format!("1 of {all} pages is"),
        (some, all) => format!("{some} of {all} pages are"),
    };
    let label = format!("{what} is a sign of {names}");
    let is_read = |index: &usize| builtin::languages()[*index].dialect.is_some();
    let (reason, help) = match languages.iter().any(is_read) {
        true => ("without a clear sign", "choose a dialect with `--dialect`"),
        false => (
            "which no dialect reads",
            "give the pages of an SDK that a dialect reads, or choose a dialect with `--dialect`",
        ),
    };
    Some(match chosen {
        None => Diagnostic::error(
            Code::ForeignLanguage,
            format!("{subject} of an SDK for {names}, {reason}"),
        )
        .at(*at, label)
        .help(help),
        Some(dialect) => Diagnostic::warning(
            Code::ForeignLanguage,
            format!("{subject} of an SDK for {names}, and read as {dialect}"),
        )
        .at(*at, label)
        .help("leave out `--dialect` to have such pages refused"),
    })
}

/// The languages that the signs of all pages together speak for most.
fn languages(pages: &[&ForeignPage]) -> BTreeSet<usize> {
    let mut totals: BTreeMap<usize, u32> = BTreeMap::new();
    for (index, score) in pages.iter().flat_map(|page| &page.scores) {
        *totals.entry(*index).or_default() += score;
    }
    let most = totals.values().max().copied().unwrap_or_default();
    totals.into_iter().filter(|(_, total)| *total == most).map(|(index, _)| index).collect()
}

/// `Go`, `Go or PHP`, `C, Go or PHP`; of many the first three.
fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first, second, third, _, ..] => format!("{first}, {second}, {third} or another language"),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_show_a_case() {
        for (name, case) in [
            ("photoUrls", NameCase::Camel),
            ("photo_urls", NameCase::Snake),
            ("PhotoUrls", NameCase::Pascal),
            ("Add-Pet", NameCase::Verb),
        ] {
            assert_eq!(case_of(name), Some(case), "{name}");
        }
        assert_eq!(case_of("_id"), None);
        assert_eq!(case_of("RD"), None);
        assert_eq!(case_of("a/b"), None);
    }
}
