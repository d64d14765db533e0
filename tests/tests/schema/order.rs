//! What is generated does not depend on the order of the pages.

use proptest::prelude::*;
use tablesmith::emit::{EmitOptions, GeneratedFile, Layout, emit};
use tablesmith::features::Features;
use tablesmith::generate::Generator;
use tablesmith::naming::validate::ValidSchema;

/// Names that meet in Rust, with each other and with the names of enums.
const MODELS: &[&str] = &[
    "Foo",
    "FOO",
    "foo",
    "FooBar",
    "Foo_Bar",
    "FooBarEnum",
    "Bar",
    "FooB",
    "Self",
    "Con",
    "con",
    "String",
    "Option",
    "FooKind",
];

/// A model's page, or an enum's, whose fields, values and enum meet with others.
fn page(name: &str, index: usize) -> String {
    if index % 5 == 4 {
        return format!(
            "# {name}\n\n## Enum\n\n* `A` (value: `\"a\"`)\n\n* `B` (value: `\"A\"`)\n"
        );
    }
    let other = MODELS[(index * 7 + 3) % MODELS.len()];
    format!(
        "# {name}\n\n## Properties\n\n| Name | Type | Notes |\n| --- | --- | --- |\n\
         | **a-b** | [**BarEnum**](#BarEnum) |  [optional] |\n\
         | **a_b** | [**{other}**]({other}.md) |  |\n\
         | **kind** | [**List<KindEnum>**](#KindEnum) |  |\n\
         | **more** | **NoPage{}** |  |\n\n\
         ## Enum: BarEnum\n\n| Name | Value |\n| --- | --- |\n\
         | A | &quot;a-b&quot; |\n| B | &quot;a_b&quot; |\n\n\
         ## Enum: KindEnum\n\n| Name | Value |\n| --- | --- |\n| A | &quot;a&quot; |\n",
        index % 3
    )
}

fn generated(order: &[usize]) -> Vec<GeneratedFile> {
    let generator = order.iter().fold(Generator::new(), |all, &index| {
        all.page(format!("docs/{index}.md"), page(MODELS[index], index))
    });
    let schema = generator.analyze().expect("the pages are read").schema;
    let options = EmitOptions {
        regenerate: "tablesmith generate".to_owned(),
        crate_name: "models".to_owned(),
        example: None,
        layout: Layout::Crate,
    };
    let valid = ValidSchema::new(&schema).unwrap_or_else(|errors| panic!("{errors:?}"));
    emit(valid, Features::of(&schema).as_ref(), &options)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_the_pages_changes_nothing(
        order in Just((0..MODELS.len()).collect::<Vec<_>>()).prop_shuffle()
    ) {
        let sorted: Vec<usize> = (0..MODELS.len()).collect();
        prop_assert_eq!(generated(&order), generated(&sorted));
    }
}
