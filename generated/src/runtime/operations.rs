//! Cloning, comparing and formatting models.
//!
//! The functions that models call are generic and make the trait object here, which saves the compiler
//! thousands of coercions to check.

use std::fmt;

use super::descriptor::ModelDescriptor;
use super::extra::Extra;
use super::flags::Set;
use super::model::collect::{Collected, elements};
use super::model::object::{as_dyn, as_dyn_mut};
use super::model::{Entries, FieldMut, FieldRef, FieldVisitor, Items, Model};

/// Implements `Clone` of models.
pub fn clone<M: Model + Default>(model: &M) -> M {
    let mut copy = M::default();
    copy_fields(as_dyn(model), as_dyn_mut(&mut copy));
    copy
}

/// Copies the fields of a model to an empty one.
fn copy_fields(from: &dyn Model, to: &mut dyn Model) {
    to.visit_fields_mut(&mut |_: ModelDescriptor,
                              fields: &mut [FieldMut<'_>],
                              extra: &mut Extra| {
        from.visit_fields(&mut Copier { fields, extra });
    });
}

struct Copier<'t, 'f> {
    fields: &'t mut [FieldMut<'f>],
    extra: &'t mut Extra,
}

impl<'a> FieldVisitor<'a> for Copier<'_, '_> {
    fn begin(&mut self, _descriptor: ModelDescriptor, extra: &'a Extra) {
        self.extra.clone_from(extra);
    }

    fn visit(&mut self, index: usize, value: FieldRef<'a>) {
        copy(value, &mut self.fields[index]);
    }
}

/// Copies a value to an empty field of the same kind.
fn copy(from: FieldRef<'_>, to: &mut FieldMut<'_>) {
    match (from, to) {
        (FieldRef::Text(value), FieldMut::Text(field)) => **field = Some(value.to_owned()),
        (FieldRef::Boolean(value), FieldMut::Boolean(field)) => **field = Some(value),
        (FieldRef::Int32(value), FieldMut::Int32(field)) => **field = Some(value),
        (FieldRef::Int64(value), FieldMut::Int64(field)) => **field = Some(value),
        (FieldRef::Number(value), FieldMut::Number(field)) => **field = Some(value),
        (
            FieldRef::Timestamp(value),
            FieldMut::Timestamp(field) | FieldMut::UtcTimestamp(field),
        ) => {
            **field = Some(value);
        }
        (FieldRef::Date(value), FieldMut::Date(field)) => **field = Some(value),
        (FieldRef::DateTime(value), FieldMut::DateTime(field)) => **field = Some(value),
        (FieldRef::Any(value), FieldMut::Any(field)) => **field = Some(value.clone()),
        (FieldRef::Enum(_, text), FieldMut::Enum(field)) => field.set(text),
        (FieldRef::Flags(bits, _), FieldMut::Flags(field)) => field.set(bits),
        (FieldRef::Model(model), FieldMut::Model(field)) => {
            copy_fields(model, field.get_or_insert())
        }
        (FieldRef::Model(model), FieldMut::ModelItem(field)) => copy_fields(model, *field),
        (FieldRef::List(list), FieldMut::List(field) | FieldMut::UtcList(field)) => {
            field.insert_empty();
            for item in elements(list) {
                field.push(&mut |mut field| {
                    copy(item, &mut field);
                    true
                });
            }
        }
        (FieldRef::Map(map), FieldMut::Map(field) | FieldMut::UtcMap(field)) => {
            field.insert_empty();
            for (key, value) in map.entries() {
                field.insert(key, &mut |mut field| {
                    copy(value, &mut field);
                    true
                });
            }
        }
        // Both are the same field of the same model.
        _ => {}
    }
}

/// Implements `PartialEq` of models.
pub fn equal<M: Model>(left: &M, right: &M) -> bool {
    equal_models(as_dyn(left), as_dyn(right))
}

fn equal_models(left: &dyn Model, right: &dyn Model) -> bool {
    let (left, right) = (Collected::of(left), Collected::of(right));
    left.descriptor.name() == right.descriptor.name()
        && left.extra == right.extra
        && equal_fields(&left.values, &right.values)
}

fn equal_fields(left: &[Option<FieldRef<'_>>], right: &[Option<FieldRef<'_>>]) -> bool {
    left.iter().zip(right).all(|(left, right)| match (*left, *right) {
        (Some(left), Some(right)) => equal_values(left, right),
        (left, right) => left.is_none() && right.is_none(),
    })
}

fn equal_values(left: FieldRef<'_>, right: FieldRef<'_>) -> bool {
    match (left, right) {
        (FieldRef::Text(left), FieldRef::Text(right)) => left == right,
        (FieldRef::Boolean(left), FieldRef::Boolean(right)) => left == right,
        (FieldRef::Int32(left), FieldRef::Int32(right)) => left == right,
        (FieldRef::Int64(left), FieldRef::Int64(right)) => left == right,
        (FieldRef::Number(left), FieldRef::Number(right)) => left == right,
        (FieldRef::Timestamp(left), FieldRef::Timestamp(right)) => left == right,
        (FieldRef::Date(left), FieldRef::Date(right)) => left == right,
        (FieldRef::DateTime(left), FieldRef::DateTime(right)) => left == right,
        (FieldRef::Any(left), FieldRef::Any(right)) => left == right,
        (FieldRef::Enum(_, left), FieldRef::Enum(_, right)) => left == right,
        (FieldRef::Flags(left, _), FieldRef::Flags(right, _)) => left == right,
        (FieldRef::Model(left), FieldRef::Model(right)) => equal_models(left, right),
        (FieldRef::List(left), FieldRef::List(right)) => equal_lists(left, right),
        (FieldRef::Map(left), FieldRef::Map(right)) => equal_maps(left, right),
        _ => false,
    }
}

fn equal_lists(left: &dyn Items, right: &dyn Items) -> bool {
    left.count() == right.count()
        && elements(left)
            .into_iter()
            .zip(elements(right))
            .all(|(left, right)| equal_values(left, right))
}

fn equal_maps(left: &dyn Entries, right: &dyn Entries) -> bool {
    left.count() == right.count()
        && left.entries().zip(right.entries()).all(|((left_key, left), (right_key, right))| {
            left_key == right_key && equal_values(left, right)
        })
}

/// Implements `Debug` of models: the fields that have a value, by their Rust names.
///
/// # Errors
///
/// Those of the formatter.
pub fn debug<M: Model>(model: &M, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    debug_model(as_dyn(model), f)
}

fn debug_model(model: &dyn Model, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let Collected { descriptor, values, extra } = Collected::of(model);
    let mut output = f.debug_struct(descriptor.name());
    for (field, value) in descriptor.into_iter().zip(&values) {
        if let Some(value) = value {
            output.field(field.rust_name, value);
        }
    }
    if !extra.is_empty() {
        output.field("extra", extra);
    }
    output.finish()
}

impl fmt::Debug for FieldRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            FieldRef::Text(value) => fmt::Debug::fmt(value, f),
            FieldRef::Boolean(value) => fmt::Debug::fmt(&value, f),
            FieldRef::Int32(value) => fmt::Debug::fmt(&value, f),
            FieldRef::Int64(value) => fmt::Debug::fmt(&value, f),
            FieldRef::Number(value) => fmt::Debug::fmt(&value, f),
            FieldRef::Timestamp(value) => fmt::Display::fmt(&value, f),
            FieldRef::Date(value) => fmt::Display::fmt(&value, f),
            FieldRef::DateTime(value) => fmt::Display::fmt(&value, f),
            FieldRef::Any(value) => fmt::Display::fmt(value, f),
            FieldRef::Enum(_, text) => fmt::Debug::fmt(text, f),
            FieldRef::Flags(bits, descriptor) => fmt::Debug::fmt(&Set { bits, descriptor }, f),
            FieldRef::Model(model) => debug_model(model, f),
            FieldRef::List(list) => f.debug_list().entries(elements(list)).finish(),
            FieldRef::Map(map) => f.debug_map().entries(map.entries()).finish(),
        }
    }
}
