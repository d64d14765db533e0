//! Inheritance: a model has the properties of the models that it extends.
//!
//! Done after references are resolved, because a property's type names the enums of the model that
//! documents it. Inherited properties come first. Where a model documents one again, its own row counts,
//! with the more specific type of the two.

use std::collections::HashMap;

use crate::diagnostics::suggest::nearest;
use crate::diagnostics::{Code, Diagnostic};
use crate::dialect::parsed::ParsedBase;
use crate::lower::merge::{Agreement, agree};
use crate::lower::merged::{Merged, MergedModel, MergedProperty};
use crate::schema::{Model, Property};

/// Adds the inherited properties. The two lists have the same models in the same order.
pub(super) fn inherit(models: &mut [Model], merged: &Merged, diagnostics: &mut Vec<Diagnostic>) {
    if merged.models.iter().all(|model| model.extends.is_empty()) {
        return;
    }
    let bases = Bases::find(merged, diagnostics);
    // What documents each property of the models that are done.
    let mut documented: Vec<Vec<Documented<'_>>> = merged
        .models
        .iter()
        .map(|model| model.properties.iter().map(|row| Documented { model, row }).collect())
        .collect();
    for &index in &bases.order {
        if bases.of[index].is_empty() {
            continue;
        }
        let mut collector = Collector {
            model: &merged.models[index],
            properties: Vec::new(),
            documented: Vec::new(),
            by_name: HashMap::new(),
            diagnostics,
        };
        for &base in &bases.of[index] {
            let inherited = models[base].properties.iter().cloned();
            for (mut property, by) in inherited.zip(documented[base].iter().copied()) {
                property.inherited_from = Some(by.model.name.clone());
                collector.add(property, by);
            }
        }
        let own = std::mem::take(&mut models[index].properties);
        for (property, by) in own.into_iter().zip(documented[index].iter().copied()) {
            collector.add(property, by);
        }
        models[index].properties = collector.properties;
        documented[index] = collector.documented;
    }
    for (index, model) in models.iter_mut().enumerate() {
        model.extends =
            bases.of[index].iter().map(|&base| merged.models[base].name.clone()).collect();
    }
}

/// The rows of a property, and the model whose pages have them.
#[derive(Clone, Copy)]
struct Documented<'m> {
    model: &'m MergedModel,
    row: &'m MergedProperty,
}

/// The properties of one model.
struct Collector<'c, 'm> {
    model: &'m MergedModel,
    properties: Vec<Property>,
    documented: Vec<Documented<'m>>,
    by_name: HashMap<String, usize>,
    diagnostics: &'c mut Vec<Diagnostic>,
}

impl<'m> Collector<'_, 'm> {
    fn add(&mut self, property: Property, by: Documented<'m>) {
        let Some(&index) = self.by_name.get(&property.name) else {
            self.by_name.insert(property.name.clone(), self.properties.len());
            self.properties.push(property);
            self.documented.push(by);
            return;
        };
        let first = self.documented[index];
        // Two ways to one base.
        if std::ptr::eq(first.row, by.row) {
            return;
        }
        let is_own = std::ptr::eq(by.model, self.model);
        let inherited = &mut self.properties[index];
        let agreement = agree(&by.row.ty, &first.row.ty);
        let is_settled = first.row.has_corrected_type() || by.row.has_corrected_type();
        if agreement == Agreement::None && !is_settled {
            let message = format!(
                "`{}` and `{}` give `{}` of `{}` types that contradict each other",
                first.model.name, by.model.name, property.name, self.model.name
            );
            let kept = |kept: bool| if kept { " here, which is kept" } else { " here" };
            self.diagnostics.push(
                Diagnostic::warning(Code::ContradictingTypes, message)
                    .at(by.row.ty_at, format!("{}{}", by.row.ty, kept(is_own)))
                    .at(first.row.ty_at, format!("{}{}", first.row.ty, kept(!is_own)))
                    .help("set the type in the configuration if the other one is right"),
            );
        }
        if is_own {
            *inherited = redocumented(property, inherited, agreement);
            self.documented[index] = by;
        } else if agreement == Agreement::First {
            inherited.ty = property.ty;
            self.documented[index] = by;
        }
    }
}

/// A property that its model inherits and documents again.
fn redocumented(own: Property, inherited: &Property, agreement: Agreement) -> Property {
    let ty = match agreement {
        Agreement::Second => inherited.ty.clone(),
        Agreement::Same | Agreement::First | Agreement::None => own.ty,
    };
    let description = own.description.or_else(|| inherited.description.clone());
    let mut facts = own.facts;
    // The other facts belong to the type that they were read for.
    if ty == inherited.ty {
        let inherited = inherited.facts.clone();
        facts.nullable |= inherited.nullable;
        facts.default = facts.default.or(inherited.default);
        facts.minimum = facts.minimum.or(inherited.minimum);
        facts.maximum = facts.maximum.or(inherited.maximum);
        facts.min_length = facts.min_length.or(inherited.min_length);
        facts.max_length = facts.max_length.or(inherited.max_length);
        facts.pattern = facts.pattern.or(inherited.pattern);
    }
    let mut sources = own.sources;
    sources.extend(inherited.sources.iter().cloned());
    Property {
        ty,
        facts,
        read_only: own.read_only || inherited.read_only,
        description,
        sources,
        ..own
    }
}

/// The models that each model extends, by index, and an order in which a model comes after these.
struct Bases {
    of: Vec<Vec<usize>>,
    order: Vec<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    /// Its bases are being visited.
    Open,
    Done,
}

impl Bases {
    /// Reports names of unknown models, and models that extend themselves; these are not followed.
    fn find(merged: &Merged, diagnostics: &mut Vec<Diagnostic>) -> Bases {
        let models = &merged.models;
        let names = models.iter().enumerate();
        let index_of: HashMap<&str, usize> =
            names.map(|(index, model)| (model.name.as_str(), index)).collect();
        let mut bases = Bases { of: vec![Vec::new(); models.len()], order: Vec::new() };
        let mut states = vec![State::New; models.len()];
        // Each model with the number of its bases that were visited. No recursion: nothing bounds the
        // depth of the pages' inheritance.
        let mut stack: Vec<(usize, usize)> = Vec::new();
        for root in 0..models.len() {
            if states[root] == State::New {
                states[root] = State::Open;
                stack.push((root, 0));
            }
            while let Some((index, visited)) = stack.pop() {
                let Some(base) = models[index].extends.get(visited) else {
                    states[index] = State::Done;
                    bases.order.push(index);
                    continue;
                };
                stack.push((index, visited + 1));
                let Some(&at) = index_of.get(base.name.as_str()) else {
                    diagnostics.push(unknown_base(&models[index], base, merged));
                    continue;
                };
                match states[at] {
                    State::Open => {
                        diagnostics.push(cycle(&models[index], base));
                        continue;
                    }
                    State::New => {
                        states[at] = State::Open;
                        stack.push((at, 0));
                    }
                    State::Done => {}
                }
                if !bases.of[index].contains(&at) {
                    bases.of[index].push(at);
                }
            }
        }
        bases
    }
}

fn unknown_base(model: &MergedModel, base: &ParsedBase, merged: &Merged) -> Diagnostic {
    let message = format!("`{}` extends `{}`, which no page documents", model.name, base.name);
    let others = merged.models.iter().map(|model| model.name.as_str());
    let help = match nearest(&base.name, others.filter(|other| *other != model.name)) {
        Some(nearest) => format!("there is `{nearest}`"),
        None => format!("add the page of `{}` to the sources", base.name),
    };
    Diagnostic::warning(Code::UnknownBase, message)
        .at(base.at, "its properties are missing")
        .help(help)
}

fn cycle(model: &MergedModel, base: &ParsedBase) -> Diagnostic {
    let message = match model.name == base.name {
        true => format!("`{}` extends itself", model.name),
        false => format!("`{}` extends `{}`, which extends it", model.name, base.name),
    };
    Diagnostic::warning(Code::CyclicInheritance, message)
        .at(base.at, "ignored")
        .help("correct the page: of two models only one can extend the other")
}
