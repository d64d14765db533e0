//! `[names]`: how the names of properties become keys.

use super::keys::Keys;
use crate::dialect::names::{Affix, Escaped, KeySpelling, WireNames};
use crate::naming::wire_case::WireCase;

/// Reads the section.
pub(super) fn read(keys: Keys<'_>) -> WireNames {
    let spellings = [("exact", KeySpelling::Exact), ("derived", KeySpelling::Derived)];
    let ignore_case = keys.flag("ignore-case");
    let reserved = keys.words("reserved").into_iter();
    let names = WireNames {
        spelling: keys.choice("keys", &spellings).unwrap_or_default(),
        case: keys.choice("case", &WireCase::ALL).unwrap_or(WireCase::CamelCase),
        renamed: keys
            .pairs("renamed")
            .into_iter()
            .map(|(name, key)| (name.into_inner(), key.into_inner()))
            .collect(),
        reserved: match ignore_case {
            true => reserved.map(|word| word.to_ascii_lowercase()).collect(),
            false => reserved.collect(),
        },
        ignore_case,
        escapes: keys.tables("escape").into_iter().filter_map(escape).collect(),
    };
    keys.finish();
    names
}

/// `{ prefix = "_", of = ["reserved", "digits"] }`
fn escape(keys: Keys<'_>) -> Option<(Affix, Escaped)> {
    let affixes = (keys.text("prefix"), keys.text("suffix"));
    let mut escaped =
        Escaped { words: keys.words("words").into_iter().collect(), ..Escaped::default() };
    for kind in keys.texts("of") {
        match kind.get_ref().as_str() {
            "all" => escaped.all = true,
            "reserved" => escaped.reserved = true,
            "digits" => escaped.digits = true,
            "model" => escaped.model = true,
            other => keys.fault_help(
                kind.span(),
                format!("`{other}` is no kind of names"),
                "write `all`, `reserved`, `digits` or `model`, or list names under `words`",
            ),
        }
    }
    let affix = match affixes {
        (Some(prefix), None) => Some(Affix::Prefix(prefix.into_inner())),
        (None, Some(suffix)) => Some(Affix::Suffix(suffix.into_inner())),
        (None, None) | (Some(_), Some(_)) => {
            keys.fault_help(
                keys.at(),
                "an escape is either a prefix or a suffix",
                "write `prefix = \"_\"` or `suffix = \"_\"`",
            );
            None
        }
    };
    if escaped == Escaped::default() {
        keys.fault_help(
            keys.at(),
            "this escape does not say which names have it",
            "write `of = [\"reserved\"]`, or list names under `words`",
        );
    }
    keys.finish();
    Some((affix?, escaped))
}
