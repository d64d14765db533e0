//! What is wrong with a payload, or still lacks in one, as JSON pointers.

use serde_json::Value;

use super::collect::{Collected, elements};
use super::{Field, Model, View};

/// See [`Model::mismatches`].
pub(super) fn mismatches(model: &dyn Model) -> Vec<String> {
    Inspection::of(model, |_, instead| instead.is_some_and(|value| !value.is_null()))
}

/// See [`Model::missing_required`].
pub(super) fn missing_required(model: &dyn Model) -> Vec<String> {
    Inspection::of(model, |field, instead| field.required && instead.is_none_or(Value::is_null))
}

/// A walk over the documented properties of a model and of all models below it.
struct Inspection {
    /// The pointer to where the walk is.
    pointer: String,
    found: Vec<String>,
    /// Whether to report a property without a value in its field, from what is in `extra` instead.
    report: fn(&Field, Option<&Value>) -> bool,
}

impl Inspection {
    fn of(model: &dyn Model, report: fn(&Field, Option<&Value>) -> bool) -> Vec<String> {
        let mut inspection = Inspection { pointer: String::new(), found: Vec::new(), report };
        inspection.model(model);
        inspection.found
    }

    fn model(&mut self, model: &dyn Model) {
        let Collected { fields, views, extra } = Collected::of(model);
        for (field, view) in fields.into_iter().zip(views) {
            self.below(field.name, |inspection| match view {
                Some(view) => inspection.view(view),
                None if (inspection.report)(field, extra.get(field.name)) => {
                    inspection.found.push(inspection.pointer.clone());
                }
                None => {}
            });
        }
    }

    fn view(&mut self, view: View<'_>) {
        match view {
            View::Model(model) => self.model(model),
            View::List(list) => {
                for (index, item) in elements(list).into_iter().enumerate() {
                    self.below(&index.to_string(), |inspection| inspection.view(item));
                }
            }
            View::Map(map) => {
                for (key, value) in map.entries() {
                    self.below(key, |inspection| inspection.view(value));
                }
            }
            _ => {}
        }
    }

    /// Goes one step down, and up again. The token is escaped as RFC 6901, section 3, has it.
    fn below(&mut self, token: &str, inspect: impl FnOnce(&mut Inspection)) {
        let length = self.pointer.len();
        self.pointer.push('/');
        for c in token.chars() {
            match c {
                '~' => self.pointer.push_str("~0"),
                '/' => self.pointer.push_str("~1"),
                c => self.pointer.push(c),
            }
        }
        inspect(self);
        self.pointer.truncate(length);
    }
}
