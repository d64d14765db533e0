//! `tablesmith check`: payloads held against their documentation.

use std::fs;
use std::io::Write as _;
use std::process::{Command as Process, Stdio};

use snapbox::cmd::{Command, OutputAssert};
use snapbox::str;
use tablesmith_tests::tablesmith;
use tempfile::TempDir;

const PET: &str = "\
# Pet

## Properties

| Name | Type | Description | Notes |
| --- | --- | --- | --- |
| **name** | **String** | | |
| **bornAt** | **Date** | | [optional] |
| **weight** | **Integer** | | [optional] |
| **tags** | **List&lt;String&gt;** | | [optional] |
| **kind** | [**KindEnum**](#KindEnum) | | [optional] |
| **owner** | [**Person**](Person.html) | | [optional] |
| **vetsId** | **String** | | [optional] |
| **labels** | **Map&lt;String, String&gt;** | | [optional] |
| **nickname** | **String** | | [optional] |

## Enum: KindEnum

| Name | Value |
| --- | --- |
| CAT | \"cat\" |
| DOG | \"dog\" |
";

const PERSON: &str = "\
# Person

## Properties

| Name | Type | Description | Notes |
| --- | --- | --- | --- |
| **email** | **String** | | [optional] |
";

/// As documented, but for `nickname`, which does not come.
const CLEAN: &str = r#"{"name": "Rex", "bornAt": "2020-02-17T16:59:50Z", "weight": 12, "tags": ["good"], "kind": "dog", "owner": {"email": "a@example.org"}, "vetsId": "7", "labels": {"room": "3"}}"#;

/// Pages in `docs`, and what else is given.
struct Shop {
    folder: TempDir,
}

impl Shop {
    fn new(files: &[(&str, &str)]) -> Shop {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("docs")).expect("made");
        let pages = [("docs/Pet.md", PET), ("docs/Person.md", PERSON)];
        for (path, text) in pages.iter().chain(files) {
            fs::write(folder.path().join(path), text).expect("written");
        }
        Shop { folder }
    }

    fn check(&self, args: &[&str]) -> OutputAssert {
        let command = Command::from_std(tablesmith()).args(["--quiet", "check"]).args(args);
        command.current_dir(self.folder.path()).assert()
    }
}

#[test]
fn what_is_as_documented_is_no_finding() {
    let shop = Shop::new(&[("pets.jsonl", CLEAN)]);
    let check = shop.check(&["docs", "pets.jsonl", "--model", "Pet", "--fail-on", "any"]);
    check.success().stderr_eq("").stdout_eq(str![[r#"
note[never-seen]: 1 documented key of `Pet` never came, in 1 payload
   = keys: `nickname`

checked 1 payload of 2 models
       1  never-seen

"#]]);
}

#[test]
fn each_finding_is_told_once_with_its_number_and_first_place() {
    let shop = Shop::new(&[(
        "pets.jsonl",
        r#"{"name": "Rex", "bornAt": "2020-02-17T16:59:50", "weight": "12", "tags": "good", "vetId": "x"}
{"bornAt": "2020-02-17T16:59:50Z", "weight": 5, "kind": "bird", "owner": {"mail": "a@b"}, "labels": {"secret": 1}}
{"name": "x", "bornAt"

{"name": null, "tags": ["a", 1], "owner": [{"email": 3}], "vetId": "y"}
no JSON
"#,
    )]);
    let args = ["docs", "pets.jsonl", "--model", "Pet", "--fail-on", "wrong-type"];
    shop.check(&args).code(3).stderr_eq("").stdout_eq(str![[r#"
warning[invalid-json]: this is no JSON: EOF while parsing an object
  --> pets.jsonl:3
   = seen: once
   = no override: an override corrects documentation, not payloads

warning[invalid-json]: this is no JSON: expected ident
  --> pets.jsonl:6
   = seen: once
   = no override: an override corrects documentation, not payloads

warning[undocumented-key]: `mail` of `Person` is not documented: it is text
  --> pets.jsonl:2 /owner/mail
   = seen: once, in 1 of 2 payloads
   = documented: docs/Person.md:1

warning[undocumented-key]: `vetId` of `Pet` is not documented: `vetsId` is, and never came
  --> pets.jsonl:1 /vetId
   = seen: 2 times, in 2 of 4 payloads
   = documented: docs/Pet.md:13

warning[wrong-type]: `email` of `Person` is an integer, documented as string
  --> pets.jsonl:5 /owner/0/email
   = seen: once, in 1 of 2 payloads
   = documented: docs/Person.md:7

warning[wrong-type]: `bornAt` of `Pet` is an instant without an offset, documented as date-time
  --> pets.jsonl:1 /bornAt
   = seen: once, in 1 of 4 payloads
   = documented: docs/Pet.md:8

warning[wrong-type]: an element of `labels` of `Pet` is an integer, documented as string
  --> pets.jsonl:2 /labels/*
   = seen: once, in 1 of 4 payloads
   = documented: docs/Pet.md:14

warning[wrong-type]: `owner` of `Pet` is a list, documented as Person
  --> pets.jsonl:5 /owner
   = seen: once, in 1 of 4 payloads
   = documented: docs/Pet.md:12

warning[wrong-type]: `tags` of `Pet` is text, documented as list of string
  --> pets.jsonl:1 /tags
   = seen: once, in 1 of 4 payloads
   = documented: docs/Pet.md:10

warning[wrong-type]: an element of `tags` of `Pet` is an integer, documented as string
  --> pets.jsonl:5 /tags/1
   = seen: once, in 1 of 4 payloads
   = documented: docs/Pet.md:10

warning[wrong-type]: `weight` of `Pet` is a number as text, documented as int32
  --> pets.jsonl:1 /weight
   = seen: once, in 1 of 4 payloads
   = documented: docs/Pet.md:9

warning[undocumented-value]: `kind` of `Pet` has a value that `PetKind` does not list
  --> pets.jsonl:2 /kind
   = seen: once, in 1 of 4 payloads
   = documented: docs/Pet.md:11
   = no override: with `--show-values` there is one, which holds the values from the payloads

warning[missing-required]: `name` of `Pet` is required, and absent
  --> pets.jsonl:2
   = seen: once, in 1 of 4 payloads
   = documented: docs/Pet.md:7

warning[undocumented-null]: `name` of `Pet` is null, and no page says that it may be
  --> pets.jsonl:5 /name
   = seen: once, in 1 of 4 payloads
   = documented: docs/Pet.md:7

note[never-seen]: 2 documented keys of `Pet` never came, in 4 payloads
   = keys: `nickname`, `vetsId`

checked 4 payloads of 2 models
       2  invalid-json
       2  undocumented-key
       7  wrong-type
       1  undocumented-value
       1  missing-required
       1  undocumented-null
       2  never-seen

These overrides in tablesmith.toml mend 12 findings (`--write-overrides` writes them):

[[override]]
model = "Person"
property = "mail"
add = true
type = "string"
reason = "1 of 2 payloads has it, and no page documents it"

[[override]]
model = "Pet"
property = "vetsId"
wire-name = "vetId"
reason = "2 of 4 payloads have `vetId`, and none `vetsId`"

[[override]]
model = "Person"
property = "email"
type = "int64"
reason = "1 of 2 payloads has an integer where string is documented"

[[override]]
model = "Pet"
property = "name"
nullable = true
required = false
reason = "1 of 4 payloads has no such key; 1 of 4 payloads has null"

[[override]]
model = "Pet"
property = "bornAt"
type = "utc-date-time"
reason = "1 of 4 payloads has an instant without an offset where date-time is documented"

[[override]]
model = "Pet"
property = "weight"
type = "any"
reason = "1 of 4 payloads has a number as text where int32 is documented"

[[override]]
model = "Pet"
property = "tags"
type = "any"
reason = "1 of 4 payloads has an integer or text where list of string is documented"

[[override]]
model = "Pet"
property = "owner"
type = "any"
reason = "1 of 4 payloads has a list where Person is documented"

[[override]]
model = "Pet"
property = "labels"
type = "map<int64>"
reason = "1 of 4 payloads has an integer where map of string is documented"

"#]]);
    let values = shop.check(&["docs", "pets.jsonl", "--model", "Pet", "--show-values"]);
    let shown = String::from_utf8_lossy(&values.success().get_output().stdout).into_owned();
    assert!(shown.contains("= values: `bird`") && shown.contains("values = [\"bird\"]"), "{shown}");
}

#[test]
fn no_value_is_printed_unless_asked_for() {
    let payload = r#"{"name": 77123, "kind": "secret-kind", "labels": {"secret-key": 1}, "weight": "secret", "owner": {"email": ["secret"]}}"#;
    let shop = Shop::new(&[("pets.json", payload)]);
    for format in ["text", "json", "markdown"] {
        let check = shop.check(&["docs", "pets.json", "--model", "Pet", "--format", format]);
        let shown = String::from_utf8_lossy(&check.success().get_output().stdout).into_owned();
        assert!(shown.contains("labels"), "{shown}");
        assert!(!shown.contains("secret") && !shown.contains("77123"), "{shown}");
    }
}

/// The report on these bytes, with the kinds and places of its findings.
fn found(shop: &Shop, args: &[&str]) -> (u64, Vec<String>) {
    let check = shop.check(&[args, &["--format", "json"]].concat());
    let report = check.get_output().stdout.clone();
    let report: serde_json::Value = serde_json::from_slice(&report).expect("a report");
    let findings = report["findings"].as_array().expect("findings").iter();
    let findings = findings.filter(|finding| finding["kind"] != "never-seen").map(|finding| {
        let first = &finding["first"];
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        format!("{} {} {}", text(&finding["kind"]), first["line"], text(&first["pointer"]))
    });
    (report["payloads"].as_u64().expect("a number"), findings.collect())
}

#[test]
fn payloads_are_found_in_every_form_of_input() {
    let one = r#"{"name": "Rex", "weight": "1"}"#;
    let pretty = "{\n  \"name\": \"Rex\",\n  \"weight\": \"1\"\n}";
    for (text, payloads, place) in [
        (one.to_owned(), 1, "wrong-type 1 /weight"),
        (format!("\u{feff}\n{one}\r\n\n{one}"), 2, "wrong-type 2 /weight"),
        (format!("[{one},{one}]"), 2, "wrong-type 1 /0/weight"),
        (format!("[{one}]\n[{one},{one}]\n"), 3, "wrong-type 1 /0/weight"),
        (format!("[\n{one},\n{one}\n]\n"), 2, "wrong-type 2 /0/weight"),
        (format!("[\n{one}\n]\n"), 1, "wrong-type 2 /0/weight"),
        (pretty.to_owned(), 1, "wrong-type 3 /weight"),
        (format!("{pretty}\n{pretty}"), 2, "wrong-type 3 /weight"),
        (format!("[{pretty}]"), 1, "wrong-type 3 /0/weight"),
        (format!("{one}{one}"), 2, "wrong-type 1 /weight"),
    ] {
        let shop = Shop::new(&[("pets", &text)]);
        let expected = (payloads, vec![place.to_owned()]);
        assert_eq!(found(&shop, &["docs", "pets", "--model", "Pet"]), expected, "{text}");
    }
}

#[test]
fn standard_input_and_gzip_are_read() {
    let shop = Shop::new(&[]);
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    write!(gzip, "{CLEAN}\n{CLEAN}\n").expect("compressed");
    let gzip = gzip.finish().expect("compressed");
    fs::write(shop.folder.path().join("pets.jsonl.gz"), &gzip).expect("written");
    let model = ["--model", "Pet"];
    assert_eq!(found(&shop, &[&["docs", "pets.jsonl.gz"], &model[..]].concat()), (2, vec![]));

    let mut process: Process = tablesmith();
    process.current_dir(shop.folder.path()).args(["check", "docs", "-"]).args(model);
    let process = process.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut process = process.spawn().expect("started");
    process.stdin.take().expect("piped").write_all(&gzip).expect("written");
    let output = process.wait_with_output().expect("ended");
    assert!(String::from_utf8_lossy(&output.stdout).contains("checked 2 payloads"), "{output:?}");

    fs::write(shop.folder.path().join("pets.gz"), &gzip[..gzip.len() / 2]).expect("written");
    let broken = shop.check(&["docs", "pets.gz", "--model", "Pet"]);
    let stderr = String::from_utf8_lossy(&broken.code(1).get_output().stderr).into_owned();
    assert!(stderr.starts_with("error[unreadable-payloads]: cannot read this"), "{stderr}");
}

#[test]
fn a_key_says_which_model_a_payload_is() {
    let config = "[check.by.type]\npet = \"Pet\"\n7 = \"Person\"\n";
    let files = [
        ("tablesmith.toml", config),
        (
            "events.jsonl",
            r#"{"type": "pet", "d": {"name": "Rex", "weight": "1"}}
{"d": {"email": 3}, "type": 7}
{"type": "bird", "d": {}}
{"d": [{"email": 3}]}
{"d": "{\"name\": 1}", "type": "pet"}
{"type": "pet"}
"#,
        ),
        (
            "pets.jsonl",
            r#"{"name": "Rex", "type": "pet", "weight": "1"}
{"email": 3, "type": 7}
{"type": "Person"}
{"name": "Rex"}
"#,
        ),
    ];
    let shop = Shop::new(&files);
    let expected = [
        "no-payload 6 ",
        "unknown-model 3 ",
        "wrong-type 2 /d/email",
        "wrong-type 5 /d/name",
        "wrong-type 1 /d/weight",
    ];
    let args = ["docs", "events.jsonl", "--by", "/type", "--at", "/d"];
    assert_eq!(found(&shop, &args), (5, expected.map(str::to_owned).to_vec()));
    let expected = [
        "unknown-model 4 ",
        "undocumented-key 2 /type",
        "undocumented-key 1 /type",
        "wrong-type 2 /email",
        "wrong-type 1 /weight",
    ];
    let args = ["docs", "pets.jsonl", "--by", "type"];
    assert_eq!(found(&shop, &args), (4, expected.map(str::to_owned).to_vec()));
}

#[test]
fn payloads_lie_in_envelopes() {
    let shop = Shop::new(&[(
        "records.json",
        r#"{"Count": 2, "Records": [
  {"detail": {"name": "Rex"}},
  {"detail": {"name": 1}}
]}"#,
    )]);
    let model = ["docs", "records.json", "--model", "Pet"];
    let at = |pointer: &str| found(&shop, &[&model[..], &["--at", pointer]].concat());
    let expected = vec!["wrong-type 3 /Records/1/detail/name".to_owned()];
    assert_eq!(at("/Records/detail"), (2, expected.clone()));
    assert_eq!(at("/Records/1/detail"), (1, expected));
    assert_eq!(at("/Recods"), (0, vec!["no-payload 4 ".to_owned()]));
}

#[test]
fn examples_on_pages_are_payloads_of_the_models_that_they_show() {
    let config = "[check.by.type]\npet = \"Pet\"\n";
    let page = "# Answers\n\n```json\nHTTP/1.1 200 OK\n\n[\n  { \"type\": \"pet\", \"name\": 1 }\n]\n```\n\n\
                ## Example Person\n\n```json\n{ \"email\": 2 }\n```\n\n\
                ## Other\n\n```json\n{ \"other\": 2 }\n```\n\n```jsonc\n{} // comment\n```\n";
    let shop = Shop::new(&[("tablesmith.toml", config), ("docs/answers.md", page)]);
    let expected = ["undocumented-key 7 /0/type", "wrong-type 14 /email", "wrong-type 7 /0/name"];
    assert_eq!(found(&shop, &["docs"]), (2, expected.map(str::to_owned).to_vec()));
    let shown = shop.check(&["docs", "--summary"]);
    shown.success().stdout_eq(str![[r#"
checked 2 examples on pages, of 2 models; left out 1 with comments and 1 of no documented model
       1  undocumented-key
       2  wrong-type

"#]]);
}

#[test]
fn wrong_arguments_are_told_with_what_was_meant() {
    let config = "[check.by.type]\npet = \"Persn\"\n";
    let shop = Shop::new(&[("tablesmith.toml", config), ("pets.jsonl", CLEAN)]);
    let fails = |args: &[&str], code, expected| {
        let check = shop.check(&[&["docs", "pets.jsonl"], args].concat());
        check.code(code).stdout_eq("").stderr_eq(expected);
    };
    fails(
        &["--model", "Persn"],
        2,
        str![[r#"
error[unknown-name]: no page documents a model `Persn`; there is `Person`

error: nothing was checked: 1 error in the arguments

"#]],
    );
    fails(
        &["--by", "tpye"],
        2,
        str![[r#"
error[unknown-name]: the configuration has no table `[check.by.tpye]`
 |
 = help: there is `[check.by.type]`

error: nothing was checked: 1 error in the arguments

"#]],
    );
    fails(
        &["--by", "type"],
        1,
        str![[r#"
error[config]: no page documents a model `Persn`
 --> tablesmith.toml:2:7
  |
2 | pet = "Persn"
  |       ^^^^^^^
  |
  = help: there is `Person`

error: nothing was checked: 1 error in the configuration

"#]],
    );
    fails(
        &["--model", "Pet", "--at", "Records"],
        2,
        str![[r#"
error[usage]: `Records` is no JSON pointer: it begins with `/`, as in `/Records`

error: nothing was checked: 1 error in the arguments

"#]],
    );
    fails(
        &["--model", "Pet", "--fail-on", "wrong-typ"],
        2,
        str![[r#"
error: invalid value 'wrong-typ' for '--fail-on <KIND>': there is no kind `wrong-typ`; there is `wrong-type`

For more information, try '--help'.

"#]],
    );
    shop.check(&["docs", "no.jsonl", "--model", "Pet"]).code(1).stderr_eq(str![[r#"
error[unreadable-payloads]: cannot read this: No such file or directory (os error 2)
--> no.jsonl

error: nothing was checked: 1 error in the payloads

"#]]);
}
