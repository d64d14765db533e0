//! The example in the crate's documentation: a model is read, looked into and written back.

use crate::diagnostics::sanitize;
use crate::schema::{Enum, EnumRepr, Model, Property, Schema, Type, Variant};

/// The example of a model, as Markdown with a code block that is a test of the crate.
pub(super) fn markdown(model: &Model, schema: &Schema, crate_name: &str) -> String {
    let mut imports = vec![model.rust_name.as_str()];
    let mut members = Vec::new();
    let mut checks = String::new();
    let mut traits = String::new();
    if let Some(text) = model.properties.iter().find(|property| property.ty == Type::String) {
        members.push(format!("{}: \"some text\"", json_text(&text.name)));
        let field = &text.rust_name;
        checks += &format!("assert_eq!(read.{field}.as_deref(), Some(\"some text\"));\n");
    }
    if let Some((property, own, variant)) = text_enum(model, schema) {
        imports.push(&own.rust_name);
        let value = json_text(&variant.value.to_string());
        members.push(format!("{}: {value}", json_text(&property.name)));
        let (field, ty, name) = (&property.rust_name, &own.rust_name, &variant.rust_name);
        checks += &format!("assert!(read.{field}.is({ty}::{name}));\n");
        // A documented type may have the trait's name.
        traits = format!("use {crate_name}::runtime::OpenField as _;\n");
    }
    let new_key = undocumented_key(model);
    members.push(format!("\"{new_key}\": [1, 2]"));
    let imports = match imports.as_slice() {
        [one] => (*one).to_owned(),
        several => format!("{{{}}}", several.join(", ")),
    };
    let json = raw_literal(&format!("{{{}}}", members.join(", ")));
    let name = &model.rust_name;
    format!(
        "
```
{traits}use {crate_name}::{imports};

let json = {json};
let read: {name} = serde_json::from_str(json)?;
{checks}assert_eq!(read.extra.get(\"{new_key}\"), Some(&serde_json::json!([1, 2])));

let back = serde_json::to_value(&read)?;
assert_eq!(back, serde_json::from_str::<serde_json::Value>(json)?);
# Ok::<(), serde_json::Error>(())
```
"
    )
}

/// The first property that is an enum, if its values are text, with the first of them.
fn text_enum<'s>(
    model: &'s Model,
    schema: &'s Schema,
) -> Option<(&'s Property, &'s Enum, &'s Variant)> {
    let mut properties = model.properties.iter();
    let property = properties.find(|property| matches!(property.ty, Type::Enum(_)))?;
    let own = schema.enums.iter().find(|own| property.ty.names_enum(&own.name))?;
    let variant = own.variants.first()?;
    (own.representation == EnumRepr::String).then_some((property, own, variant))
}

/// A key that no property has.
fn undocumented_key(model: &Model) -> String {
    let mut key = "newKey".to_owned();
    while model.properties.iter().any(|property| property.name == key) {
        key.push('2');
    }
    key
}

/// A text as a JSON string, on one line and without characters that an editor would act on.
fn json_text(text: &str) -> String {
    sanitize::json(serde_json::Value::from(text).to_string())
}

/// A text as a raw string literal, with as many `#` around it as it needs.
fn raw_literal(text: &str) -> String {
    let hashes = |part: &str| part.bytes().take_while(|&byte| byte == b'#').count();
    let most = text.split('"').skip(1).map(hashes).max().unwrap_or_default();
    let hashes = "#".repeat(most + 1);
    format!("r{hashes}\"{text}\"{hashes}")
}
