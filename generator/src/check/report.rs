//! The report of a check: each difference once.

use std::collections::BTreeMap;

use serde::Serialize;

use super::finding::Finding;
use super::finding_kind::FindingKind;
use super::mend::{ProposedOverride, Unit};
use crate::diagnostics::quantity::counted;
use crate::diagnostics::sanitize;

/// The differences between payloads and their documentation.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The number of payloads, or of examples.
    pub payloads: u64,
    /// The numbers of examples that were left out; none where payloads were checked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub examples: Option<ExampleCounts>,
    /// The models that came, sorted by name.
    pub models: Vec<ModelCount>,
    /// The number of findings of each kind.
    pub counts: BTreeMap<FindingKind, usize>,
    /// What differs, sorted by kind, model and property.
    pub findings: Vec<Finding>,
    /// The overrides that mend findings.
    pub overrides: Vec<ProposedOverride>,
}

/// The examples on pages that were not held against a model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ExampleCounts {
    /// Those that belong to no model, as far as their headings and keys tell.
    pub unassigned: usize,
    /// Those with comments, which are no JSON.
    pub commented: usize,
}

/// How often a model came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ModelCount {
    /// Its documented name.
    pub name: String,
    /// The number of objects.
    pub objects: u64,
    /// The number of payloads that hold one.
    pub payloads: u64,
}

impl Report {
    /// What was checked: `12 payloads of 3 models`.
    pub fn checked(&self) -> String {
        let models = counted(self.models.len(), "model");
        let Some(examples) = self.examples else {
            return format!("{} of {models}", counted(self.payloads, "payload"));
        };
        format!(
            "{} on pages, of {models}; left out {} with comments and {} of no documented model",
            counted(self.payloads, "example"),
            examples.commented,
            examples.unassigned
        )
    }

    /// How often a finding of it came: `12 times, in 10 of 40 payloads`.
    pub fn frequency(&self, finding: &Finding) -> String {
        let times = match finding.count {
            1 => "once".to_owned(),
            count => format!("{count} times"),
        };
        let unit = if self.examples.is_some() { Unit::Examples } else { Unit::Payloads };
        let (payloads, of) = (finding.payloads, counted(finding.of, unit.noun()));
        match finding.kind {
            FindingKind::InvalidJson | FindingKind::NoPayload => times,
            FindingKind::NeverSeen => format!("in none of {of}"),
            _ => format!("{times}, in {payloads} of {of}"),
        }
    }

    /// The overrides that mend findings, as entries of `tablesmith.toml`; empty if there are none.
    pub fn overrides_toml(&self) -> String {
        let entries: Vec<String> = self.overrides.iter().map(ProposedOverride::to_toml).collect();
        entries.join("\n")
    }

    /// The report as JSON.
    ///
    /// # Errors
    ///
    /// Those of serde_json, which cannot occur for a report.
    pub fn to_json(&self) -> serde_json::Result<String> {
        serde_json::to_string_pretty(self).map(sanitize::json)
    }

    /// The findings of a kind, in order.
    pub fn of_kind(&self, kind: FindingKind) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.kind == kind)
    }
}
