//! What changed, item by item.

mod apis;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::Hash;

use super::similarity;
use super::verdict::{judge, same_in_rust};
use super::{Change, ChangeKind, Diff, Item};
use crate::schema::{Enum, Model, Property, Schema, Type, Variant};

/// Compares two schemas. The names of both are taken as they stand; name the new documents with the
/// old ones' lock, or every recased name that moved is a change.
pub fn diff(old: &Schema, new: &Schema) -> Diff {
    let models = Matched::of(&old.models, &new.models, |model| model.name.as_str(), of_models);
    let enums = Matched::of(&old.enums, &new.enums, |own| &own.documented_as, of_enums);
    let renamed = models
        .kept
        .iter()
        .map(|(old, new)| (old.name.as_str(), new.name.as_str()))
        .chain(enums.kept.iter().map(|(old, new)| (old.name.as_str(), new.name.as_str())))
        .filter(|(old, new)| old != new)
        .collect();
    let mut comparison = Comparison { renamed, changes: Vec::new() };
    comparison.models(&models);
    comparison.enums(&enums);
    comparison.apis(old, new);
    Diff::of(comparison.changes)
}

/// Two lists, put side by side.
struct Matched<'s, T> {
    /// Here and there; under different names where the one is likely the other renamed.
    kept: Vec<(&'s T, &'s T)>,
    gone: Vec<&'s T>,
    new: Vec<&'s T>,
}

impl<'s, T> Matched<'s, T> {
    fn of<N: Eq + Hash>(
        old: &'s [T],
        new: &'s [T],
        name: impl Fn(&'s T) -> N,
        similarity: impl Fn(&T, &T) -> f64,
    ) -> Matched<'s, T> {
        let mut added: BTreeMap<usize, &T> = new.iter().enumerate().collect();
        let by_name: HashMap<N, usize> =
            new.iter().enumerate().map(|(index, item)| (name(item), index)).collect();
        let (mut kept, mut gone) = (Vec::new(), Vec::new());
        for item in old {
            match by_name.get(&name(item)).and_then(|index| added.remove(index)) {
                Some(same) => kept.push((item, same)),
                None => gone.push(item),
            }
        }
        let mut new: Vec<&T> = added.into_values().collect();
        let pairs = similarity::pairs(&gone, &new, |old, new| similarity(old, new));
        kept.extend(pairs.iter().map(|&(old, new_index)| (gone[old], new[new_index])));
        let (left, arrived): (HashSet<_>, HashSet<_>) = pairs.into_iter().unzip();
        gone = without(gone, &left);
        new = without(new, &arrived);
        Matched { kept, gone, new }
    }
}

fn without<T>(all: Vec<T>, which: &HashSet<usize>) -> Vec<T> {
    all.into_iter().enumerate().filter(|(i, _)| !which.contains(i)).map(|(_, item)| item).collect()
}

/// Models are alike that have the same properties; of several, the one with the likest name.
fn of_models(old: &Model, new: &Model) -> f64 {
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

/// Enums are alike that have the same values; of several, the one with the likest name.
fn of_enums(old: &Enum, new: &Enum) -> f64 {
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

struct Comparison<'s> {
    /// Models and enums that were likely renamed, by their old names.
    renamed: HashMap<&'s str, &'s str>,
    changes: Vec<Change>,
}

/// A place, in the documentation and in Rust.
struct Place<'a> {
    item: Item,
    of: &'a str,
    member: Option<&'a str>,
    rust: String,
}

impl<'s> Comparison<'s> {
    fn say(
        &mut self,
        place: &Place<'_>,
        kind: ChangeKind,
        before: Option<String>,
        after: Option<String>,
    ) {
        let (impact, why) = judge(place.item, kind);
        self.changes.push(Change {
            impact,
            item: place.item,
            kind,
            of: place.of.to_owned(),
            member: place.member.map(str::to_owned),
            rust: place.rust.clone(),
            before,
            after,
            why,
        });
    }

    fn names(&mut self, place: &Place<'_>, documented: (&str, &str), rust: (&str, &str)) {
        let of = |(old, new): (&str, &str)| (Some(old.to_owned()), Some(new.to_owned()));
        if documented.0 != documented.1 {
            let (before, after) = of(documented);
            self.say(place, ChangeKind::Renamed, before, after);
        } else if rust.0 != rust.1 {
            let (before, after) = of(rust);
            self.say(place, ChangeKind::RenamedInRust, before, after);
        }
    }

    fn description(&mut self, place: &Place<'_>, old: &Option<String>, new: &Option<String>) {
        if old != new {
            self.say(place, ChangeKind::Redocumented, old.clone(), new.clone());
        }
    }

    fn models(&mut self, models: &Matched<'s, Model>) {
        for model in &models.gone {
            self.say(&Place::model(model), ChangeKind::Removed, None, None);
        }
        for model in &models.new {
            let properties = Some(counted(model));
            self.say(&Place::model(model), ChangeKind::Added, None, properties);
        }
        for (old, new) in &models.kept {
            self.model(old, new);
        }
    }

    fn model(&mut self, old: &'s Model, new: &'s Model) {
        let place = Place::model(new);
        self.names(&place, (&old.name, &new.name), (&old.rust_name, &new.rust_name));
        match (old.documented, new.documented) {
            (false, true) => self.say(&place, ChangeKind::Documented, None, Some(counted(new))),
            (true, false) if !old.properties.is_empty() => {
                self.say(&place, ChangeKind::Undocumented, Some(counted(old)), None);
            }
            _ => {
                self.description(&place, &old.description, &new.description);
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
            Matched::of(&old.properties, &new.properties, |p| p.name.as_str(), similarity);
        for property in &properties.gone {
            let ty = Some(property.ty.to_string());
            self.say(&Place::property(new, property), ChangeKind::Removed, ty, None);
        }
        for property in &properties.new {
            let ty = Some(property.ty.to_string());
            self.say(&Place::property(new, property), ChangeKind::Added, None, ty);
        }
        for (old, property) in &properties.kept {
            self.property(old, property, new);
        }
    }

    fn property(&mut self, old: &'s Property, new: &'s Property, model: &Model) {
        let place = Place::property(model, new);
        self.names(&place, (&old.name, &new.name), (&old.rust_name, &new.rust_name));
        let types = (Some(old.ty.to_string()), Some(new.ty.to_string()));
        if !self.same_type(&old.ty, &new.ty) {
            self.say(&place, ChangeKind::Retyped, types.0, types.1);
        } else if self.is_specified(&old.ty, &new.ty) {
            self.say(&place, ChangeKind::Specified, types.0, types.1);
        }
        match (old.required, new.required) {
            (false, true) => self.say(&place, ChangeKind::MadeRequired, None, None),
            (true, false) => self.say(&place, ChangeKind::MadeOptional, None, None),
            _ => {}
        }
        match (old.read_only, new.read_only) {
            (false, true) => self.say(&place, ChangeKind::MadeReadOnly, None, None),
            (true, false) => self.say(&place, ChangeKind::MadeWritable, None, None),
            _ => {}
        }
        self.description(&place, &old.description, &new.description);
    }

    fn same_type(&self, old: &'s Type, new: &Type) -> bool {
        same_in_rust(old, new, &|name| self.renamed.get(name).copied().unwrap_or(name))
    }

    /// Whether two types that are one in Rust are two in the documentation.
    fn is_specified(&self, old: &Type, new: &Type) -> bool {
        let named = |ty: &Type| matches!(ty, Type::Model(_) | Type::Enum(_));
        old != new && !named(old.innermost())
    }

    fn enums(&mut self, enums: &Matched<'s, Enum>) {
        for own in &enums.gone {
            self.say(&Place::of_enum(own), ChangeKind::Removed, None, None);
        }
        for own in &enums.new {
            let values = Some(plural(own.variants.len(), "value", "values"));
            self.say(&Place::of_enum(own), ChangeKind::Added, None, values);
        }
        for (old, new) in &enums.kept {
            let place = Place::of_enum(new);
            // An enum may give its short name to a model; what the documents call it stays.
            let documented = match old.documented_as == new.documented_as {
                true => (new.name.as_str(), new.name.as_str()),
                false => (old.name.as_str(), new.name.as_str()),
            };
            self.names(&place, documented, (&old.rust_name, &new.rust_name));
            if old.representation != new.representation {
                let named = |own: &Enum| Some(own.representation.to_string());
                self.say(&place, ChangeKind::Retyped, named(old), named(new));
            }
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
        let values = Matched::of(
            &old_side,
            &new_side,
            |(text, _)| text.as_str(),
            |(old, _), (new, _)| similarity::of_names(old, new),
        );
        for (text, variant) in &values.gone {
            self.say(&Place::value(new, text, variant), ChangeKind::Removed, None, None);
        }
        for (text, variant) in &values.new {
            self.say(&Place::value(new, text, variant), ChangeKind::Added, None, None);
        }
        for ((old_text, old_variant), (text, variant)) in &values.kept {
            let rust = (old_variant.rust_name.as_str(), variant.rust_name.as_str());
            self.names(&Place::value(new, text, variant), (old_text, text), rust);
        }
    }
}

impl<'a> Place<'a> {
    fn model(model: &'a Model) -> Place<'a> {
        let rust = model.rust_name.clone();
        Place { item: Item::Model, of: &model.name, member: None, rust }
    }

    fn property(model: &'a Model, property: &'a Property) -> Place<'a> {
        let rust = format!("{}::{}", model.rust_name, property.rust_name);
        Place { item: Item::Property, of: &model.name, member: Some(&property.name), rust }
    }

    fn of_enum(own: &'a Enum) -> Place<'a> {
        let rust = own.rust_name.clone();
        Place { item: Item::Enum, of: &own.name, member: None, rust }
    }

    fn value(own: &'a Enum, value: &'a str, variant: &Variant) -> Place<'a> {
        let rust = format!("{}::{}", own.rust_name, variant.rust_name);
        Place { item: Item::Value, of: &own.name, member: Some(value), rust }
    }
}

fn counted(model: &Model) -> String {
    plural(model.properties.len(), "property", "properties")
}

fn plural(count: usize, one: &str, several: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        count => format!("{count} {several}"),
    }
}
