//! What every model does alike: cloning, comparing, showing.
//!
//! What the models call is generic, and makes the trait object here: thousands of such coercions less
//! for the compiler to check.

use std::fmt;

use super::collect::{Collected, elements};
use super::object::{to_read, to_write};
use super::{Entries, Enumeration, Extra, Fields, Items, Model, Slot, View, Viewer};

/// A copy of a model. For the generated `Clone` of each.
pub fn clone<M: Model + Default>(model: &M) -> M {
    let mut copy = M::default();
    copy_fields(to_read(model), to_write(&mut copy));
    copy
}

/// Copies the fields of a model to one that has no value yet.
fn copy_fields(from: &dyn Model, to: &mut dyn Model) {
    to.slots(&mut |_: Fields, slots: &mut [Slot<'_>], extra: &mut Extra| {
        from.views(&mut Copying { slots, extra });
    });
}

struct Copying<'t, 's> {
    slots: &'t mut [Slot<'s>],
    extra: &'t mut Extra,
}

impl<'a> Viewer<'a> for Copying<'_, '_> {
    fn extra(&mut self, extra: &'a Extra) {
        self.extra.clone_from(extra);
    }

    fn view(&mut self, index: usize, view: View<'a>) {
        copy(view, &mut self.slots[index]);
    }
}

/// Copies a value to a slot of its own shape that has none yet.
fn copy(from: View<'_>, to: &mut Slot<'_>) {
    match (from, to) {
        (View::Text(value), Slot::Text(place)) => **place = Some(value.to_owned()),
        (View::Boolean(value), Slot::Boolean(place)) => **place = Some(value),
        (View::Int32(value), Slot::Int32(place)) => **place = Some(value),
        (View::Int64(value), Slot::Int64(place)) => **place = Some(value),
        (View::Number(value), Slot::Number(place)) => **place = Some(value),
        (View::Timestamp(value), Slot::Timestamp(place)) => **place = Some(value),
        (View::Date(value), Slot::Date(place)) => **place = Some(value),
        (View::DateTime(value), Slot::DateTime(place)) => **place = Some(value),
        (View::Any(value), Slot::Any(place)) => **place = Some(value.clone()),
        (View::Enum(_, text), Slot::Enum(place)) => place.set(text),
        (View::Model(model), Slot::Model(place)) => copy_fields(model, place.start()),
        (View::Model(model), Slot::ModelItem(place)) => copy_fields(model, *place),
        (View::List(list), Slot::List(place)) => {
            place.start();
            for item in elements(list) {
                place.push(&mut |mut slot| {
                    copy(item, &mut slot);
                    true
                });
            }
        }
        (View::Map(map), Slot::Map(place)) => {
            place.start();
            for (key, value) in map.entries() {
                place.put(key, &mut |mut slot| {
                    copy(value, &mut slot);
                    true
                });
            }
        }
        // The shapes of one field do not differ.
        _ => {}
    }
}

/// Whether two models hold the same. For the generated `PartialEq` of each.
pub fn equal<M: Model>(left: &M, right: &M) -> bool {
    equal_models(to_read(left), to_read(right))
}

fn equal_models(left: &dyn Model, right: &dyn Model) -> bool {
    let (left, right) = (Collected::of(left), Collected::of(right));
    left.fields.model() == right.fields.model()
        && left.extra == right.extra
        && equal_fields(&left.views, &right.views)
}

fn equal_fields(left: &[Option<View<'_>>], right: &[Option<View<'_>>]) -> bool {
    left.iter().zip(right).all(|(left, right)| match (*left, *right) {
        (Some(left), Some(right)) => equal_views(left, right),
        (left, right) => left.is_none() && right.is_none(),
    })
}

fn equal_views(left: View<'_>, right: View<'_>) -> bool {
    match (left, right) {
        (View::Text(left), View::Text(right)) => left == right,
        (View::Boolean(left), View::Boolean(right)) => left == right,
        (View::Int32(left), View::Int32(right)) => left == right,
        (View::Int64(left), View::Int64(right)) => left == right,
        (View::Number(left), View::Number(right)) => left == right,
        (View::Timestamp(left), View::Timestamp(right)) => left == right,
        (View::Date(left), View::Date(right)) => left == right,
        (View::DateTime(left), View::DateTime(right)) => left == right,
        (View::Any(left), View::Any(right)) => left == right,
        (View::Enum(_, left), View::Enum(_, right)) => left == right,
        (View::Model(left), View::Model(right)) => equal_models(left, right),
        (View::List(left), View::List(right)) => equal_lists(left, right),
        (View::Map(left), View::Map(right)) => equal_maps(left, right),
        _ => false,
    }
}

fn equal_lists(left: &dyn Items, right: &dyn Items) -> bool {
    left.count() == right.count()
        && elements(left)
            .into_iter()
            .zip(elements(right))
            .all(|(left, right)| equal_views(left, right))
}

fn equal_maps(left: &dyn Entries, right: &dyn Entries) -> bool {
    left.count() == right.count()
        && left.entries().zip(right.entries()).all(|((left_key, left), (right_key, right))| {
            left_key == right_key && equal_views(left, right)
        })
}

/// Shows a model: what is set, by the names of the fields. For the generated `Debug` of each.
///
/// # Errors
///
/// Those of the formatter.
pub fn debug<M: Model>(model: &M, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    debug_model(to_read(model), f)
}

fn debug_model(model: &dyn Model, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let Collected { fields, views, extra } = Collected::of(model);
    let mut shown = f.debug_struct(fields.model());
    for (field, view) in fields.into_iter().zip(&views) {
        if let Some(view) = view {
            shown.field(field.rust_name, view);
        }
    }
    if !extra.is_empty() {
        shown.field("extra", extra);
    }
    shown.finish()
}

/// Shows a documented value of an enum as it is on the wire. For the generated `Debug` of each.
///
/// # Errors
///
/// Those of the formatter.
pub fn debug_value<E: Enumeration>(value: E, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    fmt::Debug::fmt(value.as_str(), f)
}

impl fmt::Debug for View<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            View::Text(value) => fmt::Debug::fmt(value, f),
            View::Boolean(value) => fmt::Debug::fmt(&value, f),
            View::Int32(value) => fmt::Debug::fmt(&value, f),
            View::Int64(value) => fmt::Debug::fmt(&value, f),
            View::Number(value) => fmt::Debug::fmt(&value, f),
            View::Timestamp(value) => fmt::Display::fmt(&value, f),
            View::Date(value) => fmt::Display::fmt(&value, f),
            View::DateTime(value) => fmt::Display::fmt(&value, f),
            View::Any(value) => fmt::Display::fmt(value, f),
            View::Enum(_, text) => fmt::Debug::fmt(text, f),
            View::Model(model) => debug_model(model, f),
            View::List(list) => f.debug_list().entries(elements(list)).finish(),
            View::Map(map) => f.debug_map().entries(map.entries()).finish(),
        }
    }
}
