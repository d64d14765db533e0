//! Objects of many models come back as they were: what is tested of the seeds' models, for models of
//! every shape and all enums of a platform.

use std::collections::{BTreeSet, HashSet};
use std::fmt::Write;

use tablesmith::Generator;
use tablesmith::schema::{Model, Schema, Type};
use tablesmith_tests::workspace::{MODELS, Workspace, succeed};
use tablesmith_tests::{corpus, slice};

/// How many models are picked for their shapes; those that they reach come along.
const PICKED: usize = 100;

/// The files of the program that are tests here as well.
const PROOF: &str = include_str!("../../generated_crate/round_trips/proof.rs");

const EQUALITY: &str = include_str!("../../../../generator/runtime/tests/support/equality.rs");

const PROGRAM: &str = include_str!("programs/round_trips.rs");

const DEPENDENCIES: &str = "\
models = { path = \"../models\" }
proptest = { version = \"1\", default-features = false, features = [\"std\"] }
";

#[test]
#[ignore = "reads the corpora: set DOCS_CORPUS"]
fn nothing_of_the_corpus_is_lost() {
    let docs = ["java", "dotnet"].map(|folder| corpus().join(folder));
    let generator = docs.into_iter().fold(Generator::new(), Generator::docs);
    let platform = generator.analyze().expect("the corpus is read").schema;
    let chosen = shapely(&platform, PICKED);
    let mut schema = slice::reached(&platform, chosen.iter().copied());
    let (picked, models) = (chosen.len(), schema.models.len());
    schema.enums = platform.enums.clone();
    println!("{picked} models picked for their shapes, {models} with those that they reach");

    let workspace = Workspace::new("prove", &[MODELS, "prove"]);
    workspace.models(&schema);
    workspace.program("prove", DEPENDENCIES);
    workspace.write("prove", "src/main.rs", PROGRAM);
    workspace.write("prove", "src/proof.rs", PROOF);
    workspace.write("prove", "src/equality.rs", EQUALITY);
    workspace.write("prove", "src/registry.rs", &registry(&schema, &chosen));
    succeed(&mut workspace.cargo("prove", ["run"]));
}

/// Models that between them have properties of every shape: those with most shapes that no other one
/// had come first, and then every so many-th of the others.
fn shapely(schema: &Schema, count: usize) -> Vec<&str> {
    let mut seen = HashSet::new();
    let mut chosen: Vec<&Model> = Vec::new();
    let mut others: Vec<(&Model, BTreeSet<String>)> =
        schema.models.iter().map(|model| (model, shapes(model))).collect();
    while chosen.len() < count {
        let new = |shapes: &BTreeSet<String>| shapes.difference_count(&seen);
        let best = others.iter().enumerate().max_by_key(|(_, (_, shapes))| new(shapes));
        let Some((place, (_, shapes))) = best else { break };
        if new(shapes) == 0 {
            break;
        }
        let (model, shapes) = others.remove(place);
        seen.extend(shapes);
        chosen.push(model);
    }
    let step = (others.len() / count.saturating_sub(chosen.len()).max(1)).max(1);
    let rest = others.iter().step_by(step).map(|(model, _)| *model);
    let missing = count.saturating_sub(chosen.len());
    chosen.extend(rest.take(missing));
    chosen.iter().map(|model| model.name.as_str()).collect()
}

trait DifferenceCount {
    fn difference_count(&self, seen: &HashSet<String>) -> usize;
}

impl DifferenceCount for BTreeSet<String> {
    fn difference_count(&self, seen: &HashSet<String>) -> usize {
        self.iter().filter(|shape| !seen.contains(*shape)).count()
    }
}

/// What a model's properties look like: their types less names, whether required, and how many.
fn shapes(model: &Model) -> BTreeSet<String> {
    let properties = model.properties.iter();
    let mut shapes: BTreeSet<String> = properties
        .map(|property| {
            let itself = property.ty == Type::Model(model.name.clone());
            let raw = property.rust_name.starts_with("r#");
            format!("{} {} {itself} {raw}", shape(&property.ty), property.required)
        })
        .collect();
    shapes.insert(format!("{} properties", model.properties.len()));
    shapes
}

fn shape(ty: &Type) -> String {
    match ty {
        Type::List(element) => format!("list of {}", shape(element)),
        Type::Map(value) => format!("map of {}", shape(value)),
        Type::Model(_) => "model".to_owned(),
        Type::Enum(_) => "enum".to_owned(),
        scalar => scalar.to_string(),
    }
}

/// The list of models, the chosen ones first, and of enums.
fn registry(schema: &Schema, chosen: &[&str]) -> String {
    let mut text = format!(
        "use super::proof::{{Listed, Proof, Provable, every_value_is_known}};\n\npub(crate) const CHOSEN: usize = {};\n\n",
        chosen.len()
    );
    let rust_name = |name: &str| {
        let model = schema.models.iter().find(|model| model.name == name);
        &model.expect("a chosen model is in the slice").rust_name
    };
    text.push_str("pub(crate) static ALL: Proof = Proof {\n    models: &[\n");
    let is_chosen: HashSet<&str> = chosen.iter().copied().collect();
    let others = schema.models.iter().map(|model| model.name.as_str());
    let others = others.filter(|name| !is_chosen.contains(name));
    for name in chosen.iter().copied().chain(others) {
        let name = rust_name(name);
        // Infallible here and below: the target is a String.
        let _ = writeln!(text, "        Provable::of::<models::{name}>(models::{name}::FIELDS),");
    }
    text.push_str("    ],\n    enums: &[\n");
    for own in &schema.enums {
        let _ = writeln!(text, "        Listed::of::<models::{}>(),", own.rust_name);
    }
    text.push_str("    ],\n};\n\npub(crate) fn check_enums() {\n");
    for own in &schema.enums {
        let _ = writeln!(text, "    every_value_is_known::<models::{}>();", own.rust_name);
    }
    text.push_str("}\n");
    text
}
