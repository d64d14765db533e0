//! Models and enums of a schema as short lines.

use tablesmith::schema::{Enum, Model, Schema, Type};

/// The only documented model.
#[track_caller]
pub(super) fn only_model(schema: &Schema) -> &Model {
    let documented: Vec<_> = schema.models.iter().filter(|model| model.documented).collect();
    assert_eq!(documented.len(), 1, "{documented:?}");
    documented[0]
}

/// One line a property: its wire name, its type, `required` and `read-only`.
pub(super) fn properties(schema: &Schema, model: &Model) -> Vec<String> {
    let lines = model.properties.iter().map(|property| {
        let required = if property.required { " required" } else { "" };
        let read_only = if property.read_only { " read-only" } else { "" };
        format!("{}: {}{required}{read_only}", property.name, documented_type(schema, &property.ty))
    });
    lines.collect()
}

/// A type with an enum by the name that the page gives it.
fn documented_type(schema: &Schema, ty: &Type) -> String {
    match ty {
        Type::List(element) => format!("list of {}", documented_type(schema, element)),
        Type::Map(value) => format!("map of {}", documented_type(schema, value)),
        Type::Enum(name) => {
            let own = schema.enums.iter().find(|own| own.name == *name).expect("the enum");
            own.documented_as.name.clone()
        }
        other => other.to_string(),
    }
}

pub(super) fn values(own: &Enum) -> String {
    let values: Vec<_> = own.variants.iter().map(|variant| variant.value.to_string()).collect();
    format!("{} {} enum: {}", own.documented_as.name, own.representation, values.join(" "))
}

/// The lines of a model: its name, its description, its properties, and the enums in their order.
pub(super) fn model_lines(schema: &Schema, model: &Model) -> Vec<String> {
    let mut lines = vec![model.name.clone()];
    lines.extend(model.description.iter().map(|text| format!("\"{text}\"")));
    lines.extend(properties(schema, model));
    // In the order of their properties.
    let of_properties =
        model.properties.iter().filter_map(|property| match property.ty.innermost() {
            Type::Enum(name) => schema.enums.iter().find(|own| own.name == *name),
            _ => None,
        });
    lines.extend(of_properties.map(values));
    lines
}
