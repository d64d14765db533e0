//! Two schemas -> what changed between them, and what that means to whoever builds on the crate.
//!
//! [`changes`] finds what changed, [`verdict`] says what each change means, and [`text`],
//! [`markdown`] and [`changelog`] show it. The JSON form is [`Diff`] as it stands.

pub mod changelog;
pub mod changes;
pub mod markdown;
mod similarity;
pub mod text;
pub mod verdict;

use std::collections::BTreeMap;

use serde::Serialize;

pub use changes::diff;
pub use verdict::{Impact, Verdict};

use crate::diagnostics::sanitize;

/// What changed between two schemas.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Diff {
    /// What the changes together ask of the next version.
    pub verdict: Verdict,
    /// How many there are of each kind, in the order in which they are listed.
    pub counts: Vec<Count>,
    /// All of them: by impact, then by name.
    pub changes: Vec<Change>,
}

/// How many changes there are of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Count {
    /// What they mean.
    pub impact: Impact,
    /// What changed.
    pub item: Item,
    /// How.
    pub kind: ChangeKind,
    /// How many.
    pub count: usize,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// What it means.
    pub impact: Impact,
    /// What changed.
    pub item: Item,
    /// How.
    pub kind: ChangeKind,
    /// The model, enum or API, by its documented name: the new one, unless it is gone; or the feature.
    pub of: String,
    /// The property's wire name, the value, the operation, or the parameter as `operation(name)`,
    /// where it is not all of `of` that changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member: Option<String>,
    /// Where it is in Rust: `Cobrowsesession::state`, `feature routing`, `apis::routing`.
    pub rust: String,
    /// What it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// What it means to code that was written against the old crate.
    pub why: &'static str,
}

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Item {
    /// A model.
    Model,
    /// A property of a model.
    Property,
    /// An enum.
    Enum,
    /// A value of an enum.
    Value,
    /// An API, and with it a Cargo feature.
    Api,
    /// A Cargo feature that is no API's: of a notification topic, or `default`.
    Feature,
    /// An operation of an API.
    Operation,
    /// A parameter of an operation.
    Parameter,
}

/// How it changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// It is there no longer.
    Removed,
    /// It is likely what had another name in the documentation.
    Renamed,
    /// It has another name in Rust, and the same one in the documentation.
    RenamedInRust,
    /// Its Rust type is another one; of an enum, its values travel as something else.
    Retyped,
    /// It was a model with properties, and has no page any more.
    Undocumented,
    /// It was not there.
    Added,
    /// It was named alone, and has a page now.
    Documented,
    /// Requests must hold it now.
    MadeRequired,
    /// Requests may leave it out now.
    MadeOptional,
    /// Its documented type is another one that is the same in Rust: text, and now a URI.
    Specified,
    /// Only the server sets it now.
    MadeReadOnly,
    /// Not only the server sets it now.
    MadeWritable,
    /// Its feature brings less than it did of what is still there.
    Narrowed,
    /// Its feature brings more than it did of what was there.
    Widened,
    /// Its method or its path is another one.
    Moved,
    /// It is not to be used any more.
    Deprecated,
    /// It may be used again.
    Undeprecated,
    /// What is said of it changed.
    Redocumented,
}

impl Diff {
    /// Sorts the changes, counts them, and judges them together.
    fn of(mut changes: Vec<Change>) -> Diff {
        changes.sort_by(|a, b| a.order().cmp(&b.order()));
        let mut counts: BTreeMap<_, usize> = BTreeMap::new();
        for change in &changes {
            *counts.entry((change.impact, change.item, change.kind)).or_default() += 1;
        }
        let counts = counts
            .into_iter()
            .map(|((impact, item, kind), count)| Count { impact, item, kind, count })
            .collect();
        let verdict = Verdict::of(changes.iter().map(|change| change.impact));
        Diff { verdict, counts, changes }
    }

    /// How many changes have this impact.
    pub fn count(&self, impact: Impact) -> usize {
        self.counts.iter().filter(|count| count.impact == impact).map(|count| count.count).sum()
    }

    /// The changes of this impact, in order.
    pub fn changes_of(&self, impact: Impact) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(move |change| change.impact == impact)
    }

    /// The difference as programs read it.
    ///
    /// # Errors
    ///
    /// None that a difference can cause; the signature is serde's.
    pub fn to_json(&self) -> serde_json::Result<String> {
        serde_json::to_string_pretty(self).map(sanitize::json)
    }
}

impl Change {
    fn order(&self) -> impl Ord {
        (self.impact, &self.of, self.item, &self.member, self.kind, &self.before, &self.after)
    }

    /// Its name in the documentation: `Cobrowsesession.state`.
    pub fn path(&self) -> String {
        match &self.member {
            Some(member) => format!("{}.{member}", self.of),
            None => self.of.clone(),
        }
    }
}

impl Item {
    /// In one word.
    pub fn as_str(self) -> &'static str {
        match self {
            Item::Model => "model",
            Item::Property => "property",
            Item::Enum => "enum",
            Item::Value => "value",
            Item::Api => "API",
            Item::Feature => "feature",
            Item::Operation => "operation",
            Item::Parameter => "parameter",
        }
    }
}

impl ChangeKind {
    /// In a few words.
    pub fn as_str(self) -> &'static str {
        match self {
            ChangeKind::Removed => "removed",
            ChangeKind::Renamed => "likely renamed",
            ChangeKind::RenamedInRust => "renamed in Rust",
            ChangeKind::Retyped => "retyped",
            ChangeKind::Undocumented => "lost its page",
            ChangeKind::Added => "added",
            ChangeKind::Documented => "got a page",
            ChangeKind::MadeRequired => "made required",
            ChangeKind::MadeOptional => "made optional",
            ChangeKind::Specified => "specified",
            ChangeKind::MadeReadOnly => "made read-only",
            ChangeKind::MadeWritable => "made writable",
            ChangeKind::Narrowed => "brings less",
            ChangeKind::Widened => "brings more",
            ChangeKind::Moved => "moved",
            ChangeKind::Deprecated => "deprecated",
            ChangeKind::Undeprecated => "undeprecated",
            ChangeKind::Redocumented => "redocumented",
        }
    }
}
