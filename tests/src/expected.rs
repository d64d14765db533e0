//! The generated files held against the schema: each is what it should be, and holds nothing else.
//!
//! The generator asks itself the same with its own code; this asks it once more with other code.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{Event, Options, Parser, Tag};
use syn::Item;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use tablesmith::emit::GeneratedFile;
use tablesmith::features::{FULL, Features};
use tablesmith::output::manifest;
use tablesmith::schema::Schema;

/// Holds the generated files against the schema: each is Rust, or a page of an API, and what is in it
/// is the schema's.
///
/// # Panics
///
/// If not.
pub fn is_as_expected(schema: &Schema, files: &[GeneratedFile]) {
    let mut paths = BTreeSet::new();
    let mut found = BTreeMap::new();
    for file in files {
        assert!(paths.insert(file.path.to_lowercase()), "{} twice", file.path);
        if file.path.starts_with("src/models/") {
            let stem = file.path["src/models/".len()..].trim_end_matches(".rs").to_owned();
            found.insert(stem, types(file));
        }
    }
    let models = schema.models.iter().map(|model| &model.rust_name);
    let meant: BTreeSet<_> = models.chain(schema.enums.iter().map(|own| &own.rust_name)).collect();
    let all: Vec<_> = found.values().flatten().collect();
    assert_eq!(all.len(), meant.len(), "a type twice, or none");
    assert_eq!(all.into_iter().collect::<BTreeSet<_>>(), meant);

    for file in files {
        match file.path.as_str() {
            "src/models.rs" if !schema.apis.is_empty() => gated(file, schema, &found),
            "src/apis.rs" => apis(file, schema, &paths),
            path if path.starts_with("src/models/") || path.starts_with("src/runtime") => {}
            path if path.starts_with("src/apis/") => page(file, &meant),
            _ => {
                let harmless = |item: &Item| matches!(item, Item::Use(_) | Item::Mod(_));
                assert!(parsed(file).items.iter().all(harmless), "{}:\n{}", file.path, file.text);
            }
        }
    }
    let pages = schema.apis.iter().map(|api| api.operations.len() + 2).sum::<usize>();
    let headings = files.iter().filter(|file| file.path.starts_with("src/apis/"));
    let headings = headings.map(|file| file.text.lines().filter(|l| l.starts_with('#')).count());
    assert_eq!(headings.sum::<usize>(), pages, "an operation too many, or one too few");
    features(schema);
}

fn parsed(file: &GeneratedFile) -> syn::File {
    let parsed = syn::parse_file(&file.text);
    parsed.unwrap_or_else(|error| panic!("{}: {error}\n{}", file.path, file.text))
}

/// The types of a file that holds nothing but these and what belongs to them.
fn types(file: &GeneratedFile) -> Vec<String> {
    let items = parsed(file).items.into_iter();
    let types = items.filter_map(|item| match item {
        Item::Use(_) | Item::Impl(_) => None,
        Item::Struct(item) => Some(item.ident.to_string()),
        Item::Enum(item) => Some(item.ident.to_string()),
        _ => panic!("an item that nobody meant in {}:\n{}", file.path, file.text),
    });
    types.collect()
}

/// `#[cfg(…)] { module: Name, Name; }`
struct Block(Vec<(String, Vec<String>)>);

impl Parse for Block {
    fn parse(input: ParseStream<'_>) -> syn::Result<Block> {
        let condition = input.call(syn::Attribute::parse_outer)?;
        assert!(condition.len() == 1 && condition[0].path().is_ident("cfg"));
        let inside;
        syn::braced!(inside in input);
        let mut modules = Vec::new();
        while !inside.is_empty() {
            let module: syn::Ident = inside.parse()?;
            inside.parse::<syn::Token![:]>()?;
            let names =
                Punctuated::<syn::Ident, syn::Token![,]>::parse_separated_nonempty(&inside)?;
            inside.parse::<syn::Token![;]>()?;
            modules.push((module.to_string(), names.iter().map(|n| n.to_string()).collect()));
        }
        Ok(Block(modules))
    }
}

/// The list of modules of a crate with features names each module once, with what is in it.
fn gated(file: &GeneratedFile, schema: &Schema, found: &BTreeMap<String, Vec<String>>) {
    let items = parsed(file).items;
    let invoked = match items.as_slice() {
        [] if schema.models.is_empty() && schema.enums.is_empty() => return,
        [Item::Macro(rules), Item::Macro(invoked)] if rules.ident.is_some() => invoked,
        _ => panic!("{}:\n{}", file.path, file.text),
    };
    let blocks = |input: ParseStream<'_>| -> syn::Result<Vec<Block>> {
        let mut blocks = Vec::new();
        while !input.is_empty() {
            blocks.push(input.parse()?);
        }
        Ok(blocks)
    };
    let blocks =
        invoked.mac.parse_body_with(blocks).unwrap_or_else(|e| panic!("{e}:\n{}", file.text));
    let listed: Vec<_> = blocks.into_iter().flat_map(|block| block.0).collect();
    assert_eq!(listed.len(), found.len(), "a module twice, or none");
    assert_eq!(&listed.into_iter().collect::<BTreeMap<_, _>>(), found);
}

/// The list of APIs holds an empty module for each, with a page that is there.
fn apis(file: &GeneratedFile, schema: &Schema, paths: &BTreeSet<String>) {
    let mut names = BTreeSet::new();
    for item in parsed(file).items {
        let Item::Mod(module) = item else { panic!("{}:\n{}", file.path, file.text) };
        assert!(module.content.is_some_and(|(_, items)| items.is_empty()), "{}", file.text);
        let name = module.ident.to_string();
        assert!(paths.contains(&format!("src/apis/{name}.md")), "{name} has no page");
        assert!(names.insert(name), "{}", file.text);
    }
    assert_eq!(names.len(), schema.apis.len());
}

/// The page of an API has headings, paragraphs and lists, and links to definitions; nothing in it is
/// HTML, or an example that would be compiled.
fn page(file: &GeneratedFile, definitions: &BTreeSet<&String>) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    for event in Parser::new_ext(&file.text, options) {
        let is_meant = match &event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                let definition = dest_url.strip_prefix("crate::").map(str::to_owned);
                let is_url = dest_url.starts_with("http://") || dest_url.starts_with("https://");
                is_url || definition.is_some_and(|name| definitions.contains(&name))
            }
            Event::Start(
                Tag::Paragraph | Tag::Heading { .. } | Tag::List(None) | Tag::Item | Tag::Strong,
            ) => true,
            Event::End(_) | Event::Text(_) | Event::Code(_) | Event::SoftBreak => true,
            _ => false,
        };
        assert!(is_meant, "{}: {event:?}\n{}", file.path, file.text);
    }
}

/// The features are a part of a manifest that says of each what it should.
fn features(schema: &Schema) {
    let Some(features) = Features::of(schema) else { return };
    let entries = manifest::entries(&features, false).unwrap_or_else(|e| panic!("{e:?}"));
    let text = manifest::created("", &entries);
    let table: toml::Table = text.parse().unwrap_or_else(|error| panic!("{error}:\n{text}"));
    let mut listed = table["features"].as_table().expect("features").clone();
    assert_eq!(table.len(), 2, "{text}");
    assert_eq!(listed.remove("default"), Some(toml::Value::Array(Vec::new())));
    let names: Vec<_> =
        features.items_by_feature().map(|(name, _)| toml::Value::from(name)).collect();
    assert_eq!(listed.remove(FULL), Some(toml::Value::Array(names.clone())));
    assert_eq!(listed.len(), names.len(), "{text}");
    for (name, enables) in listed {
        let of_cargo = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        assert!(of_cargo && !name.starts_with('-'), "{name:?} is no feature");
        assert_eq!(enables, toml::Value::Array(Vec::new()), "{name}");
    }
}
