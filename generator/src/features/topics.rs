//! Notification topics: models that the server sends by itself, and that no operation names.

use std::collections::{BTreeMap, HashSet};

use heck::ToKebabCase;

use crate::naming::feature::{FeatureRequest, topic_key};
use crate::naming::name_lock::NameLock;
use crate::schema::{Schema, Topic};

/// The words between the name of a topic and that of a model in it:
/// `ConversationCallEventTopicCallMediaParticipant`, `ArchitectFlowNotificationUser`.
const MARKS: [&str; 2] = ["Topic", "Notification"];

/// The first word of the name of a topic's model, in lower case and without a version in front:
/// `wem` of `V2WemEngagementCelebrationUpdatesTopicUserId`.
///
/// It depends on the name alone, so that no other page changes it.
pub(super) fn prefix(model: &str) -> Option<String> {
    let is_marked = MARKS.iter().any(|mark| {
        model.match_indices(mark).any(|(at, _)| {
            let after = &model[at + mark.len()..];
            at > 0 && after.starts_with(|c: char| c.is_ascii_uppercase())
        })
    });
    if !is_marked {
        return None;
    }
    let kebab = model.to_kebab_case();
    let is_version = |word: &str| {
        word.strip_prefix('v').is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let word = kebab.split('-').find(|word| !is_version(word))?;
    word.is_ascii().then(|| word.to_owned())
}

/// The topics of a schema, sorted by prefix: the published ones, and those with a model that no API
/// reaches. Of more than `most` the largest ones are kept; the models of the others need the feature
/// `full`.
pub(super) fn find(
    schema: &Schema,
    reached: &HashSet<&str>,
    names: &mut NameLock,
    most: usize,
) -> Vec<Topic> {
    let mut unreached: BTreeMap<String, usize> = BTreeMap::new();
    for model in &schema.models {
        if let Some(prefix) = prefix(&model.name) {
            let count = usize::from(!reached.contains(model.name.as_str()));
            *unreached.entry(prefix).or_default() += count;
        }
    }
    let published = |prefix: &str| names.features.contains_key(&topic_key(prefix));
    let mut prefixes: Vec<(String, usize)> =
        unreached.into_iter().filter(|(prefix, count)| *count > 0 || published(prefix)).collect();
    prefixes.sort_by_key(|(prefix, count)| (!published(prefix), usize::MAX - count));
    prefixes.truncate(most);
    prefixes.sort();
    let requests: Vec<_> =
        prefixes.iter().map(|(prefix, _)| FeatureRequest::of_topic(prefix)).collect();
    let features = names.feature_names(&requests);
    let topics = prefixes.into_iter().zip(features);
    topics.map(|((prefix, _), feature)| Topic { prefix, feature }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_topic_is_known_by_the_names_of_its_models() {
        for (model, expected) in [
            ("ConversationCallEventTopicCallMediaParticipant", Some("conversation")),
            ("V2WemEngagementCelebrationUpdatesTopicUserId", Some("wem")),
            ("ArchitectFlowNotificationUser", Some("architect")),
            ("TopicRequest", None),
            ("TranscriptTopics", None),
            ("ListedTopic", None),
            ("NotificationTemplate", None),
            ("Queue", None),
        ] {
            assert_eq!(prefix(model).as_deref(), expected, "{model}");
        }
    }
}
