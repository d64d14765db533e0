//! The command as people run it.

use std::fs;
use std::path::Path;

use snapbox::cmd::{Command, OutputAssert};
use snapbox::str;
use tablesmith_tests::{corpus, root, tablesmith, tree};
use tempfile::TempDir;

use super::run;

#[test]
fn generate_says_what_it_did() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("co-browse");
    let out = out.to_str().expect("text");
    run(&["generate", "seeds", "--out", out]).success().stdout_eq("").stderr_eq(str![[r#"
     read  2 pages: 1 .NET, 1 Java
   merged  1 model, 19 properties (12 on both pages, 7 on the Java page only), 3 enums
  no page  4 models, whose JSON is kept whole: Address, AfterCallWork, Segment, Wrapup
  warning  4 warnings: 4 undocumented-model; `--message-format json` shows all
    wrote  [..]/co-browse: [..] files written, 0 unchanged
     next  in the package that uses it: cargo add --path [..]/co-browse

"#]]);
    let manifest = fs::read_to_string(Path::new(out).join("Cargo.toml")).expect("a manifest");
    assert!(manifest.contains("name = \"co-browse\""), "{manifest}");

    // Once more: there is nothing to do, and nothing to say with --quiet.
    let before = tree(Path::new(out));
    run(&["generate", "seeds", "--out", out, "--quiet"]).success().stderr_eq("");
    run(&["generate", "seeds", "--out", out, "--check", "--quiet"]).success().stdout_eq("");
    assert_eq!(tree(Path::new(out)), before);
}

#[test]
fn check_prints_a_diff_and_writes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("models");
    let docs = folder.path().join("docs");
    fs::create_dir(&docs).expect("made");
    let page = fs::read_to_string(root().join("seeds/java/Cobrowsesession.md")).expect("a seed");
    fs::write(docs.join("Cobrowsesession.md"), &page).expect("written");
    let args = ["generate", docs.to_str().expect("text"), "--out", out.to_str().expect("text")];
    run(&args).success();

    let changed = page.replace("The co-browse session ID.", "The ID.");
    fs::write(docs.join("Cobrowsesession.md"), changed).expect("written");
    let before = tree(&out);
    run(&[&args[..], &["--check", "--quiet"]].concat()).code(3).stderr_eq("").stdout_eq(str![[
        r#"
--- [..]/models/src/models/cobrowsesession.rs
+++ [..]/models/src/models/cobrowsesession.rs
@@ -22,7 +22,7 @@
     /// JSON key: `self`
     #[doc(alias = "self")]
     pub self_: Option<Box<Address>>,
-    /// The co-browse session ID.
+    /// The ID.
     ///
     /// JSON key: `cobrowseSessionId`
     #[doc(alias = "cobrowseSessionId")]
--- [..]/models/tablesmith.lock
+++ [..]/models/tablesmith.lock
...
"#
    ]]);
    assert_eq!(tree(&out), before);
}

#[test]
fn with_an_error_nothing_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("models");
    fs::write(folder.path().join("Empty.md"), "").expect("written");
    fs::write(folder.path().join("Latin.md"), b"# Caf\xe9\n").expect("written");
    let docs = folder.path().to_str().expect("text");
    run(&["generate", docs, "--out", out.to_str().expect("text")]).code(1).stdout_eq("").stderr_eq(
        str![[r#"
error[not-utf-8]: this page is not UTF-8: byte 0xe9
--> [..]/Latin.md:1:6
 = help: convert the page to UTF-8

error[empty-page]: this page is empty
--> [..]/Empty.md
 = help: fetch the page again, or remove the file

error: nothing was written: 2 errors in the documents

"#]],
    );
    assert!(!out.exists());
}

#[test]
fn programs_get_one_object_a_line() {
    let out = tempfile::tempdir().expect("a folder");
    let args = ["generate", "seeds", "--message-format", "json", "--out"];
    let output = Command::from_std(tablesmith()).args(args).arg(out.path()).output().expect("run");
    let text = String::from_utf8(output.stderr).expect("UTF-8");
    let lines: Vec<serde_json::Value> =
        text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let (summary, findings) = lines.split_last().expect("a summary");
    assert_eq!(summary["report"]["properties"], 19);
    assert_eq!(summary["changed"], tree(out.path()).len());
    assert_eq!(summary["report"]["warnings"], serde_json::json!({ "undocumented-model": 4 }));
    assert!(findings.iter().all(|finding| finding["code"] == "undocumented-model"));
    assert_eq!(findings[0]["location"], "seeds/dotnet/Cobrowsesession.md:13:14");
}

#[test]
fn schema_prints_what_the_pages_say() {
    let output = Command::from_std(tablesmith())
        .args(["schema", "seeds", "--format", "json", "--quiet"])
        .output()
        .expect("run");
    let schema: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let model = schema["models"].as_array().expect("models").iter();
    let model = model.clone().find(|model| model["documented"] == true).expect("a documented one");
    let property = |name: &str| {
        let properties = model["properties"].as_array().expect("properties");
        properties.iter().find(|property| property["name"] == name).expect(name).clone()
    };
    assert_eq!(model["properties"].as_array().map(Vec::len), Some(19));
    assert_eq!(property("self")["rustName"], "self_");
    assert_eq!(property("providerEventTime")["type"], "date-time");
    assert_eq!(property("controlling")["type"], serde_json::json!({ "list": "string" }));
    assert_eq!(
        property("state")["sources"],
        serde_json::json!([
            "seeds/dotnet/Cobrowsesession.md:10",
            "seeds/java/Cobrowsesession.md:11"
        ])
    );
}

#[test]
fn arguments_that_cannot_be_are_told_with_what_can_be() {
    let out = tempfile::tempdir().expect("a folder");
    let out = out.path().to_str().expect("text");
    run(&["generate", "--out", out]).code(2).stderr_eq(str![[r#"
error[no-documents]: there are no documents to read
 |
 = help: name pages, or folders of them: `tablesmith generate docs --out models`; or list them under `docs` in tablesmith.toml

error: nothing was written: 1 error in the arguments

"#]]);
    run(&["generate", "seeds", "--out", out, "--dialect", "cobol"]).code(2);
    run(&["generate", "no/such/folder", "--out", out]).code(1).stderr_eq(str![[r#"
error[unreadable]: there is no such file or folder
--> no/such/folder
 = help: give the path of a page in Markdown, or of a folder of them

error: nothing was written: 1 error in the documents

"#]]);
}

/// What a beginner may name instead of pages in Markdown.
#[test]
fn what_is_no_page_is_told_with_what_to_do_instead() {
    let folder = tempfile::tempdir().expect("a folder");
    let told = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(&path, text).expect("written");
        let shown = |path: &Path| {
            let out = folder.path().join("out").to_str().expect("text").to_owned();
            let path = path.to_str().expect("text").to_owned();
            let output = run(&["generate", &path, "--out", &out]).get_output().clone();
            assert!(!output.status.success());
            String::from_utf8(output.stderr).expect("text")
        };
        (shown(&path), shown(path.parent().expect("a folder")))
    };
    let html = "<!DOCTYPE html>\n<html><body><h1>Pet</h1></body></html>\n";
    let (file, of_folder) = told("html/Pet.html", html);
    assert!(file.contains("no page documents a model or an enum: this is an HTML page"), "{file}");
    assert!(file.contains("help: pages are Markdown"), "{file}");
    assert!(
        of_folder.contains("there is no *.md, *.mdx or *.markdown file in this folder"),
        "{of_folder}"
    );
    assert!(of_folder.contains("help: its files are HTML"), "{of_folder}");

    let (file, of_folder) = told("openapi/openapi.yaml", "openapi: 3.0.3\ninfo:\n  title: Pets\n");
    assert!(file.contains("this is an OpenAPI description"), "{file}");
    assert!(file.contains("help: use a generator for OpenAPI"), "{file}");
    assert!(of_folder.contains("use a generator for OpenAPI"), "{of_folder}");

    let (file, _) = told("prose/README.md", "# Pets\n\nAll about pets.\n");
    assert!(
        file.contains("help: name the folder with the reference pages of the models"),
        "{file}"
    );

    let table = "# Pet\n\n| Field | Kind |\n| --- | --- |\n| id | string |\n";
    let (_, of_folder) = told("unknown/Pet.md", table);
    assert!(of_folder.contains("Pet.md:3:1"), "{of_folder}");
    assert!(of_folder.contains("the dialects do not know this table"), "{of_folder}");
    assert!(of_folder.contains("`--dialect FILE`"), "{of_folder}");
}

#[test]
#[ignore = "reads the corpora: set DOCS_CORPUS"]
fn whole_corpora_are_read_to_the_end() {
    let corpus = corpus();
    let out = tempfile::tempdir().expect("a folder");
    Command::from_std(tablesmith())
        .arg("generate")
        .args([corpus.join("java"), corpus.join("dotnet")])
        .arg("--out")
        .arg(out.path().join("platform"))
        .assert()
        .success()
        .stderr_eq(str![[r#"
...
     read  13153 pages: 6620 .NET, 6533 Java
  skipped  2 pages: 2 without properties, values or operations
   merged  6533 models, 35804 properties (35804 on both pages), 3521 enums, 3433 operations of 87 APIs
  no page  1 model, whose JSON is kept whole: YearMonth
...
    wrote  [..]/platform: [..] files written, 0 unchanged
     next  in the package that uses it: cargo add --path [..]/platform, with `--features requests` to call the operations

"#]]);
}

/// A folder with pages and a crate, to run the command in.
struct Project {
    folder: TempDir,
}

impl Project {
    fn new(files: &[(&str, &str)]) -> Project {
        let project = Project { folder: tempfile::tempdir().expect("a folder") };
        files.iter().for_each(|(path, text)| project.write(path, text));
        project
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("created");
        fs::write(path, text).expect("written");
    }

    fn run(&self, args: &[&str]) -> OutputAssert {
        Command::from_std(tablesmith()).args(args).current_dir(self.folder.path()).assert()
    }
}

const PET: &str = "# Pet\n\n## Properties\n\n|Name | Type | Description | Notes|\n\
                   |---|---|---|---|\n| **name** | **String** | The name. |  |\n";

const OWNER: &str = "# Owner\n\n## Properties\n\n|Name | Type | Description | Notes|\n\
                     |---|---|---|---|\n| **id** | **String** | The id. |  |\n";

#[test]
fn an_example_that_no_page_documents_is_an_error_in_the_configuration() {
    let project = Project::new(&[
        ("docs/Pet.md", PET),
        ("docs/Owner.md", OWNER),
        ("models/tablesmith.toml", "docs = [\"../docs\"]\nexample = \"Pett\"\n"),
    ]);
    project.run(&["generate", "--out", "models"]).code(1).stderr_eq(str![[r#"
error[config]: no page documents a model `Pett`
 --> models/tablesmith.toml:2:11
  |
2 | example = "Pett"
  |           ^^^^^^ the example of the crate
  |
  = help: there is `Pet`

error: nothing was written: 1 error in the configuration

"#]]);

    // A selection may leave the example out.
    project.write("models/tablesmith.toml", "docs = [\"../docs\"]\nexample = \"Pet\"\n");
    project.run(&["generate", "--out", "models", "--only", "Owner"]).success().stderr_eq(str![[
        r#"
warning[config]: `Pet` is not generated
 --> models/tablesmith.toml:2:11
  |
2 | example = "Pet"
  |           ^^^^^ the example of the crate
  |
  = help: without its model, the documentation of the crate has no example

     read  2 pages: 2 Java
   merged  2 models, 2 properties, 0 enums
 selected  1 model, 1 property, 0 enums
  warning  1 warning: 1 config
    wrote  models: [..] files written, 0 unchanged
     next  in the package that uses it: cargo add --path models

"#
    ]]);
}

#[test]
fn another_name_than_that_of_the_package_is_an_error() {
    let project = Project::new(&[("docs/Pet.md", PET)]);
    project.run(&["generate", "docs", "--out", "pets", "--name", "pet-models", "-q"]).success();
    // The name of the package stands, whatever its folder is called.
    project.run(&["generate", "docs", "--out", "pets", "--check", "-q"]).success();
    project.run(&["generate", "docs", "--out", "pets", "--name", "pets"]).code(2).stderr_eq(str![
        [r#"
error[crate-name]: the crate is named `pet-models`, not `pets`
 --> pets/Cargo.toml:2:8
  |
2 | name = "pet-models"
  |        ^^^^^^^^^^^^
  |
  = help: leave `--name` out, or rename the package here

error: nothing was written: 1 error in the arguments

"#]
    ]);
    project.run(&["generate", "docs", "--out", "crate"]).code(2).stderr_eq(str![[r#"
error[crate-name]: `crate` cannot be the name of a crate
 |
 = help: a crate is named after its folder: set another name with `--name`

error: nothing was written: 1 error in the arguments

"#]]);
}

#[test]
fn generated_files_without_their_lock_are_a_warning() {
    let project = Project::new(&[("docs/Pet.md", PET)]);
    project.run(&["generate", "docs", "--out", "models", "-q"]).success().stderr_eq("");
    fs::remove_file(project.folder.path().join("models/tablesmith.lock")).expect("removed");
    project.run(&["generate", "docs", "--out", "models"]).success().stderr_eq(str![[r#"
warning[missing-lock]: the generated files have no lock: names that were published may change
--> models/tablesmith.lock
 = help: restore the file from version control, and generate again

     read  1 page: 1 Java
   merged  1 model, 1 property, 0 enums
  warning  1 warning: 1 missing-lock
    wrote  models: 1 file written, [..] unchanged

"#]]);
}

#[test]
fn the_current_folder_is_shown_as_a_dot() {
    let project = Project::new(&[("docs/Pet.md", PET)]);
    let args = ["generate", "docs", "--out", ".", "--name", "pets"];
    let output = project.run(&args).success().get_output().stderr.clone();
    let output = String::from_utf8(output).expect("UTF-8");
    assert!(output.contains("    wrote  .: "), "{output}");
}

#[test]
fn wrong_arguments_are_json_where_messages_are() {
    let project = Project::new(&[]);
    for args in [
        ["generate", "--outt", "--message-format", "json"],
        ["--message-format=json", "diff", "a", "git:v1"],
    ] {
        let output = project.run(&args).code(2).stdout_eq("").get_output().stderr.clone();
        let message: serde_json::Value = serde_json::from_slice(&output).expect("one JSON object");
        assert_eq!((&message["severity"], &message["code"]), (&"error".into(), &"usage".into()));
    }
    // For people it is as clap prints it.
    let output = project.run(&["generate", "--outt"]).code(2).get_output().stderr.clone();
    assert!(output.starts_with(b"error: unexpected argument '--outt' found"));
}

#[test]
fn manual_pages_that_cannot_be_written_are_named() {
    let project = Project::new(&[("file", "text")]);
    project.run(&["man", "file"]).code(1).stderr_eq(str![[r#"
error[disk]: cannot write the manual pages: [..]
--> file
 = help: give a folder, which is created if it is missing


"#]]);
}

const BROKEN_API: &str = "# PetApi\n\n| Method | HTTP request | Description |\n|---|---|---|\n\
                          | [**GetPet**](#GetPet) | **Fetch** /pets | |\n";

#[test]
fn a_broken_page_of_an_api_does_not_cost_the_models() {
    let project = Project::new(&[("docs/Pet.md", PET), ("docs/v2/PetApi.md", BROKEN_API)]);
    let args = ["generate", "docs", "--out", "models"];
    project.run(&args).code(1).stderr_eq(str![[r#"
...
error[bad-method]: `Fetch` is no HTTP method
 --> docs/v2/PetApi.md:5:27
...
error: nothing was written: 1 error in the documents
 = help: `--only-models` skips the pages of APIs; `exclude = ["*Api.md"]` in tablesmith.toml skips pages by pattern

"#]]);
    assert!(!project.folder.path().join("models").exists());

    project.run(&[&args[..], &["--only-models"]].concat()).success().stderr_eq(str![[r#"
     read  1 page: 1 Java
  skipped  1 page: 1 about an API
   merged  1 model, 1 property, 0 enums
    wrote  models: [..] files written, 0 unchanged
     next  in the package that uses it: cargo add --path models

"#]]);

    project.write("models/tablesmith.toml", "exclude = [\"*Api.md\"]\n");
    project.run(&[&args[..], &["--check"]].concat()).success().stdout_eq("").stderr_eq("");

    project.write("models/tablesmith.toml", "exclude = [\"v3/*\", \"*Api.md\"]\n");
    project.run(&[&args[..], &["--check"]].concat()).success().stderr_eq(str![[r#"
warning[config]: no page matches this pattern
 --> models/tablesmith.toml:1:12
  |
1 | exclude = ["v3/*", "*Api.md"]
  |            ^^^^^^
  |
  = help: a pattern is matched against the path below the folder of the documents


"#]]);
    project.write("models/tablesmith.toml", "exclude = [\"[\"]\n");
    project.run(&args).code(1).stderr_eq(str![[r#"
error[config]: this is no pattern: invalid range pattern
 --> models/tablesmith.toml:1:12
  |
1 | exclude = ["["]
  |            ^^^

error: nothing was written: 1 error in the configuration

"#]]);
}

/// The package has a manifest that Tablesmith did not write.
#[test]
fn a_package_without_the_dependencies_of_generated_code_is_told_what_it_lacks() {
    let app = "[package]\nname = \"app\"\nedition = \"2024\"\n\n[dependencies]\nserde = \"1\"\n";
    let project =
        Project::new(&[("docs/Pet.md", PET), ("app/Cargo.toml", app), ("app/src/main.rs", "")]);
    project.run(&["generate", "docs", "--out", "app"]).code(1).stderr_eq(str![[r#"
error[manifest]: this manifest does not depend on `jiff`, `serde_json`
 --> app/Cargo.toml:5:1
  |
5 | [dependencies]
  | ^^^^^^^^^^^^^^ dependencies go here
  |
  = help: if the package is for generated code alone, remove the file, and it is written anew; else add under `[dependencies]`:
          jiff = { version = "0.2", default-features = false, features = ["std"] }
          # Without `float_roundtrip`, the last digit of a number may change when it is read and written.
          serde_json = { version = "1", features = ["float_roundtrip"] }

error: nothing was written: 1 error in the manifest

"#]]);
    assert!(!project.folder.path().join("app/src/models").exists());

    // A library that is somebody's is no crate that lost its lock.
    let lib = "[dependencies]\njiff = \"0.2\"\nserde = \"1\"\nserde_json = \"1\"\n";
    project.write("mine/Cargo.toml", &app.replace("[dependencies]\nserde = \"1\"\n", lib));
    project.write("mine/src/lib.rs", "pub fn mine() {}\n");
    let output = project.run(&["generate", "docs", "--out", "mine"]).code(1).get_output().clone();
    let said = String::from_utf8(output.stderr).expect("text");
    assert!(said.contains("src/lib.rs  was not generated"), "{said}");
    assert!(!said.contains("missing-lock"), "{said}");
}

#[test]
fn a_configuration_in_the_current_folder_says_what_is_read_and_where_the_crate_is() {
    let project = Project::new(&[("docs/Pet.md", PET)]);
    project.run(&["generate", "docs"]).code(2).stderr_eq(str![[r#"
error[usage]: there is no folder to write to
 |
 = help: name it with `--out`: `tablesmith generate docs --out models`

error: nothing was written: 1 error in the arguments

"#]]);
    project.write("models/tablesmith.toml", "docs = [\"../docs\"]\n");
    project.write("models/pets.jsonl", "{ \"name\": 7 }\n");
    let here = |args: &[&str]| {
        let folder = project.folder.path().join("models");
        Command::from_std(tablesmith()).current_dir(folder).args(args).assert()
    };
    here(&["generate", "--name", "pets", "--quiet"]).success();
    assert!(project.folder.path().join("models/src/models/pet.rs").exists());
    for args in [&["inspect", "Pet", "--quiet"][..], &["schema", "--quiet"], &["survey", "--quiet"]]
    {
        let output = here(args).success().get_output().stdout.clone();
        assert!(String::from_utf8_lossy(&output).contains("Pet"), "{args:?}");
    }
    let output = here(&["check", ".", "pets.jsonl", "--model", "Pet"]).success();
    let output = String::from_utf8_lossy(&output.get_output().stdout).into_owned();
    assert!(output.contains("checked 1 payload of 1 model"), "{output}");
    // A single path is that of the documents.
    here(&["check", "pets.jsonl", "--model", "Pet"]).code(2).stderr_eq(str![[r#"
error[usage]: `--model`, `--by` and `--at` are about payloads, and no file of payloads is named
--> pets.jsonl
 = help: the documents come first: `tablesmith check DOCS FILE --model NAME`, where DOCS may be `.` for the folder of tablesmith.toml

error: nothing was checked: 1 error in the arguments

"#]]);
    here(&["check", "pets.jsonl", "../docs", "--model", "Pet"]).code(1).stderr_eq(str![[r#"
error[no-models]: no page documents a model or an enum: this is JSON
--> pets.jsonl
 = help: pages are Markdown; if this is a payload, name the pages before it: `tablesmith check DOCS FILE`

error: nothing was checked: 1 error in the documents

"#]]);
}

#[test]
fn a_file_that_is_no_document_is_named_for_what_it_is() {
    let project = Project::new(&[("docs/Pet.md", PET)]);
    for (option, subject) in [("--config", "the configuration"), ("--dialect", "dialect files")] {
        let args = ["generate", "docs", "--out", "models", option, "no.toml"];
        let output = project.run(&args).code(1).get_output().stderr.clone();
        let said = String::from_utf8(output).expect("text");
        assert!(said.contains("there is no such file or folder\n--> no.toml\n"), "{said}");
        assert!(
            said.contains(&format!("error: nothing was written: 1 error in {subject}\n")),
            "{said}"
        );
    }
}
