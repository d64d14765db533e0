//! The figures of a run.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use crate::diagnostics::quantity::counted;
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::dialect::left_alone::LeftAloneReason;
use crate::dialect::read::ReadOutcome;
use crate::lower::Statistics;
#[cfg(feature = "cli")]
use crate::output::plan::Applied;
use crate::schema::Schema;

/// The figures of a run.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The number of pages that document something, by dialect.
    pub pages: BTreeMap<String, usize>,
    /// The number of other pages, by reason.
    pub skipped: BTreeMap<String, usize>,
    /// The number of tables that no rule of their dialect reads, for no stated reason.
    pub unread_tables: usize,
    /// Documented models, before a selection.
    pub models: usize,
    /// Their properties.
    pub properties: usize,
    /// Properties that several pages document.
    pub documented_by_several: usize,
    /// Properties that one page documents, by its dialect.
    pub documented_by_one: BTreeMap<String, usize>,
    /// Properties whose type is more precise on one page than on another.
    pub refined: usize,
    /// Enums, before a selection.
    pub enums: usize,
    /// APIs, before a selection.
    pub apis: usize,
    /// Their operations.
    pub operations: usize,
    /// What is left of them, where only a part is generated.
    pub selected: Option<Selected>,
    /// The names of models that no page documents, sorted.
    pub undocumented: Vec<String>,
    /// Warnings, by code.
    pub warnings: BTreeMap<Code, usize>,
    /// Notes, by code.
    pub notes: BTreeMap<Code, usize>,
}

/// The part of the documents that is generated.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Selected {
    /// Documented models.
    pub models: usize,
    /// Their properties.
    pub properties: usize,
    /// Enums.
    pub enums: usize,
    /// APIs.
    pub apis: usize,
    /// Their operations.
    pub operations: usize,
}

/// The maximum number of names on a line.
const LISTED: usize = 8;

impl Report {
    pub(crate) fn read(&mut self, outcome: &ReadOutcome) {
        let mut last = None;
        for document in &outcome.documents {
            // What one page documents stands together.
            if last.replace(document.source) != Some(document.source) {
                *self.pages.entry(document.dialect.to_string()).or_default() += 1;
            }
        }
        for (_, reason) in &outcome.skipped {
            *self.skipped.entry(reason.to_string()).or_default() += 1;
        }
        let is_stated = |reason: &LeftAloneReason| matches!(reason, LeftAloneReason::Stated(_));
        let unread = outcome.left_alone.iter().filter(|table| !is_stated(&table.reason));
        self.unread_tables = unread.count();
    }

    pub(crate) fn merged(&mut self, statistics: &Statistics) {
        self.models = statistics.models;
        self.properties = statistics.properties;
        self.documented_by_several = statistics.documented_by_several;
        self.refined = statistics.refined;
        self.enums = statistics.enums;
        self.apis = statistics.apis;
        self.operations = statistics.operations;
        for (dialect, count) in &statistics.documented_by_one {
            self.documented_by_one.insert(dialect.to_string(), *count);
        }
    }

    /// Counts what is generated of the documents; `is_part` if that is not everything.
    pub(crate) fn generated(&mut self, schema: &Schema, is_part: bool) {
        let (documented, undocumented): (Vec<_>, Vec<_>) =
            schema.models.iter().partition(|model| model.documented);
        self.undocumented = undocumented.iter().map(|model| model.name.clone()).collect();
        self.selected = is_part.then(|| Selected {
            models: documented.len(),
            properties: documented.iter().map(|model| model.properties.len()).sum(),
            enums: schema.enums.len(),
            apis: schema.apis.len(),
            operations: schema.apis.iter().map(|api| api.operations.len()).sum(),
        });
    }

    /// Counts warnings and notes.
    pub(crate) fn found(&mut self, diagnostics: &[Diagnostic]) {
        for diagnostic in diagnostics {
            let counts = match diagnostic.severity {
                Severity::Warning => &mut self.warnings,
                Severity::Note => &mut self.notes,
                Severity::Error => continue,
            };
            *counts.entry(diagnostic.code).or_default() += 1;
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pages: usize = self.pages.values().sum();
        let by_language = self.pages.iter().map(|(language, count)| format!("{count} {language}"));
        let by_language =
            if pages > 0 { format!(": {}", joined(by_language)) } else { String::new() };
        line(f, "read", format_args!("{}{by_language}", counted(pages, "page")))?;

        let skipped: usize = self.skipped.values().sum();
        if skipped > 0 {
            let reasons = self.skipped.iter().map(|(reason, count)| format!("{count} {reason}"));
            line(f, "skipped", format_args!("{}: {}", counted(skipped, "page"), joined(reasons)))?;
        }

        if self.unread_tables > 0 {
            let tables = counted(self.unread_tables, "table");
            line(
                f,
                "unread",
                format_args!("{tables} that no rule reads: `tablesmith survey` lists them"),
            )?;
        }

        let merged = format_args!(
            "{}, {}{}, {}{}",
            counted(self.models, "model"),
            counted(self.properties, "property"),
            self.by_page(),
            counted(self.enums, "enum"),
            callable(self.operations, self.apis),
        )
        .to_string();
        line(f, "merged", format_args!("{merged}"))?;
        if let Some(selected) = &self.selected {
            let Selected { models, properties, enums, apis, operations } = *selected;
            let selected = format!(
                "{}, {}, {}{}",
                counted(models, "model"),
                counted(properties, "property"),
                counted(enums, "enum"),
                callable(operations, apis),
            );
            line(f, "selected", format_args!("{selected}"))?;
        }

        if !self.undocumented.is_empty() {
            let shown = self.undocumented.iter().take(LISTED).cloned();
            let more = self.undocumented.len().saturating_sub(LISTED);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            let models = counted(self.undocumented.len(), "model");
            let shown = joined(shown);
            line(f, "no page", format_args!("{models}, whose JSON is kept whole: {shown}{more}"))?;
        }
        for (name, counts) in [("warning", &self.warnings), ("note", &self.notes)] {
            if !counts.is_empty() {
                let total: usize = counts.values().sum();
                let codes = counts.iter().map(|(code, count)| format!("{count} {code}"));
                // Only the JSON output lists each of these.
                let is_folded = name == "note" || counts.contains_key(&Code::UndocumentedModel);
                let hint = if is_folded { "; `--message-format json` shows all" } else { "" };
                line(f, name, format_args!("{}: {}{hint}", counted(total, name), joined(codes)))?;
            }
        }
        Ok(())
    }
}

impl Report {
    /// ` (12 on both pages, 7 on the Java page only)`, where pages of several dialects were read.
    fn by_page(&self) -> String {
        if self.documented_by_several == 0 || self.pages.len() < 2 {
            return String::new();
        }
        let several = if self.pages.len() == 2 { "both pages" } else { "several pages" };
        let one = self
            .documented_by_one
            .iter()
            .map(|(dialect, count)| format!("{count} on the {dialect} page only"));
        let all = std::iter::once(format!("{} on {several}", self.documented_by_several));
        format!(" ({})", joined(all.chain(one)))
    }
}

/// `, 3433 operations of 87 APIs`, where there are any.
fn callable(operations: usize, apis: usize) -> String {
    if apis == 0 {
        return String::new();
    }
    format!(", {} of {}", counted(operations, "operation"), counted(apis, "API"))
}

/// What was written, as a line of the report.
#[cfg(feature = "cli")]
pub(crate) struct Wrote<'a> {
    /// The output folder, as it is shown.
    pub out: &'a str,
    /// The number of files.
    pub applied: Applied,
}

#[cfg(feature = "cli")]
impl fmt::Display for Wrote<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Applied { changed, removed, unchanged } = self.applied;
        let removed = if removed > 0 { format!(", {removed} removed") } else { String::new() };
        let changed = counted(changed, "file");
        let out = self.out;
        line(f, "wrote", format_args!("{out}: {changed} written{removed}, {unchanged} unchanged"))
    }
}

fn line(f: &mut fmt::Formatter<'_>, name: &str, text: fmt::Arguments<'_>) -> fmt::Result {
    writeln!(f, "{name:>9}  {text}")
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_a_few_lines() {
        let names = ["Address", "AfterCallWork", "Segment", "Wrapup"];
        let report = Report {
            pages: [("Java".to_owned(), 1), (".NET".to_owned(), 1)].into(),
            models: 1,
            properties: 19,
            documented_by_several: 12,
            documented_by_one: [("Java".to_owned(), 7)].into(),
            enums: 3,
            undocumented: names.map(str::to_owned).to_vec(),
            ..Report::default()
        };
        let applied = Applied { changed: 2, removed: 0, unchanged: 6 };
        let wrote = Wrote { out: "generated/src", applied };
        assert_eq!(
            format!("{report}{wrote}"),
            "     read  2 pages: 1 .NET, 1 Java
   merged  1 model, 19 properties (12 on both pages, 7 on the Java page only), 3 enums
  no page  4 models, whose JSON is kept whole: Address, AfterCallWork, Segment, Wrapup
    wrote  generated/src: 2 files written, 6 unchanged
"
        );
    }
}
