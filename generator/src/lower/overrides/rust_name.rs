//! The name that a field or a type has in Rust.

use std::collections::BTreeMap;

use super::errors::error;
use crate::diagnostics::Diagnostic;
use crate::lower::merged::MergedModel;
use crate::naming::name_lock::NameLock;
use crate::naming::{self, NameKind};

/// Names the field of a property.
pub(super) fn set_field(
    model: &MergedModel,
    property: usize,
    chosen: &str,
    names: &mut NameLock,
) -> Result<(), Diagnostic> {
    check(NameKind::Field, chosen)?;
    let wire = model.properties[property].wire_name();
    let published = names.fields.get(&model.name);
    let others = model.properties.iter().map(|property| property.wire_name());
    let unpublished =
        others.filter(|other| *other != wire && !published.is_some_and(|p| p.contains_key(*other)));
    if let Some(other) = claimant(NameKind::Field, chosen, unpublished) {
        return Err(taken(chosen, other));
    }
    names.choose_field(&model.name, wire, chosen).map_err(|other| taken(chosen, &other))
}

/// Names a model or an enum. `declared` are the names of all types in the schema, with their keys in
/// the lock.
pub(super) fn set_type(
    declared: &BTreeMap<String, String>,
    name: &str,
    chosen: &str,
    names: &mut NameLock,
) -> Result<(), Diagnostic> {
    check(NameKind::Type, chosen)?;
    let unpublished = declared
        .iter()
        .filter(|(other, key)| *other != name && !names.types.contains_key(*key))
        .map(|(other, _)| other.as_str());
    if let Some(other) = claimant(NameKind::Type, chosen, unpublished) {
        return Err(taken(chosen, other));
    }
    let key = declared.get(name).map_or(name, String::as_str);
    names.choose_type(key, chosen).map_err(|other| taken(chosen, &other))
}

/// Which of the names without a published Rust name would be given the chosen one.
fn claimant<'a>(
    kind: NameKind,
    chosen: &str,
    mut unpublished: impl Iterator<Item = &'a str>,
) -> Option<&'a str> {
    let folded = naming::folded(kind, chosen);
    let first = |name| naming::candidates(kind, name).next();
    unpublished.find(|name| first(name).is_some_and(|first| naming::folded(kind, &first) == folded))
}

fn check(kind: NameKind, rust_name: &str) -> Result<(), Diagnostic> {
    match naming::is_name(kind, rust_name) {
        true => Ok(()),
        false => Err(error(format!("`{rust_name}` cannot be a name here"))
            .help("write it as Rust does, keywords with `r#`; some names are reserved")),
    }
}

fn taken(rust_name: &str, other: &str) -> Diagnostic {
    error(format!("`{rust_name}` is the name of `{other}` already"))
        .help("choose another name, or give that one another with an override before this one")
}
