//! What a heading announces, and which text is the generators' own.

use super::file::PageRules;
use crate::markdown::{Heading, Text};

/// What a heading announces.
pub(super) enum Topic<'a> {
    /// `## Properties`
    Properties,
    /// `## Enum`
    Enum,
    /// `## Enum: StateEnum`
    EnumOf(Text<'a>),
    /// `### Parameters`
    Operation,
    /// Anything else, the model's name among it.
    Other,
}

pub(super) fn topic<'a>(heading: Heading<'a>, rules: &PageRules) -> Topic<'a> {
    let headings = &rules.headings;
    let text = heading.text.plain();
    let text = text.trim_end_matches(':');
    // A page's first heading is its name, even if that is `Parameters` or `Enum`.
    if heading.level > 1 && is_one(&headings.properties, text) {
        return Topic::Properties;
    }
    if heading.level > 1 && is_one(&headings.enumeration, text) {
        return Topic::Enum;
    }
    if let Some((before, after)) = heading.text.raw.split_once(':')
        && is_one(&headings.enumeration, before.trim())
    {
        let start = heading.text.range().end - after.trim_start().len();
        return Topic::EnumOf(Text { raw: after.trim(), start });
    }
    if heading.level > 1 && is_one(&headings.operation, text) {
        return Topic::Operation;
    }
    Topic::Other
}

/// Whether a text is one of these, whatever its case.
pub(super) fn is_one(known: &[String], text: &str) -> bool {
    known.iter().any(|known| known.eq_ignore_ascii_case(text))
}

/// Whether a paragraph is the generators' own: an anchor, links back, the SDK's version.
pub(super) fn is_foot(text: &str, rules: &PageRules) -> bool {
    let is_version = || {
        text.starts_with('_') && text.ends_with('_') && !text.contains(' ') && text.contains(':')
    };
    rules.marks.foot.iter().any(|start| text.starts_with(start.as_str())) || is_version()
}
