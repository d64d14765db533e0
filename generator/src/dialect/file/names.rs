//! `[names]`: how the names of properties become keys.

use toml::Spanned;

use super::keys::Keys;
use crate::dialect::names::{Affixes, Escaped, KeySpelling, WireNames};
use crate::naming::wire_case::WireCase;

/// Reads the section.
pub(super) fn read(keys: Keys<'_>) -> WireNames {
    let spellings = [("exact", KeySpelling::Exact), ("derived", KeySpelling::Derived)];
    let ignore_case = keys.flag("ignore-case");
    let reserved = keys.words("reserved").into_iter();
    let names = WireNames {
        spelling: keys.choice("keys", &spellings).unwrap_or_default(),
        case: keys.choice("case", &WireCase::ALL).unwrap_or(WireCase::CamelCase),
        skipped: keys.words("skipped").into_iter().collect(),
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
        escapes: keys.tables("escape").into_iter().map(escape).collect(),
    };
    keys.finish();
    names
}

/// `{ prefix = "_", of = ["reserved", "digits"] }`
fn escape(keys: Keys<'_>) -> (Affixes, Escaped) {
    let text = |key| keys.text(key).map(Spanned::into_inner).unwrap_or_default();
    let affixes = Affixes { prefix: text("prefix"), suffix: text("suffix") };
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
    if affixes == Affixes::default() {
        keys.fault_help(
            keys.at(),
            "this escape has neither a prefix nor a suffix",
            "write `prefix = \"_\"` or `suffix = \"_\"`",
        );
    }
    if escaped == Escaped::default() {
        keys.fault_help(
            keys.at(),
            "this escape does not say which names have it",
            "write `of = [\"reserved\"]`, or list names under `words`",
        );
    }
    keys.finish();
    (affixes, escaped)
}
