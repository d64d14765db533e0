//! What every model does alike: cloning, comparing, showing.

use std::fmt;

use super::{Datum, Entries, Enumeration, Extra, Items, Model, View};

/// A copy of a model. For the generated `Clone` of each.
pub fn clone<M: Model + Default>(model: &M) -> M {
    let mut copy = M::default();
    copy_fields(model, &mut copy);
    copy
}

fn copy_fields(from: &dyn Model, to: &mut dyn Model) {
    from.views(&mut |_, views, from_extra| {
        to.slots(&mut |_, slots, extra| {
            for (slot, view) in slots.iter_mut().zip(views) {
                slot.copy(view);
            }
            extra.clone_from(from_extra);
        });
    });
}

/// Whether two models hold the same. For the generated `PartialEq` of each.
pub fn equal(left: &dyn Model, right: &dyn Model) -> bool {
    let mut equal = false;
    left.views(&mut |of_left, left, left_extra| {
        right.views(&mut |of_right, right, right_extra| {
            equal = of_left.model() == of_right.model()
                && left_extra == right_extra
                && equal_views(left, right);
        });
    });
    equal
}

fn equal_views(left: &[View<'_>], right: &[View<'_>]) -> bool {
    left.iter().zip(right).all(|(left, right)| match (left.datum(), right.datum()) {
        (Some(left), Some(right)) => equal_data(left, right),
        (left, right) => left.is_none() && right.is_none(),
    })
}

fn equal_data(left: Datum<'_>, right: Datum<'_>) -> bool {
    match (left, right) {
        (Datum::Text(left), Datum::Text(right)) => left == right,
        (Datum::Boolean(left), Datum::Boolean(right)) => left == right,
        (Datum::Int32(left), Datum::Int32(right)) => left == right,
        (Datum::Int64(left), Datum::Int64(right)) => left == right,
        (Datum::Number(left), Datum::Number(right)) => left == right,
        (Datum::Timestamp(left), Datum::Timestamp(right)) => left == right,
        (Datum::Date(left), Datum::Date(right)) => left == right,
        (Datum::DateTime(left), Datum::DateTime(right)) => left == right,
        (Datum::Any(left), Datum::Any(right)) => left == right,
        (Datum::Enum(_, left), Datum::Enum(_, right)) => left == right,
        (Datum::Model(left), Datum::Model(right)) => equal(left, right),
        (Datum::List(left), Datum::List(right)) => equal_lists(left, right),
        (Datum::Map(left), Datum::Map(right)) => equal_maps(left, right),
        _ => false,
    }
}

fn equal_lists(left: &dyn Items, right: &dyn Items) -> bool {
    left.count() == right.count()
        && (0..left.count()).all(|index| match (left.item(index), right.item(index)) {
            (Some(left), Some(right)) => equal_data(left, right),
            _ => false,
        })
}

fn equal_maps(left: &dyn Entries, right: &dyn Entries) -> bool {
    left.count() == right.count()
        && left.entries().zip(right.entries()).all(|((left_key, left), (right_key, right))| {
            left_key == right_key && equal_data(left, right)
        })
}

/// Shows a model: what is set, by the names of the fields. For the generated `Debug` of each.
///
/// # Errors
///
/// Those of the formatter.
pub fn debug(model: &dyn Model, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut result = Ok(());
    model.views(&mut |fields, views, extra: &Extra| {
        let mut shown = f.debug_struct(fields.model());
        for (field, view) in fields.into_iter().zip(views) {
            if let Some(datum) = view.datum() {
                shown.field(field.rust_name, &datum);
            }
        }
        if !extra.is_empty() {
            shown.field("extra", extra);
        }
        result = shown.finish();
    });
    result
}

/// Shows a documented value of an enum as it is on the wire. For the generated `Debug` of each.
///
/// # Errors
///
/// Those of the formatter.
pub fn debug_value<E: Enumeration>(value: E, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    fmt::Debug::fmt(value.as_str(), f)
}

impl fmt::Debug for Datum<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Datum::Text(value) => fmt::Debug::fmt(value, f),
            Datum::Boolean(value) => fmt::Debug::fmt(&value, f),
            Datum::Int32(value) => fmt::Debug::fmt(&value, f),
            Datum::Int64(value) => fmt::Debug::fmt(&value, f),
            Datum::Number(value) => fmt::Debug::fmt(&value, f),
            Datum::Timestamp(value) => fmt::Display::fmt(&value, f),
            Datum::Date(value) => fmt::Display::fmt(&value, f),
            Datum::DateTime(value) => fmt::Display::fmt(&value, f),
            Datum::Any(value) => fmt::Display::fmt(value, f),
            Datum::Enum(_, text) => fmt::Debug::fmt(text, f),
            Datum::Model(model) => debug(model, f),
            Datum::List(list) => f
                .debug_list()
                .entries((0..list.count()).filter_map(|index| list.item(index)))
                .finish(),
            Datum::Map(map) => f.debug_map().entries(map.entries()).finish(),
        }
    }
}
