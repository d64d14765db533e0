//! Sets properties to null.

use super::super::descriptor::ModelDescriptor;
use super::super::extra::Extra;
use super::{FieldMut, Model};

/// See [`Model::set_null`]. The field is told by its address, which no other field has.
pub(super) fn set_null(model: &mut dyn Model, address: *const ()) -> bool {
    let mut is_field = false;
    model.visit_fields_mut(&mut |descriptor: ModelDescriptor,
                                 fields: &mut [FieldMut<'_>],
                                 extra: &mut Extra| {
        let found = descriptor.iter().zip(fields).find(|(_, field)| field.address() == address);
        if let Some((property, field)) = found {
            field.clear();
            extra.forget(property.name);
            extra.set_null(property.name);
            is_field = true;
        }
    });
    is_field
}
