//! The names that were published once, which no later run changes or gives to something else.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use serde::{Deserialize, Serialize};

use crate::naming::{self, Kind, Taken};
use crate::schema::Value;

/// Documented names and the Rust names that they were given, those of removed models, properties and
/// values included.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NameLock {
    /// Models and enums, which share one namespace.
    pub types: Names,
    /// What the schema calls the enums of models, by their model and their name there:
    /// `Page.StateEnum`. A model of that name that comes later must not take what is theirs.
    pub enums: Names,
    /// Fields, by model and wire name.
    pub fields: BTreeMap<String, Names>,
    /// Variants, by enum and value.
    pub variants: BTreeMap<String, Names>,
    /// Names that were published and replaced by a maintainer's choice.
    #[serde(skip_serializing_if = "Retired::is_empty")]
    pub retired: Retired,
}

/// Names that nothing has any more and nothing else may get.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Retired {
    /// Of models and enums.
    pub types: BTreeSet<String>,
    /// Of fields, by model.
    pub fields: BTreeMap<String, BTreeSet<String>>,
}

impl Retired {
    fn is_empty(&self) -> bool {
        self.types.is_empty() && self.fields.values().all(BTreeSet::is_empty)
    }
}

/// Documented name to Rust name, in one namespace.
pub type Names = BTreeMap<String, String>;

impl NameLock {
    /// The Rust types of models and enums.
    ///
    /// Who comes first in `documented` chooses first among the names that are still free, and a name
    /// that is its own Rust name before one that has to be recased.
    pub fn type_names(&mut self, documented: &[String]) -> Vec<String> {
        let (own, recased): (Vec<_>, Vec<_>) = documented
            .iter()
            .partition(|name| naming::candidates(Kind::Type, name).next().as_ref() == Some(*name));
        let mut scope = Scope::new(&mut self.types, &self.retired.types, Kind::Type);
        for name in own.into_iter().chain(recased) {
            scope.name(name);
        }
        documented.iter().map(|name| self.types[name].clone()).collect()
    }

    /// The fields of a model, by wire name in document order.
    pub fn field_names(&mut self, model: &str, wires: &[&str]) -> Vec<String> {
        let retired = self.retired.fields.get(model).unwrap_or(&NONE);
        let names = self.fields.entry(model.to_owned()).or_default();
        let mut scope = Scope::new(names, retired, Kind::Field);
        wires.iter().map(|wire| scope.name(wire)).collect()
    }

    /// The variants of an enum, by value in document order.
    pub fn variant_names(&mut self, enum_name: &str, values: &[&Value]) -> Vec<String> {
        let names = self.variants.entry(enum_name.to_owned()).or_default();
        let mut scope = Scope::new(names, &NONE, Kind::Variant);
        values.iter().map(|value| scope.name(&value.to_string())).collect()
    }

    /// The schema's names of the models' own enums, given as model and name: the first one free of
    /// those that `candidates` makes of both.
    ///
    /// `documented` are the names of models, and of enums with a page of their own. Where one of them
    /// is new and has what an enum is called, the enum is called otherwise from now on and keeps its
    /// Rust names.
    pub fn enum_names<I: Iterator<Item = String>>(
        &mut self,
        documented: &HashSet<&str>,
        own: &[(&str, &str)],
        candidates: impl Fn(&str, &str) -> I,
    ) -> Vec<String> {
        let fold = |name: &str| name.to_lowercase();
        let documented: HashSet<String> = documented.iter().map(|name| fold(name)).collect();
        let known = self.types.keys().chain(self.enums.values()).map(|name| fold(name));
        let mut taken: HashSet<String> = documented.iter().cloned().chain(known).collect();
        let mut first_free = |model: &str, own: &str| {
            let name = candidates(model, own).find(|name| taken.insert(fold(name)));
            name.unwrap_or_else(|| unreachable!("candidates are numbered without end"))
        };
        for (key, name) in &mut self.enums {
            if documented.contains(&fold(name)) {
                let (model, own) = key.split_once('.').unwrap_or((key, ""));
                let moved = first_free(model, own);
                if let Some(rust_name) = self.types.remove(name) {
                    self.types.insert(moved.clone(), rust_name);
                }
                if let Some(variants) = self.variants.remove(name) {
                    self.variants.insert(moved.clone(), variants);
                }
                *name = moved;
            }
        }
        let named = own.iter().map(|(model, own)| {
            let name = self.enums.entry(format!("{model}.{own}"));
            name.or_insert_with(|| first_free(model, own)).clone()
        });
        named.collect()
    }

    /// Adds what another branch published. Where both gave a name, ours stands, and theirs, which
    /// nobody can have depended on beside it, is given anew.
    pub(crate) fn union(&mut self, theirs: NameLock) {
        union(
            Kind::Type,
            &mut self.types,
            &mut self.retired.types,
            theirs.types,
            theirs.retired.types,
        );
        let mut called: HashSet<String> = self.enums.values().cloned().collect();
        for (key, name) in theirs.enums {
            if !self.enums.contains_key(&key) && called.insert(name.clone()) {
                self.enums.insert(key, name);
            }
        }
        let mut retired = theirs.retired.fields;
        for (model, fields) in theirs.fields {
            let theirs_retired = retired.remove(&model).unwrap_or_default();
            let ours_retired = self.retired.fields.entry(model.clone()).or_default();
            let ours = self.fields.entry(model).or_default();
            union(Kind::Field, ours, ours_retired, fields, theirs_retired);
        }
        for (enum_name, variants) in theirs.variants {
            let ours = self.variants.entry(enum_name).or_default();
            union(Kind::Variant, ours, &mut BTreeSet::new(), variants, BTreeSet::new());
        }
    }

    /// Gives a type the name that a maintainer chose. The name that it had stays taken.
    ///
    /// # Errors
    ///
    /// The documented name that has the chosen one already.
    pub fn choose_type(&mut self, documented: &str, chosen: &str) -> Result<(), String> {
        choose(Kind::Type, &mut self.types, &mut self.retired.types, documented, chosen)
    }

    /// As [`NameLock::choose_type`], for a field.
    ///
    /// # Errors
    ///
    /// The wire name that has the chosen one already.
    pub fn choose_field(&mut self, model: &str, wire: &str, chosen: &str) -> Result<(), String> {
        let names = self.fields.entry(model.to_owned()).or_default();
        let retired = self.retired.fields.entry(model.to_owned()).or_default();
        choose(Kind::Field, names, retired, wire, chosen)
    }
}

fn union(
    kind: Kind,
    ours: &mut Names,
    ours_retired: &mut BTreeSet<String>,
    theirs: Names,
    theirs_retired: BTreeSet<String>,
) {
    let fold = |name: &String| naming::folded(kind, name);
    let mut taken: HashSet<String> = ours.values().chain(&*ours_retired).map(fold).collect();
    for (documented, rust) in theirs {
        if !ours.contains_key(&documented) && taken.insert(fold(&rust)) {
            ours.insert(documented, rust);
        }
    }
    ours_retired.extend(theirs_retired.into_iter().filter(|name| taken.insert(fold(name))));
}

fn choose(
    kind: Kind,
    names: &mut Names,
    retired: &mut BTreeSet<String>,
    documented: &str,
    chosen: &str,
) -> Result<(), String> {
    if let Some((other, _)) = names.iter().find(|(name, rust)| {
        naming::folded(kind, rust) == naming::folded(kind, chosen) && *name != documented
    }) {
        return Err(other.clone());
    }
    let before = names.insert(documented.to_owned(), chosen.to_owned());
    retired.extend(before.filter(|before| before != chosen));
    retired.remove(chosen);
    Ok(())
}

static NONE: BTreeSet<String> = BTreeSet::new();

/// One namespace while names are given out in it.
struct Scope<'a> {
    names: &'a mut Names,
    taken: Taken,
}

impl Scope<'_> {
    fn new<'a>(names: &'a mut Names, retired: &BTreeSet<String>, kind: Kind) -> Scope<'a> {
        let taken = Taken::new(kind, names.values().chain(retired));
        Scope { names, taken }
    }

    fn name(&mut self, documented: &str) -> String {
        if let Some(published) = self.names.get(documented) {
            return published.clone();
        }
        let name = self.taken.first_free(documented);
        self.names.insert(documented.to_owned(), name.clone());
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_published_name_stands_whatever_comes_before_it_later() {
        let mut lock = NameLock::default();
        assert_eq!(lock.field_names("Page", &["a-b"]), ["a_b"]);
        assert_eq!(lock.field_names("Page", &["a_b", "a-b"]), ["a_underscore_b", "a_b"]);
        // Gone from the documents, not from the lock.
        assert_eq!(lock.field_names("Page", &["a.b"]), ["a_dot_b"]);
    }

    #[test]
    fn types_differ_in_more_than_case() {
        let mut lock = NameLock::default();
        let documented = ["Foo_Bar", "FOOBAR", "FooBar"].map(str::to_owned);
        assert_eq!(lock.type_names(&documented), ["FooUnderscoreBar", "FOOBAR", "FooBar2"]);
    }

    #[test]
    fn a_documented_value_is_never_unknown() {
        let values = ["Unknown", "unknown", "UNKNOWN"].map(|v| Value::String(v.to_owned()));
        let names = NameLock::default().variant_names("State", &values.each_ref());
        assert_eq!(names, ["Unknown_", "Unknown2", "Unknown3"]);
    }

    #[test]
    fn a_chosen_name_replaces_the_published_one_for_good() {
        let mut lock = NameLock::default();
        lock.type_names(&["Foo".to_owned()]);
        assert_eq!(lock.choose_type("Foo", "Bar"), Ok(()));
        assert_eq!(lock.choose_type("Other", "Bar"), Err("Foo".to_owned()));
        assert_eq!(lock.type_names(&["foo".to_owned(), "Foo".to_owned()]), ["Foo2", "Bar"]);
    }
}
