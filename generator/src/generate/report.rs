//! What a run ends with: what a maintainer wants to know, in a few lines.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::dialect::read::ReadOutcome;
use crate::lower::Statistics;
use crate::output::plan::Applied;

/// The figures of a run.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Pages that documented something, by language.
    pub pages: BTreeMap<String, usize>,
    /// Pages that did not, by reason.
    pub skipped: BTreeMap<String, usize>,
    /// Documented models.
    pub models: usize,
    /// Their properties.
    pub properties: usize,
    /// Properties that more than one page told.
    pub told_by_several: usize,
    /// Properties that one page alone told, by language.
    pub told_by_one: BTreeMap<String, usize>,
    /// Properties whose type one page told more precisely than another.
    pub refined: usize,
    /// Enums.
    pub enums: usize,
    /// APIs.
    pub apis: usize,
    /// Their operations.
    pub operations: usize,
    /// Models that are named and have no page.
    pub undocumented: Vec<String>,
    /// Warnings, by code, but for those of [`Report::undocumented`].
    pub warnings: BTreeMap<Code, usize>,
    /// Notes, by code.
    pub notes: BTreeMap<Code, usize>,
}

/// The most names that a line lists.
const LISTED: usize = 8;

impl Report {
    pub(crate) fn read(&mut self, outcome: &ReadOutcome) {
        for document in &outcome.documents {
            *self.pages.entry(document.dialect.to_string()).or_default() += 1;
        }
        for (_, reason) in &outcome.skipped {
            *self.skipped.entry(reason.to_string()).or_default() += 1;
        }
    }

    pub(crate) fn merged(&mut self, statistics: &Statistics) {
        self.models = statistics.models;
        self.properties = statistics.properties;
        self.told_by_several = statistics.documented_by_several;
        self.refined = statistics.refined;
        self.enums = statistics.enums;
        self.apis = statistics.apis;
        self.operations = statistics.operations;
        for (dialect, count) in &statistics.documented_by_one {
            self.told_by_one.insert(dialect.to_string(), *count);
        }
    }

    pub(crate) fn found(&mut self, diagnostics: &[Diagnostic]) {
        for diagnostic in diagnostics {
            let counts = match diagnostic.severity {
                Severity::Warning if diagnostic.code != Code::UndocumentedModel => {
                    &mut self.warnings
                }
                Severity::Note => &mut self.notes,
                _ => continue,
            };
            *counts.entry(diagnostic.code).or_default() += 1;
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pages = self.pages.values().sum();
        let by_language = self.pages.iter().map(|(language, count)| format!("{count} {language}"));
        line(f, "read", format_args!("{}: {}", counted(pages, "page"), joined(by_language)))?;

        let skipped = self.skipped.values().sum();
        if skipped > 0 {
            let reasons = self.skipped.iter().map(|(reason, count)| format!("{count} {reason}"));
            line(f, "skipped", format_args!("{}: {}", counted(skipped, "page"), joined(reasons)))?;
        }

        let merged = format_args!(
            "{}, {}{}, {}{}",
            counted(self.models, "model"),
            counted(self.properties, "property"),
            self.tellers(),
            counted(self.enums, "enum"),
            self.callable(),
        )
        .to_string();
        line(f, "merged", format_args!("{merged}"))?;

        if !self.undocumented.is_empty() {
            let shown = self.undocumented.iter().take(LISTED).cloned();
            let more = self.undocumented.len().saturating_sub(LISTED);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            let what = match self.undocumented.len() {
                1 => "1 model has no page and keeps its JSON whole".to_owned(),
                count => format!("{count} models have no page and keep their JSON whole"),
            };
            line(f, "note", format_args!("{what}: {}{more}", joined(shown)))?;
        }
        for (name, counts) in [("warning", &self.warnings), ("note", &self.notes)] {
            if !counts.is_empty() {
                let total = counts.values().sum();
                let kinds = counts.iter().map(|(kind, count)| format!("{count} {kind}"));
                line(f, name, format_args!("{}: {}", counted(total, name), joined(kinds)))?;
            }
        }
        Ok(())
    }
}

impl Report {
    /// `, 3433 operations of 87 APIs`, where there are any.
    fn callable(&self) -> String {
        if self.apis == 0 {
            return String::new();
        }
        let apis = if self.apis == 1 { "1 API".to_owned() } else { format!("{} APIs", self.apis) };
        format!(", {} of {apis}", counted(self.operations, "operation"))
    }

    /// ` (12 told by both pages, 7 by the Java page alone)`, where there are pages of more than one
    /// language.
    fn tellers(&self) -> String {
        if self.told_by_several == 0 {
            return String::new();
        }
        let several = if self.pages.len() == 2 { "both pages" } else { "several pages" };
        let alone = self
            .told_by_one
            .iter()
            .map(|(language, count)| format!("{count} by the {language} page alone"));
        let all = std::iter::once(format!("{} told by {several}", self.told_by_several));
        format!(" ({})", joined(all.chain(alone)))
    }
}

/// What writing did, as a line of the report.
pub struct Wrote<'a> {
    /// Where.
    pub out: &'a str,
    /// What.
    pub applied: Applied,
}

impl fmt::Display for Wrote<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Applied { changed, removed, unchanged } = self.applied;
        let removed = if removed > 0 { format!(", {removed} removed") } else { String::new() };
        let changed = counted(changed, "file");
        let out = self.out;
        line(f, "wrote", format_args!("{out}: {changed} changed{removed}, {unchanged} unchanged"))
    }
}

fn line(f: &mut fmt::Formatter<'_>, name: &str, text: fmt::Arguments<'_>) -> fmt::Result {
    writeln!(f, "{name:>9}  {text}")
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}

fn counted(count: usize, noun: &str) -> String {
    match (count, noun.strip_suffix('y')) {
        (1, _) => format!("1 {noun}"),
        (_, Some(stem)) => format!("{count} {stem}ies"),
        (_, None) => format!("{count} {noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_told_in_a_few_lines() {
        let names = ["Address", "AfterCallWork", "Segment", "Wrapup"];
        let report = Report {
            pages: [("Java".to_owned(), 1), (".NET".to_owned(), 1)].into(),
            models: 1,
            properties: 19,
            told_by_several: 12,
            told_by_one: [("Java".to_owned(), 7)].into(),
            enums: 3,
            undocumented: names.map(str::to_owned).to_vec(),
            ..Report::default()
        };
        let applied = Applied { changed: 2, removed: 0, unchanged: 6 };
        let wrote = Wrote { out: "generated/src", applied };
        assert_eq!(
            format!("{report}{wrote}"),
            "     read  2 pages: 1 .NET, 1 Java
   merged  1 model, 19 properties (12 told by both pages, 7 by the Java page alone), 3 enums
     note  4 models have no page and keep their JSON whole: Address, AfterCallWork, Segment, Wrapup
    wrote  generated/src: 2 files changed, 6 unchanged
"
        );
    }
}
