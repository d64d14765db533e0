//! What changed between two sets of pages, as people see it.

use std::fs;
use std::path::Path;

use snapbox::cmd::Command;
use snapbox::str;
use tablesmith_tests::{corpus, tablesmith};

use super::{git, run};

const BEFORE: &str = "\
# Ticket

## Properties

| Name | Type | Description | Notes |
| ---- | ---- | ----------- | ----- |
| **id** | **String** | What it is known by. | |
| **state** | [**StateEnum**](#StateEnum) | | [optional] |
| **priority** | **Integer** | | [optional] |

## Enum: StateEnum

| Name | Value |
| ---- | ----- |
| OPEN | &quot;open&quot; |
| CLOSED | &quot;closed&quot; |
";

const AFTER: &str = "\
# Ticket

## Properties

| Name | Type | Description | Notes |
| ---- | ---- | ----------- | ----- |
| **id** | **UUID** | What it is known by, for ever. | |
| **state** | [**StateEnum**](#StateEnum) | | |
| **priority** | **Long** | | [optional] |
| **due** | [**LocalDate**](LocalDate.html) | | [optional] |

## Enum: StateEnum

| Name | Value |
| ---- | ----- |
| OPEN | &quot;open&quot; |
| REOPENED | &quot;reopened&quot; |
| CLOSED | &quot;closed&quot; |
";

/// A repository with the page as it was, and the page as it is.
fn repository() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let docs = folder.path().join("docs");
    fs::create_dir(&docs).expect("made");
    fs::write(docs.join("Ticket.md"), BEFORE).expect("written");
    git(folder.path(), &["init", "--quiet"]);
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "--quiet", "--message", "First"]);
    git(folder.path(), &["tag", "v1"]);
    fs::write(docs.join("Ticket.md"), AFTER).expect("written");
    folder
}

#[test]
fn changes_are_grouped_by_what_they_mean() {
    let repository = repository();
    let diff = |args: &[&str]| {
        let command =
            Command::from_std(tablesmith()).args(["--quiet", "diff", "git:v1:docs", "docs"]);
        command.args(args).current_dir(repository.path()).assert()
    };
    diff(&[]).success().stdout_eq(str![[r#"
breaking (1)
  Ticket.priority  property retyped          int32 -> int64

compatible (3)
  Ticket.due            property added            date
  Ticket.state          property made required
  TicketState.reopened  value added

documentation only (2)
  Ticket.id  property specified        string -> uuid
  Ticket.id  property redocumented     "What it is known by." -> "What it is known by, for ever."

breaking
       1  property retyped
compatible
       1  property added
       1  property made required
       1  value added
documentation only
       1  property specified
       1  property redocumented
verdict: major (1 breaking, 3 compatible, 2 of documentation only)

"#]]);
    diff(&["--fail-on", "breaking", "--format", "markdown"]).code(3).stdout_eq(str![[r#"
**Verdict: major** (1 breaking, 3 compatible, 2 of documentation only)

### Breaking (1)

| What | Change | Before | After |
| --- | --- | --- | --- |
| `Ticket.priority` | property retyped | int32 | int64 |

### Compatible (3)

| What | Change | Before | After |
| --- | --- | --- | --- |
| `Ticket.due` | property added |  | date |
| `Ticket.state` | property made required |  |  |
| `TicketState.reopened` | value added |  |  |

### Documentation only (2)

| What | Change | Before | After |
| --- | --- | --- | --- |
| `Ticket.id` | property specified | string | uuid |
| `Ticket.id` | property redocumented | What it is known by. | What it is known by, for ever. |

"#]]);
    let json = diff(&["--format", "json"]).success().get_output().stdout.clone();
    let json: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
    assert_eq!(json["verdict"], "major");
    assert_eq!(json["changes"][0]["rust"], "Ticket::priority");
}

#[test]
#[ignore = "reads the corpora: set DOCS_CORPUS"]
fn the_seeds_are_what_the_older_page_said() {
    let corpus = corpus();
    let old = corpus.join("java-sample/old_Cobrowsesession.md");
    let old = old.to_str().expect("text");
    let seed = "seeds/java/Cobrowsesession.md";
    run(&["--quiet", "diff", old, seed, "--fail-on", "documentation"]).success().stdout_eq(str![[
        r#"
nothing changed
verdict: none (0 breaking, 0 compatible, 0 of documentation only)

"#
    ]]);
}

#[test]
fn a_printed_schema_is_compared_as_its_pages_are() {
    let folder = tempfile::tempdir().expect("a folder");
    let printed = folder.path().join("schema.json");
    let schema = run(&["--quiet", "schema", "seeds"]).success().get_output().stdout.clone();
    fs::write(&printed, schema).expect("written");
    let printed = printed.to_str().expect("text");
    run(&["--quiet", "diff", printed, "seeds", "--fail-on", "documentation"]).success();
    run(&["--quiet", "diff", "seeds", printed, "--fail-on", "documentation"]).success();
}

#[test]
fn a_place_that_is_not_there_is_said() {
    let repository = repository();
    for (place, expected) in [
        ("git:v2:docs", "error[no-revision]: git knows no revision `v2`"),
        ("git:--all:docs", "error[no-revision]: git knows no revision `--all`"),
        ("git:v1:pages", "error[no-path]: there is no `pages` at `v1`"),
    ] {
        let mut command = tablesmith();
        command.args(["diff", place, "docs"]).current_dir(repository.path());
        let output = command.output().expect("it runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), said.lines().next()), (Some(2), Some(expected)));
    }
}

#[test]
fn a_path_at_a_revision_is_of_the_repository_or_of_the_current_folder() {
    let repository = repository();
    let docs = repository.path().join("docs");
    let run = |folder: &Path, args: &[&str]| {
        let args = [&["--quiet", "diff"], args].concat();
        Command::from_std(tablesmith()).args(args).current_dir(folder).assert()
    };
    let unchanged = ["--fail-on", "documentation"];
    let same =
        |folder: &Path, old: &str| run(folder, &[&[old, old], &unchanged[..]].concat()).success();
    same(repository.path(), "git:v1:docs");
    same(&docs, "git:v1:docs");
    same(&docs, "git:v1:.");
    same(&docs, "git:v1:./");
    run(&docs, &["git:v1", "."]).code(2).stderr_eq(str![[r#"
error: invalid value 'git:v1' for '<OLD>': `git:v1` names no path: write `git:v1:PATH`, with PATH relative to the root of the repository, or to the current folder if it begins with `./`

For more information, try '--help'.

"#]]);
    run(&docs, &["git:v1:pages", "."]).code(2).stderr_eq(str![[r#"
error[no-path]: there is no `pages` at `v1`
--> git:v1:pages
 = help: the path is relative to the root of the repository, or to the current folder if it begins with `./`

error: nothing was compared: 1 error in the arguments

"#]]);
}

#[test]
fn a_model_is_inspected_down_to_its_lines() {
    let inspect = |args: &[&str]| run(&[&["--quiet", "inspect"], args].concat());
    inspect(&["Cobrowsesession", "--docs", "seeds"]).success().stdout_eq(str![[r#"
model Cobrowsesession
  seeds/dotnet/Cobrowsesession.md:4
  seeds/java/Cobrowsesession.md:4

  property               field                     type                             source
  state                  state                     CobrowsesessionState             seeds/dotnet/Cobrowsesession.md:10, seeds/java/Cobrowsesession.md:11
      seeds/dotnet/Cobrowsesession.md:10 says: string
...
"#]]);
    inspect(&["CobrowsesessionState", "--docs", "seeds"]).success().stdout_eq(str![[r#"
enum CobrowsesessionState
  seeds/java/Cobrowsesession.md:35
  values travel as string

  value         variant       source
  alerting      Alerting      seeds/java/Cobrowsesession.md:40
...
CobrowsesessionState is the type of 1 property
  Cobrowsesession.state: CobrowsesessionState

"#]]);
    inspect(&["Cobrowssesion", "--docs", "seeds"]).code(2).stderr_eq(str![[r#"
error[unknown-name]: no page documents `Cobrowssesion`; there is `Cobrowsesession`


"#]]);
}

#[test]
fn what_is_installed_beside_the_command_can_be_made() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = run(&["completions", shell]).success().get_output().stdout.clone();
        assert!(String::from_utf8_lossy(&script).contains("inspect"), "{shell}");
    }
    let folder = tempfile::tempdir().expect("a folder");
    run(&["man", folder.path().to_str().expect("text")]).success();
    for page in ["tablesmith.1", "tablesmith-generate.1", "tablesmith-diff.1"] {
        assert!(folder.path().join(page).is_file(), "{page}");
    }
}
