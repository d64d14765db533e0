//! What the seeds become, stage by stage, to be read when it changes.

use std::fs;

use snapbox::cmd::Command;
use tablesmith::diagnostics::Style;
use tablesmith::{Failure, Generator};
use tablesmith_tests::{root, tablesmith};

/// The seeds by their paths from the root, which are part of the output.
fn seeds(verb: &str) -> Command {
    Command::from_std(tablesmith()).args(["--quiet", verb, "seeds/java", "seeds/dotnet"])
}

#[test]
fn the_schema_of_the_seeds() {
    let printed = seeds("schema").args(["--format", "json"]).assert().success();
    let json = String::from_utf8_lossy(&printed.get_output().stdout).into_owned();
    insta::assert_snapshot!(json);
}

#[test]
fn the_model_of_the_seeds() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("models");
    seeds("generate").arg("--out").arg(&out).assert().success();
    let model = fs::read_to_string(out.join("src/models/cobrowsesession.rs"));
    insta::assert_snapshot!(model.expect("the model's file"));
}

#[test]
fn a_seed_with_four_faults() {
    let path = "seeds/java/Cobrowsesession.md";
    let text = fs::read_to_string(root().join(path)).expect("the seed");
    let broken = text
        .replacen(" | Call wrap up or disposition data. |  [optional] |", " |", 1)
        .replacen("**List&lt;String&gt;**", "**List&lt;List&lt;String&gt;**", 1)
        .replacen("## Enum: InitialStateEnum", "## Another heading", 1)
        .replacen("| **peerId** |", "| **Provider** |", 1);
    let diagnostics = Generator::new().page(path, broken).analyze_partial().diagnostics;
    let errors = diagnostics.list.iter().filter(|diagnostic| diagnostic.is_error());
    let shown: Vec<_> =
        errors.map(|error| error.render(&diagnostics.sources, Style::Plain)).collect();
    insta::assert_snapshot!(shown.join("\n\n"));
}

#[test]
fn with_an_error_there_is_no_plan() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("Empty.md"), "").expect("written");
    let planned = Generator::new().docs(folder.path()).plan(folder.path().join("out"));
    let Err(Failure::Diagnostics(findings)) = planned else { panic!("an empty page is an error") };
    assert_eq!(findings.list.len(), 1);
    assert!(!folder.path().join("out").exists());
}
