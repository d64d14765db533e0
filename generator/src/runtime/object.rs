//! Where models become trait objects, are made and are dropped.
//!
//! Each of these functions stands once in a program for each type. Elsewhere the compiler would put
//! what a trait object names, and what dropping takes, into every part of the program that it works on
//! by itself: a program with 160 models would have each of them four times.

use super::Model;

/// Any model as one to be read.
#[inline(never)]
pub(super) fn to_read<M: Model>(model: &M) -> &dyn Model {
    model
}

/// Any model as one to be written.
#[inline(never)]
pub(super) fn to_write<M: Model>(model: &mut M) -> &mut dyn Model {
    model
}

/// What is in the field; where there was nothing, something new.
#[inline(never)]
pub(super) fn start<T: Default>(place: &mut Option<T>) -> &mut T {
    place.get_or_insert_default()
}

/// Writes none.
#[inline(never)]
pub(super) fn clear<T>(place: &mut Option<T>) {
    *place = None;
}

/// Adds a new model, and gives it to be filled; takes it out again if that fails.
#[inline(never)]
pub(super) fn push<M: Model + Default>(
    list: &mut Vec<M>,
    fill: &mut dyn FnMut(&mut dyn Model) -> bool,
) {
    list.push(M::default());
    if !list.last_mut().is_some_and(|model| fill(model)) {
        list.pop();
    }
}

/// Puts a new model there, in place of what was.
#[inline(never)]
pub(super) fn insert<M: Model + Default>(place: &mut Option<M>) -> &mut dyn Model {
    place.insert(M::default())
}
