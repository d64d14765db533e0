use super::*;
use crate::config::Config;
use crate::diagnostics::{Code, Sources, Style};
use crate::dialect::read::{PageInput, ReadOptions, read_pages};
use crate::lower::{LowerOptions, lower};
use crate::schema::{Model, Schema};

const DEVICE: &str = "\
# Device

|Name | Type | Description | Notes|
|------------ | ------------- | ------------- | -------------|
| **pairingToken** | **String** |  |  |
| **since** | **String** |  |  |
| **level** | [**LevelEnum**](#LevelEnum) |  |  |
| **place** | [**Place**](Place.html) |  |  |
| **places** | [**List<Place>**](Place.html) |  |  |
| **kind** | [**Kind**](Kind.html) |  |  |

## Enum: LevelEnum

|Name | Value|
|---- | -----|
| LOW | \"low\" |
";

const PLACE: &str = "\
# Place

|Name | Type | Description | Notes|
|------------ | ------------- | ------------- | -------------|
| **name** | **String** |  |  |
";

const KIND: &str = "\
# Kind

## Enum

* `PHONE` (value: `\"phone\"`)
";

/// What the overrides make of the pages: the schema, or what is wrong with them.
fn corrected(overrides: &str, mut names: NameLock) -> Result<(Schema, NameLock), String> {
    let mut sources = Sources::new();
    for (path, text) in [("Device.md", DEVICE), ("Place.md", PLACE), ("Kind.md", KIND)] {
        sources.add(path, text);
    }
    let outcome = read_pages(&sources, &pages(&sources), &ReadOptions::default());
    assert_eq!(outcome.diagnostics, []);
    let source = sources.add("tablesmith.toml", overrides);
    let render = |findings: &[Diagnostic]| {
        let rendered: Vec<_> = findings.iter().map(|f| f.render(&sources, Style::Plain)).collect();
        rendered.join("\n\n")
    };
    let config = Config::parse(&sources, source).map_err(|findings| render(&findings))?;
    let overrides = Some(Overrides {
        entries: &config.overrides,
        parameters: &config.parameter_overrides,
        source,
    });
    let options = LowerOptions { overrides, ..LowerOptions::default() };
    let lowered = lower(outcome.documents, &sources, &options, &mut names);
    match lowered.diagnostics.as_slice() {
        [] => Ok((lowered.schema, names)),
        findings => Err(render(findings)),
    }
}

#[track_caller]
fn schema(overrides: &str) -> Schema {
    match corrected(overrides, NameLock::default()) {
        Ok((schema, _)) => schema,
        Err(findings) => panic!("{findings}"),
    }
}

#[track_caller]
fn fails(overrides: &str, expected: &str) {
    let findings = corrected(overrides, NameLock::default()).expect_err("it cannot be applied");
    assert_eq!(findings, expected.trim_matches('\n'));
}

fn device(schema: &Schema) -> &Model {
    schema.models.iter().find(|model| model.name == "Device").expect("a model")
}

/// Wire name, Rust name and type of each property.
fn sources(schema: &Schema) -> Vec<String> {
    let properties = device(schema).properties.iter();
    properties.map(|p| format!("{} {}: {}", p.name, p.rust_name, p.ty)).collect()
}

fn pages(sources: &Sources) -> Vec<PageInput> {
    let pages = sources.iter();
    pages.map(|(source, _)| PageInput { source, root: 0, dialect: None }).collect()
}

#[test]
fn a_property_is_corrected_by_the_name_that_the_documents_tell() {
    let schema = schema(
        r#"
[[override]]
model = "Device"
property = "pairingToken"
wire-name = "pairing-token"
reason = "the pages make an identifier of it"

[[override]]
model = "Device"
property = "pairingToken"
rust-name = "token"

[[override]]
model = "Device"
property = "pairing-token"
type = "uuid"

[[override]]
model = "Device"
property = "since"
type = "list<date-time>"

[[override]]
model = "Device"
property = "places"
type = "map<LevelEnum>"
"#,
    );
    let expected = [
        "pairing-token token: uuid",
        "since since: list of date-time",
        "level level: DeviceLevel",
        "place place: Place",
        "places places: map of DeviceLevel",
        "kind kind: Kind",
    ];
    assert_eq!(sources(&schema), expected);
}

#[test]
fn a_published_field_keeps_its_name_when_its_key_is_corrected() {
    let (_, names) = corrected("", NameLock::default()).expect("nothing to correct");
    let overrides = "\
[[override]]
model = \"Device\"
property = \"pairingToken\"
wire-name = \"pairing-token\"
";
    let (schema, names) = corrected(overrides, names).expect("corrected");
    assert_eq!(sources(&schema)[0], "pairing-token pairing_token: string");
    let (schema, _) = corrected(overrides, names).expect("corrected once more");
    assert_eq!(sources(&schema)[0], "pairing-token pairing_token: string");
}

#[test]
fn what_refers_to_something_left_out_is_json() {
    let overrides = "\
[[override]]
model = \"Place\"
leave-out = true

[[override]]
model = \"Kind\"
leave-out = true
";
    let schema = schema(overrides);
    assert_eq!(
        sources(&schema)[3..],
        ["place place: any", "places places: list of any", "kind kind: string"]
    );
    let names: Vec<_> = schema.models.iter().map(|model| model.name.as_str()).collect();
    assert_eq!(names, ["Device"]);
}

#[test]
fn models_and_enums_are_renamed() {
    let renamed = |of: &str, rust_name: &str| {
        format!("[[override]]\nmodel = \"{of}\"\nrust-name = \"{rust_name}\"\n")
    };
    let overrides = ["Device", "DeviceLevel", "Kind"].map(|of| renamed(of, &format!("My{of}")));
    let schema = schema(&overrides.concat());
    assert_eq!(device(&schema).rust_name, "MyDevice");
    let enums: Vec<_> = schema.enums.iter().map(|own| own.rust_name.as_str()).collect();
    assert_eq!(enums, ["MyDeviceLevel", "MyKind"]);
}

#[test]
fn what_is_not_there_cannot_be_corrected() {
    fails(
        "[[override]]\nmodel = \"Devices\"\nleave-out = true\n",
        "
error[override]: no document has a model `Devices`
 --> tablesmith.toml:2:9
  |
2 | model = \"Devices\"
  |         ^^^^^^^^^
  |
  = help: there is `Device`; otherwise remove the override",
    );
    fails(
        "[[override]]\nmodel = \"Device\"\nproperty = \"pairing\"\ntype = \"uuid\"\n",
        "
error[override]: `Device` has no property `pairing`
 --> tablesmith.toml:3:12
  |
3 | property = \"pairing\"
  |            ^^^^^^^^^
  |
  = help: there is `pairingToken`; otherwise remove the override",
    );
    fails(
        "[[override]]\nmodel = \"Kind\"\nproperty = \"PHONE\"\nwire-name = \"phone\"\n",
        "
error[override]: no document has a model `Kind`
 --> tablesmith.toml:2:9
  |
2 | model = \"Kind\"
  |         ^^^^^^
  |
  = help: `Kind` is an enum: only its `rust-name` and more `values` can be given, and it can be left out",
    );
}

#[test]
fn what_the_documents_say_already_is_no_correction() {
    fails(
        "[[override]]\nmodel = \"Device\"\nproperty = \"since\"\ntype = \"string\"\n",
        "
error[override]: `since` of `Device` is documented as string
 --> tablesmith.toml:4:8
  |
4 | type = \"string\"
  |        ^^^^^^^^
  |
  = help: the override corrects nothing any more: remove it",
    );
    fails(
        "[[override]]\nmodel = \"Device\"\nproperty = \"since\"\nwire-name = \"since\"\n",
        "
error[override]: `since` of `Device` is documented so
 --> tablesmith.toml:4:13
  |
4 | wire-name = \"since\"
  |             ^^^^^^^
  |
  = help: the override corrects nothing any more: remove it",
    );
}

#[test]
fn each_thing_is_corrected_once() {
    fails(
        r#"
[[override]]
model = "Device"
property = "since"
type = "date"

[[override]]
model = "Device"
property = "since"
wire-name = "Since"
type = "date-time"
"#,
        "
error[override]: two overrides give the `type` of `since` of `Device`
  --> tablesmith.toml:11:8
   |
 5 | type = \"date\"
   |        ------ first here
...
11 | type = \"date-time\"
   |        ^^^^^^^^^^^ once more here
   |
   = help: remove one of the two",
    );
    fails(
        r#"
[[override]]
model = "Place"
leave-out = true

[[override]]
model = "Place"
rust-name = "Spot"
"#,
        "
error[override]: `Place` is left out already
 --> tablesmith.toml:7:9
  |
3 | model = \"Place\"
  |         ------- by this override
...
7 | model = \"Place\"
  |         ^^^^^^^
  |
  = help: remove one of the two",
    );
}

#[test]
fn a_name_that_is_taken_cannot_be_chosen() {
    fails(
        "[[override]]\nmodel = \"Device\"\nrust-name = \"PLACE\"\n",
        "
error[override]: `PLACE` is the name of `Place` already
 --> tablesmith.toml:3:13
  |
3 | rust-name = \"PLACE\"
  |             ^^^^^^^
  |
  = help: choose another name, or give that one another with an override before this one",
    );
    fails(
        "[[override]]\nmodel = \"Device\"\nproperty = \"since\"\nrust-name = \"level\"\n",
        "
error[override]: `level` is the name of `level` already
 --> tablesmith.toml:4:13
  |
4 | rust-name = \"level\"
  |             ^^^^^^^
  |
  = help: choose another name, or give that one another with an override before this one",
    );
    fails(
        "[[override]]\nmodel = \"Device\"\nproperty = \"since\"\nrust-name = \"type\"\n",
        "
error[override]: `type` cannot be a name here
 --> tablesmith.toml:4:13
  |
4 | rust-name = \"type\"
  |             ^^^^^^
  |
  = help: write it as Rust does, keywords with `r#`; some names are reserved",
    );
}

#[test]
fn a_type_that_is_none_is_refused() {
    fails(
        "[[override]]\nmodel = \"Device\"\nproperty = \"since\"\ntype = \"List<string>\"\n",
        "
error[override]: `List<string>` is no type of the schema
 --> tablesmith.toml:4:8
  |
4 | type = \"List<string>\"
  |        ^^^^^^^^^^^^^^
  |
  = help: write `string`, `boolean`, `int32`, `int64`, `float`, `double`, `decimal`, `date-time`, \
`utc-date-time`, `date`, `local-date-time`, `uuid`, `uri`, `binary`, `any`, the name of a model or an \
enum, `names<…>` of an enum, `list<…>` or `map<…>`",
    );
    fails(
        "[[override]]\nmodel = \"Device\"\nproperty = \"since\"\ntype = \"dat\"\n",
        "
error[override]: no document has a model or an enum `dat`
 --> tablesmith.toml:4:8
  |
4 | type = \"dat\"
  |        ^^^^^
  |
  = help: there is `date`",
    );
    fails(
        "[[override]]\nmodel = \"Device\"\nproperty = \"since\"\ntype = \"list<Plac>\"\n",
        "
error[override]: no document has a model or an enum `Plac`
 --> tablesmith.toml:4:8
  |
4 | type = \"list<Plac>\"
  |        ^^^^^^^^^^^^
  |
  = help: there is `Place`",
    );
}

#[test]
fn an_override_of_the_type_settles_a_contradiction() {
    let page =
        |ty: &str| DEVICE.replace("| **since** | **String**", &format!("| **since** | **{ty}**"));
    let mut sources = Sources::new();
    sources.add("java/Device.md", page("Integer"));
    let other = "\
# ININ.PureCloudApi.Model.Device
## Properties

|Name | Type | Description | Notes|
|------------ | ------------- | ------------- | -------------|
| **Since** | **bool?** |  | [optional] |
";
    sources.add("dotnet/Device.md", other);
    let overrides = "[[override]]\nmodel = \"Device\"\nproperty = \"since\"\ntype = \"int64\"\n";
    let id = sources.add("tablesmith.toml", overrides);
    let config = Config::parse(&sources, id).expect("a configuration");
    let codes = |overrides: Option<Overrides<'_>>| -> Vec<Code> {
        let documents = read_pages(&sources, &pages(&sources), &ReadOptions::default()).documents;
        let options = LowerOptions { overrides, ..LowerOptions::default() };
        let lowered = lower(documents, &sources, &options, &mut NameLock::default());
        let codes = lowered.diagnostics.iter().map(|finding| finding.code);
        codes.filter(|code| *code != Code::UndocumentedModel).collect()
    };
    assert_eq!(codes(None), [Code::DifferingRequired, Code::ContradictingTypes]);
    let overrides = Overrides {
        entries: &config.overrides,
        parameters: &config.parameter_overrides,
        source: id,
    };
    assert_eq!(codes(Some(overrides)), [Code::DifferingRequired]);
}

#[test]
fn what_no_page_documents_is_added() {
    let schema = schema(
        r#"
[[override]]
model = "Device"
property = "serial-number"
add = true
type = "list<Place>"
nullable = true
rust-name = "serial"

[[override]]
model = "Device"
property = "anything"
add = true

[[override]]
model = "DeviceLevel"
values = ["high", "very high"]

[[override]]
model = "Kind"
values = ["tablet"]
rust-name = "DeviceKind"
"#,
    );
    let added = &sources(&schema)[6..];
    assert_eq!(added, ["serial-number serial: list of Place", "anything anything: any"]);
    let property = &device(&schema).properties[6];
    assert!(property.facts.nullable && !property.required);
    assert_eq!(property.sources[0].to_string(), "tablesmith.toml:4");
    let enums = schema.enums.iter().map(|own| {
        let values: Vec<_> = own.variants.iter().map(|one| one.value.to_string()).collect();
        format!("{}: {}", own.rust_name, values.join(", "))
    });
    let expected = ["DeviceLevel: low, high, very high", "DeviceKind: phone, tablet"];
    assert_eq!(enums.collect::<Vec<_>>(), expected);
}

#[test]
fn what_the_documents_have_is_not_added() {
    fails(
        "[[override]]\nmodel = \"Device\"\nproperty = \"since\"\nadd = true\n",
        "
error[override]: `since` of `Device` is documented
 --> tablesmith.toml:3:12
  |
3 | property = \"since\"
  |            ^^^^^^^
  |
  = help: the override corrects nothing any more: remove it",
    );
    fails(
        "[[override]]\nmodel = \"DeviceLevel\"\nvalues = [\"low\"]\n",
        "
error[override]: `LevelEnum` has the value `low`
 --> tablesmith.toml:3:11
  |
3 | values = [\"low\"]
  |           ^^^^^
  |
  = help: the override corrects nothing any more: remove it",
    );
    fails(
        "[[override]]\nmodel = \"DeviceLevel\"\nvalues = [7]\n",
        "
error[override]: the values of `LevelEnum` are of another type
 --> tablesmith.toml:3:11
  |
3 | values = [7]
  |           ^
  |
  = help: write texts in quotes, and integers without",
    );
    fails(
        "[[override]]\nmodel = \"DeviceLevl\"\nvalues = [\"high\"]\n",
        "
error[override]: no document has an enum `DeviceLevl`
 --> tablesmith.toml:2:9
  |
2 | model = \"DeviceLevl\"
  |         ^^^^^^^^^^^^
  |
  = help: there is `DeviceLevel`; otherwise remove the override",
    );
    // As the page heads it.
    fails(
        "[[override]]\nmodel = \"LevelEnum\"\nvalues = [\"high\"]\n",
        "
error[override]: no document has an enum `LevelEnum`
 --> tablesmith.toml:2:9
  |
2 | model = \"LevelEnum\"
  |         ^^^^^^^^^^^
  |
  = help: with the names of their models: `DeviceLevel`",
    );
}
