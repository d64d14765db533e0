//! Which Cargo feature brings which definition.
//!
//! A feature is an API, or the notification topics whose names start alike. It brings what its
//! operations or its topics name, and what that refers to, and so on. What several features bring
//! is compiled once, for any of them; what none brings comes with [`FULL`] alone.
//!
//! What a feature brings depends on no other one, so that an API that is added later takes nothing
//! from those that were published.

mod graph;
mod topics;

use std::collections::{BTreeMap, HashMap, HashSet};

use deunicode::deunicode;
use heck::ToKebabCase;

pub use graph::Graph;

use crate::naming::name_lock::NameLock;
use crate::naming::{self, NameKind};
use crate::schema::{Schema, Type};

/// The feature that brings everything.
pub const FULL: &str = "full";

/// The feature that Cargo enables unasked.
pub const DEFAULT: &str = "default";

/// The most features of a crate, [`FULL`] and [`DEFAULT`] included: crates.io takes 300.
pub const MOST: usize = 299;

/// The longest name of an API or a topic that becomes a feature's, in bytes: behind it go a word and
/// a number.
const LONGEST: usize = 60;

/// The features of a schema that has APIs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Features<'s> {
    /// What each one brings, by documented name, sorted.
    items_by_feature: BTreeMap<&'s str, Vec<&'s str>>,
    /// What brings each definition, sorted.
    features_by_item: HashMap<&'s str, Vec<&'s str>>,
}

impl<'s> Features<'s> {
    /// The features of a schema; none where no page documents an API.
    pub fn of(schema: &'s Schema) -> Option<Features<'s>> {
        if schema.apis.is_empty() {
            return None;
        }
        let graph = Graph::of(schema);
        let of_apis = schema.apis.iter().map(|api| {
            let roots = api.operations.iter().flat_map(|operation| {
                operation.takes().chain(&operation.returns).filter_map(Type::definition)
            });
            (api.feature.as_str(), graph.reach(roots))
        });
        let of_topics = schema.topics.iter().map(|topic| {
            let names = schema.models.iter().map(|model| model.name.as_str());
            let roots = names.filter(|name| topics::prefix(name).as_ref() == Some(&topic.prefix));
            (topic.feature.as_str(), graph.reach(roots))
        });
        let mut items_by_feature: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (feature, reached) in of_apis.chain(of_topics) {
            let mut names: Vec<&str> = reached.into_iter().collect();
            names.sort_unstable();
            items_by_feature.insert(feature, names);
        }
        let mut features_by_item: HashMap<&str, Vec<&str>> = HashMap::new();
        for (feature, names) in &items_by_feature {
            for name in names {
                features_by_item.entry(name).or_default().push(feature);
            }
        }
        Some(Features { items_by_feature, features_by_item })
    }

    /// The features with the documented names of what each brings, both sorted; without [`FULL`].
    pub fn items_by_feature(&self) -> impl ExactSizeIterator<Item = (&'s str, &[&'s str])> {
        self.items_by_feature.iter().map(|(feature, names)| (*feature, names.as_slice()))
    }

    /// What a feature brings, by documented name, sorted.
    pub fn items_of(&self, feature: &str) -> &[&'s str] {
        self.items_by_feature.get(feature).map(Vec::as_slice).unwrap_or_default()
    }

    /// The features that bring a definition, sorted: [`FULL`] where no other one does.
    pub fn features_of(&self, name: &str) -> &[&'s str] {
        self.features_by_item.get(name).map_or(&[FULL], Vec::as_slice)
    }
}

/// Names the feature of each API, finds the topics and names theirs.
pub fn name(schema: &mut Schema, names: &mut NameLock) {
    if schema.apis.is_empty() {
        return;
    }
    let wanted: Vec<_> = schema.apis.iter().map(|api| candidates(&api.name)).collect();
    for (api, feature) in schema.apis.iter_mut().zip(names.feature_names(&wanted)) {
        api.feature = feature;
    }
    let reached: HashSet<&str> = match Features::of(schema) {
        Some(features) => features.features_by_item.into_keys().collect(),
        None => HashSet::new(),
    };
    let most = MOST.saturating_sub(2 + schema.apis.len());
    schema.topics = topics::find(schema, &reached, names, most);
}

/// What the feature of an API may be called. A letter alone is no word: `OAuth` is `oauth`.
fn candidates(api: &str) -> (String, [String; 2]) {
    let kebab = deunicode(api).to_kebab_case();
    let name = match kebab.split_once('-') {
        Some((letter, rest)) if letter.len() == 1 => format!("{letter}{rest}"),
        _ => kebab,
    };
    let name = spelled(&name);
    (format!("api {api}"), [name.clone(), format!("{name}-api")])
}

/// Words of ASCII letters and digits, `-` between them, for there to be more behind it: what crates.io
/// takes, and what no other feature's module is named like.
fn spelled(name: &str) -> String {
    let mut name = spelled_whole(name);
    name.truncate(LONGEST);
    let name = name.trim_end_matches('-');
    if name.is_empty() { "api".to_owned() } else { name.to_owned() }
}

fn spelled_whole(name: &str) -> String {
    let ascii = |word: &str| word.replace(|c: char| !c.is_ascii_alphanumeric(), "");
    let words: Vec<_> = name.split('-').map(ascii).filter(|word| !word.is_empty()).collect();
    words.join("-").to_ascii_lowercase()
}

/// The module that documents the API of a feature.
pub(crate) fn module_name(feature: &str) -> String {
    naming::candidates(NameKind::Module, feature).next().unwrap_or_default()
}

/// Whether a name can be that of a feature: one that the rules make, and not Cargo's or ours.
pub fn is_feature(name: &str) -> bool {
    !name.is_empty()
        && ![DEFAULT, FULL].contains(&name)
        && name.len() <= LONGEST + 30
        && spelled_whole(name) == name
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
            assert_eq!(candidates(api).1[0], expected);
        }
    }

    #[test]
    fn the_names_of_cargo_and_of_everything_are_taken() {
        let mut names = NameLock::default();
        let wanted = ["Default", "Full", "Foo", "FOO"].map(candidates);
        assert_eq!(names.feature_names(&wanted), ["default-api", "full-api", "foo", "foo-api"]);
        // What is published stands, whoever comes first later.
        assert_eq!(names.feature_names(&["FOO", "foo"].map(candidates)), ["foo-api", "foo-api-2"]);
    }
}
