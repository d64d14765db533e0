//! The enums of a schema: those of models under their models' names, those with a page under their
//! own.

use std::collections::{HashMap, HashSet};

use super::lines::Lines;
use crate::documented::{Carrier, DocumentedEnum};
use crate::merge::{Merged, MergedEnum, MergedModel};
use crate::name_lock::NameLock;
use crate::schema::{Enum, Representation, Type, Variant};

/// Every enum, declared.
pub(super) struct Enums<'m> {
    /// What a model's own enum is, by the names of both.
    own: HashMap<(&'m str, &'m str), Type>,
    /// What an enum with a page of its own is.
    with_page: HashMap<&'m str, Type>,
}

impl<'m> Enums<'m> {
    /// Names every enum. `documented` are the names of all models, those without a page included.
    pub(super) fn declare<'n>(
        merged: &'m Merged,
        mut documented: HashSet<&'n str>,
        names: &mut NameLock,
    ) -> Enums<'m>
    where
        'm: 'n,
    {
        let mut with_page = HashMap::with_capacity(merged.enums.len());
        for page in &merged.enums {
            let name = page.content.name.as_str();
            documented.insert(name);
            with_page.insert(name, type_of(&page.content, || name.to_owned()));
        }
        let of_models = merged.models.iter().flat_map(|model| {
            model.enums.iter().map(|own| (model.name.as_str(), own.content.name.as_str(), own))
        });
        let (mut own, mut keys) = (HashMap::new(), Vec::new());
        for (model, name, of_model) in of_models {
            match type_of(&of_model.content, String::new) {
                Type::Enum(_) => keys.push((model, name)),
                scalar => drop(own.insert((model, name), scalar)),
            }
        }
        let given = names.enum_names(&documented, &keys, candidates);
        own.extend(keys.into_iter().zip(given.into_iter().map(Type::Enum)));
        Enums { own, with_page }
    }

    /// What a model's own enum is.
    pub(super) fn own(&self, model: &str, name: &str) -> Option<Type> {
        self.own.get(&(model, name)).cloned()
    }

    /// What an enum with a page of its own is.
    pub(super) fn with_page(&self, name: &str) -> Option<Type> {
        self.with_page.get(name).cloned()
    }

    /// The enums as the schema has them, sorted by name.
    pub(super) fn to_schema(&self, merged: &Merged, lines: &mut Lines<'_>) -> Vec<Enum> {
        let of_models = merged.models.iter().flat_map(|model: &MergedModel| {
            model.enums.iter().map(|own| (self.own(&model.name, &own.content.name), own))
        });
        let with_pages = merged.enums.iter().map(|page| (self.with_page(&page.content.name), page));
        let mut enums: Vec<Enum> = of_models
            .chain(with_pages)
            .filter_map(|(ty, merged)| match ty {
                Some(Type::Enum(name)) => Some(to_schema(name, merged, lines)),
                _ => None,
            })
            .collect();
        enums.sort_by(|a, b| a.name.cmp(&b.name));
        enums
    }
}

/// The enum, or the scalar that its values are where no enum can hold them.
fn type_of(own: &DocumentedEnum, name: impl FnOnce() -> String) -> Type {
    match own.carrier {
        Carrier::String | Carrier::Integer => Type::Enum(name()),
        Carrier::Number => Type::Double,
        Carrier::Boolean => Type::Boolean,
    }
}

/// The model's name and the enum's less `Enum`; with `Enum` where the shorter name is taken, and
/// with a number where that is taken as well.
fn candidates(model: &str, own: &str) -> impl Iterator<Item = String> + use<> {
    let mut letters = own.chars();
    let own: String =
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    let short = own.strip_suffix("Enum").filter(|short| !short.is_empty()).unwrap_or(&own);
    let names = [format!("{model}{short}"), format!("{model}{short}Enum")];
    let stem = format!("{model}{short}Enum");
    names.into_iter().chain((2..).map(move |number| format!("{stem}{number}")))
}

fn to_schema(name: String, merged: &MergedEnum, lines: &mut Lines<'_>) -> Enum {
    let variants = merged
        .content
        .values
        .iter()
        .map(|value| Variant { value: value.value.clone(), rust_name: String::new() });
    Enum {
        name,
        rust_name: String::new(),
        representation: match merged.content.carrier {
            Carrier::Integer => Representation::Integer,
            _ => Representation::String,
        },
        variants: variants.collect(),
        sources: lines.of_all(&merged.told),
    }
}
