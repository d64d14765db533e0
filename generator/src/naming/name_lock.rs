//! The published names, which no later run changes or gives to something else.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::naming::feature::{self, FeatureRequest};
use crate::naming::{self, NameKind, Taken};

/// Documented names and the Rust names that they were given, those of removed models, properties and
/// values included.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NameLock {
    /// Models and enums, which share one namespace.
    pub types: Names,
    /// Fields, by model and wire name.
    pub fields: BTreeMap<String, Names>,
    /// Variants, by enum and value.
    pub variants: BTreeMap<String, Names>,
    /// Functions of operations, by API.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub functions: BTreeMap<String, Names>,
    /// Types in the modules of APIs, by API: of calls (`call GetUsers`), of the parameters that a call
    /// requires (`parameters GetUsers`) and of values (`values sortOrder`).
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub call_types: BTreeMap<String, Names>,
    /// Setters and arguments, by API and operation (`Users.GetUsers`) and identifier.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub parameters: BTreeMap<String, Names>,
    /// Cargo features, by API (`api Routing`) and topic prefix (`topic conversation`).
    #[serde(skip_serializing_if = "Names::is_empty")]
    pub features: Names,
    /// Names that were published and replaced by a maintainer's choice.
    #[serde(skip_serializing_if = "Retired::is_empty")]
    pub retired: Retired,
}

/// Names that are no longer in use and that nothing else may get.
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

/// A model, an enum or a value to be named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameRequest<'a> {
    /// Its key in the lock, which stays the same from run to run.
    pub documented_as: &'a str,
    /// The name that it should have, if that is free and valid in Rust.
    pub wanted: &'a str,
}

/// What a model or an enum consists of, to be named in a namespace of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Members<'a> {
    /// The key of the model or the enum in the lock. No two have the same.
    pub(crate) owner: &'a str,
    /// What the members are.
    pub(crate) kind: NameKind,
    /// The members, in document order.
    pub(crate) requests: Vec<NameRequest<'a>>,
}

/// Documented name to Rust name, in one namespace.
pub(crate) type Names = BTreeMap<String, String>;

impl NameLock {
    /// The Rust types of models and enums.
    ///
    /// Who comes first in `documented` chooses first among the names that are still free, and a name
    /// that is its own Rust name before one that has to be recased.
    pub fn type_names(&mut self, documented: &[NameRequest<'_>]) -> Vec<String> {
        let (own, recased): (Vec<&NameRequest<'_>>, Vec<_>) = documented.iter().partition(|name| {
            naming::candidates(NameKind::Type, name.wanted).next().as_deref() == Some(name.wanted)
        });
        let mut scope = Scope::new(&mut self.types, &self.retired.types, NameKind::Type);
        for name in own.into_iter().chain(recased) {
            scope.name(name.documented_as, name.wanted);
        }
        documented.iter().map(|name| self.types[name.documented_as].clone()).collect()
    }

    /// The fields of models, each in document order. The key of a field in the lock is its wire name.
    pub(crate) fn field_names(&mut self, models: &[Members<'_>]) -> Vec<Vec<String>> {
        let retired = |model: &str| self.retired.fields.get(model).unwrap_or(&NONE);
        member_names(&mut self.fields, retired, models)
    }

    /// The variants of enums and the constants of types of bit flags, each in document order. The key of
    /// each in the lock is its value.
    pub(crate) fn variant_names(&mut self, enums: &[Members<'_>]) -> Vec<Vec<String>> {
        member_names(&mut self.variants, |_| &NONE, enums)
    }

    /// The functions of an API's operations, by name in document order.
    pub fn function_names(&mut self, api: &str, operations: &[&str]) -> Vec<String> {
        let names = self.functions.entry(api.to_owned()).or_default();
        let mut scope = Scope::new(names, &NONE, NameKind::Function);
        operations.iter().map(|operation| scope.name(operation, operation)).collect()
    }

    /// The types in an API's module.
    pub fn call_type_names(&mut self, api: &str, requests: &[(String, String)]) -> Vec<String> {
        let names = self.call_types.entry(api.to_owned()).or_default();
        let mut scope = Scope::new(names, &NONE, NameKind::CallType);
        requests.iter().map(|(key, wanted)| scope.name(key, wanted)).collect()
    }

    /// The setters and arguments of an operation, by identifier in document order.
    pub fn parameter_names(
        &mut self,
        api: &str,
        operation: &str,
        identifiers: &[&str],
    ) -> Vec<String> {
        if identifiers.is_empty() {
            return Vec::new();
        }
        let names = self.parameters.entry(format!("{api}.{operation}")).or_default();
        let mut scope = Scope::new(names, &NONE, NameKind::Setter);
        identifiers.iter().map(|identifier| scope.name(identifier, identifier)).collect()
    }

    /// The Cargo features of APIs and topics.
    pub fn feature_names(&mut self, requests: &[FeatureRequest]) -> Vec<String> {
        let mut taken: HashSet<String> = self.features.values().cloned().collect();
        taken.extend(feature::RESERVED.map(str::to_owned));
        let mut given = Vec::with_capacity(requests.len());
        for FeatureRequest { key, candidates } in requests {
            let name = match self.features.get(key) {
                Some(published) => published.clone(),
                None => {
                    let numbered = (2_u64..).map(|number| format!("{}-{number}", candidates[1]));
                    candidates
                        .iter()
                        .cloned()
                        .chain(numbered)
                        .find(|name| taken.insert(name.clone()))
                        .unwrap_or_else(|| unreachable!("numbers do not end"))
                }
            };
            self.features.insert(key.clone(), name.clone());
            given.push(name);
        }
        given
    }

    /// Adds what another branch published. If both branches named a definition, the name of this branch
    /// is kept; a name of the other branch that is taken here is assigned again.
    pub(crate) fn union(&mut self, theirs: NameLock) {
        let Retired { types, mut fields } = theirs.retired;
        union(NameKind::Type, &mut self.types, &mut self.retired.types, theirs.types, types);
        for (model, names) in theirs.fields {
            let theirs_retired = fields.remove(&model).unwrap_or_default();
            let ours_retired = self.retired.fields.entry(model.clone()).or_default();
            let ours = self.fields.entry(model).or_default();
            union(NameKind::Field, ours, ours_retired, names, theirs_retired);
        }
        for (enum_name, names) in theirs.variants {
            let ours = self.variants.entry(enum_name).or_default();
            union(NameKind::Variant, ours, &mut BTreeSet::new(), names, BTreeSet::new());
        }
        for (kind, ours, theirs) in [
            (NameKind::Function, &mut self.functions, theirs.functions),
            (NameKind::CallType, &mut self.call_types, theirs.call_types),
            (NameKind::Setter, &mut self.parameters, theirs.parameters),
        ] {
            for (owner, names) in theirs {
                let ours = ours.entry(owner).or_default();
                union(kind, ours, &mut BTreeSet::new(), names, BTreeSet::new());
            }
        }
        let none = &mut BTreeSet::new();
        union(NameKind::Field, &mut self.features, none, theirs.features, BTreeSet::new());
    }

    /// Gives a type the name that a maintainer chose. The name that it had stays taken.
    ///
    /// # Errors
    ///
    /// The documented name that has the chosen one already.
    pub fn choose_type(&mut self, documented: &str, chosen: &str) -> Result<(), String> {
        choose(NameKind::Type, &mut self.types, &mut self.retired.types, documented, chosen)
    }

    /// As [`NameLock::choose_type`], for a field.
    ///
    /// # Errors
    ///
    /// The wire name that has the chosen one already.
    pub fn choose_field(&mut self, model: &str, wire: &str, chosen: &str) -> Result<(), String> {
        let names = self.fields.entry(model.to_owned()).or_default();
        let retired = self.retired.fields.entry(model.to_owned()).or_default();
        choose(NameKind::Field, names, retired, wire, chosen)
    }

    /// Hands the published name of a field on to the key that it turned out to have.
    pub fn respell_field(&mut self, model: &str, wire: &str, respelt: &str) {
        let Some(names) = self.fields.get_mut(model) else { return };
        if !names.contains_key(respelt)
            && let Some(published) = names.remove(wire)
        {
            names.insert(respelt.to_owned(), published);
        }
    }
}

fn union(
    kind: NameKind,
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
    kind: NameKind,
    names: &mut Names,
    retired: &mut BTreeSet<String>,
    documented: &str,
    chosen: &str,
) -> Result<(), String> {
    let folded = naming::folded(kind, chosen);
    let taken = |rust: &str| naming::folded(kind, rust) == folded;
    if let Some((other, _)) = names.iter().find(|(name, rust)| taken(rust) && *name != documented) {
        return Err(other.clone());
    }
    let before = names.insert(documented.to_owned(), chosen.to_owned());
    retired.extend(before.filter(|before| before != chosen));
    retired.remove(chosen);
    Ok(())
}

static NONE: BTreeSet<String> = BTreeSet::new();

/// Names members on all cores: the names of one owner do not depend on those of another.
fn member_names<'r>(
    published: &mut BTreeMap<String, Names>,
    retired: impl Fn(&str) -> &'r BTreeSet<String> + Sync,
    owners: &[Members<'_>],
) -> Vec<Vec<String>> {
    let of_owner = |members: &Members<'_>| published.remove(members.owner).unwrap_or_default();
    let mut names: Vec<Names> = owners.iter().map(of_owner).collect();
    let given = owners.par_iter().zip(&mut names).map(|(members, names)| {
        let mut scope = Scope::new(names, retired(members.owner), members.kind);
        let requests = members.requests.iter();
        requests.map(|request| scope.name(request.documented_as, request.wanted)).collect()
    });
    let given = given.collect();
    published.extend(owners.iter().map(|members| members.owner.to_owned()).zip(names));
    given
}

/// One namespace while names are given out in it.
struct Scope<'a> {
    names: &'a mut Names,
    taken: Taken,
}

impl Scope<'_> {
    fn new<'a>(names: &'a mut Names, retired: &BTreeSet<String>, kind: NameKind) -> Scope<'a> {
        let taken = Taken::new(kind, names.values().chain(retired));
        Scope { names, taken }
    }

    fn name(&mut self, documented_as: &str, wanted: &str) -> String {
        if let Some(published) = self.names.get(documented_as) {
            return published.clone();
        }
        let name = self.taken.first_free(wanted);
        self.names.insert(documented_as.to_owned(), name.clone());
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn types(lock: &mut NameLock, names: &[&str]) -> Vec<String> {
        let documented: Vec<_> =
            names.iter().map(|name| NameRequest { documented_as: name, wanted: name }).collect();
        lock.type_names(&documented)
    }

    fn fields(lock: &mut NameLock, wires: &[&str]) -> Vec<String> {
        let requests = wires.iter().map(|wire| NameRequest { documented_as: wire, wanted: wire });
        let (kind, requests) = (NameKind::Field, requests.collect());
        lock.field_names(&[Members { owner: "Page", kind, requests }]).concat()
    }

    #[test]
    fn a_published_name_stands_whatever_comes_before_it_later() {
        let mut lock = NameLock::default();
        assert_eq!(fields(&mut lock, &["a-b"]), ["a_b"]);
        assert_eq!(fields(&mut lock, &["a_b", "a-b"]), ["a_underscore_b", "a_b"]);
        // Gone from the documents, not from the lock.
        assert_eq!(fields(&mut lock, &["a.b"]), ["a_dot_b"]);
    }

    #[test]
    fn types_differ_in_more_than_case() {
        let mut lock = NameLock::default();
        let names = types(&mut lock, &["Foo_Bar", "FOOBAR", "FooBar"]);
        assert_eq!(names, ["FooUnderscoreBar", "FOOBAR", "FooBar2"]);
    }

    #[test]
    fn a_model_that_comes_later_does_not_take_an_enums_name() {
        let mut lock = NameLock::default();
        let own = |wanted| NameRequest { documented_as: "User.StateEnum", wanted };
        assert_eq!(lock.type_names(&[own("UserState")]), ["UserState"]);
        let model = NameRequest { documented_as: "UserState", wanted: "UserState" };
        assert_eq!(lock.type_names(&[model, own("UserStateEnum")]), ["UserState2", "UserState"]);
    }

    #[test]
    fn a_documented_value_is_never_unknown() {
        let values = ["Unknown", "unknown", "UNKNOWN"];
        let values = values.map(|value| NameRequest { documented_as: value, wanted: value });
        let kind = NameKind::Variant;
        let members = Members { owner: "State", kind, requests: values.into() };
        let names = NameLock::default().variant_names(&[members]);
        assert_eq!(names, [["Unknown_", "Unknown2", "Unknown3"]]);
    }

    #[test]
    fn a_published_feature_stands_and_reserved_ones_are_taken() {
        let mut names = NameLock::default();
        let requests = ["Default", "Full", "Foo", "FOO"].map(FeatureRequest::of_api);
        assert_eq!(names.feature_names(&requests), ["default-api", "full-api", "foo", "foo-api"]);
        // In another order, and with a new one.
        let requests = ["FOO", "foo"].map(FeatureRequest::of_api);
        assert_eq!(names.feature_names(&requests), ["foo-api", "foo-api-2"]);
    }

    #[test]
    fn a_chosen_name_replaces_the_published_one_for_good() {
        let mut lock = NameLock::default();
        types(&mut lock, &["Foo"]);
        assert_eq!(lock.choose_type("Foo", "Bar"), Ok(()));
        assert_eq!(lock.choose_type("Other", "BAR"), Err("Foo".to_owned()));
        assert_eq!(types(&mut lock, &["foo", "Foo"]), ["Foo2", "Bar"]);
    }

    #[test]
    fn a_key_that_is_spelt_right_keeps_the_name_of_its_field() {
        let mut lock = NameLock::default();
        assert_eq!(fields(&mut lock, &["pairingToken"]), ["pairing_token"]);
        lock.respell_field("Page", "pairingToken", "pairing-token");
        assert_eq!(fields(&mut lock, &["pairing-token"]), ["pairing_token"]);
    }
}
