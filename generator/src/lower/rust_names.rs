//! Names in Rust.

use crate::features;
use crate::naming::NameKind;
use crate::naming::name_lock::{Members, NameLock, NameRequest};
use crate::schema::{Enum, Model, Schema, Variant};

/// Gives everything its Rust name, in the order of the schema: the published one where the lock has it.
/// New names are entered in the lock.
pub(super) fn assign(schema: &mut Schema, names: &mut NameLock) {
    let enum_keys: Vec<String> =
        schema.enums.iter().map(|own| own.documented_as.to_string()).collect();
    let models = schema.models.iter().map(|model| (model.name.as_str(), model.name.as_str()));
    let enums = enum_keys.iter().map(String::as_str);
    let enums = enums.zip(schema.enums.iter().map(|own| own.name.as_str()));
    let documented: Vec<_> = models
        .chain(enums)
        .map(|(documented_as, wanted)| NameRequest { documented_as, wanted })
        .collect();
    let types = names.type_names(&documented);
    let named = schema
        .models
        .iter_mut()
        .map(|model| &mut model.rust_name)
        .chain(schema.enums.iter_mut().map(|own| &mut own.rust_name));
    for (rust_name, given) in named.zip(types) {
        *rust_name = given;
    }
    let fields: Vec<_> = schema.models.iter().map(fields_of).collect();
    let given = names.field_names(&fields);
    for (model, given) in schema.models.iter_mut().zip(given) {
        for (property, given) in model.properties.iter_mut().zip(given) {
            property.rust_name = given;
        }
    }
    features::assign(schema, names);
    let values: Vec<Vec<String>> = schema.enums.iter().map(|own| texts(&own.variants)).collect();
    let variants = schema.enums.iter().zip(&enum_keys).zip(&values);
    let variants: Vec<_> =
        variants.map(|((own, key), values)| variants_of(own, key, values)).collect();
    let given = names.variant_names(&variants);
    for (own, given) in schema.enums.iter_mut().zip(given) {
        for (variant, given) in own.variants.iter_mut().zip(given) {
            variant.rust_name = given;
        }
    }
}

fn fields_of(model: &Model) -> Members<'_> {
    let wires = model.properties.iter().map(|property| property.name.as_str());
    let requests = wires.map(|wire| NameRequest { documented_as: wire, wanted: wire }).collect();
    Members { owner: &model.name, kind: NameKind::Field, requests }
}

/// The variants or constants of an enum, whose values have these texts.
fn variants_of<'a>(own: &'a Enum, key: &'a str, values: &'a [String]) -> Members<'a> {
    let requests = own.variants.iter().zip(values).map(|(variant, value)| NameRequest {
        documented_as: value,
        wanted: variant.name.as_deref().unwrap_or(value),
    });
    let kind = NameKind::of_values(own.representation);
    Members { owner: key, kind, requests: requests.collect() }
}

/// The values of variants, by which the lock knows them.
pub(super) fn texts(variants: &[Variant]) -> Vec<String> {
    variants.iter().map(|variant| variant.value.to_string()).collect()
}
