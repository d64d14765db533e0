//! Renders a report for an issue, a pull request or the maintainers of the documentation.

use std::fmt::Write;

use super::{Finding, FindingKind, Mend, Report};
use crate::diagnostics::sanitize::markdown_cell;

/// A heading and a table for each kind, and the overrides.
pub fn render(report: &Report) -> String {
    let mut text = format!("**{}**\n", report.checked());
    if report.findings.is_empty() {
        text.push_str("\nNothing differs from the documentation.\n");
    }
    for &kind in FindingKind::ALL {
        let findings: Vec<&Finding> = report.of_kind(kind).collect();
        if findings.is_empty() {
            continue;
        }
        let _ = write!(text, "\n### {} ({})\n\n", heading(kind), findings.len());
        text.push_str("| What | Seen | First | Documented | Override |\n");
        text.push_str("| --- | --- | --- | --- | --- |\n");
        for finding in findings {
            let first = finding.first.as_ref().map(ToString::to_string).unwrap_or_default();
            let source = finding.sources.first().map(ToString::to_string).unwrap_or_default();
            let mend = match finding.mend {
                Mend::Override(_) => "yes",
                Mend::None(reason) => reason,
            };
            let mut message = finding.message();
            if let Some(values) = &finding.values {
                message.push_str(&format!(" ({})", values.join(", ")));
            }
            let cells = [&message, &report.frequency(finding), &first, &source, mend];
            let _ = writeln!(text, "| {} |", cells.map(markdown_cell).join(" | "));
        }
    }
    if !report.overrides.is_empty() {
        let _ = write!(text, "\n### Overrides\n\n```toml\n{}```\n", report.overrides_toml());
    }
    text
}

fn heading(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::InvalidJson => "No JSON",
        FindingKind::NoPayload => "No payload",
        FindingKind::UnknownModel => "Unknown model",
        FindingKind::UndocumentedKey => "Undocumented keys",
        FindingKind::WrongType => "Other types than documented",
        FindingKind::UndocumentedValue => "Undocumented values",
        FindingKind::MissingRequired => "Required keys that are absent",
        FindingKind::UndocumentedNull => "Undocumented null",
        FindingKind::NeverSeen => "Documented keys that never came",
    }
}
