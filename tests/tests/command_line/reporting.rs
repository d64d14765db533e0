//! What a run says: figures, warnings, and how much of them.

use std::fs;
use std::path::{Path, PathBuf};

use snapbox::cmd::{Command, OutputAssert};
use snapbox::str;
use tablesmith_tests::tablesmith;
use tempfile::TempDir;

/// A model, an enum, a page that is neither, an API, and a type without a page.
const PAGES: &[(&str, &str)] = &[
    (
        "java/Device.md",
        "# Device\n\n|Name | Type | Description | Notes|\n|--- | --- | --- | ---|\n\
         | **since** | **Integer** |  |  |\n| **kind** | [**Kind**](Kind.md) |  | [optional] |\n\
         | **place** | [**Place**](Place.md) |  | [optional] |\n",
    ),
    ("java/Kind.md", "# Kind\n\n## Enum\n\n* `PHONE` (value: `\"phone\"`)\n"),
    ("java/index.md", "# Welcome\n\nText.\n"),
    (
        "dotnet/Device.md",
        "# ININ.PureCloudApi.Model.Device\n## Properties\n\n\
         |Name | Type | Description | Notes|\n|--- | --- | --- | ---|\n\
         | **Since** | **bool?** |  | |\n",
    ),
];

struct Run {
    folder: TempDir,
}

impl Run {
    fn new(pages: &[(&str, &str)]) -> Run {
        let folder = tempfile::tempdir().expect("a folder");
        for (path, text) in pages {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, text).expect("written");
        }
        Run { folder }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn generate(&self, args: &[&str]) -> OutputAssert {
        let out: &Path = &self.path("out");
        let docs = [self.path("java"), self.path("dotnet")];
        let docs = docs.iter().filter(|docs| docs.exists());
        let command = Command::from_std(tablesmith()).arg("generate").args(docs);
        command.args(["--out".as_ref(), out.as_os_str()]).args(args).assert()
    }
}

#[test]
fn a_run_ends_with_what_it_read_skipped_merged_and_warned_of() {
    let run = Run::new(PAGES);
    run.generate(&[]).success().stdout_eq("").stderr_eq(str![[r#"
warning[contradicting-types]: the pages contradict each other on the type of `since` of `Device`
 --> [..]/dotnet/Device.md:6:15
  |
6 | | **Since** | **bool?** |  | |
  |               [..]boolean here
  |
 ::: [..]/java/Device.md:5:15
  |
5 | | **since** | **Integer** |  |  |
  |               [..]int32 here, which is kept
  |
  = help: set the type in the configuration if the other one is right

     read  3 pages: 1 .NET, 2 Java
  skipped  1 page: 1 without properties, values or operations
   merged  1 model, 3 properties (1 on both pages, 2 on the Java page only), 1 enum
  no page  1 model, whose JSON is kept whole: Place
  warning  2 warnings: 1 contradicting-types, 1 undocumented-model; `--message-format json` shows all
    wrote  [..]/out: [..] files written, 0 unchanged
     next  in the package that uses it: cargo add --path [..]/out

"#]]);
}

#[test]
fn quiet_says_nothing_but_errors() {
    let run = Run::new(PAGES);
    run.generate(&["--quiet"]).success().stdout_eq("").stderr_eq("");

    let broken =
        [("java/Device.md", "# Device\n\n|Name | Type|\n|--- | ---|\n| **a** | **List<** |\n")];
    let run = Run::new(&broken);
    let output = run.generate(&["--quiet"]).code(1).stdout_eq("").get_output().clone();
    let said = String::from_utf8(output.stderr).expect("text");
    assert!(said.starts_with("error[bad-type]: ") && said.contains("Device.md:5:"), "{said}");
    assert!(!run.path("out").exists());
}

#[test]
fn programs_read_one_object_a_line() {
    let run = Run::new(PAGES);
    let output = run.generate(&["--message-format", "json"]).success().stdout_eq("");
    let said = String::from_utf8(output.get_output().stderr.clone()).expect("text");
    let lines: Vec<serde_json::Value> =
        said.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let (summary, findings) = lines.split_last().expect("a summary");

    let codes: Vec<_> = findings.iter().map(|finding| finding["code"].as_str()).collect();
    assert!(codes.contains(&Some("contradicting-types")), "{codes:?}");
    assert!(codes.contains(&Some("undocumented-model")), "{codes:?}");
    for finding in findings {
        let location = finding["location"].as_str().expect("a place");
        assert!(location.contains(".md:"), "{finding}");
    }
    let report = &summary["report"];
    assert_eq!(report["pages"], serde_json::json!({".NET": 1, "Java": 2}));
    assert_eq!(
        report["skipped"],
        serde_json::json!({"without properties, values or operations": 1})
    );
    assert_eq!(report["properties"], 3);
    assert_eq!(report["undocumented"], serde_json::json!(["Place"]));
    assert_eq!(
        report["warnings"],
        serde_json::json!({"contradicting-types": 1, "undocumented-model": 1})
    );
    assert_eq!(summary["unchanged"], 0);
}

#[test]
fn nothing_is_drawn_where_there_is_no_terminal() {
    let run = Run::new(PAGES);
    let output = run.generate(&[]).success().get_output().clone();
    assert!(!output.stderr.contains(&b'\r') && !output.stderr.contains(&0x1b));
}
