//! From the name of a property on a page to the key in JSON.

use std::collections::{HashMap, HashSet};

use super::wire_name::WireName;
use crate::naming::wire_case::WireCase;

/// How far a documentation can be trusted to spell the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum KeySpelling {
    /// A name on a page is the key, save for its escapes.
    #[default]
    Exact,
    /// A name on a page is the key in another case.
    Derived,
}

/// What a name that cannot stand alone is given: text before it, behind it, or both.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Affixes {
    pub(crate) prefix: String,
    pub(crate) suffix: String,
}

/// The names that are given an affix.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Escaped {
    /// Every name.
    pub(crate) all: bool,
    /// The reserved words of the language.
    pub(crate) reserved: bool,
    /// Names that start with a digit.
    pub(crate) digits: bool,
    /// The name of the model that has the property, in any case.
    pub(crate) model: bool,
    /// These names.
    pub(crate) words: HashSet<String>,
}

/// The rules that a dialect has for the names of properties.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WireNames {
    pub(crate) spelling: KeySpelling,
    /// The case of derived keys, where no other one is configured.
    pub(crate) case: WireCase,
    /// Names that are none of a property.
    pub(crate) skipped: HashSet<String>,
    /// The keys of names that follow no rule.
    pub(crate) renamed: HashMap<String, String>,
    /// The reserved words, in lower case if their case does not matter.
    pub(crate) reserved: HashSet<String>,
    pub(crate) ignore_case: bool,
    /// The affixes with the names that are given them. The first one that applies is taken away.
    pub(crate) escapes: Vec<(Affixes, Escaped)>,
}

impl Default for WireNames {
    fn default() -> WireNames {
        WireNames {
            spelling: KeySpelling::default(),
            case: WireCase::CamelCase,
            skipped: HashSet::new(),
            renamed: HashMap::new(),
            reserved: HashSet::new(),
            ignore_case: false,
            escapes: Vec::new(),
        }
    }
}

impl WireNames {
    /// The name of a property of `model` without its escapes.
    pub(crate) fn bare<'n>(&'n self, name: &'n str, model: &str) -> &'n str {
        if let Some(key) = self.renamed.get(name) {
            return key;
        }
        let mut escapes = self.escapes.iter();
        escapes
            .find_map(|(affixes, escaped)| self.without(affixes, escaped, name, model))
            .unwrap_or(name)
    }

    /// The key of a property of `model`, in the case that the API is known to use, if it is.
    pub(crate) fn wire_name(&self, name: &str, model: &str, case: Option<WireCase>) -> WireName {
        let bare = self.bare(name, model);
        match (self.spelling, case) {
            (KeySpelling::Exact, None | Some(WireCase::CamelCase | WireCase::AsDocumented)) => {
                WireName::Exact(bare.to_owned())
            }
            (KeySpelling::Exact, Some(case)) => WireName::Derived(case.apply(bare)),
            (KeySpelling::Derived, case) => {
                WireName::Derived(case.unwrap_or(self.case).apply(bare))
            }
        }
    }

    fn without<'n>(
        &self,
        affixes: &Affixes,
        escaped: &Escaped,
        name: &'n str,
        model: &str,
    ) -> Option<&'n str> {
        let Affixes { prefix, suffix } = affixes;
        let bare = name.strip_prefix(&**prefix)?.strip_suffix(&**suffix)?;
        // The `Var` of `Varint` is no prefix: another word starts with a capital or a digit.
        if prefix.ends_with(char::is_lowercase) && bare.starts_with(char::is_lowercase) {
            return None;
        }
        let starts_with_digit = || bare.starts_with(|c: char| c.is_ascii_digit());
        let is_escaped = escaped.all
            || escaped.digits && starts_with_digit()
            || escaped.model && bare.eq_ignore_ascii_case(model)
            || escaped.reserved && self.is_reserved(bare)
            || escaped.words.contains(bare);
        (!bare.is_empty() && is_escaped).then_some(bare)
    }

    fn is_reserved(&self, word: &str) -> bool {
        match self.ignore_case {
            true => self.reserved.contains(&*word.to_ascii_lowercase()),
            false => self.reserved.contains(word),
        }
    }
}
