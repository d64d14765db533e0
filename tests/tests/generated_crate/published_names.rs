//! A name once published never changes, and is never another thing's: over runs that add, remove and
//! reorder models, properties, enums and values.

use std::collections::BTreeMap;

use proptest::prelude::*;
use tablesmith::schema::Schema;
use tablesmith::{Analysis, Generator};
use tablesmith_tests::generator;

/// A model of one run: its name, its properties with the enum that each has, if any.
#[derive(Debug, Clone)]
struct Described {
    name: &'static str,
    properties: Vec<&'static str>,
    enums: Vec<(&'static str, Vec<&'static str>)>,
    is_enum: bool,
}

/// Names that meet in Rust, with each other and with the names of enums.
const MODELS: &[&str] =
    &["Foo", "FOO", "foo", "FooBar", "Foo_Bar", "FooBarEnum", "Bar", "FooB", "Self"];
const PROPERTIES: &[&str] =
    &["a", "a-b", "a_b", "a.b", "type", "self", "extra", "$a", "a2", "a_2", "1"];
const ENUMS: &[&str] = &["BarEnum", "Bar", "arEnum", "StateEnum", "FooEnum"];
const VALUES: &[&str] = &["a", "A", "a-b", "a_b", "Unknown", "1", "", "<", "less", "None", "a2"];

fn some(of: &'static [&'static str]) -> impl Strategy<Value = Vec<&'static str>> {
    prop::sample::subsequence(of, 0..=of.len().min(6)).prop_shuffle()
}

fn run() -> impl Strategy<Value = Vec<Described>> {
    some(MODELS).prop_flat_map(|names| {
        let of_one = |name| {
            let own = prop::sample::subsequence(ENUMS, 0..=3).prop_shuffle();
            let values = prop::collection::vec(some(VALUES), 3);
            (some(PROPERTIES), own, values, prop::bool::weighted(0.2)).prop_map(
                move |(properties, own, values, is_enum)| Described {
                    name,
                    properties,
                    enums: own.into_iter().zip(values).collect(),
                    is_enum,
                },
            )
        };
        names.into_iter().map(of_one).collect::<Vec<_>>()
    })
}

fn text(model: &Described) -> String {
    let values = |values: &[&str]| -> String {
        let rows = values.iter().enumerate().map(|(n, v)| format!("| V{n} | &quot;{v}&quot; |\n"));
        format!("| Name | Value |\n| --- | --- |\n{}", rows.collect::<String>())
    };
    if model.is_enum {
        return format!("# {}\n\n## Enum\n\n{}", model.name, values(&["x", "y"]));
    }
    let mut text = format!("# {}\n\n## Properties\n\n| Name | Type |\n| --- | --- |\n", model.name);
    for property in &model.properties {
        text.push_str(&format!("| **{property}** | String |\n"));
    }
    for (name, _) in &model.enums {
        text.push_str(&format!("| **of{name}** | [**{name}**](#{name}) |\n"));
    }
    for (name, of) in &model.enums {
        text.push_str(&format!("\n## Enum: {name}\n\n{}", values(of)));
    }
    text
}

/// A run on these models with the names of this lock.
fn analysis(models: &[Described], lock: &str) -> Analysis {
    let pages = models.iter().map(|model| (format!("{}.md", model.name), text(model)));
    generator(pages).lock_text("tablesmith.lock", lock).analyze_partial()
}

/// Everything with a Rust name, by what it is in the documents, apart by namespace: types in one,
/// fields and variants in their owner's.
fn published(schema: &Schema) -> BTreeMap<(String, String), String> {
    let mut published = BTreeMap::new();
    let mut insert = |scope: &str, what: String, name: &str| {
        published.insert((scope.to_owned(), what), name.to_owned());
    };
    // A model's own enum is told by the property that has it: no other has the same one.
    let mut identity = BTreeMap::new();
    for model in &schema.models {
        insert("types", model.name.clone(), &model.rust_name);
        for property in &model.properties {
            let field = format!("field of {}", model.name);
            insert(&field, property.name.clone(), &property.rust_name);
            if property.name.starts_with("of") {
                identity
                    .insert(property.ty.to_string(), format!("{}.{}", model.name, property.name));
            }
        }
    }
    for own in &schema.enums {
        let what = identity.get(&own.name).unwrap_or(&own.name);
        insert("types", what.clone(), &own.rust_name);
        for variant in &own.variants {
            insert(&format!("variant of {what}"), variant.value.to_string(), &variant.rust_name);
        }
    }
    published
}

/// As a namespace holds them apart.
fn folded(scope: &str, name: &str) -> String {
    if scope == "types" { name.to_ascii_lowercase() } else { name.to_owned() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_published_name_changes_or_is_given_again(runs in prop::collection::vec(run(), 2..6)) {
        let mut lock = Generator::new().analyze_partial().lock_text();
        let mut given: BTreeMap<(String, String), String> = BTreeMap::new();
        let mut owners: BTreeMap<(String, String), String> = BTreeMap::new();
        // A run without pages fails, and the lock stays as it was.
        for models in runs.iter().filter(|models| !models.is_empty()) {
            let run = analysis(models, &lock);
            prop_assert!(!run.diagnostics.list.iter().any(|one| one.code.as_str().contains("lock")),
                "{:?}\n{}", run.diagnostics, lock);
            let schema = run.schema.clone();
            let again = analysis(models, &lock).schema;
            prop_assert_eq!(&schema, &again, "the same documents give the same names");
            for ((scope, what), name) in published(&schema) {
                let key = (scope.clone(), what.clone());
                let before = given.insert(key, name.clone());
                prop_assert!(before.as_ref().is_none_or(|before| *before == name),
                    "{} {} was {:?}, is {}", scope, what, before, name);
                let owner = owners.insert((scope.clone(), folded(&scope, &name)), what.clone());
                prop_assert!(owner.as_ref().is_none_or(|owner| *owner == what),
                    "{} {} was of {:?}, is of {}", scope, name, owner, what);
            }
            lock = run.lock_text();
        }
    }
}
