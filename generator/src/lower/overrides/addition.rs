//! What no page documents: properties, and values of enums.

use super::errors::{error, redundant};
use crate::diagnostics::{Diagnostic, Span};
use crate::dialect::parsed::{ParsedProperty, ParsedValue, TypeRef, ValueListType, WireName};
use crate::lower::merged::{Merged, MergedEnum, MergedProperty};
use crate::lower::resolve::enum_ids;
use crate::schema::{EnumContent, EnumRepr, Value};

/// Adds a property to a model, and gives its index.
pub(super) fn property(
    merged: &mut Merged,
    model: usize,
    name: &str,
    ty: TypeRef,
    at: Span,
) -> Result<usize, Diagnostic> {
    let owner = &merged.models[model];
    if let Some(base) = merged.inherited_from(owner, name) {
        let message = format!("`{}` inherits `{name}` from `{}`", owner.name, base.name);
        return Err(error(message).help("remove the override"));
    }
    let owner = &mut merged.models[model];
    if owner.properties.iter().any(|property| property.wire_name() == name) {
        return Err(redundant(format!("`{name}` of `{}` is documented", owner.name)));
    }
    owner.properties.push(MergedProperty::from(ParsedProperty {
        wire: WireName::Exact(name.to_owned()),
        at,
        ty,
        ty_at: at,
        required: false,
        read_only: false,
        facts: Vec::new(),
        description: None,
    }));
    Ok(owner.properties.len() - 1)
}

/// The names that enums have in the schema.
pub(super) fn enum_names(merged: &Merged) -> Vec<String> {
    enum_ids(merged).into_keys().collect()
}

/// The names in the schema of the enums that their pages call so.
pub(super) fn names_of_enums_called(merged: &Merged, name: &str) -> Vec<String> {
    let ids = enum_ids(merged).into_iter().filter(|(_, id)| id.name == name);
    ids.map(|(name, _)| name).collect()
}

/// The enum of this name in the schema.
pub(super) fn find_enum<'m>(merged: &'m mut Merged, name: &str) -> Option<&'m mut MergedEnum> {
    let id = enum_ids(merged).remove(name).filter(|id| id.content == EnumContent::Values)?;
    let enums = match &id.model {
        Some(model) => &mut merged.models.iter_mut().find(|other| other.name == *model)?.enums,
        None => &mut merged.enums,
    };
    enums.iter_mut().find(|own| own.name() == id.name)
}

/// Adds a value to an enum.
pub(super) fn value(own: &mut MergedEnum, value: &Value, at: Span) -> Result<(), Diagnostic> {
    let fits = matches!(
        (&own.first.ty, value),
        (ValueListType::Enum(EnumRepr::String), Value::String(_))
            | (ValueListType::Enum(EnumRepr::Integer | EnumRepr::Flags), Value::Integer(_))
    );
    if !fits {
        let message = format!("the values of `{}` are of another type", own.name());
        return Err(error(message).help("write texts in quotes, and integers without"));
    }
    if own.values().iter().any(|known| known.value == *value) {
        return Err(redundant(format!("`{}` has the value `{value}`", own.name())));
    }
    own.first.values.push(ParsedValue {
        value: value.clone(),
        constant: value.to_string(),
        name: None,
        description: None,
        at,
    });
    Ok(())
}
