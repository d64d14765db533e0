//! The two seeds, from pages to schema.

use std::fs;

use tablesmith::diagnostics::Code;
use tablesmith::schema::{EnumRepr, SourceLocation, Type};
use tablesmith::{Analysis, Report};
use tablesmith_tests::{generator, root};

/// The seeds by their paths from the root.
fn analysis(paths: &[&str]) -> Analysis {
    let text = |path: &str| fs::read_to_string(root().join(path)).expect("the seed is there");
    generator(paths.iter().map(|path| (*path, text(path)))).analyze().expect("no errors")
}

const JAVA: &str = "seeds/java/Cobrowsesession.md";
const DOTNET: &str = "seeds/dotnet/Cobrowsesession.md";

#[test]
fn what_the_seeds_say() {
    let Analysis { schema, report, diagnostics, .. } = analysis(&[JAVA, DOTNET]);
    assert_eq!(
        report,
        Report {
            pages: [("Java".to_owned(), 1), (".NET".to_owned(), 1)].into(),
            models: 1,
            properties: 19,
            documented_by_several: 12,
            documented_by_one: [("Java".to_owned(), 7)].into(),
            refined: 2,
            enums: 3,
            warnings: [(Code::UndocumentedModel, 4)].into(),
            undocumented: ["Address", "AfterCallWork", "Segment", "Wrapup"]
                .map(str::to_owned)
                .into(),
            ..Report::default()
        }
    );
    let codes: Vec<_> = diagnostics.list.iter().map(|one| one.code.as_str()).collect();
    assert_eq!(codes, ["undocumented-model"; 4]);

    let models: Vec<_> =
        schema.models.iter().map(|model| (model.name.as_str(), model.documented)).collect();
    let expected = [
        ("Address", false),
        ("AfterCallWork", false),
        ("Cobrowsesession", true),
        ("Segment", false),
        ("Wrapup", false),
    ];
    assert_eq!(models, expected);
    let enums: Vec<_> = schema
        .enums
        .iter()
        .map(|one| (one.name.as_str(), one.representation, one.variants.len()))
        .collect();
    let expected = [
        ("CobrowsesessionDisconnectType", EnumRepr::String, 14),
        ("CobrowsesessionInitialState", EnumRepr::String, 9),
        ("CobrowsesessionState", EnumRepr::String, 9),
    ];
    assert_eq!(enums, expected);
}

#[track_caller]
fn property(name: &str, ty: Type, sources: &[&str]) {
    let schema = analysis(&[JAVA, DOTNET]).schema;
    let models = schema.models.iter();
    let found = models.flat_map(|model| &model.properties).find(|found| found.name == name);
    let found = found.map(|found| {
        let sources: Vec<_> = found.sources.iter().map(SourceLocation::to_string).collect();
        (&found.ty, found.required, sources)
    });
    let sources = sources.iter().map(|&source| source.to_owned()).collect();
    assert_eq!(found, Some((&ty, false, sources)));
}

#[test]
fn every_fact_says_where_it_is_from() {
    property(
        "state",
        Type::Enum("CobrowsesessionState".to_owned()),
        &["seeds/java/Cobrowsesession.md:11", "seeds/dotnet/Cobrowsesession.md:10"],
    );
    property(
        "self",
        Type::Model("Address".to_owned()),
        &["seeds/java/Cobrowsesession.md:14", "seeds/dotnet/Cobrowsesession.md:13"],
    );
    property(
        "controlling",
        Type::List(Box::new(Type::String)),
        &["seeds/java/Cobrowsesession.md:17", "seeds/dotnet/Cobrowsesession.md:16"],
    );
    property(
        "providerEventTime",
        Type::DateTime,
        &["seeds/java/Cobrowsesession.md:19", "seeds/dotnet/Cobrowsesession.md:18"],
    );
    property("peerId", Type::String, &["seeds/java/Cobrowsesession.md:24"]);
}

#[test]
fn the_other_order_says_the_same_but_for_the_order() {
    let names = |paths: &[&str]| {
        let schema = analysis(paths).schema;
        let mut names: Vec<_> = schema
            .models
            .into_iter()
            .flat_map(|model| model.properties)
            .map(|property| format!("{}: {}", property.name, property.ty))
            .collect();
        names.sort();
        names
    };
    assert_eq!(names(&[JAVA, DOTNET]), names(&[DOTNET, JAVA]));
}
