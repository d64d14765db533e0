//! Pages that mean harm: nothing in them becomes code, a path or a terminal's escape.
//!
//! Each kind is a page in `tests/hostile`, with what is said of it or made of it beside it; a `.path`
//! beside a page is the path that it is read under. All that is accepted is compiled in one crate.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tablesmith::diagnostic::{Diagnostic, Style};
use tablesmith::emit::{About, GeneratedFile, Layout, emit};
use tablesmith::merge::merge;
use tablesmith::name_lock::NameLock;
use tablesmith::read::{ReadOptions, read};
use tablesmith::resolve::resolve;
use tablesmith::schema::Schema;
use tablesmith::source::Sources;
use tablesmith::wellknown;
use tablesmith_tests::{properties, root};

/// A page, and the path that it is read under.
struct Kind {
    name: String,
    path: String,
    text: String,
}

fn kinds() -> Vec<Kind> {
    let folder = root().join("tests/hostile");
    let files =
        fs::read_dir(&folder).expect("the pages").map(|entry| entry.expect("a page").path());
    let mut pages: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|ending| ending == "md")).collect();
    pages.sort();
    let kind = |page: PathBuf| {
        let name = page.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let path = match fs::read_to_string(page.with_extension("path")) {
            Ok(path) => serde_json::from_str(&path).expect("a JSON text"),
            Err(_) => format!("{name}.md"),
        };
        Kind { text: fs::read_to_string(&page).expect("UTF-8"), name, path }
    };
    pages.into_iter().map(kind).collect()
}

/// What is made of pages, and what is said of them.
fn generate(kinds: &[&Kind]) -> Result<(Schema, Vec<GeneratedFile>), String> {
    let mut sources = Sources::new();
    for kind in kinds {
        sources.add(&kind.path, &kind.text);
    }
    let outcome = read(&sources, &ReadOptions::default());
    let mut merged = merge(outcome.documents);
    let mut found = outcome.diagnostics;
    found.append(&mut merged.diagnostics);
    wellknown::spell(&mut merged);
    let resolved = resolve(merged, &sources, &mut NameLock::default());
    found.extend(resolved.diagnostics);
    if found.iter().any(Diagnostic::is_error)
        || resolved.schema.models.is_empty() && resolved.schema.enums.is_empty()
    {
        let shown = found.iter().filter(|finding| finding.kind != "undocumented-model");
        let mut shown: Vec<_> =
            shown.map(|finding| finding.render(&sources, Style::Plain)).collect();
        for (_, reason) in outcome.skipped {
            shown.push(format!("skipped: {reason}"));
        }
        return Err(shown.join("\n\n"));
    }
    let example = resolved.schema.models.first().map(|model| model.name.clone());
    let about = About {
        regenerate: "tablesmith generate\nfn f() {}".to_owned(),
        crate_name: "hostile".to_owned(),
        layout: Layout::default(),
        example,
    };
    let files = emit(&resolved.schema, &about).expect("what is accepted is emitted");
    Ok((resolved.schema, files))
}

/// Every generated file above its first `impl`: the header, the names and the documentation.
fn declarations(files: &[GeneratedFile]) -> String {
    let mut shown = String::new();
    for file in files.iter().filter(|file| file.path.starts_with("src/models/")) {
        let end = file.text.find("\nimpl ").unwrap_or(file.text.len());
        let declared = file.text[..end].trim_end();
        shown.push_str(&format!("==> {}\n{declared}\n\n", file.path));
    }
    if let Some(root) = files.iter().find(|file| file.path == "src/lib.rs") {
        let example = root.text.lines().skip_while(|line| *line != "//! ```");
        let example: Vec<_> = example.take_while(|line| line.starts_with("//!")).collect();
        shown.push_str(&format!("==> src/lib.rs\n{}\n", example.join("\n")));
    }
    shown
}

/// Long runs of one thing, as their length, so that what is expected can be read.
fn abridged(text: &str) -> String {
    let mut short = String::new();
    for line in text.lines() {
        let count = line.chars().count();
        match count > 400 {
            true => {
                let head: String = line.chars().take(120).collect();
                let tail: String = line.chars().skip(count - 60).collect();
                short.push_str(&format!("{head} [… {count} characters] {tail}\n"));
            }
            false => short.push_str(&format!("{line}\n")),
        }
    }
    let lines = short.lines().count();
    if lines > 120 {
        let head: Vec<_> = short.lines().take(60).collect();
        return format!("{}\n[… {lines} lines]\n", head.join("\n"));
    }
    short
}

#[test]
fn each_kind_gives_what_is_expected() {
    let kinds = kinds();
    assert!(kinds.len() >= 60, "{} kinds", kinds.len());
    let mut settings = insta::Settings::new();
    settings.set_snapshot_path("../hostile");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let mut refused = 0;
    for kind in &kinds {
        let shown = match generate(&[kind]) {
            Ok((schema, files)) => {
                properties::is_what_was_meant(&schema, &files);
                declarations(&files)
            }
            Err(said) => {
                refused += 1;
                said
            }
        };
        let obeyed = |c: char| c.is_control() && c != '\n' || matches!(c, '\u{202a}'..='\u{202e}');
        assert!(!shown.contains(obeyed), "{}: {shown:?}", kind.name);
        settings.bind(|| insta::assert_snapshot!(kind.name.as_str(), abridged(&shown)));
    }
    println!("{} kinds: {refused} refused, {} generated", kinds.len(), kinds.len() - refused);
}

#[test]
fn all_that_is_accepted_compiles_together() {
    let kinds = kinds();
    let accepted: Vec<&Kind> = kinds.iter().filter(|kind| generate(&[kind]).is_ok()).collect();
    let (schema, files) = generate(&accepted).unwrap_or_else(|said| panic!("{said}"));
    properties::is_what_was_meant(&schema, &files);

    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile");
    let _ = fs::remove_dir_all(folder.join("src"));
    for file in &files {
        let path = folder.join(&file.path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, &file.text).expect("written");
    }
    // The same versions with the same features as in the workspace, so that none is built anew.
    let manifest = tablesmith::emit::manifest("hostile").text;
    fs::write(folder.join("Cargo.toml"), format!("{manifest}\n[workspace]\n")).expect("written");
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).expect("copied");
    let mut check = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    check.args(["check", "--offline", "--quiet"]).current_dir(&folder);
    check.env("CARGO_TARGET_DIR", folder.join("target")).env("RUSTFLAGS", "--deny warnings");
    let checked = check.output().expect("cargo runs");
    let said = String::from_utf8_lossy(&checked.stderr);
    assert!(checked.status.success(), "{} kinds:\n{said}", accepted.len());
}
