//! Finds the changes between two schemas.

mod apis;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::Hash;

use super::similarity;
use super::verdict::{judge, same_in_rust};
use super::{Change, ChangeKind, Diff, Item};
use crate::diagnostics::quantity;
use crate::schema::{Enum, Model, Property, Schema, Type, Variant};

/// Compares two schemas. Rust names are compared as they are: the new schema should be made with the
/// lock of the old one, or every name that is assigned anew is a change.
pub fn diff(old: &Schema, new: &Schema) -> Diff {
    let models =
        Matching::of(&old.models, &new.models, |model| model.name.as_str(), model_similarity);
    let enums = Matching::of(&old.enums, &new.enums, |own| &own.documented_as, enum_similarity);
    let renamed = models
        .pairs
        .iter()
        .map(|(old, new)| (old.name.as_str(), new.name.as_str()))
        .chain(enums.pairs.iter().map(|(old, new)| (old.name.as_str(), new.name.as_str())))
        .filter(|(old, new)| old != new)
        .collect();
    let mut recorder = Recorder { renamed, changes: Vec::new() };
    recorder.models(&models);
    recorder.enums(&enums);
    recorder.apis(old, new);
    Diff::of(recorder.changes)
}

/// The items of two lists, matched by name and then by similarity.
struct Matching<'s, T> {
    /// The items of both lists, old and new; with different names where the item was likely renamed.
    pairs: Vec<(&'s T, &'s T)>,
    removed: Vec<&'s T>,
    added: Vec<&'s T>,
}

impl<'s, T> Matching<'s, T> {
    fn of<N: Eq + Hash>(
        old: &'s [T],
        new: &'s [T],
        name: impl Fn(&'s T) -> N,
        similarity: impl Fn(&T, &T) -> f64,
    ) -> Matching<'s, T> {
        let mut unmatched: BTreeMap<usize, &T> = new.iter().enumerate().collect();
        let by_name: HashMap<N, usize> =
            new.iter().enumerate().map(|(index, item)| (name(item), index)).collect();
        let (mut pairs, mut removed) = (Vec::new(), Vec::new());
        for item in old {
            match by_name.get(&name(item)).and_then(|index| unmatched.remove(index)) {
                Some(same) => pairs.push((item, same)),
                None => removed.push(item),
            }
        }
        let mut added: Vec<&T> = unmatched.into_values().collect();
        let renamed = similarity::pairs(&removed, &added, |old, new| similarity(old, new));
        pairs.extend(renamed.iter().map(|&(old, new)| (removed[old], added[new])));
        let (old_indices, new_indices): (HashSet<_>, HashSet<_>) = renamed.into_iter().unzip();
        removed = without(removed, &old_indices);
        added = without(added, &new_indices);
        Matching { pairs, removed, added }
    }
}

fn without<T>(items: Vec<T>, indices: &HashSet<usize>) -> Vec<T> {
    let items = items.into_iter().enumerate();
    items.filter(|(index, _)| !indices.contains(index)).map(|(_, item)| item).collect()
}

/// Models are similar if they share most properties; the more similar their names, the more so.
fn model_similarity(old: &Model, new: &Model) -> f64 {
    let properties = |model: &Model| -> HashSet<(String, Type)> {
        let scalar = |ty: &Type| match ty.innermost() {
            // The types may be renamed along with the models.
            Type::Model(_) | Type::Enum(_) => Type::Any,
            other => other.clone(),
        };
        model.properties.iter().map(|p| (p.name.clone(), scalar(&p.ty))).collect()
    };
    let names = strsim::jaro_winkler(&old.name.to_lowercase(), &new.name.to_lowercase());
    match similarity::of_sets(&properties(old), &properties(new)) {
        0.0 if similarity::of_names(&old.name, &new.name) == 1.0 => 1.0,
        0.0 => 0.0,
        shared => (shared + names) / 2.0,
    }
}

/// Enums are similar if they share most values; the more similar their names, the more so.
fn enum_similarity(old: &Enum, new: &Enum) -> f64 {
    let values = |own: &Enum| -> HashSet<_> { own.variants.iter().map(value).collect() };
    let names = strsim::jaro_winkler(&old.name.to_lowercase(), &new.name.to_lowercase());
    match similarity::of_sets(&values(old), &values(new)) {
        0.0 if similarity::of_names(&old.name, &new.name) == 1.0 => 1.0,
        shared if shared == 0.0 || names < 0.6 => 0.0,
        shared => (shared + names) / 2.0,
    }
}

fn value(variant: &Variant) -> String {
    variant.value.to_string()
}

/// Records changes.
struct Recorder<'s> {
    /// The new names of models and enums that were likely renamed, by their old names.
    renamed: HashMap<&'s str, &'s str>,
    changes: Vec<Change>,
}

/// What a change is about.
struct Subject<'a> {
    item: Item,
    of: &'a str,
    member: Option<&'a str>,
    rust: String,
}

impl<'s> Recorder<'s> {
    fn record(
        &mut self,
        subject: &Subject<'_>,
        kind: ChangeKind,
        before: Option<String>,
        after: Option<String>,
    ) {
        let (impact, why) = judge(subject.item, kind);
        self.changes.push(Change {
            impact,
            item: subject.item,
            kind,
            of: subject.of.to_owned(),
            member: subject.member.map(str::to_owned),
            rust: subject.rust.clone(),
            before,
            after,
            why,
        });
    }

    fn names(&mut self, subject: &Subject<'_>, documented: (&str, &str), rust: (&str, &str)) {
        let of = |(old, new): (&str, &str)| (Some(old.to_owned()), Some(new.to_owned()));
        if documented.0 != documented.1 {
            let (before, after) = of(documented);
            self.record(subject, ChangeKind::Renamed, before, after);
        } else if rust.0 != rust.1 {
            let (before, after) = of(rust);
            self.record(subject, ChangeKind::RenamedInRust, before, after);
        }
    }

    fn description(&mut self, subject: &Subject<'_>, old: &Option<String>, new: &Option<String>) {
        if old != new {
            self.record(subject, ChangeKind::Redocumented, old.clone(), new.clone());
        }
    }

    fn models(&mut self, models: &Matching<'s, Model>) {
        for model in &models.removed {
            self.record(&Subject::model(model), ChangeKind::Removed, None, None);
        }
        for model in &models.added {
            let properties = Some(counted(model));
            self.record(&Subject::model(model), ChangeKind::Added, None, properties);
        }
        for (old, new) in &models.pairs {
            self.model(old, new);
        }
    }

    fn model(&mut self, old: &'s Model, new: &'s Model) {
        let subject = Subject::model(new);
        self.names(&subject, (&old.name, &new.name), (&old.rust_name, &new.rust_name));
        match (old.documented, new.documented) {
            (false, true) => {
                self.record(&subject, ChangeKind::Documented, None, Some(counted(new)))
            }
            (true, false) if !old.properties.is_empty() => {
                self.record(&subject, ChangeKind::Undocumented, Some(counted(old)), None);
            }
            _ => {
                self.description(&subject, &old.description, &new.description);
                let bases =
                    |model: &Model| (!model.extends.is_empty()).then(|| model.extends.join(", "));
                self.differing(&subject, ChangeKind::Rebased, bases(old), bases(new));
                self.properties(old, new);
            }
        }
    }

    fn properties(&mut self, old: &'s Model, new: &'s Model) {
        let similarity = |old: &Property, new: &Property| {
            if !self.same_type(&old.ty, &new.ty) {
                return 0.0;
            }
            match similarity::of_names(&old.name, &new.name) {
                0.0 if old.description.is_some() && old.description == new.description => 0.5,
                similarity => similarity,
            }
        };
        let properties =
            Matching::of(&old.properties, &new.properties, |p| p.name.as_str(), similarity);
        for property in &properties.removed {
            let ty = Some(property.ty.to_string());
            self.record(&Subject::property(new, property), ChangeKind::Removed, ty, None);
        }
        for property in &properties.added {
            let ty = Some(property.ty.to_string());
            self.record(&Subject::property(new, property), ChangeKind::Added, None, ty);
        }
        for (old, property) in &properties.pairs {
            self.property(old, property, new);
        }
    }

    fn property(&mut self, old: &'s Property, new: &'s Property, model: &Model) {
        let subject = Subject::property(model, new);
        self.names(&subject, (&old.name, &new.name), (&old.rust_name, &new.rust_name));
        let types = (Some(old.ty.to_string()), Some(new.ty.to_string()));
        if !self.same_type(&old.ty, &new.ty) {
            self.record(&subject, ChangeKind::Retyped, types.0, types.1);
        } else if self.is_specified(&old.ty, &new.ty) {
            self.record(&subject, ChangeKind::Specified, types.0, types.1);
        }
        match (old.required, new.required) {
            (false, true) => self.record(&subject, ChangeKind::MadeRequired, None, None),
            (true, false) => self.record(&subject, ChangeKind::MadeOptional, None, None),
            _ => {}
        }
        match (old.read_only, new.read_only) {
            (false, true) => self.record(&subject, ChangeKind::MadeReadOnly, None, None),
            (true, false) => self.record(&subject, ChangeKind::MadeWritable, None, None),
            _ => {}
        }
        match (old.facts.nullable, new.facts.nullable) {
            (false, true) => self.record(&subject, ChangeKind::MadeNullable, None, None),
            (true, false) => self.record(&subject, ChangeKind::MadeNonNullable, None, None),
            _ => {}
        }
        let default = |own: &Property| own.facts.default.as_ref().map(ToString::to_string);
        self.differing(&subject, ChangeKind::Redefaulted, default(old), default(new));
        self.differing(&subject, ChangeKind::Rebounded, bounds(old), bounds(new));
        self.description(&subject, &old.description, &new.description);
    }

    /// Records a change of a statement that either schema may lack.
    fn differing(
        &mut self,
        subject: &Subject<'_>,
        kind: ChangeKind,
        old: Option<String>,
        new: Option<String>,
    ) {
        if old != new {
            self.record(subject, kind, old, new);
        }
    }

    fn same_type(&self, old: &'s Type, new: &Type) -> bool {
        same_in_rust(old, new, &|name| self.renamed.get(name).copied().unwrap_or(name))
    }

    /// Whether two types that are one in Rust are two in the documentation.
    fn is_specified(&self, old: &Type, new: &Type) -> bool {
        let named = |ty: &Type| matches!(ty, Type::Model(_) | Type::Enum(_));
        old != new && !named(old.innermost())
    }

    fn enums(&mut self, enums: &Matching<'s, Enum>) {
        for own in &enums.removed {
            self.record(&Subject::of_enum(own), ChangeKind::Removed, None, None);
        }
        for own in &enums.added {
            let values = Some(quantity::counted(own.variants.len(), "value"));
            self.record(&Subject::of_enum(own), ChangeKind::Added, None, values);
        }
        for (old, new) in &enums.pairs {
            let subject = Subject::of_enum(new);
            // A model may take the short name of an enum; the documented name stays.
            let documented = match old.documented_as == new.documented_as {
                true => (new.name.as_str(), new.name.as_str()),
                false => (old.name.as_str(), new.name.as_str()),
            };
            self.names(&subject, documented, (&old.rust_name, &new.rust_name));
            if old.representation != new.representation {
                let named = |own: &Enum| Some(own.representation.to_string());
                self.record(&subject, ChangeKind::Retyped, named(old), named(new));
            }
            self.description(&subject, &old.description, &new.description);
            self.values(old, new);
        }
    }

    fn values(&mut self, old: &'s Enum, new: &'s Enum) {
        // By text: an enum whose numbers became text has the same values as before.
        let texts = |own: &Enum| own.variants.iter().map(value).collect::<Vec<_>>();
        let (old_texts, new_texts) = (texts(old), texts(new));
        let side = |own: &'s Enum, texts: Vec<String>| -> Vec<(String, &'s Variant)> {
            texts.into_iter().zip(&own.variants).collect()
        };
        let (old_side, new_side) = (side(old, old_texts), side(new, new_texts));
        let values = Matching::of(
            &old_side,
            &new_side,
            |(text, _)| text.as_str(),
            |(old, _), (new, _)| similarity::of_names(old, new),
        );
        for (text, variant) in &values.removed {
            self.record(&Subject::value(new, text, variant), ChangeKind::Removed, None, None);
        }
        for (text, variant) in &values.added {
            self.record(&Subject::value(new, text, variant), ChangeKind::Added, None, None);
        }
        for ((old_text, old_variant), (text, variant)) in &values.pairs {
            let rust = (old_variant.rust_name.as_str(), variant.rust_name.as_str());
            let subject = Subject::value(new, text, variant);
            self.names(&subject, (old_text, text), rust);
            self.description(&subject, &old_variant.description, &variant.description);
        }
    }
}

impl<'a> Subject<'a> {
    fn model(model: &'a Model) -> Subject<'a> {
        let rust = model.rust_name.clone();
        Subject { item: Item::Model, of: &model.name, member: None, rust }
    }

    fn property(model: &'a Model, property: &'a Property) -> Subject<'a> {
        let rust = format!("{}::{}", model.rust_name, property.rust_name);
        Subject { item: Item::Property, of: &model.name, member: Some(&property.name), rust }
    }

    fn of_enum(own: &'a Enum) -> Subject<'a> {
        let rust = own.rust_name.clone();
        Subject { item: Item::Enum, of: &own.name, member: None, rust }
    }

    fn value(own: &'a Enum, value: &'a str, variant: &Variant) -> Subject<'a> {
        let rust = format!("{}::{}", own.rust_name, variant.rust_name);
        Subject { item: Item::Value, of: &own.name, member: Some(value), rust }
    }
}

/// The bounds and the pattern of a property, as one text.
fn bounds(property: &Property) -> Option<String> {
    let facts = &property.facts;
    let bounds = [
        ("minimum", facts.minimum.as_ref().map(ToString::to_string)),
        ("maximum", facts.maximum.as_ref().map(ToString::to_string)),
        ("minimum length", facts.min_length.map(|length| length.to_string())),
        ("maximum length", facts.max_length.map(|length| length.to_string())),
        ("pattern", facts.pattern.clone()),
    ];
    let stated = bounds.into_iter().filter_map(|(name, value)| Some(format!("{name} {}", value?)));
    let stated: Vec<String> = stated.collect();
    (!stated.is_empty()).then(|| stated.join(", "))
}

fn counted(model: &Model) -> String {
    quantity::counted(model.properties.len(), "property")
}
