//! Features and subsets: what each brings, and that nothing is taken away again.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Output;

use tablesmith::diagnostics::Style;
use tablesmith::diff::{Verdict, diff};
use tablesmith::schema::{Schema, Type};
use tablesmith::{Analysis, Failure, Generator, OnForeign, Planned};
use tablesmith_tests::conformance::items_by_feature;
use tablesmith_tests::workspace::offline_cargo;
use tablesmith_tests::{corpus, generator, root};

/// Pages, each with its path.
type Pages = Vec<(String, String)>;

/// Pages of an API with one operation, which takes one model.
fn api(name: &str, model: &str) -> (String, String) {
    let text = format!(
        "# {name}Api\n\n| Method | HTTP request | Description |\n|---|---|---|\n\
         | [**Put{name}**](#Put{name}) | **Put** /{name} | Put one |\n\n## Put{name}\n\nPut one\n\n\
         ### Parameters\n\n|Name | Type | Description | Notes |\n|---|---|---|---|\n\
         | **body** | [**{model}**]({model})| It |  |\n\n### Return type\n\nvoid (empty response body)\n"
    );
    (format!("{name}Api.md"), text)
}

/// The page of a model with one property of another model's type.
fn model(name: &str, of: &str) -> (String, String) {
    let text = format!(
        "# {name}\n\n## Properties\n\n|Name | Type | Description | Notes|\n|---|---|---|---|\n\
         | **Inner** | [**{of}**]({of}) | It. | [optional] |\n"
    );
    (format!("{name}.md"), text)
}

/// Two APIs that share a model, a topic, and a model that nothing reaches.
fn shop() -> Pages {
    vec![
        api("Orders", "Order"),
        api("Stock", "Shelf"),
        model("Order", "Article"),
        model("Shelf", "Article"),
        model("Article", "string"),
        model("OrderEventTopicOrder", "OrderEventTopicLine"),
        model("OrderEventTopicLine", "string"),
        model("Forgotten", "string"),
    ]
}

fn write(folder: &Path, pages: &[(String, String)]) {
    fs::create_dir_all(folder).expect("made");
    for (path, text) in pages {
        fs::write(folder.join(path), text).expect("written");
    }
}

fn plan(generator: Generator, folder: &Path) -> Result<Planned, String> {
    generator.docs(folder.join("docs")).plan(folder.join("shop")).map_err(|failure| match failure {
        Failure::Diagnostics(diagnostics) => {
            let all = diagnostics.list.iter();
            let rendered = all.map(|one| one.render(&diagnostics.sources, Style::Plain));
            rendered.collect::<Vec<_>>().join("\n")
        }
        failure => failure.to_string(),
    })
}

fn run(generator: Generator, folder: &Path) {
    let planned = plan(generator, folder).expect("a plan");
    planned.plan.apply(OnForeign::Refuse).expect("written");
}

fn read(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join("shop").join(path)).expect(path)
}

fn models(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder.join("shop/src/models")).expect("a folder");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<_> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn what_several_apis_need_is_compiled_once_for_any_of_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    write(&folder.join("docs"), &shop());
    run(Generator::new(), folder);
    let index = read(folder, "src/models.rs");
    let (_, blocks) = index.split_once("$macro! {\n").expect("the blocks");
    let (blocks, _) = blocks.split_once("        }\n    };").expect("their end");
    assert_eq!(
        blocks,
        "            #[cfg(feature = \"full\")] {
                forgotten: Forgotten;
            }
            #[cfg(feature = \"order-topics\")] {
                order_event_topic_line: OrderEventTopicLine;
                order_event_topic_order: OrderEventTopicOrder;
            }
            #[cfg(feature = \"orders\")] {
                order: Order;
            }
            #[cfg(feature = \"stock\")] {
                shelf: Shelf;
            }
            #[cfg(any(
                feature = \"orders\",
                feature = \"stock\",
            ))] {
                article: Article;
            }
"
    );
    let manifest = read(folder, "Cargo.toml");
    assert!(
        manifest.contains("default = [\"full\"]\nfull = [\n    \"order-topics\",\n"),
        "{manifest}"
    );
    assert!(manifest.contains("[package.metadata.docs.rs]\nall-features = true"), "{manifest}");
    let order = read(folder, "src/models/order.rs");
    assert!(
        order.contains("/// Taken by:\n///\n/// - `PUT /Orders` ([orders](crate::apis::orders))\n"),
        "{order}"
    );
    let page = read(folder, "src/apis/orders.md");
    assert!(page.contains(
        "## `PutOrders`\n\n`PUT /Orders`\n\nPut one\n\n- takes [`Order`](crate::Order)\n"
    ));
    assert!(page.contains("[`Article`](crate::Article),\n[`Order`](crate::Order)\n"), "{page}");
}

#[test]
fn the_default_of_a_large_crate_is_empty_and_the_manifest_stays_its_owners() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    write(&folder.join("docs"), &shop());
    let config = "[features]\ndefault-up-to = 3\n";
    write(&folder.join("shop"), &[("tablesmith.toml".to_owned(), config.to_owned())]);
    run(Generator::new(), folder);
    let manifest = read(folder, "Cargo.toml");
    assert!(manifest.contains("default = []\n"), "{manifest}");

    let own = manifest
        .replace("# tablesmith: end\n", "# tablesmith: end\nmine = []\n")
        .replace("version = \"0.1.0\"", "version = \"7.0.0\"");
    fs::write(folder.join("shop/Cargo.toml"), &own).expect("written");
    write(&folder.join("docs"), &[api("Tills", "Article")]);
    run(Generator::new(), folder);
    let expected = own
        .replace("    \"stock\",\n", "    \"stock\",\n    \"tills\",\n")
        .replace("stock = []\n", "stock = []\ntills = []\n");
    assert_eq!(read(folder, "Cargo.toml"), expected);

    fs::write(folder.join("shop/Cargo.toml"), "[package]\nname = \"shop\"\n").expect("written");
    let error = plan(Generator::new(), folder).expect_err("no place");
    assert!(error.contains("this manifest has no place for the features"), "{error}");
}

#[test]
fn a_subset_is_what_was_asked_for_and_what_that_refers_to() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    write(&folder.join("docs"), &shop());
    run(Generator::new().only(["Forgotten"]).apis(["orders"]), folder);
    assert_eq!(models(folder), ["article.rs", "forgotten.rs", "order.rs"]);
    let lock = read(folder, "tablesmith.lock");
    assert!(!lock.contains("Shelf"), "{lock}");

    // Less, other, all: names that were published stay, files that are not asked for go.
    run(Generator::new().only(["Shelf"]), folder);
    assert_eq!(models(folder), ["article.rs", "shelf.rs"]);
    assert!(!read(folder, "src/models.rs").contains("cfg"));
    let lock = read(folder, "tablesmith.lock");
    assert!(lock.contains("Order = \"Order\"") && lock.contains("\"api Orders\" = \"orders\""));
    run(Generator::new(), folder);
    assert_eq!(models(folder).len(), 6);
    let all = read(folder, "tablesmith.lock");
    run(Generator::new().apis(["stock"]), folder);
    run(Generator::new(), folder);
    assert_eq!(read(folder, "tablesmith.lock"), all);
}

#[test]
fn a_name_that_nothing_has_is_told_with_the_nearest_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    write(&folder.join("docs"), &shop());
    let generator = Generator::new().only(["Artikle", "Order"]).apis(["order"]);
    let error = plan(generator, folder).expect_err("unknown names");
    assert_eq!(
        error,
        "\
error[unknown-name]: no page documents an API `order`
 |
 = help: there is `Orders`
error[unknown-name]: no page documents a model `Artikle`
 |
 = help: there is `Article`"
    );
    assert!(!folder.join("shop").exists());
}

/// Whether a program that asks for the feature `stock` alone compiles with the crate of these pages.
fn compiles(name: &str, pages: &[(String, String)]) -> bool {
    let output = check(name, pages, "pub use shop::{Article, Shelf};\n");
    let said = String::from_utf8_lossy(&output.stderr);
    let about_the_change = said.contains("Shelf") || said.contains("feature");
    assert!(output.status.success() || about_the_change, "{name}: {said}");
    output.status.success()
}

/// What cargo says of a program that asks for the feature `stock` of the crate of these pages.
fn check(name: &str, pages: &[(String, String)], program: &str) -> Output {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("features").join(name);
    let _ = fs::remove_dir_all(&folder);
    write(&folder.join("docs"), pages);
    let config = "[features]\ndefault-up-to = 0\n";
    write(&folder.join("shop"), &[("tablesmith.toml".to_owned(), config.to_owned())]);
    run(Generator::new(), &folder);
    let manifest = "[package]\nname = \"program\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
                    [dependencies]\nshop = { path = \"../shop\", features = [\"stock\"] }\n";
    write(&folder.join("program"), &[("Cargo.toml".to_owned(), manifest.to_owned())]);
    write(&folder.join("program/src"), &[("lib.rs".to_owned(), program.to_owned())]);
    fs::copy(root().join("Cargo.lock"), folder.join("program/Cargo.lock")).expect("copied");
    offline_cargo(&folder.join("program"), &["check"]).output().expect("cargo runs")
}

#[test]
fn the_functions_of_an_api_compile_with_its_feature_and_requests() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("features/requests");
    let _ = fs::remove_dir_all(&folder);
    write(&folder.join("docs"), &shop());
    run(Generator::new(), &folder);
    write(&folder.join("program/src"), &[("lib.rs".to_owned(), String::new())]);
    fs::copy(root().join("Cargo.lock"), folder.join("program/Cargo.lock")).expect("copied");
    let says = |features: &[&str], program: &str| {
        let manifest = format!(
            "[package]\nname = \"program\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
             [dependencies]\nshop = {{ path = \"../shop\", default-features = false, features = {features:?} }}\n"
        );
        write(&folder.join("program"), &[("Cargo.toml".to_owned(), manifest)]);
        write(&folder.join("program/src"), &[("lib.rs".to_owned(), program.to_owned())]);
        let mut cargo = offline_cargo(&folder.join("program"), &["check"]);
        let output = cargo.output().expect("cargo runs");
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    let both = "pub use shop::apis::{orders::put_orders, stock::put_stock};\n";
    assert_eq!(says(&["requests"], ""), "");
    assert_eq!(says(&["orders", "requests"], "pub use shop::apis::orders::put_orders;\n"), "");
    assert_eq!(says(&["stock", "requests"], "pub use shop::apis::stock::put_stock;\n"), "");
    assert_eq!(says(&["full", "requests"], both), "");
    for (features, lacking) in
        [(&["full"][..], "requests"), (&["requests"], "stock"), (&["orders", "requests"], "stock")]
    {
        let said = says(features, both);
        assert!(said.contains("put_stock"), "{features:?}: {said}");
        let gated = format!("the item is gated behind the `{lacking}` feature");
        assert!(said.contains(&gated), "{features:?}: {said}");
    }
}

#[test]
fn the_compiler_names_the_feature_that_a_program_lacks() {
    let output = check("lacking", &shop(), "pub use shop::{Article, Order};\n");
    assert!(!output.status.success());
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("no `Order` in the root"), "{said}");
    assert!(said.contains("the item is gated behind the `orders` feature"), "{said}");
}

fn schema(pages: &[(String, String)]) -> Schema {
    generator(pages.iter().cloned()).analyze().expect("the pages are right").schema
}

#[test]
fn the_verdict_on_features_is_what_becomes_of_a_program() {
    let old = shop();
    let with = |change: &dyn Fn(&mut Pages)| {
        let mut pages = old.clone();
        change(&mut pages);
        pages
    };
    let of_stock = |pages: &mut Pages, model: &str| {
        pages.retain(|(path, _)| path != "StockApi.md");
        pages.push(api("Stock", model));
    };
    for (name, pages, verdict) in [
        ("unchanged", old.clone(), Verdict::None),
        (
            "moved",
            with(&|pages| pages[1].1 = pages[1].1.replace("/Stock |", "/shelves |")),
            Verdict::Minor,
        ),
        ("api-added", with(&|pages| pages.push(api("Tills", "Article"))), Verdict::Minor),
        (
            "brings-more",
            with(&|pages| {
                let row = "| [**PutStock**](#PutStock) | **Put** /Stock | Put one |\n";
                let new = "| [**GetStock**](#GetStock) | **Get** /Stock | Get one |\n";
                let section = "\n## GetStock\n\n### Return type\n\n[**Order**](Order)\n";
                let page = pages[1].1.replace(row, &format!("{row}{new}"));
                pages[1].1 = format!("{page}{section}");
            }),
            Verdict::Minor,
        ),
        ("brings-less", with(&|pages| of_stock(pages, "Order")), Verdict::Major),
        (
            "api-removed",
            with(&|pages| pages.retain(|(path, _)| path != "StockApi.md")),
            Verdict::Major,
        ),
    ] {
        let difference = diff(&schema(&old), &schema(&pages));
        assert_eq!(difference.verdict, verdict, "{name}: {:#?}", difference.changes);
        assert_eq!(compiles(name, &pages), verdict != Verdict::Major, "{name}");
    }
}

#[test]
#[ignore = "reads the corpora: set DOCS_CORPUS"]
fn an_api_that_comes_later_takes_nothing_from_the_others() {
    let pages = pages_of(&corpus().join("dotnet"));
    let later = ["UsersApi.md", "ConversationsApi.md"];
    let older = pages.iter().filter(|(path, _)| !later.iter().any(|name| path.ends_with(name)));
    let before = analyze(older, None);
    let after = analyze(pages.iter(), Some(&before.lock_text()));
    let (published, with_later) = (features(&before), features(&after));
    assert_eq!(after.schema.apis.len(), before.schema.apis.len() + later.len());
    // As many as crates.io takes, `default` included.
    assert!(with_later.len() < 300);
    for (feature, items) in published.iter().filter(|(feature, _)| *feature != "full") {
        assert_eq!(with_later[feature], *items, "{feature}");
    }
}

/// The pages of a folder, sorted by path.
fn pages_of(folder: &Path) -> Pages {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry"));
    let mut pages: Pages = entries
        .map(|entry| {
            let text = fs::read_to_string(entry.path()).expect("a page");
            (entry.file_name().to_string_lossy().into_owned(), text)
        })
        .collect();
    pages.sort();
    pages
}

fn analyze<'p>(pages: impl Iterator<Item = &'p (String, String)>, lock: Option<&str>) -> Analysis {
    let generator = generator(pages.cloned());
    let generator = match lock {
        Some(lock) => generator.lock_text("tablesmith.lock", lock),
        None => generator,
    };
    generator.analyze().expect("the pages are read")
}

/// The items of the crate that each feature enables.
fn features(analysis: &Analysis) -> BTreeMap<String, BTreeSet<String>> {
    items_by_feature(&Generator::new().emit(&analysis.schema).expect("emitted"))
}

#[test]
#[ignore = "reads the corpora: set DOCS_CORPUS"]
fn each_api_alone_is_closed_under_references() {
    let docs = corpus().join("dotnet");
    for api in ["conversations", "routing", "emails"] {
        let generator = Generator::new().docs(&docs).apis([api]);
        let part = generator.analyze().expect("the pages are read").schema;
        let has = |ty: &Type| match ty.innermost() {
            Type::Model(name) => part.models.iter().any(|model| model.name == *name),
            Type::Enum(name) => part.enums.iter().any(|own| own.name == *name),
            _ => true,
        };
        let mut properties = part.models.iter().flat_map(|model| &model.properties);
        assert!(properties.all(|property| has(&property.ty)), "{api}");
        assert_eq!(part.apis.len(), 1);
    }
}
