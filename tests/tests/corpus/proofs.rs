//! What the tests prove of the seeds' models, for models and enums of the whole corpus.
//!
//! It compiles a crate of its own, which takes a minute or two.

use std::process::Command;

use tablesmith_tests::{corpus, root};

/// Runs a task of the project's on folders of the corpus.
fn proves(task: &str, folders: &[&str]) {
    let corpus = corpus();
    let proved = Command::new(env!("CARGO"))
        .current_dir(root())
        .args(["run", "--quiet", "--package", "xtask", "--", task, "--docs"])
        .args(folders.iter().map(|folder| corpus.join(folder)))
        .output()
        .expect("cargo runs");
    println!("{}", String::from_utf8_lossy(&proved.stdout));
    assert!(proved.status.success(), "{}", String::from_utf8_lossy(&proved.stderr));
}

#[test]
#[ignore = "reads the corpora: set DOCS_CORPUS"]
fn nothing_of_the_corpus_is_lost() {
    proves("prove", &["java", "dotnet"]);
}

/// Of one SDK: the whole platform's keys take minutes and gigabytes.
#[test]
#[ignore = "reads the corpora: set DOCS_CORPUS"]
fn every_key_is_read_and_written() {
    proves("prove-names", &["webmessaging-java"]);
}
