//! The features of a crate, in its manifest.
//!
//! The manifest is the user's. Tablesmith's are the lines between two marks under `[features]`, which
//! each run replaces. The user's own features go outside of them.

use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use crate::diagnostics::{Code, Diagnostic, SourceId, Sources, Span};
use crate::features::{DEFAULT, FULL, Features};

/// The name of the file.
pub(crate) const FILE_NAME: &str = "Cargo.toml";

const BEGIN: &str = "# tablesmith: begin";
const END: &str = "# tablesmith: end";

/// The lines of the section: every feature, `full`, which enables them all, and `default`, which
/// enables those that are given.
///
/// `others` are features with what each enables; none of them is enabled by `full`.
pub(crate) fn entries(
    features: &Features<'_>,
    default: &[&str],
    others: &[(&str, Vec<String>)],
) -> String {
    let quoted: Vec<_> = default.iter().map(|feature| format!("\"{feature}\"")).collect();
    let mut text = format!("{DEFAULT} = [{}]\n{FULL} = [\n", quoted.join(", "));
    for (feature, _) in features.items_by_feature() {
        text += &format!("    \"{feature}\",\n");
    }
    text += "]\n";
    for (feature, _) in features.items_by_feature() {
        text += &format!("{feature} = []\n");
    }
    for (feature, enables) in others {
        let enables: Vec<_> = enables.iter().map(|enabled| format!("\"{enabled}\"")).collect();
        text += &format!("{feature} = [{}]\n", enables.join(", "));
    }
    text
}

/// The name of the package, and where it stands; none if the manifest cannot be parsed.
pub(crate) fn package_name(sources: &Sources, id: SourceId) -> Option<(String, Span)> {
    #[derive(Deserialize)]
    struct Manifest {
        package: Package,
    }
    #[derive(Deserialize)]
    struct Package {
        name: Spanned<String>,
    }
    let manifest: Manifest = toml::from_str(&sources.get(id).text).ok()?;
    let name = manifest.package.name;
    let at = Span::new(id, name.span());
    Some((name.into_inner(), at))
}

/// A new manifest, with the features of the crate.
pub(crate) fn created(manifest: &str, entries: &str) -> String {
    format!(
        "{manifest}
[features]
{BEGIN} (each run replaces these lines; add your own features outside them)
{entries}{END}

[package.metadata.docs.rs]
all-features = true
"
    )
}

/// The manifest with these entries between its marks. A manifest without marks is not changed if there
/// are no features.
///
/// # Errors
///
/// If there are no marks under `[features]`, or if a feature has the name of one of the user's.
pub(crate) fn updated(
    sources: &Sources,
    id: SourceId,
    entries: &str,
) -> Result<String, Box<Diagnostic>> {
    let text = &sources.get(id).text;
    let Some(section) = section(text, id)? else {
        return match entries.is_empty() {
            true => Ok(text.clone()),
            false => Err(Box::new(no_place(text, id, sources))),
        };
    };
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let entries = entries.replace('\n', newline);
    let updated = format!("{}{entries}{}", &text[..section.start], &text[section.end..]);
    match updated.parse::<toml::Table>() {
        Ok(table) if has_all(&table, &entries) => Ok(updated),
        Ok(_) => Err(Box::new(
            Diagnostic::error(Code::Manifest, "the marks are not under `[features]`")
                .at(Span::new(id, section.start..section.start), "the features would go here")
                .help("move both lines of `# tablesmith:` below the header `[features]`"),
        )),
        Err(error) => Err(Box::new(
            Diagnostic::error(
                Code::Manifest,
                format!("with its features this is no manifest any more: {}", error.message()),
            )
            .at(Span::new(id, section.start..section.start), "the features go here")
            .help("give features of your own other names than those of the APIs"),
        )),
    }
}

/// Whether the manifest has these features.
fn has_all(manifest: &toml::Table, entries: &str) -> bool {
    let Ok(entries) = entries.parse::<toml::Table>() else { return false };
    let features = manifest.get("features").and_then(toml::Value::as_table);
    entries.iter().all(|(name, enables)| features.and_then(|all| all.get(name)) == Some(enables))
}

/// Checks that a manifest depends on these packages, each with the line that it should have.
///
/// # Errors
///
/// If it does not. A manifest that is no TOML has other errors.
pub(crate) fn require_dependencies(
    sources: &Sources,
    id: SourceId,
    packages: &[(&'static str, String)],
) -> Result<(), Box<Diagnostic>> {
    let text = &sources.get(id).text;
    let Ok(table) = text.parse::<toml::Table>() else { return Ok(()) };
    let dependencies = table.get("dependencies").and_then(toml::Value::as_table);
    let is_missing = |package: &str| !dependencies.is_some_and(|known| known.contains_key(package));
    let missing: Vec<_> = packages.iter().filter(|(package, _)| is_missing(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names: Vec<_> = missing.iter().map(|(package, _)| format!("`{package}`")).collect();
    let message = format!("this manifest does not depend on {}", names.join(", "));
    let error = Diagnostic::error(Code::Manifest, message);
    let header = "[dependencies]";
    let error = match text.find(header) {
        Some(start) => error.at(Span::new(id, start..start + header.len()), "dependencies go here"),
        None => error.in_file(sources.get(id).path.clone()),
    };
    let help = format!("{REMOVE}; else add under `{header}`:");
    let lines = missing.iter().flat_map(|(_, line)| line.lines());
    Err(Box::new(error.help(help).help_lines(lines)))
}

/// The range of the lines between the marks.
fn section(text: &str, id: SourceId) -> Result<Option<Range<usize>>, Box<Diagnostic>> {
    let mut at = 0;
    let mut begin: Option<Range<usize>> = None;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        match &begin {
            None if line.trim_start().starts_with(BEGIN) => begin = Some(start..at),
            Some(begin) if line.trim_start().starts_with(END) => return Ok(Some(begin.end..start)),
            _ => {}
        }
    }
    match begin {
        None => Ok(None),
        Some(line) => Err(Box::new(
            Diagnostic::error(Code::Manifest, "the section of the features does not end")
                .at(Span::new(id, line), "it begins here")
                .help(format!("put the line `{END}` behind the last feature")),
        )),
    }
}

/// What helps against a manifest that does not fit.
const REMOVE: &str =
    "if the package is for generated code alone, remove the file, and it is written anew";

fn no_place(text: &str, id: SourceId, sources: &Sources) -> Diagnostic {
    let error = Diagnostic::error(Code::Manifest, "this manifest has no place for the features");
    let header = text.find("[features]").map(|start| start..start + "[features]".len());
    let error = match header {
        Some(range) => error.at(Span::new(id, range), "they go under this header"),
        None => error.in_file(sources.get(id).path.clone()),
    };
    error.help(format!("{REMOVE}; else add:")).help_lines(["[features]", BEGIN, END])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Style;

    fn update(text: &str, entries: &str) -> Result<String, String> {
        let mut sources = Sources::new();
        let id = sources.add("Cargo.toml", text);
        updated(&sources, id, entries).map_err(|error| error.render(&sources, Style::Plain))
    }

    #[test]
    fn what_is_between_the_marks_is_ours_and_nothing_else() {
        let manifest = created("[package]\nname = \"a\"\n", "default = []\nfull = []\n");
        let own = manifest.replace("# tablesmith: end\n", "# tablesmith: end\nmine = []\n");
        let updated = update(&own, "default = []\nfull = [\"x\"]\nx = []\n").expect("a manifest");
        assert_eq!(updated, own.replace("full = []\n", "full = [\"x\"]\nx = []\n"),);
        assert_eq!(update(&updated, "default = []\nfull = []\n"), Ok(own));
    }

    #[test]
    fn a_missing_dependency_is_an_error_that_shows_the_line_to_add() {
        let check = |text: &str| {
            let mut sources = Sources::new();
            let id = sources.add("Cargo.toml", text);
            let packages = [("runtime", "runtime = \"1\"\n".to_owned())];
            let checked = require_dependencies(&sources, id, &packages);
            checked.map_err(|error| error.render(&sources, Style::Plain))
        };
        assert_eq!(check("[dependencies]\nruntime = \"1\"\n"), Ok(()));
        assert_eq!(check("[dependencies.runtime]\npath = \"r\"\n"), Ok(()));
        let error = check("[package]\n\n[dependencies]\nserde = \"1\"\n").expect_err("missing");
        assert!(error.contains("Cargo.toml:3:1"), "{error}");
        assert!(error.contains("add under `[dependencies]`:\n"), "{error}");
        assert!(error.ends_with(" runtime = \"1\""), "{error}");
        let error = check("[package]\n").expect_err("missing");
        assert!(error.contains("does not depend on `runtime`"), "{error}");
    }

    #[test]
    fn a_manifest_without_features_stays_as_it_is() {
        assert_eq!(update("[package]\n", ""), Ok("[package]\n".to_owned()));
    }

    #[test]
    fn a_manifest_without_a_place_for_features_is_told_how_to_make_one() {
        let error = update("[package]\nname = \"a\"\n\n[features]\nmine = []\n", "full = []\n");
        let error = error.expect_err("no marks");
        assert!(error.contains("Cargo.toml:4:1"), "{error}");
        assert!(error.contains("else add:\n"), "{error}");
        assert!(error.ends_with(" # tablesmith: end"), "{error}");
    }

    #[test]
    fn a_section_elsewhere_or_a_name_that_is_taken_is_an_error() {
        let elsewhere = "[dependencies]\n# tablesmith: begin\n# tablesmith: end\n";
        let error = update(elsewhere, "full = []\n").expect_err("not under `[features]`");
        assert!(error.contains("not under `[features]`"), "{error}");
        let taken = "[features]\n# tablesmith: begin\n# tablesmith: end\nfull = []\n";
        let error = update(taken, "full = []\n").expect_err("twice");
        assert!(error.contains("duplicate key"), "{error}");
        let open = "[features]\n# tablesmith: begin\n";
        let error = update(open, "full = []\n").expect_err("no end");
        assert!(error.contains("does not end"), "{error}");
    }
}
