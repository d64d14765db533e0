//! Rows that belong to a row above them, such as `> street` below `address`: each row that has some is of a
//! model of its own.

use crate::dialect::file::identifier;
use crate::dialect::parsed::{ParsedModel, ParsedProperty};
use crate::dialect::type_ref::{Target, TypeRef};
use crate::schema::Type;

/// A row of a table of properties.
pub(super) struct NestedRow {
    /// The place of the row that it belongs to, which is before it.
    pub(super) parent: Option<usize>,
    pub(super) property: ParsedProperty,
}

/// Moves nested rows to models of their own. `first` is the place of the first of these among what the page
/// documents. Returns the properties of the model itself, and the models.
pub(super) fn unnest(
    model: &str,
    rows: Vec<NestedRow>,
    first: usize,
) -> (Vec<ParsedProperty>, Vec<ParsedModel>) {
    // The model of each row's children, by the place of the row.
    let mut owned: Vec<Option<usize>> = vec![None; rows.len()];
    let mut own: Vec<ParsedProperty> = Vec::with_capacity(rows.len());
    let mut models: Vec<ParsedModel> = Vec::new();
    for row in &rows {
        let Some(parent) = row.parent else { continue };
        if let (Some(slot @ None), Some(owner)) = (owned.get_mut(parent), rows.get(parent)) {
            *slot = Some(models.len());
            models.push(model_of(&owner.property));
        }
    }
    for index in 0..rows.len() {
        let Some(of_row) = owned[index] else { continue };
        let above = rows[index].parent.and_then(|parent| owned[parent]);
        let above = above.map_or(model, |above| models[above].name.as_str());
        let key = identifier(rows[index].property.wire.as_str()).unwrap_or_default();
        models[of_row].name = format!("{above}{key}");
    }
    for (row, of_row) in rows.into_iter().zip(&owned) {
        let mut property = row.property;
        if let Some(of_row) = of_row {
            let name = models[*of_row].name.clone();
            let target = Some(Target::Item(first + of_row));
            property.ty = holding(property.ty, TypeRef::Named { name, otherwise: None, target });
        }
        match row.parent.and_then(|parent| owned[parent]) {
            Some(parent) => models[parent].properties.push(property),
            None => own.push(property),
        }
    }
    (own, models)
}

/// The model of the rows that belong to one, still without a name.
fn model_of(property: &ParsedProperty) -> ParsedModel {
    ParsedModel {
        name: String::new(),
        at: property.at,
        description: property.description.clone(),
        extends: Vec::new(),
        properties: Vec::new(),
        enums: Vec::new(),
    }
}

/// The type of a row with a model in place of what the row says of its values.
fn holding(ty: TypeRef, model: TypeRef) -> TypeRef {
    match ty {
        TypeRef::List(element) => TypeRef::List(Box::new(holding(*element, model))),
        TypeRef::Map(value) => TypeRef::Map(Box::new(holding(*value, model))),
        TypeRef::Scalar(Type::List(element)) => {
            TypeRef::List(Box::new(holding(TypeRef::from(*element), model)))
        }
        TypeRef::Scalar(Type::Map(value)) => {
            TypeRef::Map(Box::new(holding(TypeRef::from(*value), model)))
        }
        _ => model,
    }
}
