//! What is read from the corpora, compared with the source code of the SDKs that they document.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use tablesmith::diagnostics::Style;
use tablesmith::schema::{Schema, Type, Value};
use tablesmith::{Analysis, Generator};
use tablesmith_tests::{corpus, generator};

fn analyze(corpus: &Path, folders: &[&str], leave_out: impl Fn(&str) -> bool) -> Analysis {
    analyze_in_order(corpus, folders, leave_out, |_| {})
}

fn analyze_in_order(
    corpus: &Path,
    folders: &[&str],
    leave_out: impl Fn(&str) -> bool,
    order: impl Fn(&mut [PathBuf]),
) -> Analysis {
    let mut pages = Vec::new();
    for folder in folders {
        let mut files: Vec<PathBuf> = fs::read_dir(corpus.join(folder))
            .expect("the folder is there")
            .map(|entry| entry.expect("its entries can be listed").path())
            .collect();
        files.sort();
        order(&mut files);
        for file in files {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if !leave_out(&name) {
                let text = fs::read_to_string(&file).expect("the page can be read");
                pages.push((format!("{folder}/{name}"), text));
            }
        }
    }
    generator(pages).analyze_partial()
}

/// The number of diagnostics of each code.
fn codes(analysis: &Analysis) -> BTreeMap<&'static str, usize> {
    let mut codes = BTreeMap::new();
    for diagnostic in &analysis.diagnostics.list {
        *codes.entry(diagnostic.code.as_str()).or_default() += 1;
    }
    codes
}

/// The number of pages that document something, and of those that do not.
fn pages(analysis: &Analysis) -> (usize, usize) {
    (analysis.report.pages.values().sum(), analysis.report.skipped.values().sum())
}

#[track_caller]
fn assert_no_errors(analysis: &Analysis) {
    let diagnostics = &analysis.diagnostics;
    assert!(!diagnostics.has_errors(), "{}", diagnostics.render(Style::Plain));
}

/// One property as the SDK's source has it.
#[derive(Deserialize)]
struct Fact {
    wire: String,
    #[serde(rename = "type")]
    ty: String,
    required: bool,
    #[serde(default)]
    values: Option<BTreeSet<Value>>,
}

/// What a folder's pages cannot tell.
#[derive(Clone, Copy, PartialEq)]
enum Silent {
    /// Java shows a UUID as text, and a type without a page as any object.
    Uuids,
    /// .NET shows enums as text or integers.
    Enums,
    /// Together they tell everything.
    Nothing,
}

/// What came out wrong, each kind of fact by itself.
#[derive(Default)]
struct Wrong {
    wires: Vec<String>,
    types: Vec<String>,
    required: Vec<String>,
    values: Vec<String>,
}

fn facts(corpus: &Path) -> BTreeMap<String, Vec<Fact>> {
    let facts = fs::read(corpus.join("facts.json")).expect("the facts can be read");
    serde_json::from_slice(&facts).expect("the facts are well-formed")
}

#[track_caller]
fn measure(folders: &[&str], silent: Silent, least_wires: f64) {
    let corpus = corpus();
    let facts = facts(&corpus);
    let outcome = analyze(&corpus, folders, |_| false);
    assert_no_errors(&outcome);

    let (total, wrong) = compare(&facts, &outcome.schema, silent);
    println!("{}: {total} properties", folders.join(" and "));
    let kinds = [
        ("wire names", &wrong.wires),
        ("types", &wrong.types),
        ("required marks", &wrong.required),
        ("enum values", &wrong.values),
    ];
    for (kind, wrong) in kinds {
        println!("  {kind}: {} right, {} wrong", total - wrong.len(), wrong.len());
        for wrong in wrong {
            println!("    {wrong}");
        }
    }
    println!("  diagnostics: {:?}", codes(&outcome));
    println!("  {:?}", outcome.report);
    let right = (total - wrong.wires.len()) as f64 / total as f64;
    assert!(right >= least_wires, "{:.3} % of the wire names are right", right * 100.0);
    assert_eq!((wrong.types.len(), wrong.required.len(), wrong.values.len()), (0, 0, 0));
}

fn compare(
    facts_of: &BTreeMap<String, Vec<Fact>>,
    schema: &Schema,
    silent: Silent,
) -> (usize, Wrong) {
    let models: HashMap<_, _> = schema.models.iter().map(|m| (m.name.as_str(), m)).collect();
    let enums: HashMap<_, _> = schema.enums.iter().map(|e| (e.name.as_str(), e)).collect();
    let key = |name: &str| -> String {
        name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let (mut total, mut wrong) = (0, Wrong::default());
    for (name, facts) in facts_of {
        let model = models.get(name.as_str()).unwrap_or_else(|| panic!("no model {name}"));
        assert_eq!(model.properties.len(), facts.len(), "properties of {name}");
        for fact in facts {
            total += 1;
            let place = format!("{name}.{}", fact.wire);
            let found = model.properties.iter().find(|p| key(&p.name) == key(&fact.wire));
            let Some(found) = found else {
                wrong.wires.push(format!("{place} is missing"));
                continue;
            };
            if found.name != fact.wire {
                wrong.wires.push(format!("{place} is {}", found.name));
            }
            if found.required != fact.required {
                wrong.required.push(place.clone());
            }
            let is_unknown = !facts_of.contains_key(local_name(innermost(&fact.ty)));
            let as_any = silent == Silent::Uuids && is_unknown && element(&found.ty) == &Type::Any;
            if !as_any && !has_type(&found.ty, &fact.ty, fact.values.is_some(), silent) {
                wrong.types.push(format!("{place} is {}, not {}", found.ty, fact.ty));
            }
            let values = enum_of(&found.ty).and_then(|name| enums.get(name));
            let values: Option<BTreeSet<_>> =
                values.map(|own| own.variants.iter().map(|v| v.value.clone()).collect());
            if silent != Silent::Enums && values != fact.values {
                wrong.values.push(place);
            }
        }
    }
    (total, wrong)
}

fn element(ty: &Type) -> &Type {
    match ty {
        Type::List(inner) | Type::Map(inner) => element(inner),
        scalar => scalar,
    }
}

fn enum_of(ty: &Type) -> Option<&str> {
    match element(ty) {
        Type::Enum(name) => Some(name),
        _ => None,
    }
}

/// The last type argument of a C# type: of `Dictionary<string, List<Foo>>`, `List<Foo>`.
fn argument(fact: &str) -> Option<&str> {
    let (_, arguments) = fact.strip_suffix('>')?.split_once('<')?;
    // A key is plain text.
    Some(arguments.strip_prefix("string,").unwrap_or(arguments).trim())
}

/// What the type arguments of a C# type hold in the end: of `List<List<Foo>>`, `Foo`.
fn innermost(fact: &str) -> &str {
    argument(fact).map_or(fact, innermost)
}

/// A C# type without its namespace.
fn local_name(fact: &str) -> &str {
    fact.rsplit('.').next().unwrap_or(fact)
}

/// Whether `found` is `fact`, a type of C#.
fn has_type(found: &Type, fact: &str, is_enum: bool, silent: Silent) -> bool {
    let argument = argument(fact);
    let fact = fact.split('<').next().unwrap_or(fact).trim_end_matches('?');
    match (fact, found) {
        ("List", Type::List(found)) | ("Dictionary", Type::Map(found)) => {
            argument.is_some_and(|argument| has_type(found, argument, is_enum, silent))
        }
        ("string", _) => *found == Type::String,
        ("String", _) => *found == Type::Date,
        ("bool", _) => *found == Type::Boolean,
        ("int", _) => *found == Type::Int32,
        ("long", _) => *found == Type::Int64,
        ("float", _) => *found == Type::Float,
        ("double", _) => *found == Type::Double,
        ("DateTime", _) => *found == Type::DateTime,
        ("Object", _) => *found == Type::Any,
        ("Guid", _) if silent == Silent::Uuids => *found == Type::String,
        ("Guid", _) => *found == Type::Uuid,
        (_, Type::Enum(_)) => is_enum,
        (_, Type::String | Type::Int32) => is_enum && silent == Silent::Enums,
        (_, Type::Model(name)) => !is_enum && *name == local_name(fact),
        _ => false,
    }
}

#[test]
#[ignore = "reads the corpora: set DOCS_CORPUS"]
fn java_pages_are_read_right() {
    measure(&["java"], Silent::Uuids, 0.999);
}

#[test]
#[ignore = "reads the corpora: set DOCS_CORPUS"]
fn dotnet_pages_are_read_right() {
    measure(&["dotnet"], Silent::Enums, 0.999);
}

#[test]
#[ignore = "reads the corpora: set DOCS_CORPUS"]
fn both_together_are_read_better() {
    // 18 names are told by no page: `pairing-token`, `get_type`, `OAuthClient` and their like.
    measure(&["java", "dotnet"], Silent::Nothing, 0.9995);
}

#[test]
#[ignore = "reads the corpora: set DOCS_CORPUS"]
fn overrides_tell_what_the_pages_cannot() {
    let corpus = corpus();
    let overrides = Path::new(env!("CARGO_MANIFEST_DIR")).join("overrides.toml");
    let generator = Generator::new().config(overrides);
    let generator = generator.docs(corpus.join("java")).docs(corpus.join("dotnet"));
    let analysis = generator.analyze().unwrap_or_else(|failure| panic!("{failure:?}"));
    let (total, wrong) = compare(&facts(&corpus), &analysis.schema, Silent::Nothing);
    assert_eq!(total, 35_804);
    assert_eq!(wrong.wires, Vec::<String>::new());
    assert_eq!((wrong.types.len(), wrong.required.len(), wrong.values.len()), (0, 0, 0));
}

#[test]
#[ignore = "reads the corpora: set DOCS_CORPUS"]
fn both_together_leave_little_to_say() {
    let corpus = corpus();
    let outcome = analyze(&corpus, &["java", "dotnet"], |_| false);
    // 33 parameters have a default, such as `ASC`, that their list of values does not have.
    // The pages write the header `X-Journey-Session-Id` as `xJourneySessionId`.
    let expected = [
        ("default-not-listed", 33),
        ("guessed-header", 2),
        ("pipe-in-cell", 32),
        ("undocumented-model", 1),
    ];
    assert_eq!(codes(&outcome), BTreeMap::from(expected));
    // The .NET folder has the pages of 87 APIs as well.
    assert_eq!(pages(&outcome), (2 * 6533 + 87, 2));
    assert_eq!(outcome.report.documented_by_several, 35_804);
}

#[test]
#[ignore = "reads the corpora: set DOCS_CORPUS"]
fn pages_as_published_are_read() {
    let corpus = corpus();
    let outcome = analyze(&corpus, &["java-sample"], |name| name.starts_with("old_"));
    assert_no_errors(&outcome);
    assert_eq!(pages(&outcome), (28, 0));
    let outcome = analyze(&corpus, &["java-sample"], |name| !name.starts_with("old_"));
    assert_no_errors(&outcome);
    assert_eq!((pages(&outcome).0, outcome.schema.enums.len()), (2, 3));
}

#[test]
#[ignore = "reads the corpora: set DOCS_CORPUS"]
fn a_second_sdk_is_read() {
    let corpus = corpus();
    let outcome = analyze(&corpus, &["webmessaging-java"], |_| false);
    assert_no_errors(&outcome);
    println!("{:?}", codes(&outcome));
    println!("{:?}", outcome.report);
    assert_eq!(pages(&outcome), (185, 3));
}

#[test]
#[ignore = "reads the corpora: set DOCS_CORPUS"]
fn the_order_of_a_folder_does_not_matter() {
    let corpus = corpus();
    let folders = ["java-sample", "webmessaging-java"];
    let old = |name: &str| name.starts_with("old_") || name == "Detail.md";
    let in_order = analyze(&corpus, &folders, old);
    let reversed = analyze_in_order(&corpus, &folders, old, <[PathBuf]>::reverse);
    assert_eq!(in_order.schema, reversed.schema);
    assert_eq!(codes(&in_order), codes(&reversed));
}
