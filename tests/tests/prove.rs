//! What the tests prove of the seeds' models, for models and enums of the whole corpus.
//!
//! It compiles a crate of its own, which takes a minute or two.

use std::process::Command;

use tablesmith_tests::{corpus, root};

#[test]
fn nothing_of_the_corpus_is_lost() {
    let Some(corpus) = corpus() else { return };
    let proved = Command::new(env!("CARGO"))
        .current_dir(root())
        .args(["run", "--quiet", "--package", "xtask", "--", "prove", "--docs"])
        .args([corpus.join("java"), corpus.join("dotnet")])
        .output()
        .expect("cargo runs");
    println!("{}", String::from_utf8_lossy(&proved.stdout));
    assert!(proved.status.success(), "{}", String::from_utf8_lossy(&proved.stderr));
}
