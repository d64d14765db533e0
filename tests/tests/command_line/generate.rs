//! The command as people run it.

use std::fs;
use std::path::Path;

use snapbox::cmd::{Command, OutputAssert};
use snapbox::str;
use tablesmith_tests::{corpus, root, tablesmith, tree};

fn run(args: &[&str]) -> OutputAssert {
    Command::from_std(tablesmith()).args(args).assert()
}

#[test]
fn generate_says_what_it_did() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("co-browse");
    let out = out.to_str().expect("text");
    run(&["generate", "seeds", "--out", out]).success().stdout_eq("").stderr_eq(str![[r#"
     read  2 pages: 1 .NET, 1 Java
   merged  1 model, 19 properties (12 told by both pages, 7 by the Java page alone), 3 enums
     note  4 models have no page and keep their JSON whole: Address, AfterCallWork, Segment, Wrapup
    wrote  [..]/co-browse: 33 files changed, 0 unchanged

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
    run(&[&args[..], &["--check", "--quiet"]].concat()).code(1).stderr_eq("").stdout_eq(str![[
        r#"
--- [..]/models/src/models/cobrowsesession.rs
+++ [..]/models/src/models/cobrowsesession.rs
@@ -16,7 +16,7 @@
     /// Address and name data for a call endpoint.
     #[doc(alias = "self")]
     pub self_: Option<Box<Address>>,
-    /// The co-browse session ID.
+    /// The ID.
     #[doc(alias = "cobrowseSessionId")]
     pub cobrowse_session_id: Option<String>,
     /// This value identifies the role of the co-browse client within the co-browse session (a
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
    assert_eq!(summary["changed"], 33);
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
    run(&["generate", "--out", out]).code(1).stderr_eq(str![[r#"
error[no-documents]: there are no documents to read
 |
 = help: name pages or folders, or list them under `docs` in tablesmith.toml

error: nothing was written: 1 error in the arguments

"#]]);
    run(&["generate", "seeds", "--out", out, "--dialect", "cobol"]).code(2);
    run(&["generate", "no/such/folder", "--out", out]).code(1).stderr_eq(str![[r#"
error[unreadable]: cannot read this: No such file or directory (os error 2)
--> no/such/folder

error: nothing was written: 1 error in the documents

"#]]);
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
  skipped  2 pages: 2 has neither properties, an enum nor operations
   merged  6533 models, 35804 properties (35804 told by both pages), 3521 enums, 3433 operations of 87 APIs
     note  1 model has no page and keeps its JSON whole: YearMonth
...
    wrote  [..]/platform: 6650 files changed, 0 unchanged

"#]]);
}
