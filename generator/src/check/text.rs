//! Renders a report for a terminal.

use std::fmt::Write;

use anstyle::{AnsiColor, Style as Escapes};

use super::{Finding, FindingKind, Mend, Report};
use crate::diagnostics::Style;
use crate::diagnostics::quantity::counted;
use crate::diagnostics::sanitize::sanitize;
use crate::diagnostics::terminal::painted;

/// The maximum number of names on a line.
const LISTED: usize = 8;

/// Every finding as a diagnostic, then the counts and the overrides that mend them.
pub fn render(report: &Report, style: Style) -> String {
    let mut text = String::new();
    for finding in &report.findings {
        if finding.kind != FindingKind::NeverSeen {
            one(&mut text, report, finding, style);
        }
    }
    never_seen(&mut text, report, style);
    text + &summary(report, style) + &overrides(report)
}

/// The counts.
pub fn summary(report: &Report, style: Style) -> String {
    let mut text = format!("checked {}\n", report.checked());
    if report.counts.is_empty() {
        text.push_str("nothing differs from the documentation\n");
    }
    for (kind, count) in &report.counts {
        let _ = writeln!(text, "{count:>8}  {}", painted(kind.as_str(), escapes(*kind), style));
    }
    text
}

fn one(text: &mut String, report: &Report, finding: &Finding, style: Style) {
    let code = format!("{}[{}]", severity(finding.kind), finding.kind);
    let code = painted(&code, escapes(finding.kind).bold(), style);
    let message = sanitize(finding.message());
    let _ = writeln!(text, "{code}: {}", painted(&message, Escapes::new().bold(), style));
    if let Some(first) = &finding.first {
        let _ = writeln!(text, "  --> {}", sanitize(first.to_string()));
    }
    let mut line = |name: &str, value: String| {
        let _ = writeln!(text, "   = {name}: {}", sanitize(value));
    };
    line("seen", report.frequency(finding));
    if let Some(values) = &finding.values {
        line("values", quoted(values.iter()));
    }
    if let Some(source) = finding.sources.first() {
        let more = finding.sources.len() - 1;
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        line("documented", format!("{source}{more}"));
    }
    if let Mend::None(reason) = finding.mend {
        line("no override", reason.to_owned());
    }
    text.push('\n');
}

/// The documented keys that never came, a line for each model.
fn never_seen(text: &mut String, report: &Report, style: Style) {
    let findings: Vec<&Finding> = report.of_kind(FindingKind::NeverSeen).collect();
    for of_model in findings.chunk_by(|a, b| a.model == b.model) {
        let keys = of_model.iter().filter_map(|finding| finding.property.as_ref());
        let code = format!("note[{}]", FindingKind::NeverSeen);
        let code = painted(&code, escapes(FindingKind::NeverSeen).bold(), style);
        let model = of_model[0].model.clone().unwrap_or_default();
        let what = counted(of_model.len(), "documented key");
        let payloads = counted(of_model[0].of, "payload");
        let message = sanitize(format!("{what} of `{model}` never came, in {payloads}"));
        let _ = writeln!(text, "{code}: {}", painted(&message, Escapes::new().bold(), style));
        let _ = writeln!(text, "   = keys: {}\n", sanitize(quoted(keys)));
    }
}

/// The overrides, ready to paste.
fn overrides(report: &Report) -> String {
    if report.overrides.is_empty() {
        return String::new();
    }
    let mended = report.findings.iter().filter(|one| matches!(one.mend, Mend::Override(_))).count();
    format!(
        "\nThese overrides in tablesmith.toml mend {} (`--write-overrides` writes them):\n\n{}",
        counted(mended, "finding"),
        report.overrides_toml()
    )
}

/// Some of the names, and how many more there are.
fn quoted<'a>(names: impl Iterator<Item = &'a String>) -> String {
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    match names.len().checked_sub(LISTED) {
        Some(more) if more > 0 => format!("{} and {more} more", names[..LISTED].join(", ")),
        _ => names.join(", "),
    }
}

fn severity(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::NeverSeen => "note",
        _ => "warning",
    }
}

fn escapes(kind: FindingKind) -> Escapes {
    AnsiColor::on_default(match kind {
        FindingKind::NeverSeen => AnsiColor::BrightGreen,
        _ => AnsiColor::Yellow,
    })
}
