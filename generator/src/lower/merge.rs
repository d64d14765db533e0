//! Several documents of one model -> one model.
//!
//! Models are matched by name, properties by name without case and punctuation. What is documented
//! first comes first; of two types the more specific one is kept.

mod agreement;
mod apis;

use std::collections::{BTreeMap, HashMap, HashSet};

use agreement::{Agreement, agree};
use apis::Apis;
pub use apis::{MergedApi, MergedOperation};

use crate::diagnostics::{Code, Diagnostic, Span};
use crate::dialect::Dialect;
use crate::dialect::parsed::{
    ParsedContent, ParsedEnum, ParsedModel, ParsedPage, ParsedProperty, TypeRef, WireName,
};

/// All documents as one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Merged {
    /// The models, sorted by name.
    pub models: Vec<MergedModel>,
    /// The enums with a page of their own, sorted by name.
    pub enums: Vec<MergedEnum>,
    /// The APIs, sorted by name.
    pub apis: Vec<MergedApi>,
    /// What came together.
    pub statistics: MergeStatistics,
    /// What does not fit together.
    pub diagnostics: Vec<Diagnostic>,
}

/// A model as all its pages tell it. Overrides are applied here, before anything is resolved.
#[derive(Debug, Clone, PartialEq)]
pub struct MergedModel {
    /// Its name.
    pub name: String,
    /// The headings of its pages.
    pub sources: Vec<Span>,
    /// The first description.
    pub description: Option<String>,
    /// The properties: the first document's, then what the others add.
    pub properties: Vec<MergedProperty>,
    /// Its own enums.
    pub enums: Vec<MergedEnum>,
}

/// A property as all pages tell it.
#[derive(Debug, Clone, PartialEq)]
pub struct MergedProperty {
    /// The wire name: an exact one if any page has it.
    pub wire: WireName,
    /// The most specific type.
    pub ty: TypeRef,
    /// The Type cell that it comes from.
    pub ty_at: Span,
    /// Whether every page says that a request must hold it.
    pub required: bool,
    /// Whether any page says that only the server sets it.
    pub read_only: bool,
    /// The first description.
    pub description: Option<String>,
    /// The Name cells of its rows.
    pub sources: Vec<Span>,
}

/// An enum as all pages tell it.
#[derive(Debug, Clone, PartialEq)]
pub struct MergedEnum {
    /// What it is; of several documents the first one's values, then what the others add.
    pub content: ParsedEnum,
    /// The headings above its values.
    pub sources: Vec<Span>,
}

/// What came together, for the report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MergeStatistics {
    /// The models.
    pub models: usize,
    /// The properties of all models.
    pub properties: usize,
    /// The properties that more than one page tells.
    pub told_by_several: usize,
    /// The properties that one page alone tells, by its dialect.
    pub told_by_one: BTreeMap<Dialect, usize>,
    /// The properties whose type one page tells more precisely than another.
    pub refined: usize,
    /// The enums, those of models and those with a page of their own.
    pub enums: usize,
    /// The APIs.
    pub apis: usize,
    /// The operations of all APIs.
    pub operations: usize,
}

/// Merges documents, given in the order in which their word counts.
pub fn merge(documents: Vec<ParsedPage>) -> Merged {
    let mut merger = Merger::default();
    for document in documents {
        merger.add(document);
    }
    merger.finish()
}

/// What tells two spellings of one property's name apart, taken off: case and punctuation.
fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for c in name.chars().filter(|c| c.is_alphanumeric()) {
        key.extend(c.to_lowercase());
    }
    if key.is_empty() { name.to_owned() } else { key }
}

#[derive(Default)]
struct Merger {
    models: Vec<(MergedModel, Vec<Dialect>)>,
    enums: Vec<(MergedEnum, Vec<Dialect>)>,
    apis: Apis,
    model_of: HashMap<String, usize>,
    enum_of: HashMap<String, usize>,
    statistics: MergeStatistics,
    diagnostics: Vec<Diagnostic>,
}

impl Merger {
    fn add(&mut self, document: ParsedPage) {
        let dialect = document.dialect;
        let (name, at) = match &document.content {
            ParsedContent::Model(model) => (model.name.clone(), model.at),
            ParsedContent::Enum(page) => (page.name.clone(), page.at),
            ParsedContent::Api(api) => (api.name.clone(), api.at),
        };
        let of_model = self.model_of.get(&name).and_then(|&index| self.models.get_mut(index));
        let of_enum = self.enum_of.get(&name).and_then(|&index| self.enums.get_mut(index));
        match (document.content, of_model, of_enum) {
            (ParsedContent::Api(api), _, _) => self.apis.add(api, dialect, &mut self.diagnostics),
            (ParsedContent::Model(_), Some((first, dialects)), _)
                if dialects.contains(&dialect) =>
            {
                self.diagnostics.push(documented_twice(&name, at, &first.sources));
            }
            (ParsedContent::Enum(_), _, Some((first, dialects))) if dialects.contains(&dialect) => {
                self.diagnostics.push(documented_twice(&name, at, &first.sources));
            }
            (ParsedContent::Model(model), Some((first, dialects)), _) => {
                dialects.push(dialect);
                first.merge(model, &mut self.statistics, &mut self.diagnostics);
            }
            (ParsedContent::Enum(page), _, Some((first, dialects))) => {
                dialects.push(dialect);
                first.merge(page);
            }
            // A dialect that does not document an enum's values leaves its page empty.
            (ParsedContent::Model(model), None, Some((first, _))) if model.is_bare() => {
                first.sources.push(model.at);
            }
            (ParsedContent::Enum(page), Some((first, dialects)), None) if first.is_bare() => {
                dialects.push(dialect);
                let mut sources = first.sources.clone();
                sources.push(page.at);
                self.enum_of.insert(name.clone(), self.enums.len());
                self.enums.push((MergedEnum { content: page, sources }, dialects.clone()));
                first.sources.clear();
                self.model_of.remove(&name);
            }
            (ParsedContent::Model(_), None, Some((first, _))) => {
                self.diagnostics.push(model_and_enum(&name, at, &first.sources));
            }
            (ParsedContent::Enum(_), Some((first, _)), None) => {
                self.diagnostics.push(model_and_enum(&name, at, &first.sources));
            }
            (ParsedContent::Model(model), None, None) => {
                self.model_of.insert(name, self.models.len());
                self.models.push((MergedModel::from(model), vec![dialect]));
            }
            (ParsedContent::Enum(page), None, None) => {
                self.enum_of.insert(name, self.enums.len());
                let sources = vec![page.at];
                self.enums.push((MergedEnum { content: page, sources }, vec![dialect]));
            }
        }
    }

    fn finish(mut self) -> Merged {
        // A model without a page any more turned out to be an enum.
        self.models.retain(|(model, _)| !model.sources.is_empty());
        let statistics = &mut self.statistics;
        for (model, dialects) in &self.models {
            statistics.enums += model.enums.len();
            for property in &model.properties {
                let told_by = |heading: &Span| {
                    property.sources.iter().any(|row| row.source == heading.source)
                };
                match property.sources.len() {
                    1 => {
                        let teller = model.sources.iter().position(told_by);
                        if let Some(&dialect) = teller.and_then(|page| dialects.get(page)) {
                            *statistics.told_by_one.entry(dialect).or_default() += 1;
                        }
                    }
                    _ => statistics.told_by_several += 1,
                }
            }
            statistics.properties += model.properties.len();
        }
        statistics.models = self.models.len();
        statistics.enums += self.enums.len();
        let mut models: Vec<_> = self.models.into_iter().map(|(model, _)| model).collect();
        let mut enums: Vec<_> = self.enums.into_iter().map(|(page, _)| page).collect();
        models.sort_by(|a, b| a.name.cmp(&b.name));
        enums.sort_by(|a, b| a.content.name.cmp(&b.content.name));
        let apis = self.apis.finish();
        self.statistics.apis = apis.len();
        self.statistics.operations = apis.iter().map(|api| api.operations.len()).sum();
        Merged { models, enums, apis, statistics: self.statistics, diagnostics: self.diagnostics }
    }
}

impl ParsedModel {
    /// Whether its page tells nothing but its name.
    fn is_bare(&self) -> bool {
        self.properties.is_empty() && self.enums.is_empty()
    }
}

impl From<ParsedModel> for MergedModel {
    fn from(model: ParsedModel) -> MergedModel {
        let enums = model.enums.into_iter().map(MergedEnum::from).collect();
        MergedModel {
            name: model.name,
            sources: vec![model.at],
            description: model.description,
            properties: model.properties.into_iter().map(MergedProperty::from).collect(),
            enums,
        }
    }
}

impl MergedModel {
    fn is_bare(&self) -> bool {
        self.properties.is_empty() && self.enums.is_empty()
    }

    fn merge(
        &mut self,
        model: ParsedModel,
        statistics: &mut MergeStatistics,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        self.sources.push(model.at);
        self.description = self.description.take().or(model.description);
        // Of several properties with one key, as `fooBar` and `foo_bar`, each finds its own.
        let mut by_key: HashMap<String, Vec<usize>> = HashMap::with_capacity(self.properties.len());
        for (index, property) in self.properties.iter().enumerate() {
            by_key.entry(key(property.wire.as_str())).or_default().push(index);
        }
        for property in model.properties {
            let candidates = by_key.get_mut(&key(property.wire.as_str()));
            let found = candidates.filter(|left| !left.is_empty()).map(|left| {
                let same = |&index: &usize| {
                    self.properties
                        .get(index)
                        .is_some_and(|known| known.wire.as_str() == property.wire.as_str())
                };
                left.remove(left.iter().position(same).unwrap_or(0))
            });
            match found.and_then(|index| self.properties.get_mut(index)) {
                Some(known) => known.merge(&self.name, property, statistics, diagnostics),
                None => self.properties.push(MergedProperty::from(property)),
            }
        }
        let names = self.enums.iter().enumerate();
        let by_name: HashMap<String, usize> =
            names.map(|(index, own)| (own.content.name.clone(), index)).collect();
        for own in model.enums {
            match by_name.get(&own.name).and_then(|&index| self.enums.get_mut(index)) {
                Some(known) => known.merge(own),
                None => self.enums.push(MergedEnum::from(own)),
            }
        }
    }
}

impl From<ParsedProperty> for MergedProperty {
    fn from(property: ParsedProperty) -> MergedProperty {
        MergedProperty {
            wire: property.wire,
            ty: property.ty,
            ty_at: property.ty_at,
            required: property.required,
            read_only: property.read_only,
            description: property.description,
            sources: vec![property.at],
        }
    }
}

impl MergedProperty {
    fn merge(
        &mut self,
        model: &str,
        other: ParsedProperty,
        statistics: &mut MergeStatistics,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let name = self.wire.as_str();
        if self.required != other.required {
            let message =
                format!("the pages disagree on whether `{name}` of `{model}` is required");
            let says = |required| if required { "required" } else { "optional" };
            diagnostics.push(
                Diagnostic::note(Code::DifferingRequired, message)
                    .at(other.at, format!("{} here", says(other.required)))
                    .at(self.at(), format!("{} here; read as optional", says(self.required))),
            );
        }
        match agree(&self.ty, &other.ty) {
            Agreement::Same => {}
            Agreement::First => statistics.refined += 1,
            Agreement::Second => {
                statistics.refined += 1;
                self.ty = other.ty;
                self.ty_at = other.ty_at;
            }
            Agreement::None => diagnostics.push(
                Diagnostic::warning(
                    Code::ContradictingTypes,
                    format!("the pages contradict each other on the type of `{name}` of `{model}`"),
                )
                .at(other.ty_at, format!("{} here", other.ty))
                .at(self.ty_at, format!("{} here, which is kept", self.ty))
                .help("set the type in the configuration if the other one is right"),
            ),
        }
        if let (WireName::Derived(_), WireName::Exact(_)) = (&self.wire, &other.wire) {
            self.wire = other.wire;
        }
        self.required &= other.required;
        self.read_only |= other.read_only;
        self.description = self.description.take().or(other.description);
        self.sources.push(other.at);
    }

    fn at(&self) -> Span {
        self.sources.first().copied().unwrap_or(self.ty_at)
    }
}

impl From<ParsedEnum> for MergedEnum {
    fn from(content: ParsedEnum) -> MergedEnum {
        let sources = vec![content.at];
        MergedEnum { content, sources }
    }
}

impl MergedEnum {
    fn merge(&mut self, other: ParsedEnum) {
        self.sources.push(other.at);
        if self.content.carrier == other.carrier {
            let known: HashSet<_> = self.content.values.iter().map(|v| v.value.clone()).collect();
            let more = other.values.into_iter().filter(|value| !known.contains(&value.value));
            self.content.values.extend(more);
        }
    }
}

fn documented_twice(name: &str, at: Span, sources: &[Span]) -> Diagnostic {
    let diagnostic =
        Diagnostic::error(Code::DocumentedTwice, format!("`{name}` is documented twice"))
            .at(at, "once more here");
    let diagnostic = match sources.first() {
        Some(&first) => diagnostic.at(first, "first here"),
        None => diagnostic,
    };
    diagnostic.help("remove one of the two pages")
}

fn model_and_enum(name: &str, at: Span, sources: &[Span]) -> Diagnostic {
    let message = format!("`{name}` is a model on one page and an enum on another");
    let diagnostic = Diagnostic::error(Code::ModelAndEnum, message).at(at, "documented here");
    let diagnostic = match sources.first() {
        Some(&first) => diagnostic.at(first, "and differently here"),
        None => diagnostic,
    };
    diagnostic.help("remove one of the two pages")
}
