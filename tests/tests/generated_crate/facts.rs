//! Bit flags, instants in UTC and documented facts in a generated crate.

use std::fs;
use std::path::Path;

use serde_json::json;
use tablesmith::schema::Schema;
use tablesmith::{GeneratedFile, Generator};
use tablesmith_tests::root;
use tablesmith_tests::workspace::run_cargo;

fn schema() -> Schema {
    let property = |name: &str, rust_name: &str, ty: serde_json::Value| {
        json!({
            "name": name, "rustName": rust_name, "type": ty, "required": false, "readOnly": false,
            "description": null, "sources": [],
        })
    };
    let with = |mut property: serde_json::Value, facts: serde_json::Value| {
        let object = property.as_object_mut().expect("an object");
        object.extend(facts.as_object().expect("facts").clone());
        property
    };
    let model = |name: &str, properties: serde_json::Value| {
        json!({
            "name": name, "rustName": name, "documented": true, "description": null,
            "properties": properties, "sources": [],
        })
    };
    let schema = json!({
        "version": 1,
        "models": [with(
            model("Message", json!([
                property("flags", "flags", json!({ "enum": "MessageFlags" })),
                property("history", "history", json!({ "list": { "enum": "MessageFlags" } })),
                property("sent", "sent", json!("utc-date-time")),
                property("edits", "edits", json!({ "list": "utc-date-time" })),
                property("reads", "reads", json!({ "map": { "list": "utc-date-time" } })),
                with(
                    property("text", "text", json!("string")),
                    json!({
                        "required": true, "nullable": true, "default": "", "minLength": 1,
                        "maxLength": 2000, "pattern": "^.*$", "description": "What it says.",
                    }),
                ),
                with(
                    property("limit", "limit", json!("int32")),
                    json!({ "default": 25, "minimum": 1, "maximum": 100 }),
                ),
            ])),
            json!({ "extends": ["Record"] }),
        )],
        "enums": [{
            "name": "MessageFlags", "documentedAs": "MessageFlags", "rustName": "MessageFlags",
            "representation": "flags", "description": "How a message is shown.", "sources": [],
            "variants": [
                { "value": 0, "name": "NONE", "rustName": "NONE" },
                {
                    "value": 1, "name": "URGENT", "rustName": "URGENT",
                    "description": "It is shown first.",
                },
                { "value": 1_u64 << 50, "name": "HasThread", "rustName": "HAS_THREAD" },
                { "value": 3, "name": "LOUD", "rustName": "LOUD" },
            ],
        }],
    });
    serde_json::from_value(schema).expect("a schema")
}

fn files() -> Vec<GeneratedFile> {
    Generator::new().crate_name("messages").emit(&schema()).expect("valid").files
}

#[test]
fn what_is_emitted() {
    let files = files();
    let text = |path: &str| {
        &files.iter().find(|file| file.path == path).unwrap_or_else(|| panic!("no {path}")).text
    };
    insta::with_settings!({ snapshot_path => "facts" }, {
        insta::assert_snapshot!("flags", text("src/models/message_flags.rs"));
        insta::assert_snapshot!("model", text("src/models/message.rs"));
    });
}

const PROGRAM: &str = r##"
use messages::runtime::Model;
use messages::{Message, MessageFlags};
use serde_json::{Value, json};

fn main() {
    let mut flags = MessageFlags::URGENT | MessageFlags::from_bits(0x40);
    assert!(flags.contains(MessageFlags::URGENT) && !flags.contains(MessageFlags::LOUD));
    flags.insert(MessageFlags::HAS_THREAD);
    flags |= MessageFlags::LOUD;
    flags.remove(MessageFlags::URGENT);
    assert_eq!(flags.bits(), (1 << 50) | 0x42);
    assert_eq!(flags.names().collect::<Vec<_>>(), ["HAS_THREAD"]);
    assert_eq!(flags.unknown_bits(), 0x42);
    assert_eq!(format!("{flags:?}"), "MessageFlags(HAS_THREAD | 0x42)");
    assert!(MessageFlags::empty().is_empty() && MessageFlags::default() == MessageFlags::NONE);

    let json = json!({
        "flags": u64::MAX, "history": [1, 64], "sent": "2020-02-17T16:59:50",
        "edits": ["2020-02-17T16:59:50.1230", "2020-02-17T16:59:50Z"],
        "reads": { "a": ["2020-02-17T16:59:50"] }, "text": null, "limit": 1000, "more": 1.5,
    });
    let mut message: Message = serde_json::from_value(json.clone()).expect("an object");
    assert_eq!(message.mismatches(), [""; 0]);
    assert_eq!(message.flags.map(MessageFlags::bits), Some(u64::MAX));
    let sent = "2020-02-17T16:59:50Z".parse::<jiff::Timestamp>().expect("an instant");
    assert_eq!(message.sent, Some(sent));
    assert_eq!(message.reads.as_ref().and_then(|reads| reads["a"].first()), Some(&sent));
    assert_eq!(serde_json::to_value(message.clone()).expect("written"), json);
    message.sent = Some(sent + jiff::SignedDuration::from_secs(1));
    let written: Value = serde_json::to_value(&message).expect("written");
    assert_eq!(written["sent"], "2020-02-17T16:59:51Z");
    // A null that is documented is a value.
    assert_eq!(message.missing_required(), [""; 0]);
    message.extra.remove("text");
    assert_eq!(message.missing_required(), ["/text"]);
    assert!(message.set_null(|message| &mut message.text));
    assert_eq!(message.missing_required(), [""; 0]);

    for wrong in [json!(-1), json!("1"), json!(1.0)] {
        let json = json!({ "flags": wrong });
        let message: Message = serde_json::from_value(json.clone()).expect("an object");
        assert_eq!((message.flags, message.mismatches()), (None, vec!["/flags".to_owned()]));
        assert_eq!(serde_json::to_value(&message).expect("written"), json);
    }

    // Of a repeated key the last value counts.
    for (repeated, last, mismatches) in [
        (r#"{"a": 1, "b": [2], "a": []}"#, json!([]), &["/reads/b/0"][..]),
        (r#"{"a": [1], "b": [2], "a": []}"#, json!([]), &["/reads/b/0"]),
        (r#"{"a": [], "b": [2], "a": 1}"#, json!(1), &["/reads/b/0", "/reads/a"]),
    ] {
        let json = format!(r#"{{"reads": {{}}, "reads": {repeated}}}"#);
        let message: Message = serde_json::from_str(&json).expect("an object");
        assert!(message.reads.is_none());
        assert_eq!(message.mismatches(), mismatches);
        let written = serde_json::to_value(&message).expect("written");
        assert_eq!(written, json!({ "reads": { "a": last, "b": [2] } }));
    }
}
"##;

#[test]
fn a_program_uses_flags_and_instants_without_an_offset() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("facts");
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("removed");
    }
    for file in files() {
        let path = folder.join("messages").join(&file.path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("created");
        fs::write(path, file.text).expect("written");
    }
    let manifest = |folder_name: &str, name: &str, dependencies: &str| {
        let manifest = format!(
            "[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[dependencies]\n{dependencies}\
             serde = \"1\"\nserde_json = {{ version = \"1\", features = [\"float_roundtrip\"] }}\njiff = {{ version = \"0.2\", default-features = false, features = [\"std\"] }}\n"
        );
        fs::create_dir_all(folder.join(folder_name).join("src")).expect("created");
        fs::write(folder.join(folder_name).join("Cargo.toml"), manifest).expect("written");
    };
    manifest("messages", "messages", "");
    manifest("program", "facts-program", "messages.path = \"../messages\"\n");
    fs::write(folder.join("program/src/main.rs"), PROGRAM).expect("written");
    let members = "[workspace]\nresolver = \"3\"\nmembers = [\"messages\", \"program\"]\n";
    fs::write(folder.join("Cargo.toml"), members).expect("written");
    // With the project's own lock the dependencies are already downloaded.
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).expect("copied");
    run_cargo(&folder, &["run", "--package", "facts-program"]);
    run_cargo(&folder, &["clippy", "--package", "messages"]);
    run_cargo(&folder, &["doc", "--no-deps", "--package", "messages"]);
}
