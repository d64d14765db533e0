//! Renders a difference as a section of a changelog in the format of
//! <https://keepachangelog.com/en/1.1.0/>.

use std::fmt::Write;

use super::markdown::code;
use super::{Change, ChangeKind, Diff, Impact, Item};

/// The section of a version: `## [0.2.0] - 2026-11-20`, and below it the additions, changes and removals,
/// with breaking ones marked.
pub fn section(diff: &Diff, version: &str, date: &str) -> String {
    let mut text = format!("## [{version}] - {date}\n");
    if diff.changes.is_empty() {
        text.push_str("\nNothing changed.\n");
    }
    for heading in [Heading::Changed, Heading::Removed, Heading::Added] {
        let changes: Vec<&Change> = diff
            .changes
            .iter()
            .filter(|change| {
                change.impact != Impact::Documentation && Heading::of(change) == heading
            })
            .collect();
        let documentation = match heading {
            Heading::Changed => documentation(diff),
            _ => None,
        };
        if changes.is_empty() && documentation.is_none() {
            continue;
        }
        let _ = write!(text, "\n### {}\n\n", heading.as_str());
        for change in changes {
            let _ = writeln!(text, "- {}", entry(change));
        }
        if let Some(documentation) = documentation {
            let _ = writeln!(text, "- {documentation}");
        }
    }
    text
}

#[derive(Clone, Copy, PartialEq)]
enum Heading {
    Changed,
    Removed,
    Added,
}

impl Heading {
    fn of(change: &Change) -> Heading {
        match change.kind {
            ChangeKind::Removed | ChangeKind::Undocumented => Heading::Removed,
            ChangeKind::Added | ChangeKind::Documented => Heading::Added,
            _ => Heading::Changed,
        }
    }

    fn as_str(self) -> &'static str {
        match self {
            Heading::Changed => "Changed",
            Heading::Removed => "Removed",
            Heading::Added => "Added",
        }
    }
}

fn entry(change: &Change) -> String {
    let breaking = if change.impact == Impact::Breaking { "**Breaking:** " } else { "" };
    let name = code(&change.path());
    let side = |side: &Option<String>| side.as_deref().map(code).unwrap_or_default();
    let (before, after) = (side(&change.before), side(&change.after));
    let counted = |side: &Option<String>| side.clone().unwrap_or_default();
    let item = change.item.as_str();
    match (change.item, change.kind) {
        (Item::Property, ChangeKind::Added) => format!("{breaking}property {name}: {after}"),
        // A model without a page has no properties to count.
        (_, ChangeKind::Added)
            if change.after.as_deref().is_some_and(|after| !after.starts_with("0 ")) =>
        {
            format!("{breaking}{item} {name} with {}", counted(&change.after))
        }
        (_, ChangeKind::Added | ChangeKind::Removed) => format!("{breaking}{item} {name}"),
        (_, ChangeKind::Documented) => {
            format!("{breaking}the properties of {name}: {}", counted(&change.after))
        }
        (_, ChangeKind::Undocumented) => {
            format!("{breaking}the properties of {name}: {}", counted(&change.before))
        }
        (_, ChangeKind::Renamed) => format!("{breaking}{item} {name}, likely {before} before"),
        (_, ChangeKind::RenamedInRust) => {
            format!("{breaking}{item} {name} is {after} in Rust, {before} before")
        }
        (Item::Feature, ChangeKind::Narrowed) if change.before.is_none() => {
            format!("{breaking}what the crate brings has to be asked for, by feature")
        }
        (_, ChangeKind::Narrowed) => {
            format!("{breaking}the feature of {name} brings no longer: {before}")
        }
        (_, ChangeKind::Widened) => format!("the feature of {name} brings as well: {after}"),
        (_, ChangeKind::Retyped) => format!("{breaking}{item} {name} is {after}, {before} before"),
        (_, kind) => {
            let what = kind.as_str().replace("made", "is now");
            format!("{breaking}{item} {name} {what}")
        }
    }
}

/// Changes of documentation are only counted: they require no action.
fn documentation(diff: &Diff) -> Option<String> {
    match diff.count(Impact::Documentation) {
        0 => None,
        1 => Some("Documentation: 1 change".to_owned()),
        count => Some(format!("Documentation: {count} changes")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::verdict::judge;

    #[track_caller]
    fn reads(
        item: Item,
        kind: ChangeKind,
        before: Option<&str>,
        after: Option<&str>,
        expected: &str,
    ) {
        let (impact, why) = judge(item, kind);
        let member = matches!(item, Item::Property | Item::Value).then(|| "due".to_owned());
        let change = Change {
            impact,
            item,
            kind,
            of: "Ticket".to_owned(),
            member,
            rust: String::new(),
            before: before.map(str::to_owned),
            after: after.map(str::to_owned),
            why,
        };
        assert_eq!(entry(&change), expected);
    }

    #[test]
    fn breaking_changes_are_marked() {
        reads(
            Item::Model,
            ChangeKind::Added,
            None,
            Some("2 properties"),
            "model `Ticket` with 2 properties",
        );
        reads(Item::Model, ChangeKind::Added, None, Some("0 properties"), "model `Ticket`");
        reads(
            Item::Property,
            ChangeKind::Added,
            None,
            Some("date"),
            "property `Ticket.due`: `date`",
        );
        reads(Item::Value, ChangeKind::Removed, None, None, "**Breaking:** value `Ticket.due`");
        reads(
            Item::Property,
            ChangeKind::Retyped,
            Some("int32"),
            Some("int64"),
            "**Breaking:** property `Ticket.due` is `int64`, `int32` before",
        );
        reads(
            Item::Property,
            ChangeKind::MadeRequired,
            None,
            None,
            "property `Ticket.due` is now required",
        );
    }
}
