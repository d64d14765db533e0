//! Functions that make trait objects of models, and that create and drop models.
//!
//! None is inlined, so that a program contains each once for each type. Inlined, the compiler would
//! repeat the vtables and the drop code of a model in every codegen unit: four times in a program with
//! 160 models.

use super::Model;

/// A model as a trait object, to be read.
#[inline(never)]
pub(in super::super) fn as_dyn<M: Model>(model: &M) -> &dyn Model {
    model
}

/// A model as a trait object, to be written.
#[inline(never)]
pub(in super::super) fn as_dyn_mut<M: Model>(model: &mut M) -> &mut dyn Model {
    model
}

/// Borrows the value; inserts the default if there is none.
#[inline(never)]
pub(in super::super) fn get_or_insert<T: Default>(field: &mut Option<T>) -> &mut T {
    field.get_or_insert_default()
}

/// Sets the field to none.
#[inline(never)]
pub(in super::super) fn clear<T>(field: &mut Option<T>) {
    *field = None;
}

/// Appends a new model and passes it to `write`; removes it again if `write` returns `false`.
#[inline(never)]
pub(in super::super) fn push<M: Model + Default>(
    list: &mut Vec<M>,
    write: &mut dyn FnMut(&mut dyn Model) -> bool,
) {
    list.push(M::default());
    if !list.last_mut().is_some_and(|model| write(model)) {
        list.pop();
    }
}

/// Replaces the value with a new model.
#[inline(never)]
pub(in super::super) fn insert<M: Model + Default>(field: &mut Option<M>) -> &mut dyn Model {
    field.insert(M::default())
}
