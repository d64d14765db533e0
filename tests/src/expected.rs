//! Compares generated files with the schema: each holds what the schema defines, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use syn::Item;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use tablesmith::emit::GeneratedFile;
use tablesmith::features::{FULL, Features};
use tablesmith::output::manifest;
use tablesmith::schema::Schema;

/// Compares the files with the schema that they are generated from. Each is parsed, as Rust or as
/// Markdown, and its items, conditions and headings are those of the schema.
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
            path if path.starts_with("src/apis/") => page(file, schema, &meant),
            _ => {
                let harmless = |item: &Item| matches!(item, Item::Use(_) | Item::Mod(_));
                assert!(parsed(file).items.iter().all(harmless), "{}:\n{}", file.path, file.text);
            }
        }
    }
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
struct Block {
    features: BTreeSet<String>,
    modules: Vec<(String, Vec<String>)>,
}

/// The features of `feature = "a"` or `any(feature = "a", feature = "b")`.
fn condition(input: ParseStream<'_>) -> syn::Result<BTreeSet<String>> {
    let feature = |input: ParseStream<'_>| -> syn::Result<String> {
        let name: syn::Ident = input.parse()?;
        assert_eq!(name, "feature");
        input.parse::<syn::Token![=]>()?;
        Ok(input.parse::<syn::LitStr>()?.value())
    };
    if !input.fork().parse::<syn::Ident>()?.eq("any") {
        return Ok(BTreeSet::from([feature(input)?]));
    }
    input.parse::<syn::Ident>()?;
    let inside;
    syn::parenthesized!(inside in input);
    let features = inside.parse_terminated(feature, syn::Token![,])?;
    Ok(features.into_iter().collect())
}

impl Parse for Block {
    fn parse(input: ParseStream<'_>) -> syn::Result<Block> {
        let attributes = input.call(syn::Attribute::parse_outer)?;
        let [attribute] = attributes.as_slice() else { panic!("a block has one condition") };
        assert!(attribute.path().is_ident("cfg"));
        let features = attribute.parse_args_with(condition)?;
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
        Ok(Block { features, modules })
    }
}

/// The list of modules of a crate with features has each module once, with its types and with the
/// features that enable any of them.
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
    let features = Features::of(schema).expect("a schema with APIs has features");
    let definitions = schema.models.iter().map(|model| (&model.rust_name, &model.name));
    let definitions = definitions.chain(schema.enums.iter().map(|own| (&own.rust_name, &own.name)));
    let documented: BTreeMap<&String, &String> = definitions.collect();
    for Block { features: condition, modules } in &blocks {
        for (module, types) in modules {
            let enabling = types.iter().flat_map(|ty| features.features_of(documented[ty]));
            let mut enabling: BTreeSet<String> =
                enabling.map(|feature| (*feature).to_owned()).collect();
            if enabling.len() > 1 {
                // It enables the others.
                enabling.remove(FULL);
            }
            assert_eq!(condition, &enabling, "the condition of {module}");
        }
    }
    let listed: Vec<_> = blocks.into_iter().flat_map(|block| block.modules).collect();
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

/// The page of an API has a heading for each operation, and else paragraphs, lists, and links to
/// definitions; nothing in it is HTML, or an example that would be compiled.
fn page(file: &GeneratedFile, schema: &Schema, definitions: &BTreeSet<&String>) {
    let stem = file.path["src/apis/".len()..].trim_end_matches(".md").trim_end_matches('_');
    let stem = stem.trim_start_matches('_').replace('_', "-");
    let api = schema.apis.iter().find(|api| api.feature == stem);
    let api = api.unwrap_or_else(|| panic!("{} is the page of no API", file.path));
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut headings = Vec::new();
    let mut in_heading = false;
    for event in Parser::new_ext(&file.text, options) {
        match &event {
            Event::Start(Tag::Heading { .. }) => {
                in_heading = true;
                headings.push(String::new());
            }
            Event::End(TagEnd::Heading(_)) => in_heading = false,
            Event::Text(text) | Event::Code(text) if in_heading => {
                headings.last_mut().expect("a heading").push_str(text);
            }
            _ => {}
        }
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
    let of_operations = headings.iter().filter(|heading| !SECTIONS.contains(&heading.as_str()));
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let found: Vec<_> = of_operations.map(|heading| words(heading)).collect();
    let operations = api.operations.iter();
    let expected: Vec<_> =
        operations.map(|one| words(&shown(&format!("{} {}", one.method, one.path)))).collect();
    assert_eq!(found, expected, "{}\n{}", file.path, file.text);
    assert_eq!(headings.len(), expected.len() + SECTIONS.len(), "{}", file.text);
}

/// A text with its control characters and those that reorder text named: `U+202E`.
fn shown(text: &str) -> String {
    let is_hidden = |c: char| {
        let reorders = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{feff}');
        let marks = '\u{2028}'..='\u{202e}';
        let isolates = '\u{2066}'..='\u{2069}';
        c.is_control() || reorders || marks.contains(&c) || isolates.contains(&c)
    };
    let chars = text.chars().map(|c| match is_hidden(c) && !c.is_whitespace() {
        true => format!("U+{:04X}", u32::from(c)),
        false => c.to_string(),
    });
    chars.collect()
}

/// The headings that every page of an API has.
const SECTIONS: [&str; 2] = ["Operations", "Models and enums"];

/// The features are a part of a manifest that says of each what it should.
fn features(schema: &Schema) {
    let Some(features) = Features::of(schema) else { return };
    let entries = manifest::entries(&features, &[]);
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
