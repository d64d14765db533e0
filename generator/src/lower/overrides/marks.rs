//! Whether a property is required, and whether it may be null.

use super::errors::redundant;
use crate::diagnostics::Diagnostic;
use crate::lower::merged::MergedModel;

pub(super) fn set_required(
    model: &mut MergedModel,
    property: usize,
    required: bool,
) -> Result<(), Diagnostic> {
    let property = &mut model.properties[property];
    if property.is_required() == required {
        let mark = if required { "required" } else { "optional" };
        return Err(documented_so(&model.name, property.wire_name(), mark));
    }
    property.corrected_required = Some(required);
    Ok(())
}

pub(super) fn set_nullable(
    model: &mut MergedModel,
    property: usize,
    nullable: bool,
) -> Result<(), Diagnostic> {
    let property = &mut model.properties[property];
    if property.is_nullable() == nullable {
        let mark = if nullable { "nullable" } else { "not nullable" };
        return Err(documented_so(&model.name, property.wire_name(), mark));
    }
    property.corrected_nullable = Some(nullable);
    Ok(())
}

fn documented_so(model: &str, property: &str, mark: &str) -> Diagnostic {
    redundant(format!("`{property}` of `{model}` is documented as {mark}"))
}
