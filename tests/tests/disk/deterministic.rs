//! The same documents give the same bytes: whatever the machine, the order and the line endings.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use tablesmith_tests::{root, tablesmith, tree};

/// The generated files, by path.
fn generated(docs: &Path, environment: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("models");
    let mut command = tablesmith();
    // The pages' folder is part of what is generated: it is entered, not named.
    command.current_dir(docs).args(["generate", ".", "--out"]).arg(&out).envs(environment.to_vec());
    let output = command.output().expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    tree(&out)
}

/// The seeds and some pages whose names meet in Rust, written in that order.
fn pages(folder: &Path, reversed: bool, change: impl Fn(&str) -> String) {
    let mut pages = Vec::new();
    for language in ["java", "dotnet"] {
        let path = root().join("seeds").join(language).join("Cobrowsesession.md");
        pages.push((
            format!("{language}/Cobrowsesession.md"),
            fs::read_to_string(path).expect("read"),
        ));
    }
    for name in ["Foo", "FOO", "foo", "Foo_Bar", "FooBar"] {
        let text = format!(
            "# {name}\n\nText\nin two lines.\n\n## Properties\n\n| Name | Type |\n| --- | --- |\n\
             | **a-b** | [**BarEnum**](#BarEnum) |\n| **a_b** | **Other{name}** |\n\n\
             ## Enum: BarEnum\n\n| Name | Value |\n| --- | --- |\n| A | &quot;a&quot; |\n"
        );
        pages.push((format!("{name}/Page.md"), text));
    }
    if reversed {
        pages.reverse();
    }
    for (path, text) in pages {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, change(&text)).expect("written");
    }
}

#[test]
fn the_same_bytes_everywhere() {
    let folder = tempfile::tempdir().expect("a folder");
    pages(folder.path(), false, str::to_owned);
    let expected = generated(folder.path(), &[("RAYON_NUM_THREADS", "1")]);
    assert!(expected.len() > 20, "{:?}", expected.keys());
    for environment in [
        [("RAYON_NUM_THREADS", "7"), ("LC_ALL", "C"), ("TZ", "UTC")],
        [("RAYON_NUM_THREADS", "2"), ("LC_ALL", "tr_TR.UTF-8"), ("TZ", "Pacific/Chatham")],
        [("LANG", "de_DE.UTF-8"), ("LANGUAGE", "de"), ("TZ", "America/St_Johns")],
    ] {
        assert_eq!(generated(folder.path(), &environment), expected, "{environment:?}");
    }

    let other = tempfile::tempdir().expect("a folder");
    pages(other.path(), true, str::to_owned);
    assert_eq!(generated(other.path(), &[]), expected, "another order of the folder");

    let windows = tempfile::tempdir().expect("a folder");
    pages(windows.path(), false, |text| text.replace('\n', "\r\n"));
    assert_eq!(generated(windows.path(), &[]), expected, "other line endings");
}

#[test]
fn the_schema_does_not_know_the_line_endings() {
    let schema = |change: fn(&str) -> String| {
        let folder = tempfile::tempdir().expect("a folder");
        pages(folder.path(), false, change);
        let mut command = tablesmith();
        let output = command.current_dir(folder.path()).args(["schema", "."]).output();
        output.expect("it runs").stdout
    };
    assert_eq!(schema(|text| text.replace('\n', "\r\n")), schema(str::to_owned));
}
