//! Leaves the texts of the pages out of the schema, for documentation whose licence forbids derived works.

use crate::schema::{Api, Enum, Model, Operation, Schema};

/// Whether the schema has the texts of the pages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Descriptions {
    /// It has them.
    #[default]
    Keep,
    /// It has names, types and other facts alone.
    LeaveOut,
}

/// Removes all descriptions and summaries. What is left are facts: names, types, values, bounds.
pub(super) fn leave_out(schema: &mut Schema) {
    let Schema { version: _, models, enums, apis, topics: _ } = schema;
    for Model { description, properties, .. } in models {
        *description = None;
        properties.iter_mut().for_each(|property| property.description = None);
    }
    for Enum { description, variants, .. } in enums {
        *description = None;
        variants.iter_mut().for_each(|variant| variant.description = None);
    }
    let operations = apis.iter_mut().flat_map(|Api { operations, .. }| operations);
    for Operation { summary, description, parameters, body, .. } in operations {
        (*summary, *description) = (None, None);
        parameters.iter_mut().for_each(|parameter| parameter.description = None);
        body.iter_mut().for_each(|body| body.description = None);
    }
}
