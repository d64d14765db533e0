//! Finds mismatches and missing values, as JSON pointers.

use serde_json::Value;

use super::super::descriptor::Field;
use super::super::pointer::push_token;
use super::collect::{Collected, elements};
use super::{FieldRef, Model};

/// See [`Model::mismatches`].
pub(super) fn mismatches(model: &dyn Model) -> Vec<String> {
    Inspection::run(model, |_, extra| extra.is_some_and(|value| !value.is_null()))
}

/// See [`Model::missing_required`].
pub(super) fn missing_required(model: &dyn Model) -> Vec<String> {
    Inspection::run(model, |field, extra| field.required && extra.is_none_or(Value::is_null))
}

/// A walk over the documented properties of a model and of all models in it.
struct Inspection {
    /// The pointer to the current value.
    pointer: String,
    found: Vec<String>,
    /// Whether to report a property whose field is empty, given its value in `extra`.
    is_reported: fn(&Field, Option<&Value>) -> bool,
}

impl Inspection {
    fn run(model: &dyn Model, is_reported: fn(&Field, Option<&Value>) -> bool) -> Vec<String> {
        let mut inspection = Inspection { pointer: String::new(), found: Vec::new(), is_reported };
        inspection.model(model);
        inspection.found
    }

    fn model(&mut self, model: &dyn Model) {
        let Collected { descriptor, values, extra } = Collected::of(model);
        for (field, value) in descriptor.into_iter().zip(values) {
            self.descend(field.name, |inspection| match value {
                Some(value) => inspection.value(value),
                None if (inspection.is_reported)(field, extra.get(field.name)) => {
                    inspection.found.push(inspection.pointer.clone());
                }
                None => {}
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

    /// Runs `inspect` with the pointer one token longer.
    fn descend(&mut self, token: &str, inspect: impl FnOnce(&mut Inspection)) {
        let length = self.pointer.len();
        push_token(&mut self.pointer, token);
        inspect(self);
        self.pointer.truncate(length);
    }
}
