//! Which Cargo feature enables which definition.
//!
//! In: a [`Schema`]. Out: its [`Features`]. Uses `schema` and `naming`.
//!
//! A feature stands for an API, or for the notification topics with one prefix. It enables the
//! definitions that its operations or topics name, and everything that these refer to. A definition
//! that several features enable is compiled once; one that none enables needs [`FULL`].
//!
//! What a feature enables does not depend on the others, so a new API never takes a definition from a
//! published feature.

mod graph;
mod topics;

use std::collections::{BTreeMap, HashMap, HashSet};

pub(crate) use graph::Graph;

use crate::naming::feature::FeatureRequest;
pub(crate) use crate::naming::feature::module_name;
pub(crate) use crate::naming::feature::{DEFAULT, FULL, REQUESTS, REQWEST, RESERVED};
use crate::naming::name_lock::NameLock;
use crate::schema::{Schema, Type};

/// The maximum number of features of a crate, those that no API has included: crates.io accepts 300.
pub(crate) const MOST: usize = 299;

/// The features of a schema that has APIs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Features<'s> {
    /// The definitions that each feature enables, by documented name, sorted.
    items_by_feature: BTreeMap<&'s str, Vec<&'s str>>,
    /// The features that enable each definition, sorted.
    features_by_item: HashMap<&'s str, Vec<&'s str>>,
}

impl<'s> Features<'s> {
    /// The features of a schema; none where no page documents an API.
    pub(crate) fn of(schema: &'s Schema) -> Option<Features<'s>> {
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

    /// The features, each with the documented names of the definitions that it enables, sorted; without
    /// [`FULL`].
    pub(crate) fn items_by_feature(&self) -> impl ExactSizeIterator<Item = (&'s str, &[&'s str])> {
        self.items_by_feature.iter().map(|(feature, names)| (*feature, names.as_slice()))
    }

    /// The definitions that a feature enables, by documented name, sorted.
    pub(crate) fn items_of(&self, feature: &str) -> &[&'s str] {
        self.items_by_feature.get(feature).map(Vec::as_slice).unwrap_or_default()
    }

    /// The features that enable a definition, sorted: [`FULL`] where no other one does.
    pub(crate) fn features_of(&self, name: &str) -> &[&'s str] {
        self.features_by_item.get(name).map_or(&[FULL], Vec::as_slice)
    }
}

/// Assigns the feature of each API, finds the notification topics and assigns theirs.
pub(crate) fn assign(schema: &mut Schema, names: &mut NameLock) {
    if schema.apis.is_empty() {
        return;
    }
    let requests: Vec<_> =
        schema.apis.iter().map(|api| FeatureRequest::of_api(&api.name)).collect();
    for (api, feature) in schema.apis.iter_mut().zip(names.feature_names(&requests)) {
        api.feature = feature;
    }
    let reached: HashSet<&str> = match Features::of(schema) {
        Some(features) => features.features_by_item.into_keys().collect(),
        None => HashSet::new(),
    };
    let most = MOST.saturating_sub(RESERVED.len() + schema.apis.len());
    schema.topics = topics::find(schema, &reached, names, most);
}
