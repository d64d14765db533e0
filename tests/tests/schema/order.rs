//! What is generated does not depend on the order of the pages.

use proptest::prelude::*;
use tablesmith::Generated;
use tablesmith_tests::generator;

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

fn generated(order: &[usize]) -> Generated {
    let pages = order.iter().map(|&index| (format!("docs/{index}.md"), page(MODELS[index], index)));
    let generator = generator(pages);
    let schema = generator.analyze().expect("the pages are read").schema;
    generator.emit(&schema).expect("the schema is emitted")
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
