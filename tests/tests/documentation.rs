//! The README files and docs: their commands print what is shown, and their configurations, manifests and JSON
//! are read. Rust is compiled as a documentation test: `tests/src/documentation.rs` includes the files.
//!
//! CONTRIBUTING.md says how a block is marked.

mod blocks;
mod check;
mod links;
mod playground;
mod session;

use std::collections::BTreeSet;
use std::fs;

use tablesmith_tests::{documentation, root, tree};

macro_rules! documents {
    ($($test:ident: $path:literal,)*) => {
        /// The documents, relative to the project's root.
        const DOCUMENTS: &[&str] = &[$($path),*];

        $(
            #[test]
            #[cfg_attr(not(unix), ignore = "the commands are run by a POSIX shell")]
            fn $test() {
                check::document($path);
            }
        )*
    };
}

documents! {
    check: "docs/check.md",
    configuration: "docs/configuration.md",
    design: "docs/design.md",
    dialects: "docs/dialects.md",
    features: "docs/features.md",
    figures: "docs/figures.md",
    generated_readme: "generated/README.md",
    guide: "docs/guide.md",
    readme: "README.md",
    releases: "docs/releases.md",
    requests: "docs/requests.md",
}

#[test]
fn every_document_is_tested_and_its_rust_compiled() {
    let written: BTreeSet<String> = tree(&root().join("docs"))
        .into_keys()
        .filter(|path| path.ends_with(".md"))
        .map(|path| format!("docs/{path}"))
        .chain(["README.md".to_owned(), "generated/README.md".to_owned()])
        .collect();
    let as_set = |paths: &[&str]| paths.iter().map(|&path| path.to_owned()).collect();
    let tested: BTreeSet<String> = as_set(DOCUMENTS);
    assert_eq!(written, tested, "list the document in tests/tests/documentation.rs");
    let compiled: BTreeSet<String> = as_set(documentation::DOCUMENTS);
    assert_eq!(written, compiled, "list the document in tests/src/documentation.rs");
}

#[test]
fn every_key_of_the_configuration_is_documented() {
    let text = fs::read_to_string(root().join("docs/configuration.md")).expect("the document");
    let tables =
        ["", "[check]", "[features]", "[limits]", "[[override]]", "[[parameter-override]]"];
    let keys = tables.map(check::keys_of_the_configuration);
    assert!(keys.iter().all(|keys| !keys.is_empty()), "{keys:?}");
    let missing: Vec<&String> = keys
        .iter()
        .flatten()
        .filter(|key| {
            let forms =
                ["`KEY`", ".KEY`", "[KEY]", "[KEY.", ".KEY."].map(|form| form.replace("KEY", key));
            !forms.iter().any(|form| text.contains(form))
        })
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn links_lead_to_files_and_headings() {
    let others = [
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "fuzz/README.md",
        "generator/runtime/README.md",
    ];
    let broken: Vec<String> =
        DOCUMENTS.iter().chain(&others).flat_map(|path| links::broken(path)).collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_readme_has_at_most_a_thousand_words() {
    let text = fs::read_to_string(root().join("README.md")).expect("a README");
    let words = text.split_whitespace().count();
    assert!(words <= 1000, "{words} words; more belongs to docs");
}
