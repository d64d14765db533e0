//! The enums of a schema: those of models under their models' names, those with a page under their
//! own.

use std::collections::{HashMap, HashSet};

use super::lines::Lines;
use crate::dialect::parsed::ValueListType;
use crate::lower::merged::{Merged, MergedEnum};
use crate::schema::{Enum, EnumId, EnumRepr, Type, Variant};

/// Every enum, declared.
pub(super) struct Enums<'m> {
    /// What a model's own enum is, by the names of both.
    own: HashMap<(&'m str, &'m str), Type>,
    /// What an enum with a page of its own is.
    with_page: HashMap<&'m str, Type>,
}

impl<'m> Enums<'m> {
    /// Names every enum. `models` are the names of all models, those without a page included.
    pub(super) fn declare<'n>(
        merged: &'m Merged,
        models: impl Iterator<Item = &'n str>,
    ) -> Enums<'m> {
        // Names that differ only in case would be one file.
        let mut taken: HashSet<String> = models.map(str::to_lowercase).collect();
        let mut with_page = HashMap::with_capacity(merged.enums.len());
        for page in &merged.enums {
            let name = page.name();
            taken.insert(name.to_lowercase());
            with_page.insert(name, type_of(page, || name.to_owned()));
        }
        let mut own = HashMap::new();
        for model in &merged.models {
            for of_model in &model.enums {
                let name = of_model.name();
                let ty = type_of(of_model, || name_of(&model.name, name, &mut taken));
                own.insert((model.name.as_str(), name), ty);
            }
        }
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

    /// The names that the schema has for the enums, each with the documented one.
    pub(super) fn names(&self) -> impl Iterator<Item = (String, EnumId)> {
        let of_models =
            self.own.iter().map(|(&(model, own), ty)| (ty, EnumId::of_model(model, own)));
        let with_page = self.with_page.iter().map(|(&page, ty)| (ty, EnumId::with_page(page)));
        of_models.chain(with_page).filter_map(|(ty, documented_as)| match ty {
            Type::Enum(name) => Some((name.clone(), documented_as)),
            _ => None,
        })
    }

    /// The enums as the schema has them, sorted by name.
    pub(super) fn to_schema(&self, merged: &Merged, lines: &mut Lines<'_>) -> Vec<Enum> {
        let of_models = merged.models.iter().flat_map(|model| {
            model.enums.iter().map(|own| {
                let id = EnumId::of_model(&model.name, own.name());
                (self.own(&model.name, own.name()), id, own)
            })
        });
        let with_pages = merged
            .enums
            .iter()
            .map(|page| (self.with_page(page.name()), EnumId::with_page(page.name()), page));
        let mut enums: Vec<Enum> = of_models
            .chain(with_pages)
            .filter_map(|(ty, id, merged)| match (ty, &merged.first.ty) {
                (Some(Type::Enum(name)), ValueListType::Enum(representation)) => {
                    Some(to_schema(name, id, *representation, merged, lines))
                }
                _ => None,
            })
            .collect();
        enums.sort_by(|a, b| a.name.cmp(&b.name));
        enums
    }
}

/// The enum, or the scalar that its values are where no enum can hold them.
fn type_of(merged: &MergedEnum, name: impl FnOnce() -> String) -> Type {
    match &merged.first.ty {
        ValueListType::Enum(_) => Type::Enum(name()),
        ValueListType::Scalar(scalar) => scalar.clone(),
    }
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

fn to_schema(
    name: String,
    documented_as: EnumId,
    representation: EnumRepr,
    merged: &MergedEnum,
    lines: &mut Lines<'_>,
) -> Enum {
    let variants = merged.values().into_iter().map(|value| Variant {
        value: value.value.clone(),
        name: value.name.clone(),
        rust_name: String::new(),
        description: value.description.clone(),
    });
    Enum {
        name,
        documented_as,
        rust_name: String::new(),
        representation,
        description: merged.description().map(str::to_owned),
        variants: variants.collect(),
        sources: lines.locate_all(merged.sources.iter().copied()),
    }
}
