//! Which dialect of a family a page is written in, where the dialects are too alike for clear signs.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::builtin;
use super::file::{DialectRules, FirstLetter, Vote};
use super::known::Dialect;
use super::layout::{ApiLayout, ModelLayout, PageKind};
use crate::markdown::{Page, Table};

/// Minimum lead in votes before detection stops early.
const CLEAR: i32 = 24;

/// The votes of a type that only one dialect has.
const OF_A_TYPE: i32 = 3;

/// The dialects that pages vote for; the first one is that of a page that shows nothing.
struct Voters {
    all: Vec<(&'static DialectRules, &'static Vote)>,
    /// The dialect that has a type of this name, by its place in `all`.
    of_type: HashMap<&'static str, usize>,
}

static VOTERS: LazyLock<Voters> = LazyLock::new(|| {
    let dialects = builtin::dialects().iter();
    let all: Vec<_> =
        dialects.filter_map(|rules| Some((&**rules, rules.vote.as_deref()?))).collect();
    let of_type = all
        .iter()
        .enumerate()
        .flat_map(|(index, (_, vote))| vote.types.iter().map(move |name| (name.as_str(), index)));
    Voters { of_type: of_type.collect(), all }
});

/// The dialect of a page that documents something.
pub(super) fn dialect(page: &Page<'_>, kind: &PageKind<'_, '_>) -> Option<Dialect> {
    let voter = match kind {
        PageKind::Model(layout) => of_model(page, layout),
        PageKind::Api(layout) => of_api(page, layout),
        PageKind::Enum(_) | PageKind::Nothing(_) => 0,
    };
    Dialect::built_in(&VOTERS.all.get(voter)?.0.name)
}

/// The dialect of a model's page: of a feature that only one dialect has, or by a vote of its rows. A
/// row votes by type names that only one of the dialects has, and by the case of its name's first
/// letter.
fn of_model(page: &Page<'_>, layout: &ModelLayout<'_, '_>) -> usize {
    if is_namespaced(page)
        && let Some(voter) = VOTERS.first(|vote| vote.namespaces)
    {
        return voter;
    }
    if !layout.enums.is_empty()
        && let Some(voter) = VOTERS.first(|vote| vote.enum_sections)
    {
        return voter;
    }
    layout.table.map_or(0, |table| VOTERS.winner(table, layout.columns))
}

/// The dialect of an API's page: of namespaces in headings, or by the first letter of the first
/// operation's name.
fn of_api(page: &Page<'_>, layout: &ApiLayout<'_, '_>) -> usize {
    let namespaced = || VOTERS.first(|vote| vote.namespaces).filter(|_| is_namespaced(page));
    let by_name = || {
        let table = layout.summary?;
        let name = table.rows.first()?.cells.get(layout.name_column?)?.plain();
        let upper = name.starts_with(|c: char| c.is_ascii_uppercase());
        VOTERS.first(|vote| vote.first_letter == Some(FirstLetter::Upper)).filter(|_| upper)
    };
    namespaced().or_else(by_name).unwrap_or(0)
}

impl Voters {
    /// The first dialect whose vote says so.
    fn first(&self, says: impl Fn(&Vote) -> bool) -> Option<usize> {
        self.all.iter().position(|(_, vote)| says(vote))
    }

    /// The dialect with most votes of a table's rows; of several the first.
    fn winner(&self, table: &Table<'_>, (name, ty): (Option<usize>, Option<usize>)) -> usize {
        let mut votes = vec![0_i32; self.all.len()];
        for row in &table.rows {
            if lead(&votes) >= CLEAR {
                break;
            }
            let cell = |column: Option<usize>| column.and_then(|column| row.cells.get(column));
            if let Some(ty) = cell(ty) {
                self.vote_by_type(&ty.plain(), &mut votes);
            }
            if let Some(name) = cell(name) {
                self.vote_by_name(&name.plain(), &mut votes);
            }
        }
        let most = votes.iter().copied().max().unwrap_or_default();
        votes.iter().position(|&count| count == most).unwrap_or(0)
    }

    fn vote_by_type(&self, ty: &str, votes: &mut [i32]) {
        for name in ty.split(['<', '>', ',', ' ', '[', ']']) {
            let voter = self.of_type.get(name.trim_end_matches('?'));
            if let Some(count) = voter.and_then(|&voter| votes.get_mut(voter)) {
                *count += OF_A_TYPE;
            }
        }
        for ((_, vote), count) in self.all.iter().zip(votes) {
            if vote.type_mark.as_ref().is_some_and(|mark| ty.contains(mark.as_str())) {
                *count += OF_A_TYPE;
            }
        }
    }

    fn vote_by_name(&self, name: &str, votes: &mut [i32]) {
        // A name in capitals is the same in all languages.
        let cased = name.bytes().any(|byte| byte.is_ascii_lowercase());
        let letter = match name.trim_start_matches('_').chars().next() {
            Some(first) if cased && first.is_ascii_uppercase() => FirstLetter::Upper,
            Some(first) if first.is_ascii_lowercase() => FirstLetter::Lower,
            _ => return,
        };
        for ((_, vote), count) in self.all.iter().zip(votes) {
            *count += i32::from(vote.first_letter == Some(letter));
        }
    }
}

/// By how many votes the first one leads the second one.
fn lead(votes: &[i32]) -> i32 {
    let (mut first, mut second) = (0, 0);
    for &count in votes {
        if count > first {
            (first, second) = (count, first);
        } else {
            second = second.max(count);
        }
    }
    first - second
}

/// Whether a heading has a namespace: `Org.OpenAPITools.Model.Pet`.
fn is_namespaced(page: &Page<'_>) -> bool {
    page.headings().any(|heading| {
        let heading = heading.text.plain();
        heading.contains('.') && !heading.contains(' ') && !heading.starts_with('.')
    })
}
