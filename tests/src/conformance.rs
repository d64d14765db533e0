//! Compares generated files with the schema: each holds what the schema defines, and nothing else.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Ident, Item, Token};
use tablesmith::schema::{Api, Schema};
use tablesmith::{Generated, GeneratedFile};

use crate::slice;

/// Compares the files with the schema that they are generated from. Each is parsed, as Rust or as
/// Markdown, and its items, conditions and headings are those of the schema.
///
/// # Panics
///
/// If not.
pub fn assert_conforms(schema: &Schema, generated: &Generated) {
    let files = &generated.files;
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
    let expected: BTreeSet<_> =
        models.chain(schema.enums.iter().map(|own| &own.rust_name)).collect();
    let all: Vec<_> = found.values().flatten().collect();
    assert_eq!(all.len(), expected.len(), "a type twice, or none");
    assert_eq!(all.into_iter().collect::<BTreeSet<_>>(), expected);

    for file in files {
        match file.path.as_str() {
            "src/models.rs" if !schema.apis.is_empty() => gated(file, schema, &found),
            "src/apis.rs" => apis(file, schema, &paths),
            path if path.starts_with("src/models/") || path.starts_with("src/runtime") => {}
            path if path.starts_with("src/apis/") && path.ends_with("/requests.rs") => {
                calls(file, schema);
            }
            path if path.starts_with("src/apis/") && path.ends_with("/values.rs") => {
                let types = types(file);
                let known = |name: &String| {
                    let mut enums = schema.apis.iter().flat_map(|api| &api.parameter_enums);
                    enums.any(|own| own.rust_name == *name)
                };
                assert!(types.iter().all(known), "{}:\n{}", file.path, file.text);
            }
            path if path.starts_with("src/apis/") => page(file, schema, &expected),
            _ => {
                let harmless =
                    |item: &Item| matches!(item, Item::Use(_) | Item::Mod(_) | Item::Macro(_));
                assert!(parsed(file).items.iter().all(harmless), "{}:\n{}", file.path, file.text);
            }
        }
    }
    if !schema.apis.is_empty() {
        let manifest = generated.manifest.as_ref().expect("a crate has a manifest");
        features(schema, &manifest.text);
    }
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
        _ => panic!("an unexpected item in {}:\n{}", file.path, file.text),
    });
    types.collect()
}

/// `#[cfg(…)] { module: Name, Name; }`
struct Block {
    /// Each of them enables the modules.
    features: BTreeSet<String>,
    /// The modules with their types.
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

/// The blocks of the list of modules in a crate with features; none where there are no modules.
fn blocks(file: &GeneratedFile) -> Vec<Block> {
    let items = parsed(file).items;
    let list = match items.as_slice() {
        [] => return Vec::new(),
        [Item::Macro(list), Item::Macro(_), Item::Macro(_)] if list.ident.is_some() => list,
        _ => panic!("{}:\n{}", file.path, file.text),
    };
    // `($macro:ident) => { $macro! { BLOCKS } };`
    let blocks = |input: ParseStream<'_>| -> syn::Result<Vec<Block>> {
        let (rule, called, list);
        syn::parenthesized!(rule in input);
        rule.parse::<Token![$]>()?;
        rule.parse::<Token![macro]>()?;
        rule.parse::<Token![:]>()?;
        rule.parse::<Ident>()?;
        input.parse::<Token![=>]>()?;
        syn::braced!(called in input);
        input.parse::<Token![;]>()?;
        called.parse::<Token![$]>()?;
        called.parse::<Token![macro]>()?;
        called.parse::<Token![!]>()?;
        syn::braced!(list in called);
        let mut blocks = Vec::new();
        while !list.is_empty() {
            blocks.push(list.parse()?);
        }
        Ok(blocks)
    };
    list.mac.parse_body_with(blocks).unwrap_or_else(|e| panic!("{e}:\n{}", file.text))
}

/// The Rust types that each feature of a generated crate enables.
///
/// # Panics
///
/// If the crate has no features.
pub fn items_by_feature(generated: &Generated) -> BTreeMap<String, BTreeSet<String>> {
    let list = generated.files.iter().find(|file| file.path == "src/models.rs");
    let mut items: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for Block { features, modules } in blocks(list.expect("the list of modules")) {
        let names: Vec<String> = modules.into_iter().flat_map(|(_, names)| names).collect();
        for feature in features {
            items.entry(feature).or_default().extend(names.iter().cloned());
        }
    }
    items
}

/// The list of modules of a crate with features has each module once, with its types and with the
/// features that enable any of them.
fn gated(file: &GeneratedFile, schema: &Schema, found: &BTreeMap<String, Vec<String>>) {
    let blocks = blocks(file);
    let definitions = schema.models.iter().map(|model| (&model.rust_name, &model.name));
    let definitions = definitions.chain(schema.enums.iter().map(|own| (&own.rust_name, &own.name)));
    let documented: BTreeMap<&String, &String> = definitions.collect();
    let of_topics: BTreeSet<_> = schema.topics.iter().map(|topic| &topic.feature).collect();
    let reached: Vec<_> =
        schema.apis.iter().map(|api| (&api.feature, reached_by(schema, api))).collect();
    for Block { features, modules } in &blocks {
        for (module, types) in modules {
            let is_reached = |by: &HashSet<&str>| {
                types.iter().any(|name| by.contains(documented[name].as_str()))
            };
            let of_apis =
                reached.iter().filter(|(_, by)| is_reached(by)).map(|(feature, _)| *feature);
            let mut expected: BTreeSet<_> = of_apis.collect();
            // Topics are groups of models whose names start alike; `full` enables what is left.
            let full = "full".to_owned();
            match features.contains(&full) {
                true => assert!(expected.insert(&full) && expected.len() == 1, "{module}"),
                false => expected.extend(features.iter().filter(|name| of_topics.contains(name))),
            }
            assert_eq!(features.iter().collect::<BTreeSet<_>>(), expected, "{module}");
        }
    }
    let listed: Vec<_> = blocks.into_iter().flat_map(|block| block.modules).collect();
    assert_eq!(listed.len(), found.len(), "a module twice, or none");
    assert_eq!(&listed.into_iter().collect::<BTreeMap<_, _>>(), found);
}

/// The documented names of all models and enums that the operations of an API name, and of those that
/// they refer to.
fn reached_by<'s>(schema: &'s Schema, api: &'s Api) -> HashSet<&'s str> {
    let types = api.operations.iter().flat_map(|one| one.takes().chain(&one.returns));
    slice::names(schema, types.filter_map(slice::definition))
}

/// The API whose files are at a path: `src/apis/routing`.
fn api_of<'s>(path: &str, schema: &'s Schema) -> &'s Api {
    let stem = path["src/apis/".len()..].trim_matches('_').replace('_', "-");
    let api = schema.apis.iter().find(|api| api.feature == stem);
    api.unwrap_or_else(|| panic!("{path} is of no API"))
}

/// The file of an API's operations has a function for each, the types that these take and return, and
/// nothing else.
fn calls(file: &GeneratedFile, schema: &Schema) {
    let (mut functions, mut structs) = (BTreeSet::new(), BTreeSet::new());
    for item in parsed(file).items {
        match item {
            Item::Use(_) | Item::Impl(_) => {}
            Item::Fn(item) => assert!(functions.insert(item.sig.ident.to_string())),
            Item::Struct(item) => assert!(structs.insert(item.ident.to_string())),
            _ => panic!("an unexpected item in {}:\n{}", file.path, file.text),
        }
    }
    let api = api_of(file.path.trim_end_matches("/requests.rs"), schema);
    let names = api.operations.iter().map(|one| one.rust_name.clone());
    assert_eq!(functions, names.collect::<BTreeSet<_>>(), "{}", file.text);
    assert_eq!(functions.len(), api.operations.len());
    let types = api.operations.iter().flat_map(|one| {
        [Some(one.type_name.clone()), one.parameters_type_name.clone()].into_iter().flatten()
    });
    assert_eq!(structs, types.collect::<BTreeSet<_>>(), "{}", file.text);
}

/// The list of APIs holds a module for each, with a page that is there, and in it the files of its
/// operations.
fn apis(file: &GeneratedFile, schema: &Schema, paths: &BTreeSet<String>) {
    let mut names = BTreeSet::new();
    for item in parsed(file).items {
        let Item::Mod(module) = item else { panic!("{}:\n{}", file.path, file.text) };
        let is_file = |item: &Item| match item {
            Item::Mod(module) => module.content.is_none(),
            Item::Use(_) => true,
            _ => false,
        };
        let items = module.content.map(|(_, items)| items).expect("a module");
        assert!(items.iter().all(is_file), "{}", file.text);
        let name = module.ident.to_string();
        assert!(paths.contains(&format!("src/apis/{name}.md")), "{name} has no page");
        assert!(names.insert(name), "{}", file.text);
    }
    assert_eq!(names.len(), schema.apis.len());
}

/// The page of an API has a heading for each operation, and else paragraphs, lists, and links to
/// definitions; nothing in it is HTML, or an example that would be compiled.
fn page(file: &GeneratedFile, schema: &Schema, definitions: &BTreeSet<&String>) {
    let api = api_of(file.path.trim_end_matches(".md"), schema);
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
        let is_expected = match &event {
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
        assert!(is_expected, "{}: {event:?}\n{}", file.path, file.text);
    }
    let of_operations = headings.iter().filter(|heading| !SECTIONS.contains(&heading.as_str()));
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let found: Vec<_> = of_operations.map(|heading| words(heading)).collect();
    let operations = api.operations.iter();
    let expected: Vec<_> = operations.map(|one| words(&shown(&one.name))).collect();
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

/// The manifest has a feature for each API and each group of topics, and `full`, which enables them.
fn features(schema: &Schema, manifest: &str) {
    let table: toml::Table =
        manifest.parse().unwrap_or_else(|error| panic!("{error}:\n{manifest}"));
    let mut listed = table["features"].as_table().expect("features").clone();
    let default = listed.remove("default").expect("the default feature");
    let expected = [toml::Value::Array(Vec::new()), toml::Value::Array(vec!["full".into()])];
    assert!(expected.contains(&default), "{manifest}");
    let apis = schema.apis.iter().map(|api| &api.feature);
    let names: BTreeSet<_> = apis.chain(schema.topics.iter().map(|topic| &topic.feature)).collect();
    assert_eq!(names.len(), schema.apis.len() + schema.topics.len(), "two features of one name");
    let all = names.iter().map(|name| toml::Value::from(name.as_str())).collect();
    assert_eq!(listed.remove("full"), Some(toml::Value::Array(all)));
    for name in ["requests", "reqwest"] {
        let has_operations = schema.apis.iter().any(|api| !api.operations.is_empty());
        assert_eq!(listed.remove(name).is_some(), has_operations, "{manifest}");
    }
    assert_eq!(listed.len(), names.len(), "{manifest}");
    for (name, enables) in listed {
        let of_cargo = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        assert!(of_cargo && !name.starts_with('-'), "{name:?} is no feature");
        assert_eq!(enables, toml::Value::Array(Vec::new()), "{name}");
    }
}
