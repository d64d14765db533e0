//! The crate that the usual generators emit: serde's derive on every model, closed enums.
//!
//! It is what the figures are compared with, and so it is made from the same schema, with the same
//! documentation, names and boxes.

use std::collections::BTreeSet;
use std::fmt::Write;

use tablesmith::GeneratedFile;
use tablesmith::schema::{Enum, EnumRepr, Model, Schema, Type};

/// The name of the crate.
pub const DERIVED: &str = "derived";

/// The manifest of the crate.
pub const MANIFEST: &str = "\
[package]
name = \"derived\"
version = \"0.0.0\"
edition = \"2024\"

[dependencies]
jiff = { version = \"0.2\", default-features = false, features = [\"std\", \"serde\"] }
serde = { version = \"1\", features = [\"derive\"] }
serde_json = { version = \"1\", features = [\"float_roundtrip\"] }
";

/// Its sources: one file a model or enum.
pub fn emit(schema: &Schema) -> Vec<GeneratedFile> {
    let integers: BTreeSet<&str> = schema
        .enums
        .iter()
        .filter(|own| own.representation == EnumRepr::Integer)
        .map(|own| own.name.as_str())
        .collect();
    let names = Names { schema, integers };
    let models = schema.models.iter().map(|model| (&model.rust_name, names.model(model)));
    let texts = schema.enums.iter().filter(|own| own.representation == EnumRepr::String);
    let enums = texts.map(|own| (&own.rust_name, enumeration(own)));

    let mut root = "#![forbid(unsafe_code)]\n".to_owned();
    let mut files = Vec::new();
    for (index, (rust_name, text)) in models.chain(enums).enumerate() {
        // Each name is written: modules that import each other by glob exhaust the compiler's memory.
        let _ = writeln!(root, "mod m{index};\npub use m{index}::{rust_name};");
        files.push(GeneratedFile { path: format!("src/m{index}.rs"), text });
    }
    files.push(GeneratedFile { path: "src/lib.rs".to_owned(), text: root });
    files
}

struct Names<'s> {
    schema: &'s Schema,
    /// Enums that such generators give as plain integers.
    integers: BTreeSet<&'s str>,
}

impl Names<'_> {
    fn model(&self, model: &Model) -> String {
        let mut text = String::new();
        doc(&mut text, "", model.description.as_deref());
        text.push_str(
            "#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]\n",
        );
        let _ = writeln!(text, "pub struct {} {{", model.rust_name);
        for property in &model.properties {
            doc(&mut text, "    ", property.description.as_deref());
            let _ = writeln!(
                text,
                "    #[serde(rename = {:?}, skip_serializing_if = \"Option::is_none\")]\n    pub {}: Option<{}>,",
                property.name,
                property.rust_name,
                match &property.ty {
                    Type::Model(_) => format!("Box<{}>", self.ty(&property.ty)),
                    ty => self.ty(ty),
                },
            );
        }
        text.push_str("}\n");
        text
    }

    fn ty(&self, ty: &Type) -> String {
        match ty {
            Type::String | Type::Uuid | Type::Uri | Type::Binary => "String".to_owned(),
            Type::Boolean => "bool".to_owned(),
            Type::Int32 => "i32".to_owned(),
            Type::Int64 => "i64".to_owned(),
            Type::Float | Type::Double | Type::Decimal => "f64".to_owned(),
            Type::DateTime | Type::UtcDateTime => "jiff::Timestamp".to_owned(),
            Type::Date => "jiff::civil::Date".to_owned(),
            Type::LocalDateTime => "jiff::civil::DateTime".to_owned(),
            Type::Any => "serde_json::Value".to_owned(),
            Type::List(element) => format!("Vec<{}>", self.ty(element)),
            Type::Map(value) => {
                format!("std::collections::BTreeMap<String, {}>", self.ty(value))
            }
            Type::Enum(name) if self.integers.contains(name.as_str()) => "i64".to_owned(),
            Type::Model(name) | Type::Enum(name) => format!("crate::{}", self.rust_name(name)),
        }
    }

    /// Both lists of a schema are sorted by name.
    fn rust_name<'a>(&'a self, name: &'a str) -> &'a str {
        let (models, enums) = (&self.schema.models, &self.schema.enums);
        let model = models.binary_search_by(|model| model.name.as_str().cmp(name));
        let own = enums.binary_search_by(|own| own.name.as_str().cmp(name));
        match (model, own) {
            (Ok(place), _) => &models[place].rust_name,
            (_, Ok(place)) => &enums[place].rust_name,
            _ => name,
        }
    }
}

fn enumeration(own: &Enum) -> String {
    let mut text =
        "#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]\n"
            .to_owned();
    let _ = writeln!(text, "pub enum {} {{", own.rust_name);
    for variant in &own.variants {
        let value = variant.value.to_string();
        doc(&mut text, "    ", Some(&value));
        let _ = writeln!(text, "    #[serde(rename = {value:?})]\n    {},", variant.rust_name);
    }
    text.push_str("}\n");
    text
}

fn doc(text: &mut String, indent: &str, description: Option<&str>) {
    if let Some(description) = description {
        let _ = writeln!(text, "{indent}#[doc = {description:?}]");
    }
}
