//! What holds for all payloads of a schema.

use std::collections::BTreeSet;

use genesys_cloud_models::runtime::Model as _;
use proptest::prelude::*;
use serde_json::Value;
use tablesmith::check::{
    Check, Expected, FindingKind, Framing, ModelChoice, Report, Selection, Values,
};
use tablesmith::{Generator, Schema};
use tablesmith_tests::made::{self, Fault, Maker};
use tablesmith_tests::root;

/// Each type of a page of Java's, required and optional.
const ALL_TYPES: &str = "\
# Everything

## Properties

| Name | Type | Description | Notes |
| --- | --- | --- | --- |
| **required** | **String** | | |
| **flag** | **Boolean** | | [optional] |
| **count** | **Integer** | | [optional] |
| **total** | **Long** | | |
| **share** | **Double** | | [optional] |
| **instant** | [**Date**](Date) | | [optional] |
| **day** | [**LocalDate**](LocalDate) | | [optional] |
| **anything** | **Object** | | [optional] |
| **names** | **List&lt;String&gt;** | | [optional] |
| **grid** | **List&lt;List&lt;Integer&gt;&gt;** | | [optional] |
| **labels** | **Map&lt;String, Boolean&gt;** | | [optional] |
| **state** | [**StateEnum**](#StateEnum) | | [optional] |
| **states** | [**List&lt;StateEnum&gt;**](#StateEnum) | | [optional] |
| **parent** | [**Everything**](Everything) | | [optional] |
| **children** | [**List&lt;Everything&gt;**](Everything) | | [optional] |
| **byName** | [**Map&lt;String, Everything&gt;**](Everything) | | [optional] |
| **elsewhere** | [**Undocumented**](Undocumented) | | [optional] |

## Enum: StateEnum

| Name | Value |
| --- | --- |
| ON | \"on\" |
| OFF | \"off\" |
";

fn everything() -> Schema {
    let generator = Generator::new().page("Everything.md", ALL_TYPES);
    generator.analyze().expect("the page is read").schema
}

/// The report on this text, as payloads of this model.
fn checked(schema: &Schema, model: &str, text: &str) -> Report {
    let expected = Expected::of(schema);
    let mut check = Check::new(&expected, &Selection::of_model(model)).expect("a model");
    check.read("made", text.as_bytes(), Framing::Detect).expect("read");
    check.finish(Values::Hide)
}

fn kinds(report: &Report) -> BTreeSet<FindingKind> {
    report.findings.iter().map(|finding| finding.kind).collect()
}

proptest! {
    #[test]
    fn a_payload_as_documented_has_no_finding(seed: u64, pretty: bool) {
        let schema = everything();
        let mut maker = Maker::new(&schema, seed);
        let payload = Value::Object(maker.payload(maker.find("Everything")));
        let text = if pretty { format!("{payload:#}") } else { payload.to_string() };
        let report = checked(&schema, "Everything", &text);
        prop_assert_eq!(report.payloads, 1);
        prop_assert_eq!(kinds(&report), BTreeSet::new(), "{}", text);
    }

    #[test]
    fn each_fault_is_found_and_nothing_else(seed: u64, fault in prop::sample::select(&Fault::ALL[..])) {
        let schema = everything();
        let mut maker = Maker::new(&schema, seed);
        let model = maker.find("Everything");
        let property = &model.properties[maker.below(model.properties.len() as u64) as usize];
        let mut payload = maker.payload(model);
        let Some(expected) = maker.put(fault, model, property, &mut payload) else {
            return Err(TestCaseError::reject("this property cannot have this fault"));
        };
        let text = Value::Object(payload).to_string();
        let report = checked(&schema, "Everything", &text);
        let found: Vec<_> = report
            .findings
            .iter()
            .filter(|finding| finding.kind != FindingKind::NeverSeen)
            .map(made::Expected::of)
            .collect();
        prop_assert_eq!(found, vec![expected], "{}", text);
    }

    /// `check` and the reader of a generated crate tell types apart by the same rules.
    #[test]
    fn what_is_of_another_type_is_a_mismatch_of_the_generated_crate(values in proptest::collection::vec(any_value(), 1..4)) {
        let pages = Generator::new().docs(root().join("seeds/java")).docs(root().join("seeds/dotnet"));
        let schema = pages.analyze().expect("the seeds are read").schema;
        let model = schema.models.iter().find(|model| model.name == "Cobrowsesession").expect("the seed");
        let properties = model.properties.iter().map(|property| property.name.as_str());
        let names: Vec<&str> = properties.collect();
        let mut payload = serde_json::Map::new();
        for (at, value) in values {
            payload.insert(names[at % names.len()].to_owned(), value);
        }
        let payload = Value::Object(payload);
        let read: genesys_cloud_models::Cobrowsesession =
            serde_json::from_value(payload.clone()).expect("an object is read");
        let report = checked(&schema, "Cobrowsesession", &payload.to_string());
        let differs = report.findings.iter().any(|finding| {
            finding.kind == FindingKind::WrongType
                || (finding.kind == FindingKind::UndocumentedNull && finding.in_elements)
        });
        prop_assert_eq!(differs, !read.mismatches().is_empty(), "{}", payload);
    }
}

/// Two models that extend a third one, as the schema of other dialects has them.
fn extending() -> Schema {
    let property = |name: &str, from: Option<&str>| {
        let mut property = serde_json::json!({
            "name": name, "rustName": name, "type": "string", "required": true, "readOnly": false,
            "description": null, "sources": []
        });
        if let Some(from) = from {
            property["inheritedFrom"] = from.into();
        }
        property
    };
    let model = |name: &str, extends: &[&str], properties: &[Value]| {
        serde_json::json!({
            "name": name, "rustName": name, "documented": true, "description": null, "extends": extends,
            "properties": properties, "sources": []
        })
    };
    let schema = serde_json::json!({ "version": 1, "enums": [], "models": [
        model("Common", &[], &[property("Id", None), property("UsersId", None)]),
        model("File", &["Common"], &[
            property("Id", Some("Common")), property("UsersId", Some("Common")), property("Path", None),
        ]),
        model("List", &["Common"], &[
            property("Id", Some("Common")), property("UsersId", Some("Common")), property("Name", None),
        ]),
    ] });
    serde_json::from_value(schema).expect("a schema")
}

#[test]
fn what_models_inherit_is_told_once_for_the_model_that_documents_it() {
    let schema = extending();
    let expected = Expected::of(&schema);
    let by = ModelChoice::By { key: "/is".to_owned(), models: Vec::new() };
    let selection = Selection { model: by, at: "/d".to_owned() };
    let mut check = Check::new(&expected, &selection).expect("a selection");
    let text = r#"{"is": "File", "d": {"Id": 1, "UserId": "a", "Path": "p", "Version": 1, "Size": 2}}
{"is": "List", "d": {"Id": 2, "UserId": "a", "Name": "n", "Version": 1}}
"#;
    check.read("made", text.as_bytes(), Framing::Lines).expect("read");
    let report = check.finish(Values::Hide);
    let found: Vec<String> = report
        .findings
        .iter()
        .map(|finding| {
            format!(
                "{} ({}, {} of {})",
                finding.message(),
                finding.kind,
                finding.payloads,
                finding.of
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            "`UserId` of `Common` is not documented: `UsersId` is, and never came (undocumented-key, 2 of 2)",
            "`Version` of `Common` is not documented: it is an integer (undocumented-key, 2 of 2)",
            "`Size` of `File` is not documented: it is an integer (undocumented-key, 1 of 1)",
            "`Id` of `Common` is an integer, documented as string (wrong-type, 2 of 2)",
            "`UsersId` of `Common` is required, and absent (missing-required, 2 of 2)",
            "`UsersId` of `Common` never came (never-seen, 0 of 2)",
        ]
    );
    assert_eq!(report.overrides.len(), 4);
}

/// A value, and a number that chooses its property.
fn any_value() -> impl Strategy<Value = (usize, Value)> {
    let text = prop_oneof![
        "[a-z]{0,4}",
        "20[0-9]{2}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-6][0-9]:[0-6][0-9](\\.[0-9]{1,10})?(Z|[+-][0-2][0-9]:?[0-6][0-9])?",
        "20[0-9]{2}-[01][0-9]-[0-3][0-9]",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (-1e9..1e9).prop_map(Value::from),
        text.prop_map(Value::from),
    ];
    let value = leaf.prop_recursive(2, 6, 3, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            proptest::collection::btree_map("[a-z]{1,3}", inner, 0..3)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    });
    (any::<usize>(), value)
}
