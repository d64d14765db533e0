//! What a heading announces, and which text is the generators' own.

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

pub(super) fn topic(heading: Heading<'_>) -> Topic<'_> {
    let text = heading.text.plain();
    let is = |topic: &str| text.trim_end_matches(':').eq_ignore_ascii_case(topic);
    // A page's first heading is its name, even if that is `Parameters` or `Enum`.
    if heading.level > 1 && (is("Properties") || is("Fields")) {
        return Topic::Properties;
    }
    if heading.level > 1 && is("Enum") {
        return Topic::Enum;
    }
    if let Some((before, after)) = heading.text.raw.split_once(':')
        && before.trim().eq_ignore_ascii_case("Enum")
    {
        let start = heading.text.range().end - after.trim_start().len();
        return Topic::EnumOf(Text { raw: after.trim(), start });
    }
    let of_an_operation = [
        "Parameters",
        "Return type",
        "HTTP request headers",
        "Authorization",
        "HTTP response details",
    ];
    if heading.level > 1 && of_an_operation.into_iter().any(is) {
        return Topic::Operation;
    }
    Topic::Other
}

/// Whether a paragraph is the generators' own: an anchor, links back, the SDK's version.
pub(super) fn is_foot(text: &str) -> bool {
    let is_version = || {
        text.starts_with('_') && text.ends_with('_') && !text.contains(' ') && text.contains(':')
    };
    text.starts_with("<a ")
        || text.starts_with("[[Back to")
        || text.starts_with("{:")
        || is_version()
}
