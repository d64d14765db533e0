//! The tables of pages, as `tablesmith survey` lists them.

use std::fs;
use std::path::Path;

use snapbox::cmd::{Command, OutputAssert};
use snapbox::str;
use tablesmith_tests::tablesmith;

/// Pages that no built-in dialect reads.
const THINGS: &str = "\
# Things

## Lamp Object

| Field | Type | Description |
| ----- | ---- | ----------- |
| id | snowflake | What it is known by. |
| level? | integer | How bright it is. |

## Switch Object

| Field | Type | Description |
| ----- | ---- | ----------- |
| id | snowflake | |

## Lamp States

| Value | Member name | Description |
| ----- | ----------- | ----------- |
| 0 | OFF | |
| 1 | ON | |

## Limits

| Route | Calls |
| ----- | ----- |
| /lamps | 5 |
";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("docs")).expect("made");
    fs::write(folder.path().join("docs/Things.md"), THINGS).expect("written");
    folder
}

fn run(folder: &Path, args: &[&str]) -> OutputAssert {
    let mut command = tablesmith();
    command.current_dir(folder);
    Command::from_std(command).args(args).assert()
}

#[test]
fn pages_without_a_dialect_are_listed_by_their_shapes() {
    let folder = folder();
    run(folder.path(), &["survey", "docs", "--quiet"]).success().stdout_eq(str![[r#"
4 tables of 3 shapes on 1 page

Field | Type | Description
  2 tables, 3 rows: 2 not read
  under {} Object (2)
  first at docs/Things.md:5

Value | Member name | Description
  1 table, 2 rows: 1 not read
  under {} (1)
  first at docs/Things.md:18

Route | Calls
  1 table, 1 row: 1 not read
  under {} (1)
  first at docs/Things.md:25

Types, with the number of cells and what each is read as
  2  snowflake  not read
  1  integer    not read

4 tables not read
  docs/Things.md:5  Lamp Object: Field | Type | Description
  docs/Things.md:12  Switch Object: Field | Type | Description
  docs/Things.md:18  Lamp States: Value | Member name | Description
  docs/Things.md:25  Limits: Route | Calls

"#]]);
}

#[test]
fn tables_that_are_read_say_as_what() {
    let page = "\
# Ticket

## Properties

| Name | Type | Description | Notes |
| ---- | ---- | ----------- | ----- |
| **state** | [**StateEnum**](#StateEnum) | | [optional] |
| **tags** | **List<String>** | | [optional] |

## Enum: StateEnum

| Name | Value |
| ---- | ----- |
| OPEN | &quot;open&quot; |
";
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("Ticket.md"), page).expect("written");
    run(folder.path(), &["survey", "Ticket.md", "--quiet"]).success().stdout_eq(str![[r#"
2 tables of 2 shapes on 1 page

Name | Type | Description | Notes
  1 table, 2 rows: 1 read as a model
  under {} (1)
  first at Ticket.md:5

Name | Value
  1 table, 1 row: 1 read as an enum
  under {} (1)
  first at Ticket.md:12

Types, with the number of cells and what each is read as
  1  List<String>  list of string
  1  StateEnum     StateEnum

"#]]);
}

#[test]
fn a_survey_for_programs_has_every_table() {
    let folder = folder();
    let output = run(folder.path(), &["survey", "docs", "--quiet", "--format", "json"]).success();
    let survey: serde_json::Value =
        serde_json::from_slice(&output.get_output().stdout).expect("JSON");
    assert_eq!(survey["pages"], 1);
    assert_eq!(survey["shapes"][0]["headers"][0], "Field");
    assert_eq!(survey["shapes"][0]["unread"][1]["heading"], "Switch Object");
    assert_eq!(survey["types"][0]["spelling"], "snowflake");
    assert_eq!(survey["types"][0]["cells"], 2);
}

#[test]
fn a_folder_without_models_names_the_survey() {
    let folder = folder();
    run(folder.path(), &["schema", "docs"]).code(1).stderr_eq(str![[r#"
error[no-models]: no page documents a model or an enum
...
[..]`tablesmith survey` lists the tables[..]
...
"#]]);
}

#[test]
fn a_draft_reads_the_pages_that_it_was_made_from() {
    let folder = folder();
    run(folder.path(), &["survey", "docs", "--quiet", "--draft", "things.toml"]).success();
    let draft = fs::read_to_string(folder.path().join("things.toml")).expect("a draft");
    snapbox::assert_data_eq!(
        draft,
        str![[r#"
# A first dialect for these pages, drafted by `tablesmith survey` from 4 tables on 1 page.
# Compare what it reads with `tablesmith survey --dialect`, and complete it.

version = 1
name = "things"

# 2 tables: Field | Type | Description
[[model]]
heading = ["{}"]
columns.name = ["Field"]
columns.type = ["Type"]
columns.description = ["Description"]
optional-name = "{}?"

# 1 table: Value | Member name | Description
[[enum]]
heading = ["{}"]
columns.value = ["Value"]
columns.name = ["Member name"]
columns.description = ["Description"]

[types]
# A cell that is no type is any JSON, with a warning; `error` refuses its row.
unreadable = "any"
# A link names the model that is documented at its target.
links = "target"

[types.scalar]
string = ["snowflake"]
int32 = ["integer"]

"#]]
    );
    run(folder.path(), &["schema", "docs", "--dialect", "things.toml"]).success().stderr_eq(str![
        [r#"
     read  1 page: 1 things
   unread  1 table that no rule reads: `tablesmith survey` lists them
   merged  2 models, 3 properties, 1 enum

"#]
    ]);
}

#[test]
fn a_draft_replaces_no_file() {
    let folder = folder();
    fs::write(folder.path().join("things.toml"), "mine").expect("written");
    run(folder.path(), &["survey", "docs", "--quiet", "--draft", "things.toml"]).code(1);
    let kept = fs::read_to_string(folder.path().join("things.toml")).expect("the file");
    assert_eq!(kept, "mine");
}

#[test]
fn examples_that_differ_from_their_tables_are_counted() {
    let page = "\
# Ticket

## Properties

| Name | Type | Description | Notes |
| ---- | ---- | ----------- | ----- |
| **id** | **String** | | [optional] |
| **title** | **String** | | [optional] |

```json
{ \"id\": 1, \"title\": \"Lamp\" }
```
";
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("Ticket.md"), page).expect("written");
    run(folder.path(), &["survey", "Ticket.md"]).success().stderr_eq(str![[r#"
note[examples]: 1 difference between 1 example and their tables
...
"#]]);
}
