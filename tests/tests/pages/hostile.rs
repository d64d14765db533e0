//! Pages that mean harm: nothing in them becomes code, a path or a terminal's escape.
//!
//! Each kind is a page in `tests/hostile`, or a folder of pages that are read together, with what is
//! said of it or made of it beside it; a `.path` beside a page is the path that it is read under. All
//! that is accepted is compiled in one crate.

use std::fs;
use std::path::{Path, PathBuf};

use tablesmith::diagnostics::{Code, Style};
use tablesmith::diff::{self, diff};
use tablesmith::{Generated, Schema, export};
use tablesmith_tests::conformance::assert_conforms;
use tablesmith_tests::workspace::{run_cargo, without_tls};
use tablesmith_tests::{generator, root, terminal};

/// Pages that are read together, each with the path that it is read under.
struct NameKind {
    name: String,
    pages: Vec<(String, String)>,
}

fn kinds() -> Vec<NameKind> {
    let found = listed(&root().join("tests/hostile"));
    let of_a_kind = |path: &PathBuf| path.is_dir() || is_page(path);
    found.into_iter().filter(of_a_kind).map(kind).collect()
}

fn kind(path: PathBuf) -> NameKind {
    let text = |page: &Path| fs::read_to_string(page).expect("UTF-8");
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    if path.is_dir() {
        let shown = |page: &Path| {
            format!("{name}/{}", page.file_name().unwrap_or_default().to_string_lossy())
        };
        let pages = listed(&path).into_iter().filter(|page| is_page(page));
        let pages = pages.map(|page| (shown(&page), text(&page))).collect();
        return NameKind { name, pages };
    }
    let shown = match fs::read_to_string(path.with_extension("path")) {
        Ok(path) => serde_json::from_str(&path).expect("a JSON text"),
        Err(_) => format!("{name}.md"),
    };
    NameKind { name, pages: vec![(shown, text(&path))] }
}

fn is_page(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "md")
}

fn listed(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}

/// What is made of pages.
struct Made {
    schema: Schema,
    generated: Generated,
}

/// What is made of pages, or their diagnostics.
fn generate(kinds: &[&NameKind]) -> Result<Made, String> {
    let pages = kinds.iter().flat_map(|kind| kind.pages.iter().cloned());
    let generator =
        generator(pages).crate_name("hostile").regenerate("tablesmith generate\nfn f() {}");
    let analysis = generator.analyze_partial();
    let (schema, diagnostics) = (analysis.schema, analysis.diagnostics);
    if diagnostics.has_errors() {
        let list = diagnostics.list.iter();
        let shown = list.filter(|one| one.code != Code::UndocumentedModel);
        let mut shown: Vec<_> =
            shown.map(|one| one.render(&diagnostics.sources, Style::Plain)).collect();
        for (reason, count) in analysis.report.skipped {
            shown.extend(std::iter::repeat_n(format!("skipped: {reason}"), count));
        }
        return Err(shown.join("\n\n"));
    }
    let example = schema.models.first().map(|model| format!("example = {}\n", quoted(&model.name)));
    let config = example.unwrap_or_default() + "[features]\ndefault-up-to = 0\n";
    let generator = generator.config_text("tablesmith.toml", config);
    let generated = generator.emit(&schema).expect("what is accepted is emitted");
    Ok(Made { schema, generated })
}

fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

/// Every generated file above its first `impl`: the header, the names and the documentation.
fn declarations(Made { schema, generated }: &Made) -> String {
    let files = &generated.files;
    let mut shown = String::new();
    for file in files.iter().filter(|file| file.path.starts_with("src/models/")) {
        let end = file.text.find("\nimpl ").unwrap_or(file.text.len());
        let declared = file.text[..end].trim_end();
        shown.push_str(&format!("==> {}\n{declared}\n\n", file.path));
    }
    let root = files.iter().find(|file| file.path == "src/lib.rs");
    if let Some(root) = root.filter(|_| schema.apis.is_empty()) {
        let example = root.text.lines().skip_while(|line| *line != "//! ```");
        let example: Vec<_> = example.take_while(|line| line.starts_with("//!")).collect();
        shown.push_str(&format!("==> src/lib.rs\n{}\n", example.join("\n")));
    }
    for file in files.iter().filter(|file| file.path.starts_with("src/apis")) {
        shown.push_str(&format!("==> {}\n{}\n", file.path, file.text));
    }
    let manifest = generated.manifest.as_ref().expect("a crate has a manifest");
    if let Some((_, features)) = manifest.text.split_once("[features]\n") {
        let (features, _) = features.split_once("# tablesmith: end").expect("an end");
        shown.push_str(&format!("==> Cargo.toml\n{features}"));
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

/// What is printed of a schema is obeyed by no terminal.
fn printed(kind: &str, schema: &Schema) {
    let mut empty = schema.clone();
    empty.models.clear();
    for text in [
        schema.to_json(),
        export::json_schema(schema),
        export::openapi(schema),
        diff(&empty, schema).to_json(),
        Ok(diff::text::render(&diff(&empty, schema), Style::Plain)),
        Ok(diff::markdown::render(&diff(&empty, schema))),
    ] {
        let text = text.expect("printed");
        assert!(!text.contains(terminal::is_control_or_bidi), "{kind}: {text}");
    }
}

#[test]
fn each_kind_gives_what_is_expected() {
    let kinds = kinds();
    assert!(kinds.len() >= 170, "{} kinds", kinds.len());
    let mut settings = insta::Settings::new();
    settings.set_snapshot_path("../../hostile");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let mut refused = 0;
    for kind in &kinds {
        let shown = match generate(&[kind]) {
            Ok(made) => {
                assert_conforms(&made.schema, &made.generated);
                printed(&kind.name, &made.schema);
                declarations(&made)
            }
            Err(diagnostics) => {
                refused += 1;
                diagnostics
            }
        };
        assert!(!shown.contains(terminal::is_control_or_bidi), "{}: {shown:?}", kind.name);
        settings.bind(|| insta::assert_snapshot!(kind.name.as_str(), abridged(&shown)));
    }
    println!("{} kinds: {refused} refused, {} generated", kinds.len(), kinds.len() - refused);
}

#[test]
fn all_that_is_accepted_compiles_together() {
    let kinds = kinds();
    let accepted: Vec<&NameKind> = kinds.iter().filter(|kind| generate(&[kind]).is_ok()).collect();
    let made = generate(&accepted).unwrap_or_else(|diagnostics| panic!("{diagnostics}"));
    assert_conforms(&made.schema, &made.generated);
    let manifest = made.generated.manifest.as_ref().expect("a crate has a manifest");

    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile");
    let _ = fs::remove_dir_all(folder.join("src"));
    for file in &made.generated.files {
        let path = folder.join(&file.path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, &file.text).expect("written");
    }
    let manifest = format!("{}\n[workspace]\n", without_tls(&manifest.text));
    fs::write(folder.join("Cargo.toml"), manifest).expect("written");
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).expect("copied");
    run_cargo(&folder, &["check", "--all-features"]);
    run_cargo(&folder, &["check"]);
    // What comes of the pages of APIs is documentation, and rustdoc its compiler.
    run_cargo(&folder, &["doc", "--no-deps", "--all-features"]);
    println!("{} kinds compiled and documented", accepted.len());
}
