//! Turns the counts of a check into findings.

use std::collections::BTreeMap;

use super::bases::Bases;
use super::expected::{Expected, ExpectedModel, ExpectedProperty, ModelIndex};
use super::finding::{Finding, PayloadPlace, Values};
use super::finding_kind::FindingKind;
use super::mend::{self, Mend, Proposals, Unit};
use super::near;
use super::outcome::Outcome;
use super::report::{ExampleCounts, ModelCount, Report};
use super::tally::{Level, ModelTally, Place, Scalar, Tally, UndocumentedKey};
use super::value_kind::ValueKind;
use crate::schema::Type;

/// The model that documents a property, and its index there.
type Owner = (ModelIndex, usize);

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
        for (error, tally) in &outcome.invalid {
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
