//! The report: what differs from the documentation, each once.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use super::bases::Bases;
use super::expected::{Expected, ExpectedModel, ExpectedProperty, ModelIndex};
use super::mend::{self, Mend, Proposals, ProposedOverride, Unit};
use super::near;
use super::outcome::Outcome;
use super::tally::{Level, ModelTally, Place, Scalar, Tally, UndocumentedKey};
use super::value_kind::{ValueKind, in_words};
use crate::diagnostics::quantity::counted;
use crate::diagnostics::sanitize;
use crate::diagnostics::suggest::nearest;
use crate::schema::{SourceLocation, Type};

/// What differs from the documentation.
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

/// One difference.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// What differs.
    pub kind: FindingKind,
    /// The model, by its documented name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// The key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub property: Option<String>,
    /// The documented type of the value that differs: of an element of a list, that of the element.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub documented: Option<Type>,
    /// Whether it is the elements of the property's lists or maps that differ.
    pub in_elements: bool,
    /// What the value is instead; for an undocumented key, what its values are.
    pub is: Vec<ValueKind>,
    /// The documented key that never came and is much like this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearest: Option<String>,
    /// The number of different values, where they are not documented.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub distinct: Option<usize>,
    /// Those values, where [`Values::Show`] was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub values: Option<Vec<String>>,
    /// How often it came.
    pub count: u64,
    /// The number of payloads that it came in.
    pub payloads: u64,
    /// The number of payloads that it could have come in: those that hold the model.
    pub of: u64,
    /// Where it came first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<PayloadPlace>,
    /// The lines of the documentation that it is about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<SourceLocation>,
    /// More about it, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The override that mends it.
    pub mend: Mend,
}

/// A place in an input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PayloadPlace {
    /// The input's name.
    pub file: String,
    /// The line, from 1.
    pub line: u64,
    /// The JSON pointer from the top of the record, with `*` for the key of a map.
    pub pointer: String,
}

impl fmt::Display for PayloadPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)?;
        if self.pointer.is_empty() { Ok(()) } else { write!(f, " {}", self.pointer) }
    }
}

/// Whether values of payloads are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Values {
    /// They are.
    Show,
    /// They are not: payloads hold personal data.
    Hide,
}

macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal;)+) => {
        /// What differs.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum FindingKind {
            $($(#[doc = $doc])+ $name,)+
        }

        impl FindingKind {
            /// All kinds, in the order of reports.
            pub const ALL: &[FindingKind] = &[$(FindingKind::$name),+];

            /// The name in reports, in kebab case.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(FindingKind::$name => $text,)+
                }
            }
        }
    };
}

kinds! {
    /// A text that is no JSON.
    InvalidJson = "invalid-json";
    /// A record without a payload, or a payload that is no object.
    NoPayload = "no-payload";
    /// A payload whose model cannot be told.
    UnknownModel = "unknown-model";
    /// A key that no page documents.
    UndocumentedKey = "undocumented-key";
    /// A value that is not of the documented type.
    WrongType = "wrong-type";
    /// A value of an enum that is not documented.
    UndocumentedValue = "undocumented-value";
    /// A required key that is absent.
    MissingRequired = "missing-required";
    /// `null` where no page says that it may be.
    UndocumentedNull = "undocumented-null";
    /// A documented key that never came.
    NeverSeen = "never-seen";
}

impl fmt::Display for FindingKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for FindingKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl FromStr for FindingKind {
    type Err = String;

    fn from_str(name: &str) -> Result<FindingKind, String> {
        let names = || FindingKind::ALL.iter().map(|kind| kind.as_str());
        FindingKind::ALL.iter().copied().find(|kind| kind.as_str() == name).ok_or_else(|| {
            match nearest(name, names()) {
                Some(nearest) => format!("there is no kind `{name}`; there is `{nearest}`"),
                None => format!("the kinds are {}", names().collect::<Vec<_>>().join(", ")),
            }
        })
    }
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
        let unit = if self.examples.is_some() { Unit::Examples } else { Unit::Payloads }.as_str();
        let Finding { payloads, of, .. } = finding;
        match finding.kind {
            FindingKind::InvalidJson | FindingKind::NoPayload => times,
            FindingKind::NeverSeen => format!("in none of {of} {unit}"),
            _ => format!("{times}, in {payloads} of {of} {unit}"),
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
    /// None that a report can cause; the signature is serde's.
    pub fn to_json(&self) -> serde_json::Result<String> {
        serde_json::to_string_pretty(self).map(sanitize::json)
    }

    /// The findings of a kind, in order.
    pub fn of_kind(&self, kind: FindingKind) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.kind == kind)
    }
}

/// Makes the report of what was counted.
pub(super) fn report(
    expected: &Expected,
    models: &[ModelTally],
    outcome: Outcome,
    inputs: &[String],
    values: Values,
    unit: Unit,
) -> Report {
    let mut collected = Collector {
        expected,
        inputs,
        values,
        payloads: outcome.payloads,
        findings: Vec::new(),
        proposals: Proposals::new(unit),
    };
    collected.outcome(outcome);
    let renamed = collected.undocumented_keys(models);
    for (index, (model, tally)) in expected.models.iter().zip(models).enumerate() {
        if tally.objects > 0 {
            collected.model(index, model, tally, &renamed);
        }
    }
    let Collector { mut findings, proposals, payloads, .. } = collected;
    findings.sort_by(|a, b| a.order().cmp(&b.order()));
    let mut counts = BTreeMap::new();
    for finding in &findings {
        *counts.entry(finding.kind).or_default() += 1;
    }
    let came = expected.models.iter().zip(models).filter(|(_, tally)| tally.objects > 0);
    let models = came.map(|(model, tally)| ModelCount {
        name: model.name.clone(),
        objects: tally.objects,
        payloads: tally.payloads,
    });
    let models = models.collect();
    let overrides = proposals.finish();
    Report { payloads, examples: None, models, counts, findings, overrides }
}

/// The report of examples. An example shows some of the keys of its model: those that it does not show are
/// no finding.
pub(super) fn of_examples(mut report: Report, counts: ExampleCounts) -> Report {
    report.findings.retain(|finding| finding.kind != FindingKind::NeverSeen);
    report.counts.remove(&FindingKind::NeverSeen);
    Report { examples: Some(counts), ..report }
}

struct Collector<'c> {
    expected: &'c Expected,
    inputs: &'c [String],
    values: Values,
    payloads: u64,
    findings: Vec<Finding>,
    proposals: Proposals,
}

impl Collector<'_> {
    /// A finding without its particulars.
    fn finding(&self, kind: FindingKind, tally: Option<&Tally>, of: u64) -> Finding {
        Finding {
            kind,
            model: None,
            property: None,
            documented: None,
            in_elements: false,
            is: Vec::new(),
            nearest: None,
            distinct: None,
            values: None,
            count: tally.map_or(0, |tally| tally.count),
            payloads: tally.map_or(0, |tally| tally.payloads),
            of,
            first: tally.map(|tally| self.place(&tally.first)),
            sources: Vec::new(),
            detail: None,
            mend: Mend::None(mend::NOT_DOCUMENTATION),
        }
    }

    fn place(&self, place: &Place) -> PayloadPlace {
        PayloadPlace {
            file: self.inputs.get(place.input).cloned().unwrap_or_default(),
            line: place.line,
            pointer: place.pointer.clone(),
        }
    }

    /// The values, if they may be shown.
    fn shown(&self, values: &BTreeMap<Scalar, u64>) -> Option<Vec<String>> {
        (self.values == Values::Show).then(|| values.keys().map(Scalar::to_string).collect())
    }

    /// What was found beside the values of payloads.
    fn outcome(&mut self, outcome: Outcome) {
        if let Some((tally, error)) = &outcome.invalid {
            let finding = self.finding(FindingKind::InvalidJson, Some(tally), self.payloads);
            self.findings.push(Finding { detail: Some(error.clone()), ..finding });
        }
        if let Some(tally) = &outcome.nowhere {
            let finding = self.finding(FindingKind::NoPayload, Some(tally), self.payloads);
            let detail = "there is nothing at the pointer of `--at`".to_owned();
            self.findings.push(Finding { detail: Some(detail), ..finding });
        }
        for (kind, tally) in &outcome.not_objects {
            let finding = self.finding(FindingKind::NoPayload, Some(tally), self.payloads);
            self.findings.push(Finding { is: vec![*kind], ..finding });
        }
        if let Some(unassigned) = &outcome.unassigned {
            let finding =
                self.finding(FindingKind::UnknownModel, Some(&unassigned.tally), self.payloads);
            self.findings.push(Finding {
                property: Some(unassigned.key.clone()),
                distinct: Some(unassigned.values.len()),
                values: self.shown(&unassigned.values),
                mend: Mend::None(mend::NO_TABLE),
                ..finding
            });
        }
    }

    fn model(
        &mut self,
        index: ModelIndex,
        model: &ExpectedModel,
        tally: &ModelTally,
        renamed: &BTreeMap<Owner, usize>,
    ) {
        for (at, (property, came)) in model.properties.iter().zip(&tally.properties).enumerate() {
            let owner = (index, at);
            if property.owner != owner {
                continue;
            }
            let of_property = |finding: Finding| Finding {
                model: Some(model.name.clone()),
                property: Some(property.name.clone()),
                sources: property.sources.clone(),
                ..finding
            };
            if let Some(missing) = &came.missing {
                let finding =
                    self.finding(FindingKind::MissingRequired, Some(missing), tally.payloads);
                let mend = match renamed.get(&owner) {
                    Some(&proposal) => Mend::Override(proposal),
                    None => self.proposals.optional(model, property, missing, tally.payloads),
                };
                self.findings.push(of_property(Finding { mend, ..finding }));
            }
            if came.came() == 0 {
                let finding = self.finding(FindingKind::NeverSeen, None, tally.payloads);
                let documented = Some(property.ty.clone());
                let mend = match renamed.get(&owner) {
                    Some(&proposal) => Mend::Override(proposal),
                    None => Mend::None(mend::NEVER_SEEN),
                };
                self.findings.push(of_property(Finding { documented, mend, ..finding }));
            }
            let levels = came.levels.as_slice();
            self.levels(index, property, levels, tally.payloads).into_iter().for_each(|finding| {
                self.findings.push(of_property(finding));
            });
        }
    }

    /// The values of a property, and the elements in them, that differ.
    fn levels(
        &mut self,
        model: ModelIndex,
        property: &ExpectedProperty,
        levels: &[Level],
        of: u64,
    ) -> Vec<Finding> {
        let mut found = Vec::new();
        let documented = mend::types_by_depth(&property.ty, levels);
        for (depth, (level, ty)) in levels.iter().zip(documented).enumerate() {
            let with_type = |finding: Finding| Finding {
                documented: Some(ty.clone()),
                in_elements: depth > 0,
                ..finding
            };
            for (kind, tally) in &level.misfits {
                let mend = match (kind, depth) {
                    (ValueKind::Null, 0) => {
                        self.proposals.nullable(&self.expected.models[model], property, tally, of)
                    }
                    _ => self.proposals.retype(self.expected, model, property, levels, of),
                };
                let kind_of_finding = match kind {
                    ValueKind::Null => FindingKind::UndocumentedNull,
                    _ => FindingKind::WrongType,
                };
                let finding = self.finding(kind_of_finding, Some(tally), of);
                found.push(with_type(Finding { is: vec![*kind], mend, ..finding }));
            }
            if let (Some(values), Type::Enum(name)) = (&level.values, &ty) {
                let finding = self.finding(FindingKind::UndocumentedValue, Some(&values.tally), of);
                let of_names = self.expected.is_of_member_names(name);
                let mend = match self.values {
                    _ if of_names => {
                        let model = &self.expected.models[model];
                        self.proposals.any_text(model, property, &values.tally, of)
                    }
                    Values::Show => self.proposals.values(name, values, of),
                    Values::Hide => Mend::None(mend::VALUES_HIDDEN),
                };
                found.push(with_type(Finding {
                    distinct: Some(values.values.len()),
                    values: self.shown(&values.values),
                    mend,
                    ..finding
                }));
            }
        }
        found
    }

    /// The keys that no page documents. Gives the properties that are misspelt, each with the override
    /// that renames it.
    fn undocumented_keys(&mut self, models: &[ModelTally]) -> BTreeMap<Owner, usize> {
        let mut keys: BTreeMap<(ModelIndex, &str), UndocumentedKey> = BTreeMap::new();
        let mut misspelt: BTreeMap<(ModelIndex, &str), Owner> = BTreeMap::new();
        let bases = Bases::new(self.expected, models);
        for (index, (model, tally)) in self.expected.models.iter().zip(models).enumerate() {
            let near = near::pairs(&tally.undocumented, model, models);
            for (key, seen) in &tally.undocumented {
                // A property that several models inherit is misspelt once, and missing once.
                let near = near.get(key.as_ref());
                let of = near.map_or_else(|| bases.of(index, key), |(model, _)| *model);
                let of = (of, key.as_ref());
                misspelt.extend(near.map(|owner| (of, *owner)));
                keys.entry(of)
                    .and_modify(|known| known.merge(seen))
                    .or_insert_with(|| seen.clone());
            }
        }
        let mut renamed = BTreeMap::new();
        for (of, seen) in &keys {
            let (model, tally) = (&self.expected.models[of.0], &models[of.0]);
            let near = misspelt.get(of).map(|owner| (*owner, &model.properties[owner.1]));
            let finding =
                self.finding(FindingKind::UndocumentedKey, Some(&seen.tally), tally.payloads);
            let mend = match near {
                Some((owner, property)) => {
                    let proposal =
                        self.proposals.rename(model, property, of.1, &seen.tally, tally.payloads);
                    renamed.insert(owner, proposal);
                    Mend::Override(proposal)
                }
                None if tally.more_undocumented.is_some() => Mend::None(mend::DICTIONARY),
                None => self.proposals.add(model, of.1, seen, tally.payloads),
            };
            self.findings.push(Finding {
                model: Some(model.name.clone()),
                property: Some(of.1.to_owned()),
                is: seen.kinds.iter().collect(),
                nearest: near.map(|(_, property)| property.name.clone()),
                sources: near.map_or(&model.sources, |(_, property)| &property.sources).clone(),
                mend,
                ..finding
            });
        }
        for (model, tally) in self.expected.models.iter().zip(models) {
            let Some(more) = &tally.more_undocumented else { continue };
            let finding = self.finding(FindingKind::UndocumentedKey, Some(more), tally.payloads);
            self.findings.push(Finding {
                model: Some(model.name.clone()),
                detail: Some("more keys than are told apart".to_owned()),
                sources: model.sources.clone(),
                mend: Mend::None(mend::DICTIONARY),
                ..finding
            });
        }
        renamed
    }
}

/// The model that documents a property, and its index there.
type Owner = (ModelIndex, usize);

impl Finding {
    /// What differs, in one sentence without a full stop.
    pub fn message(&self) -> String {
        let named = |name: &Option<String>| name.clone().unwrap_or_default();
        let (model, property) = (named(&self.model), named(&self.property));
        let documented = self.documented.as_ref().map(Type::to_string).unwrap_or_default();
        let detail = named(&self.detail);
        let subject = match self.in_elements {
            true => format!("an element of `{property}` of `{model}`"),
            false => format!("`{property}` of `{model}`"),
        };
        let is = in_words(&self.is);
        match self.kind {
            FindingKind::InvalidJson => format!("this is no JSON: {detail}"),
            FindingKind::NoPayload if self.is.is_empty() => detail,
            FindingKind::NoPayload => format!("a payload is {is}, and no object"),
            FindingKind::UnknownModel => {
                format!("the value of `{property}` stands for no model")
            }
            FindingKind::UndocumentedKey => match (&self.nearest, self.detail.as_ref()) {
                (Some(nearest), _) => {
                    format!("{subject} is not documented: `{nearest}` is, and never came")
                }
                (None, Some(detail)) => {
                    format!("`{model}` has keys that are not documented: {detail}")
                }
                (None, None) => format!("{subject} is not documented: it is {is}"),
            },
            FindingKind::WrongType => format!("{subject} is {is}, documented as {documented}"),
            FindingKind::UndocumentedValue => match self.distinct {
                Some(1) => format!("{subject} has a value that `{documented}` does not list"),
                distinct => format!(
                    "{subject} has {} values that `{documented}` does not list",
                    distinct.unwrap_or_default()
                ),
            },
            FindingKind::MissingRequired => format!("{subject} is required, and absent"),
            FindingKind::UndocumentedNull => {
                format!("{subject} is null, and no page says that it may be")
            }
            FindingKind::NeverSeen => format!("{subject} never came"),
        }
    }

    fn order(&self) -> impl Ord {
        (self.kind, self.model.clone(), self.property.clone(), self.in_elements, self.is.clone())
    }
}

impl fmt::Display for Scalar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Scalar::Integer(number) => number.fmt(f),
            Scalar::Text(text) => text.fmt(f),
        }
    }
}
