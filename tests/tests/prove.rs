//! What the tests prove of the seeds' models, for models and enums of the whole corpus.
//!
//! It compiles a crate of its own, which takes a minute or two.

use std::path::Path;
use std::process::Command;

#[test]
fn nothing_of_the_corpus_is_lost() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let corpus = std::env::var_os("DOCS_CORPUS")
        .map_or_else(|| root.join("../shared/corpus"), |path| root.join(path));
    if !corpus.join("java").is_dir() {
        eprintln!("SKIPPED: no corpus at {}; set DOCS_CORPUS to prove more", corpus.display());
        return;
    }
    let proved = Command::new(env!("CARGO"))
        .current_dir(&root)
        .args(["run", "--quiet", "--package", "xtask", "--", "prove", "--docs"])
        .args([corpus.join("java"), corpus.join("dotnet")])
        .output()
        .expect("cargo runs");
    println!("{}", String::from_utf8_lossy(&proved.stdout));
    assert!(proved.status.success(), "{}", String::from_utf8_lossy(&proved.stderr));
}
