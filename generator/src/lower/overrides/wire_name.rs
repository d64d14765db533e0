//! The key that a property has in JSON.

use super::errors::redundant;
use crate::diagnostics::Diagnostic;
use crate::lower::merged::MergedModel;
use crate::naming::name_lock::NameLock;

/// Sets the wire name of a property. Its published field name stays.
pub(super) fn set(
    model: &mut MergedModel,
    property: usize,
    wire_name: &str,
    names: &mut NameLock,
) -> Result<(), Diagnostic> {
    let property = &mut model.properties[property];
    let known = property.wire_name();
    if known == wire_name {
        return Err(redundant(format!("`{known}` of `{}` is documented so", model.name)));
    }
    names.respell_field(&model.name, known, wire_name);
    property.corrected_wire = Some(wire_name.to_owned());
    Ok(())
}
