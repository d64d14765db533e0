//! Names of Cargo features.
//!
//! Each API and each group of notification topics has a feature. Which definitions it enables is in
//! [`crate::features`].

use deunicode::deunicode;
use heck::ToKebabCase;

use crate::naming::{self, NameKind};

/// The feature that enables everything.
pub(crate) const FULL: &str = "full";

/// The feature that Cargo enables by default.
pub(crate) const DEFAULT: &str = "default";

/// The feature of the functions that make requests.
pub(crate) const REQUESTS: &str = "requests";

/// The feature of the client that sends requests.
pub(crate) const REQWEST: &str = "reqwest";

/// The features that no API has.
pub(crate) const RESERVED: [&str; 4] = [DEFAULT, FULL, REQUESTS, REQWEST];

/// The longest name that is taken from an API or a topic, in bytes; a word and a number may follow it.
const LONGEST: usize = 60;

/// A feature to be named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeatureRequest {
    /// Its key in the lock.
    pub key: String,
    /// The names that it may have, best first. A numbered form of the last one is always free.
    pub candidates: [String; 2],
}

impl FeatureRequest {
    /// The feature of an API. A single letter is no word of its own: `OAuth` is `oauth`.
    pub fn of_api(api: &str) -> FeatureRequest {
        let kebab = deunicode(api).to_kebab_case();
        let name = match kebab.split_once('-') {
            Some((letter, rest)) if letter.len() == 1 => format!("{letter}{rest}"),
            _ => kebab,
        };
        let name = shortened(&name);
        let candidates = [name.clone(), format!("{name}-api")];
        FeatureRequest { key: format!("api {api}"), candidates }
    }

    /// The feature of the notification topics with a prefix.
    pub fn of_topic(prefix: &str) -> FeatureRequest {
        let name = shortened(prefix);
        let candidates = [format!("{name}-topics"), format!("topics-{name}")];
        FeatureRequest { key: topic_key(prefix), candidates }
    }
}

/// The key in the lock of the notification topics with a prefix.
pub(crate) fn topic_key(prefix: &str) -> String {
    format!("topic {prefix}")
}

/// Whether a name has the form that the rules give to features, and is not reserved.
pub(crate) fn is_feature(name: &str) -> bool {
    !name.is_empty()
        && !RESERVED.contains(&name)
        && name.len() <= LONGEST + 30
        && normalized(name) == name
}

/// The module that documents the API of a feature.
pub(crate) fn module_name(feature: &str) -> String {
    naming::candidates(NameKind::Module, feature).next().unwrap_or_default()
}

/// A normalized name, shortened to leave room for a suffix.
fn shortened(name: &str) -> String {
    let mut name = normalized(name);
    name.truncate(LONGEST);
    let name = name.trim_end_matches('-');
    if name.is_empty() { "api".to_owned() } else { name.to_owned() }
}

/// Words of ASCII letters and digits in lower case, separated by `-`. crates.io accepts these, and two
/// features never have modules of one name.
fn normalized(name: &str) -> String {
    let ascii = |word: &str| word.replace(|c: char| !c.is_ascii_alphanumeric(), "");
    let words: Vec<_> = name.split('-').map(ascii).filter(|word| !word.is_empty()).collect();
    words.join("-").to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_are_named_after_their_api() {
        for (api, expected) in [
            ("Routing", "routing"),
            ("AIStudio", "ai-studio"),
            ("OAuth", "oauth"),
            ("SCIM", "scim"),
            ("TelephonyProvidersEdge", "telephony-providers-edge"),
            ("Größe", "grosse"),
            ("é-_-Dash$-_A", "edash-a"),
            ("队列", "dui-lie"),
            ("$", "api"),
        ] {
            assert_eq!(FeatureRequest::of_api(api).candidates[0], expected);
        }
    }

    #[test]
    fn reserved_and_foreign_names_are_no_features() {
        for name in ["", "default", "full", "requests", "reqwest", "a--b", "A", "dep:a", "-a"] {
            assert!(!is_feature(name), "{name}");
        }
        assert!(is_feature("telephony-providers-edge"));
    }
}
