//! Models and enums that are left out.

use std::collections::HashMap;

use crate::dialect::parsed::{TypeRef, ValueListType};
use crate::lower::merged::Merged;
use crate::schema::{EnumRepr, Type};

/// Removes a model, or an enum with a page of its own, and gives the type of what referred to it; none
/// where there is nothing of that name.
pub(super) fn remove(merged: &mut Merged, name: &str) -> Option<Type> {
    if let Some(index) = merged.models.iter().position(|model| model.name == name) {
        merged.models.remove(index);
        return Some(Type::Any);
    }
    let index = merged.enums.iter().position(|page| page.name() == name)?;
    Some(match merged.enums.remove(index).first.ty {
        ValueListType::Enum(EnumRepr::String) => Type::String,
        ValueListType::Enum(EnumRepr::Integer | EnumRepr::Flags) => Type::Int64,
        ValueListType::Scalar(scalar) => scalar,
    })
}

/// Gives the properties that refer to what was left out the types that take its place. Models that
/// extend it no longer do.
pub(super) fn replace_references(merged: &mut Merged, omitted: &HashMap<String, Type>) {
    if omitted.is_empty() {
        return;
    }
    for model in &mut merged.models {
        model.extends.retain(|base| !omitted.contains_key(&base.name));
        for property in &mut model.properties {
            replace(&mut property.ty, omitted);
        }
    }
}

/// Recursion ends: a parsed type is at most [`crate::dialect::types::MAX_DEPTH`] deep.
fn replace(ty: &mut TypeRef, omitted: &HashMap<String, Type>) {
    match ty {
        TypeRef::List(inner) | TypeRef::Map(inner) => replace(inner, omitted),
        TypeRef::Named { name, otherwise: None, .. } => {
            if let Some(replacement) = omitted.get(name) {
                *ty = TypeRef::Scalar(replacement.clone());
            }
        }
        TypeRef::MemberNames(name) if omitted.contains_key(name) => {
            *ty = TypeRef::Scalar(Type::String);
        }
        _ => {}
    }
}
