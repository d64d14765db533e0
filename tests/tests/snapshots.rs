//! What the seeds become, stage by stage, to be read when it changes.

use tablesmith::diagnostics::{Sources, Style};
use tablesmith::dialect::read::{ReadOptions, read};
use tablesmith::generate::{Failure, Generator};
use tablesmith::input::limits::Limits;
use tablesmith::input::load;
use tablesmith::lower::merge::merge;
use tablesmith::lower::resolve::resolve;
use tablesmith::naming::name_lock::NameLock;
use tablesmith_tests::root;

/// The seeds' paths are told from the root.
fn enter_root() {
    std::env::set_current_dir(root()).expect("the root can be entered");
}

/// The seeds as the committed crate is made from them.
fn seeds() -> Generator {
    Generator::new().docs("seeds/java").docs("seeds/dotnet")
}

#[test]
fn the_schema_of_the_seeds() {
    enter_root();
    let analysis = seeds().analyze().expect("no errors");
    insta::assert_snapshot!(analysis.schema.to_json().expect("JSON"));
}

#[test]
fn the_model_of_the_seeds() {
    enter_root();
    let out = tempfile::tempdir().expect("a folder");
    let planned = seeds().plan(out.path()).expect("no errors");
    let model = planned.plan.changes().iter().find(|c| c.path == "src/models/cobrowsesession.rs");
    insta::assert_snapshot!(model.and_then(|change| change.after.as_deref()).expect("a file"));
}

#[test]
fn a_seed_with_four_faults() {
    enter_root();
    let limits = Limits::default();
    let seed = load::load(&["seeds/java/Cobrowsesession.md".into()], &limits).sources;
    let text = seed.iter().map(|(_, source)| source.text.clone()).collect::<String>();
    let broken = text
        .replacen(" | Call wrap up or disposition data. |  [optional] |", " |", 1)
        .replacen("**List&lt;String&gt;**", "**List&lt;List&lt;String&gt;**", 1)
        .replacen("## Enum: InitialStateEnum", "## Another heading", 1)
        .replacen("| **peerId** |", "| **Provider** |", 1);
    let mut sources = Sources::new();
    sources.add("seeds/java/Cobrowsesession.md", broken);
    let outcome = read(&sources, &ReadOptions::default());
    let mut diagnostics = outcome.diagnostics;
    let merged = merge(outcome.documents);
    diagnostics.extend(merged.diagnostics.iter().cloned());
    diagnostics.extend(resolve(merged, &sources, &mut NameLock::default()).diagnostics);
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.is_error());
    let shown: Vec<_> = errors.map(|error| error.render(&sources, Style::Plain)).collect();
    insta::assert_snapshot!(shown.join("\n\n"));
}

#[test]
fn with_an_error_there_is_no_plan() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("Empty.md"), "").expect("written");
    let planned = Generator::new().docs(folder.path()).plan(folder.path().join("out"));
    let Err(Failure::Findings(findings)) = planned else { panic!("an empty page is an error") };
    assert_eq!(findings.diagnostics.len(), 1);
    assert!(!folder.path().join("out").exists());
}
