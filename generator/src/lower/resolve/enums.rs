//! The enums of a schema: those of models under their models' names, those with a page under their
//! own, and the names of members that some properties send instead of values.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::lines::Lines;
use super::references;
use crate::diagnostics::{Code, Diagnostic};
use crate::dialect::parsed::{ParsedValue, TypeRef, ValueListType};
use crate::lower::merged::{Merged, MergedEnum};
use crate::schema::{Enum, EnumContent, EnumId, EnumRepr, Type, Value, Variant};

/// Every enum, declared.
pub(super) struct Enums<'m> {
    /// What a model's own enum is, by the names of both.
    own: HashMap<(&'m str, &'m str), Type>,
    /// What an enum with a page of its own is.
    with_page: HashMap<&'m str, Type>,
    /// What the names of the members of an enum are, by the id of the enum.
    member_names: BTreeMap<EnumId, Type>,
    declared: Vec<Declared<'m>>,
}

/// An enum of the schema, and the documented one that it is made of.
pub(super) struct Declared<'m> {
    name: String,
    pub(super) documented_as: EnumId,
    pub(super) documented: &'m MergedEnum,
}

impl<'m> Enums<'m> {
    /// Names every enum. `models` are the names of all models, those without a page included.
    pub(super) fn declare<'n>(
        merged: &'m Merged,
        models: impl Iterator<Item = &'n str>,
    ) -> Enums<'m> {
        // Names that differ only in case would be one file.
        let mut taken: HashSet<String> = models.map(str::to_lowercase).collect();
        let mut declared = Vec::new();
        let mut declare = |documented_as: EnumId, documented: &'m MergedEnum, name: String| {
            declared.push(Declared { name: name.clone(), documented_as, documented });
            Type::Enum(name)
        };
        let mut with_page = HashMap::with_capacity(merged.enums.len());
        for page in &merged.enums {
            let name = page.name();
            taken.insert(name.to_lowercase());
            let ty = match &page.first.ty {
                ValueListType::Enum(_) => declare(EnumId::with_page(name), page, name.to_owned()),
                ValueListType::Scalar(scalar) => scalar.clone(),
            };
            with_page.insert(name, ty);
        }
        let mut own = HashMap::new();
        for model in &merged.models {
            for of_model in &model.enums {
                let name = of_model.name();
                let ty = match &of_model.first.ty {
                    ValueListType::Enum(_) => {
                        let id = EnumId::of_model(&model.name, name);
                        declare(id, of_model, name_of(&model.name, name, &mut taken))
                    }
                    ValueListType::Scalar(scalar) => scalar.clone(),
                };
                own.insert((model.name.as_str(), name), ty);
            }
        }
        let mut member_names = BTreeMap::new();
        for (id, documented) in referred_by_names(merged) {
            let values = match &id.model {
                Some(model) => own.get(&(model.as_str(), id.name.as_str())),
                None => with_page.get(id.name.as_str()),
            };
            let Some(Type::Enum(values)) = values else { continue };
            let name = name_of(values, "Name", &mut taken);
            let ty = declare(id.clone().member_names(), documented, name);
            member_names.insert(id, ty);
        }
        Enums { own, with_page, member_names, declared }
    }

    /// What a model's own enum is.
    pub(super) fn own(&self, model: &str, name: &str) -> Option<Type> {
        self.own.get(&(model, name)).cloned()
    }

    /// What an enum with a page of its own is.
    pub(super) fn with_page(&self, name: &str) -> Option<Type> {
        self.with_page.get(name).cloned()
    }

    /// What the names of the members of an enum are: of a model's own one, or else of one with a page.
    pub(super) fn member_names(&self, model: &str, name: &str) -> Option<Type> {
        let own = self.member_names.get(&EnumId::of_model(model, name));
        own.or_else(|| self.member_names.get(&EnumId::with_page(name))).cloned()
    }

    /// The enum that has this name in the schema.
    pub(super) fn find(&self, name: &str) -> Option<&Declared<'m>> {
        self.declared.iter().find(|declared| declared.name == name)
    }

    /// The names that the schema has for the enums, each with the documented one.
    pub(super) fn names(&self) -> impl Iterator<Item = (&str, &EnumId)> {
        self.declared.iter().map(|declared| (declared.name.as_str(), &declared.documented_as))
    }

    /// The enums as the schema has them, sorted by name.
    pub(super) fn to_schema(
        &self,
        lines: &mut Lines<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<Enum> {
        let enums = self.declared.iter().map(|declared| declared.to_schema(lines, diagnostics));
        let mut enums: Vec<Enum> = enums.collect();
        enums.sort_by(|a, b| a.name.cmp(&b.name));
        enums
    }
}

/// The enums whose members' names are sent instead of their values.
fn referred_by_names(merged: &Merged) -> BTreeMap<EnumId, &MergedEnum> {
    let mut referred = BTreeMap::new();
    for (model, ty, _) in references(merged) {
        if let TypeRef::MemberNames(name) = ty.innermost()
            && let Some((id, documented)) = documented_enum(merged, model, name)
            && documented.has_member_names()
        {
            referred.insert(id, documented);
        }
    }
    referred
}

/// The documented enum that a model calls `name`: its own one, or else one with a page.
pub(super) fn documented_enum<'m>(
    merged: &'m Merged,
    model: &str,
    name: &str,
) -> Option<(EnumId, &'m MergedEnum)> {
    let model = merged.models.iter().find(|other| other.name == model);
    let own = model.and_then(|model| {
        let own = model.enums.iter().find(|own| own.name() == name)?;
        Some((EnumId::of_model(&model.name, name), own))
    });
    own.or_else(|| {
        let page = merged.enums.iter().find(|page| page.name() == name)?;
        Some((EnumId::with_page(name), page))
    })
}

/// The model's name and the enum's less `Enum`; with `Enum` where the shorter name is taken, and
/// with a number where that is taken as well.
fn name_of(model: &str, own: &str, taken: &mut HashSet<String>) -> String {
    let mut letters = own.chars();
    let own: String =
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    let short = own.strip_suffix("Enum").filter(|short| !short.is_empty()).unwrap_or(&own);
    let names = [format!("{model}{short}"), format!("{model}{short}Enum")];
    let numbered = (2..).map(|number| format!("{model}{short}Enum{number}"));
    for name in names.into_iter().chain(numbered) {
        if taken.insert(name.to_lowercase()) {
            return name;
        }
    }
    unreachable!("numbers do not end")
}

impl Declared<'_> {
    fn to_schema(&self, lines: &mut Lines<'_>, diagnostics: &mut Vec<Diagnostic>) -> Enum {
        let (representation, variants) = match self.documented_as.content {
            EnumContent::Values => {
                let values = self.documented.values();
                let representation = self.representation(&values, diagnostics);
                (representation, values.into_iter().map(of_value).collect())
            }
            EnumContent::MemberNames => (EnumRepr::String, of_names(self.documented.values())),
        };
        Enum {
            name: self.name.clone(),
            documented_as: self.documented_as.clone(),
            rust_name: String::new(),
            representation,
            description: self.documented.description().map(str::to_owned),
            variants,
            sources: lines.locate_all(self.documented.sources.iter().copied()),
        }
    }

    /// The JSON type of the values. Bits are not negative: with such a value, these are integers.
    fn representation(
        &self,
        values: &[&ParsedValue],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> EnumRepr {
        let documented = match &self.documented.first.ty {
            ValueListType::Enum(representation) => *representation,
            // Only enums are declared.
            ValueListType::Scalar(_) => EnumRepr::String,
        };
        let negative = values.iter().find(|value| matches!(value.value, Value::Integer(..0)));
        match (documented, negative) {
            (EnumRepr::Flags, Some(negative)) => {
                let name = &self.documented_as.name;
                let message = format!("the bit flags `{name}` have a negative value");
                diagnostics.push(
                    Diagnostic::warning(Code::NegativeFlag, message)
                        .at(negative.at, format!("{} is no set of bits", negative.value))
                        .help("correct the value; until then the values are read as integers"),
                );
                EnumRepr::Integer
            }
            (documented, _) => documented,
        }
    }
}

fn of_value(value: &ParsedValue) -> Variant {
    Variant {
        value: value.value.clone(),
        name: value.name.clone(),
        rust_name: String::new(),
        description: value.description.clone(),
    }
}

/// The names of members as values. Two members of one name are one value.
fn of_names(values: Vec<&ParsedValue>) -> Vec<Variant> {
    let mut known = HashSet::with_capacity(values.len());
    let named = values.into_iter().filter_map(|value| Some((value.name.as_deref()?, value)));
    let named = named.filter(|(name, _)| known.insert(*name));
    let variant = |(name, value): (&str, &ParsedValue)| Variant {
        value: Value::String(name.to_owned()),
        name: None,
        rust_name: String::new(),
        description: value.description.clone(),
    };
    named.map(variant).collect()
}
