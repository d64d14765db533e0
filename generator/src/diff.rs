//! Compares two schemas, and judges what each change means for code that uses the crate.
//!
//! In: two [`Schema`](crate::schema::Schema)s. Out: a [`Diff`]. Uses `schema`, `features`, `emit` (the
//! Rust type of a property) and `diagnostics`.
//!
//! [`changes`] finds the changes, [`verdict`] judges them, and [`text`], [`markdown`] and [`changelog`]
//! render them. The JSON form is a serialized [`Diff`].

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
    /// What the changes together require of the next version.
    pub verdict: Verdict,
    /// The number of changes of each kind, in the order of the list.
    pub counts: Vec<Count>,
    /// The changes, sorted by impact and name.
    pub changes: Vec<Change>,
}

/// The number of changes of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Count {
    /// Their impact.
    pub impact: Impact,
    /// What changed.
    pub item: Item,
    /// How.
    pub kind: ChangeKind,
    /// Their number.
    pub count: usize,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// Its impact.
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
    /// The item in Rust: `Cobrowsesession::state`, `feature routing`, `apis::routing`.
    pub rust: String,
    /// What it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// The consequence for code that was written for the old crate.
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
    /// It was removed.
    Removed,
    /// It likely had another name in the documentation.
    Renamed,
    /// Its name in Rust changed, its documented name did not.
    RenamedInRust,
    /// Its Rust type changed; for an enum, the JSON type of its values.
    Retyped,
    /// It was a model with properties, and no longer has a page.
    Undocumented,
    /// It was added.
    Added,
    /// It had no page, and has one now.
    Documented,
    /// Requests must have it now.
    MadeRequired,
    /// Requests may leave it out now.
    MadeOptional,
    /// Its documented type changed, its Rust type did not: text, and now a URI.
    Specified,
    /// Only the server sets it now.
    MadeReadOnly,
    /// Not only the server sets it now.
    MadeWritable,
    /// A value may be null now.
    MadeNullable,
    /// A value may no longer be null.
    MadeNonNullable,
    /// Its default changed.
    Redefaulted,
    /// Its bounds or its pattern changed.
    Rebounded,
    /// It extends other models now.
    Rebased,
    /// Its feature no longer enables something that both crates have.
    Narrowed,
    /// Its feature now also enables something that both crates have.
    Widened,
    /// Its method or its path changed.
    Moved,
    /// It was marked as deprecated.
    Deprecated,
    /// It is no longer deprecated.
    Undeprecated,
    /// Its documentation changed.
    Redocumented,
}

impl Diff {
    /// Sorts and counts the changes, and derives the verdict.
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

    /// The difference as JSON.
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

    /// Its documented name: `Cobrowsesession.state`.
    pub fn path(&self) -> String {
        match &self.member {
            Some(member) => format!("{}.{member}", self.of),
            None => self.of.clone(),
        }
    }
}

impl Item {
    /// The name in output.
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
    /// The name in output.
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
            ChangeKind::MadeNullable => "made nullable",
            ChangeKind::MadeNonNullable => "made non-nullable",
            ChangeKind::Redefaulted => "default changed",
            ChangeKind::Rebounded => "bounds changed",
            ChangeKind::Rebased => "bases changed",
            ChangeKind::Narrowed => "brings less",
            ChangeKind::Widened => "brings more",
            ChangeKind::Moved => "moved",
            ChangeKind::Deprecated => "deprecated",
            ChangeKind::Undeprecated => "undeprecated",
            ChangeKind::Redocumented => "redocumented",
        }
    }
}
