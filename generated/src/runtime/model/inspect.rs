//! Finds mismatches and missing values, as JSON pointers.

use serde_json::Value;

use super::super::descriptor::Field;
use super::super::extra::Extra;
use super::super::pointer::push_token;
use super::collect::{Collected, elements};
use super::{FieldRef, Model};

/// See [`Model::mismatches`].
pub(super) fn mismatches(model: &dyn Model) -> Vec<String> {
    Inspection::run(model, |inspection, field, extra| {
        if extra.get(field.name).is_none_or(Value::is_null) {
            return;
        }
        match extra.misfits(field.name) {
            [] => inspection.report(""),
            elements => elements.iter().for_each(|element| inspection.report(element)),
        }
    })
}

/// See [`Model::missing_required`].
pub(super) fn missing_required(model: &dyn Model) -> Vec<String> {
    Inspection::run(model, |inspection, field, extra| {
        let is_missing = match extra.get(field.name) {
            None => true,
            Some(value) => value.is_null() && !field.nullable,
        };
        if field.required && is_missing {
            inspection.report("");
        }
    })
}

/// Inspects a property whose field is empty.
type InspectEmpty = fn(&mut Inspection, &Field, &Extra);

/// A walk over the documented properties of a model and of all models in it.
struct Inspection {
    /// The pointer to the current value.
    pointer: String,
    found: Vec<String>,
    inspect_empty: InspectEmpty,
}

impl Inspection {
    fn run(model: &dyn Model, inspect_empty: InspectEmpty) -> Vec<String> {
        let mut inspection =
            Inspection { pointer: String::new(), found: Vec::new(), inspect_empty };
        inspection.model(model);
        inspection.found
    }

    fn model(&mut self, model: &dyn Model) {
        let Collected { descriptor, values, extra } = Collected::of(model);
        for (field, value) in descriptor.into_iter().zip(values) {
            self.descend(field.name, |inspection| match value {
                Some(value) => inspection.value(value),
                None => (inspection.inspect_empty)(inspection, field, extra),
            });
        }
    }

    fn value(&mut self, value: FieldRef<'_>) {
        match value {
            FieldRef::Model(model) => self.model(model),
            FieldRef::List(list) => {
                for (index, element) in elements(list).into_iter().enumerate() {
                    self.descend(&index.to_string(), |inspection| inspection.value(element));
                }
            }
            FieldRef::Map(map) => {
                for (key, value) in map.entries() {
                    self.descend(key, |inspection| inspection.value(value));
                }
            }
            _ => {}
        }
    }

    /// Reports the current value, or a value in it by its pointer from there.
    fn report(&mut self, relative: &str) {
        self.found.push(format!("{}{relative}", self.pointer));
    }

    /// Runs `inspect` with the pointer one token longer.
    fn descend(&mut self, token: &str, inspect: impl FnOnce(&mut Inspection)) {
        let length = self.pointer.len();
        push_token(&mut self.pointer, token);
        inspect(self);
        self.pointer.truncate(length);
    }
}
