//! Which definitions share a file, and its name.

use std::collections::{HashMap, HashSet};

use crate::naming::{NameKind, Taken};
use crate::schema::{Enum, Model, Schema};

/// One file under `src/models/`: a model with its own enums, or an enum with a page of its own.
pub(super) struct Module<'s> {
    /// The module's name, which is the file's less its ending.
    pub(super) name: String,
    pub(super) model: Option<&'s Model>,
    pub(super) enums: Vec<&'s Enum>,
}

/// The modules, sorted by name.
pub(super) fn modules(schema: &Schema) -> Vec<Module<'_>> {
    let models: HashSet<&str> = schema.models.iter().map(|model| model.name.as_str()).collect();
    let mut own_enums: HashMap<&str, Vec<&Enum>> = HashMap::new();
    let mut shared = Vec::new();
    for own in &schema.enums {
        // A selection may have an enum without the model that it belongs to.
        match own.documented_as.model.as_deref().filter(|model| models.contains(model)) {
            Some(model) => own_enums.entry(model).or_default().push(own),
            None => shared.push(own),
        }
    }

    // A type without a capital, such as `_200`, must not have the name of a module.
    let types = schema.models.iter().map(|model| &model.rust_name);
    let types = types.chain(schema.enums.iter().map(|own| &own.rust_name));
    let without_capital = types.filter(|name| !name.contains(|c: char| c.is_ascii_uppercase()));
    let mut taken = Taken::new(NameKind::Module, without_capital);
    let mut name = |rust_name: &str| taken.first_free(rust_name);
    let of_models = schema.models.iter().map(|model| {
        let mut enums = own_enums.remove(model.name.as_str()).unwrap_or_default();
        // In the order of the properties.
        enums.sort_by_cached_key(|own| {
            model.properties.iter().position(|property| property.ty.names_enum(&own.name))
        });
        Module { name: name(&model.rust_name), model: Some(model), enums }
    });
    let mut modules: Vec<_> = of_models.collect();
    modules.extend(shared.into_iter().map(|own| Module {
        name: name(&own.rust_name),
        model: None,
        enums: vec![own],
    }));
    modules.sort_by(|a, b| a.name.cmp(&b.name));
    modules
}

impl Module<'_> {
    /// The Rust names of the types in it, which the crate's root re-exports.
    pub(super) fn exports(&self) -> impl Iterator<Item = &str> {
        let model = self.model.map(|model| model.rust_name.as_str());
        model.into_iter().chain(self.enums.iter().map(|own| own.rust_name.as_str()))
    }

    /// The documented names of the types in it.
    pub(super) fn documented_names(&self) -> impl Iterator<Item = &str> {
        let model = self.model.map(|model| model.name.as_str());
        model.into_iter().chain(self.enums.iter().map(|own| own.name.as_str()))
    }
}
