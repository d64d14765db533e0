//! Which definition refers to which.

use std::collections::{BTreeSet, HashMap};

use crate::schema::{Schema, Type};

/// The references of a schema.
#[derive(Debug, Clone)]
pub(crate) struct Graph<'s> {
    /// By documented name. A definition of which nothing is known refers to nothing.
    references: HashMap<&'s str, Vec<&'s str>>,
}

impl<'s> Graph<'s> {
    /// Collects the references of every model.
    pub(crate) fn of(schema: &'s Schema) -> Graph<'s> {
        let references = schema.models.iter().map(|model| {
            let named = model.properties.iter().filter_map(|property| property.ty.definition());
            (model.name.as_str(), named.collect())
        });
        Graph { references: references.collect() }
    }

    /// The roots, what they refer to, what that refers to, and so on.
    pub(crate) fn reach(&self, roots: impl Iterator<Item = &'s str>) -> BTreeSet<&'s str> {
        let mut reached: BTreeSet<&str> = roots.collect();
        let mut next: Vec<&str> = reached.iter().copied().collect();
        while let Some(name) = next.pop() {
            for &named in self.references.get(name).into_iter().flatten() {
                if reached.insert(named) {
                    next.push(named);
                }
            }
        }
        reached
    }
}

impl Type {
    /// The model or the enum that it is, or that its lists and maps hold in the end.
    pub fn definition(&self) -> Option<&str> {
        match self.innermost() {
            Type::Model(name) | Type::Enum(name) => Some(name),
            _ => None,
        }
    }
}
