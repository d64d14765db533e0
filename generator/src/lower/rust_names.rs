//! Names in Rust.

use crate::features;
use crate::naming::NameKind;
use crate::naming::name_lock::{NameLock, NameRequest};
use crate::schema::Schema;

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
    for model in &mut schema.models {
        let wires: Vec<&str> = model.properties.iter().map(|p| p.name.as_str()).collect();
        let fields = names.field_names(&model.name, &wires);
        for (property, given) in model.properties.iter_mut().zip(fields) {
            property.rust_name = given;
        }
    }
    features::assign(schema, names);
    for (own, key) in schema.enums.iter_mut().zip(&enum_keys) {
        let values: Vec<String> = own.variants.iter().map(|v| v.value.to_string()).collect();
        let requests = own.variants.iter().zip(&values).map(|(variant, value)| NameRequest {
            documented_as: value,
            wanted: variant.name.as_deref().unwrap_or(value),
        });
        let requests: Vec<_> = requests.collect();
        let kind = NameKind::of_values(own.representation);
        let variants = names.variant_names(key, kind, &requests);
        for (variant, given) in own.variants.iter_mut().zip(variants) {
            variant.rust_name = given;
        }
    }
}
