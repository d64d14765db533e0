//! Part of a schema, closed under references.

use std::collections::HashSet;

use tablesmith::schema::{Model, Schema, Type};

/// The models of these names and all that they reach, with the enums that those name.
pub fn reached<'s>(schema: &'s Schema, roots: impl IntoIterator<Item = &'s str>) -> Schema {
    let reached = Reached::from(schema, roots);
    let models = schema.models.iter().filter(|model| reached.names.contains(model.name.as_str()));
    let enums = schema.enums.iter().filter(|own| reached.names.contains(own.name.as_str()));
    Schema {
        version: schema.version,
        models: models.cloned().collect(),
        enums: enums.cloned().collect(),
        // All of it is compiled: without APIs there are no features.
        apis: Vec::new(),
        topics: Vec::new(),
    }
}

/// The first models by name, and all that they reach: at least `count`, if there are as many.
pub fn at_least(schema: &Schema, count: usize) -> Schema {
    let mut reached = Reached::from(schema, []);
    for model in &schema.models {
        if reached.models >= count {
            break;
        }
        reached.add(schema, &model.name);
    }
    let roots: Vec<&str> = reached.names.iter().copied().collect();
    self::reached(schema, roots)
}

/// The model that reaches `count` models, or the nearest number to it.
pub fn reaching(schema: &Schema, count: usize) -> Option<&Model> {
    schema.models.iter().min_by_key(|model| {
        let reached = Reached::from(schema, [model.name.as_str()]).models;
        reached.abs_diff(count)
    })
}

/// The names of these models and enums and of all that they reach.
pub fn names<'s>(schema: &'s Schema, roots: impl IntoIterator<Item = &'s str>) -> HashSet<&'s str> {
    Reached::from(schema, roots).names
}

/// The model or the enum that a type is, or that its lists and maps hold in the end.
pub fn definition(ty: &Type) -> Option<&str> {
    match ty.innermost() {
        Type::Model(name) | Type::Enum(name) => Some(name),
        _ => None,
    }
}

/// The names of models and enums that were reached.
struct Reached<'s> {
    names: HashSet<&'s str>,
    models: usize,
}

impl<'s> Reached<'s> {
    fn from(schema: &'s Schema, roots: impl IntoIterator<Item = &'s str>) -> Reached<'s> {
        let mut reached = Reached { names: HashSet::new(), models: 0 };
        for root in roots {
            reached.add(schema, root);
        }
        reached
    }

    fn add(&mut self, schema: &'s Schema, name: &'s str) {
        let mut waiting = vec![name];
        while let Some(name) = waiting.pop() {
            if !self.names.insert(name) {
                continue;
            }
            // Models are sorted by name, and an enum is none of them.
            let place = schema.models.binary_search_by(|model| model.name.as_str().cmp(name));
            let Ok(place) = place else { continue };
            self.models += 1;
            for property in &schema.models[place].properties {
                waiting.extend(definition(&property.ty));
            }
        }
    }
}
