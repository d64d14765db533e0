//! `signs` and `[vote]`: what shows that a page is written in a dialect, or in another language.

use super::keys::Keys;
use crate::dialect::pattern::Pattern;

/// A feature of a language's pages, with its weight as evidence: 1 if many languages have it, [`CLEAR`]
/// if no other language has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::dialect) struct Sign {
    pub(in crate::dialect) weight: u32,
    pub(in crate::dialect) mark: Mark,
}

/// The weight of a sign that no page of another language shows.
pub(in crate::dialect) const CLEAR: u32 = 4;

/// What to look for on a page. In a form, `{}` stands for any text without spaces and slashes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::dialect) enum Mark {
    /// A heading of one of the first two levels has this form.
    Heading(Pattern),
    /// The code of an example is in one of these languages.
    Code(Vec<String>),
    /// A type cell has one of these names in it.
    Type(Vec<String>),
    /// A type cell as a whole has one of these forms.
    TypeForm(Vec<Pattern>),
    /// A table has all of these headers.
    Columns(Vec<String>),
    /// A Notes cell has this text in it.
    Note(String),
    /// Most names of properties and operations that show a case are in this one.
    Names(NameCase),
    /// The page ends with the package's name and version in this form: `_name@1.0_`.
    Package(Pattern),
    /// The page links back to the lists of models and APIs.
    LinksBack,
}

/// The case of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::dialect) enum NameCase {
    /// `photoUrls`
    Camel,
    /// `PhotoUrls`
    Pascal,
    /// `photo_urls`
    Snake,
    /// `Get-Photo`
    Verb,
}

const CASES: [(&str, NameCase); 4] = [
    ("camel", NameCase::Camel),
    ("pascal", NameCase::Pascal),
    ("snake", NameCase::Snake),
    ("verb", NameCase::Verb),
];

/// Reads the signs of a dialect or a language.
pub(super) fn read(keys: &Keys<'_>) -> Vec<Sign> {
    keys.tables("signs").into_iter().filter_map(sign).collect()
}

fn sign(keys: Keys<'_>) -> Option<Sign> {
    let weight = keys.integer("weight");
    let mut marks = Vec::new();
    marks.extend(keys.text("heading").map(|text| Mark::Heading(Pattern::new(text.get_ref()))));
    let list = |key, mark: fn(Vec<String>) -> Mark| {
        let words = keys.words(key);
        (!words.is_empty()).then(|| mark(words))
    };
    marks.extend(list("code", Mark::Code));
    marks.extend(list("type", Mark::Type));
    marks.extend(list("type-form", |forms| {
        Mark::TypeForm(forms.iter().map(|form| Pattern::new(form)).collect())
    }));
    marks.extend(list("columns", Mark::Columns));
    marks.extend(keys.text("note").map(|text| Mark::Note(text.into_inner())));
    marks.extend(keys.choice("names", &CASES).map(Mark::Names));
    marks.extend(keys.text("package").map(|text| Mark::Package(Pattern::new(text.get_ref()))));
    marks.extend(keys.flag("links-back").then_some(Mark::LinksBack));
    let weight = match weight {
        Some(weight) => {
            let in_range =
                u32::try_from(*weight.get_ref()).ok().filter(|w| (1..=CLEAR).contains(w));
            if in_range.is_none() {
                keys.fault(weight.span(), "a weight is 1, 2, 3 or 4");
            }
            in_range
        }
        None => {
            keys.fault_help(
                keys.at(),
                "this sign has no `weight`",
                "4 is a sign of no other pages",
            );
            None
        }
    };
    let (at, count, mark) = (keys.at(), marks.len(), marks.pop());
    if count != 1 {
        keys.fault_help(
            at,
            format!("this sign has {count} features, and needs one"),
            "a feature is `heading`, `code`, `type`, `type-form`, `columns`, `note`, `names`, `package` or \
             `links-back`",
        );
    }
    keys.finish();
    Some(Sign { weight: weight?, mark: mark.filter(|_| count == 1)? })
}

/// What a page votes by, where dialects of one family are too alike for clear signs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::dialect) struct Vote {
    /// Headings with a namespace, `Org.Model.Pet`, decide for this dialect.
    pub(in crate::dialect) namespaces: bool,
    /// Enums in sections of their own decide for this dialect.
    pub(in crate::dialect) enum_sections: bool,
    /// The names of types that no other dialect of the vote has.
    pub(in crate::dialect) types: Vec<String>,
    /// A text in types that no other dialect of the vote has.
    pub(in crate::dialect) type_mark: Option<String>,
    /// The case of the first letter of names.
    pub(in crate::dialect) first_letter: Option<FirstLetter>,
}

/// The case of a name's first letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::dialect) enum FirstLetter {
    Upper,
    Lower,
}

/// Reads `[vote]`.
pub(super) fn read_vote(keys: &Keys<'_>) -> Option<Vote> {
    let keys = keys.table("vote")?;
    let vote = Vote {
        namespaces: keys.flag("namespaces"),
        enum_sections: keys.flag("enum-sections"),
        types: keys.words("types"),
        type_mark: keys.text("type-mark").map(toml::Spanned::into_inner),
        first_letter: keys.choice(
            "first-letter",
            &[("upper", FirstLetter::Upper), ("lower", FirstLetter::Lower)],
        ),
    };
    keys.finish();
    Some(vote)
}
