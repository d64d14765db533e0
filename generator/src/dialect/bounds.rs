//! Limits on what one page may hold.

use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::input::limits::Limits;
use crate::markdown::{Block, Page, Text};

/// Maximum number of diagnostics kept for one page.
const FINDINGS_OF_A_PAGE: usize = 1_000;

/// The diagnostic of the first limit that a page exceeds. Such a page is not read.
pub(crate) fn exceeded(page: &Page<'_>, limits: &Limits) -> Option<Diagnostic> {
    let headings = page.headings();
    if let Some(heading) = headings.into_iter().nth(limits.rows) {
        return Some(too_many(page, &heading.text, "headings", limits));
    }
    page.blocks.iter().find_map(|block| match block {
        Block::Table(table) => {
            let rows = std::iter::once(&table.header).chain(&table.rows);
            let long = rows.map(|row| row.text).find(|text| text.raw.len() > limits.row_bytes);
            let more = table.rows.get(limits.rows).map(|row| row.text);
            long.map(|text| too_long(page, &text, limits))
                .or_else(|| more.map(|text| too_many(page, &text, "rows", limits)))
        }
        Block::List(items) => {
            items.get(limits.rows).map(|item| too_many(page, item, "items", limits))
        }
        _ => None,
    })
}

fn too_many(page: &Page<'_>, first: &Text<'_>, what: &str, limits: &Limits) -> Diagnostic {
    let limit = limits.rows;
    Diagnostic::error(Code::TooManyRows, format!("more than {limit} {what}"))
        .at(page.span(first), "the first one too many")
        .help("raise `rows` under `[limits]` in tablesmith.toml, or leave the page out")
}

fn too_long(page: &Page<'_>, row: &Text<'_>, limits: &Limits) -> Diagnostic {
    let limit = limits.row_bytes;
    Diagnostic::error(Code::RowTooLong, format!("this row is over {limit} bytes"))
        .at(page.span(row), "")
        .help("raise `row-bytes` under `[limits]` in tablesmith.toml, or leave the page out")
}

/// Truncates the diagnostics of a page, with one that counts the rest.
pub(crate) fn cut_findings_of_page(findings: &mut Vec<Diagnostic>) {
    if findings.len() > FINDINGS_OF_A_PAGE {
        let mut dropped = Dropped::default();
        dropped.count(&findings.split_off(FINDINGS_OF_A_PAGE));
        findings.extend(dropped.finding());
    }
}

/// Counts diagnostics that are not kept.
#[derive(Debug, Default)]
pub(crate) struct Dropped {
    count: usize,
    worst: Option<Severity>,
}

impl Dropped {
    pub(crate) fn count<'d>(&mut self, findings: impl IntoIterator<Item = &'d Diagnostic>) {
        for finding in findings {
            self.count += 1;
            let worst = self.worst.unwrap_or(finding.severity);
            self.worst = Some(worst.min(finding.severity));
        }
    }

    /// One diagnostic for all of them, an error if one of them was, so that nothing is written.
    pub(crate) fn finding(self) -> Option<Diagnostic> {
        let message = format!("{} more findings like these are not listed", self.count);
        Some(match self.worst? {
            Severity::Error => Diagnostic::error(Code::MoreFindings, message),
            Severity::Warning => Diagnostic::warning(Code::MoreFindings, message),
            Severity::Note => Diagnostic::note(Code::MoreFindings, message),
        })
    }
}
