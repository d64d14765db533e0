//! Whatever a set of pages generates without error is Rust, and the items that were meant.

#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use tablesmith_tests::properties;
use tablesmith_tests::written::{WrittenPage, WrittenRow};

/// A set of pages, in parts or as text.
#[derive(Debug, Arbitrary)]
enum Input {
    Text(Vec<(String, String)>),
    Parts(Vec<Page>),
}

#[derive(Debug, Arbitrary)]
struct Page {
    path: String,
    name: String,
    description: String,
    rows: Vec<(String, Type, String, bool)>,
    enums: Vec<(String, Vec<String>)>,
    dotnet: bool,
}

/// Types that are well-formed more often than text is.
#[derive(Debug, Arbitrary)]
enum Type {
    Text(String),
    Of(u8),
    List(Box<Type>),
    Map(Box<Type>),
    Enum(u8),
}

const KNOWN: [&str; 12] = [
    "String", "string", "Integer", "int?", "Boolean", "Date", "DateTime?", "UUID", "Object",
    "BigDecimal", "Foo", "byte[]",
];

fn ty(ty: &Type, enums: &[(String, Vec<String>)]) -> String {
    match ty {
        Type::Text(text) => text.clone(),
        Type::Of(index) => KNOWN[usize::from(*index) % KNOWN.len()].to_owned(),
        Type::List(element) => format!("List<{}>", self::ty(element, enums)),
        Type::Map(value) => format!("Map<String, {}>", self::ty(value, enums)),
        Type::Enum(index) => match enums.len() {
            0 => "String".to_owned(),
            count => enums[usize::from(*index) % count].0.clone(),
        },
    }
}

fn written(page: &Page) -> String {
    let rows = page.rows.iter().map(|(name, kind, description, optional)| WrittenRow {
        name: name.clone(),
        ty: ty(kind, &page.enums),
        description: description.clone(),
        optional: *optional,
    });
    let page = WrittenPage {
        name: page.name.clone(),
        description: page.description.clone(),
        rows: rows.collect(),
        enums: page.enums.clone(),
        dotnet: page.dotnet,
    };
    page.text()
}

fuzz_target!(|input: Input| match input {
    Input::Text(pages) => {
        properties::pages(pages.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    }
    Input::Parts(pages) => {
        let texts: Vec<_> = pages.iter().map(|page| (page.path.as_str(), written(page))).collect();
        properties::pages(texts.iter().map(|(path, text)| (*path, text.as_str())));
    }
});
