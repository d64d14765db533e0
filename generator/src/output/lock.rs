//! `tablesmith.lock`: the names that were published, and the files that are ours.
//!
//! It is TOML, sorted, one name a line, so that versions of it can be merged; where a merge left
//! conflict markers, both sides are read and the next run writes the result.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::diagnostics::sanitize::is_control_or_bidi;
use crate::diagnostics::{Code, Diagnostic, SourceId, Sources, Span};
use crate::naming::feature::is_feature;
use crate::naming::name_lock::NameLock;
use crate::naming::{self, NameKind};

/// The name of the file, beside the generated crate's manifest.
pub const FILE_NAME: &str = "tablesmith.lock";

const VERSION: u32 = 1;

const HEADER: &str = "\
# Written by tablesmith, to be committed: the Rust names that were published, which no later run
# changes, and the files that it owns. After a merge conflict in here, generate again.
";

/// What one run leaves for the next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    version: u32,
    /// The generated files, by path from the lock's folder, with the hash of their text.
    #[serde(default)]
    pub files: BTreeMap<String, Hash>,
    /// The published names.
    #[serde(default)]
    pub names: NameLock,
    /// Files that two branches generated differently: whatever a merge made of them is none of
    /// anybody's work.
    #[serde(skip)]
    merged: BTreeSet<String>,
}

/// The SHA-256 of a text, in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Hash(String);

impl Hash {
    /// The hash of a file's bytes.
    pub fn of(bytes: &[u8]) -> Hash {
        Hash(Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// The 64 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for Lock {
    fn default() -> Lock {
        Lock::new(BTreeMap::new(), NameLock::default())
    }
}

impl Lock {
    /// What a run leaves.
    pub fn new(files: BTreeMap<String, Hash>, names: NameLock) -> Lock {
        Lock { version: VERSION, files, names, merged: BTreeSet::new() }
    }

    /// Whether a file of that hash is ours.
    pub fn owns(&self, path: &str, hash: &Hash) -> bool {
        self.files.get(path) == Some(hash) || self.merged.contains(path)
    }

    /// Reads a lock.
    ///
    /// # Errors
    ///
    /// Everything in it that cannot be: text that is no lock, a Rust name given twice, a name that
    /// Rust would not take.
    pub fn parse(sources: &Sources, id: SourceId) -> Result<Lock, Vec<Diagnostic>> {
        let text = &sources.get(id).text;
        let (ours, theirs) = sides(text);
        let mut lock = parse_side(id, &ours)?;
        if let Some(theirs) = theirs {
            lock.union(parse_side(id, &theirs)?);
        }
        Ok(lock)
    }

    /// The text of the file.
    pub fn to_text(&self) -> String {
        match toml::to_string(self) {
            Ok(toml) => format!("{HEADER}{toml}"),
            Err(error) => unreachable!("maps of text are TOML: {error}"),
        }
    }

    /// Adds what another branch published. Where both gave a name, ours stands, and theirs, which
    /// nobody can have depended on beside it, is given anew.
    fn union(&mut self, theirs: Lock) {
        for (path, hash) in theirs.files {
            if *self.files.entry(path.clone()).or_insert_with(|| hash.clone()) != hash {
                self.merged.insert(path);
            }
        }
        self.names.union(theirs.names);
    }
}

/// The text with one side of each conflict blanked out, so that offsets stay what they are; the
/// second only where there is a conflict.
fn sides(text: &str) -> (String, Option<String>) {
    enum In {
        Both,
        Ours,
        Base,
        Theirs,
    }
    let mut place = In::Both;
    let mut conflict = false;
    let (mut ours, mut theirs) = (String::with_capacity(text.len()), String::new());
    for line in text.split_inclusive('\n') {
        let blank = " ".repeat(line.trim_end_matches('\n').len()) + "\n";
        let marker = match line.get(..7) {
            Some("<<<<<<<") => Some(In::Ours),
            Some("|||||||") => Some(In::Base),
            Some("=======") => Some(In::Theirs),
            Some(">>>>>>>") => Some(In::Both),
            _ => None,
        };
        let (in_ours, in_theirs) = match (&marker, &place) {
            (Some(_), _) | (None, In::Base) => (false, false),
            (None, In::Both) => (true, true),
            (None, In::Ours) => (true, false),
            (None, In::Theirs) => (false, true),
        };
        ours.push_str(if in_ours { line } else { &blank });
        theirs.push_str(if in_theirs { line } else { &blank });
        if let Some(marker) = marker {
            conflict = true;
            place = marker;
        }
    }
    (ours, Some(theirs).filter(|_| conflict))
}

fn parse_side(id: SourceId, text: &str) -> Result<Lock, Vec<Diagnostic>> {
    let lock: Lock = toml::from_str(text).map_err(|error| vec![not_a_lock(id, &error)])?;
    if lock.version != VERSION {
        let message = format!("this lock has version {}, expected {VERSION}", lock.version);
        let at = text.find("version").map_or(0..0, |start| start..start + "version".len());
        return Err(vec![
            Diagnostic::error(Code::LockVersion, message)
                .at(Span::new(id, at), "")
                .help("use the version of tablesmith that wrote it, or a newer one"),
        ]);
    }
    let mut findings = contradictions(id, text, &lock.names);
    findings.extend(outside(id, text, &lock));
    if findings.is_empty() { Ok(lock) } else { Err(findings) }
}

fn not_a_lock(id: SourceId, error: &toml::de::Error) -> Diagnostic {
    Diagnostic::error(Code::LockSyntax, format!("this is no lock file: {}", error.message()))
        .at(Span::new(id, error.span().unwrap_or(0..0)), "")
        .help("restore it from version control; the published names are nowhere else")
}

/// What no run could have written: it was edited by hand.
fn contradictions(id: SourceId, text: &str, names: &NameLock) -> Vec<Diagnostic> {
    let scopes =
        std::iter::once((NameKind::Type, "names.types".to_owned(), &names.types))
            .chain(names.fields.iter().map(|(owner, names)| {
                (NameKind::Field, format!("names.fields.{}", key(owner)), names)
            }))
            .chain(names.variants.iter().map(|(owner, names)| {
                (NameKind::Variant, format!("names.variants.{}", key(owner)), names)
            }));
    let mut findings = Vec::new();
    for (kind, table, names) in scopes {
        let mut owners: HashMap<String, &str> = HashMap::new();
        for (documented, rust) in names {
            let line = || Span::new(id, entry(text, &table, documented));
            if !naming::is_name(kind, rust) {
                findings.push(
                    Diagnostic::error(Code::LockName, format!("`{rust}` cannot be a name in Rust"))
                        .at(line(), format!("given to `{documented}`"))
                        .help("restore the line from version control"),
                );
            } else if let Some(other) = owners.insert(naming::folded(kind, rust), documented) {
                findings.push(
                    Diagnostic::error(Code::LockContradiction, format!("`{rust}` is given twice"))
                        .at(line(), format!("to `{documented}` here"))
                        .at(Span::new(id, entry(text, &table, other)), format!("to `{other}`"))
                        .help("restore the lines from version control"),
                );
            }
        }
    }
    findings.extend(given_and_retired(id, text, names));
    findings.extend(no_features(id, text, names));
    findings
}

/// Features that Cargo would not take, or that two APIs have.
fn no_features(id: SourceId, text: &str, names: &NameLock) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut owners: HashMap<&str, &str> = HashMap::new();
    for (documented, feature) in &names.features {
        let line = |of: &str| Span::new(id, entry(text, "names.features", of));
        if !is_feature(feature) {
            findings.push(
                Diagnostic::error(
                    Code::LockName,
                    format!("`{feature}` cannot be a feature of ours"),
                )
                .at(line(documented), format!("given to `{documented}`"))
                .help("restore the line from version control"),
            );
        } else if let Some(other) = owners.insert(feature, documented) {
            findings.push(
                Diagnostic::error(Code::LockContradiction, format!("`{feature}` is given twice"))
                    .at(line(documented), format!("to `{documented}` here"))
                    .at(line(other), format!("to `{other}`"))
                    .help("restore the lines from version control"),
            );
        }
    }
    findings
}

/// Names that something has and nothing may have.
fn given_and_retired(id: SourceId, text: &str, names: &NameLock) -> Vec<Diagnostic> {
    let of_models = names.retired.fields.iter().filter_map(|(model, retired)| {
        Some((format!("names.fields.{}", key(model)), names.fields.get(model)?, retired))
    });
    let types = ("names.types".to_owned(), &names.types, &names.retired.types);
    let scopes = std::iter::once(types).chain(of_models);
    let mut findings = Vec::new();
    for (table, names, retired) in scopes {
        for (documented, rust) in names.iter().filter(|(_, rust)| retired.contains(*rust)) {
            findings.push(
                Diagnostic::error(
                    Code::LockContradiction,
                    format!("`{rust}` is given and retired"),
                )
                .at(Span::new(id, entry(text, &table, documented)), "given here")
                .help("restore the lines from version control"),
            );
        }
    }
    findings
}

/// Whether a path names a file in the folder that it is from, on every system: nothing that leads
/// out of it, and nothing that a terminal would obey.
pub(crate) fn is_inside(path: &str) -> bool {
    let is_name = |part: &str| {
        !matches!(part, "" | "." | "..")
            && !part.contains(|c| matches!(c, '\\' | ':') || is_control_or_bidi(c))
    };
    path.split('/').all(is_name)
}

/// Files that no run could have written.
fn outside(id: SourceId, text: &str, lock: &Lock) -> Vec<Diagnostic> {
    let outside = lock.files.keys().filter(|path| !is_inside(path));
    outside
        .map(|path| {
            Diagnostic::error(Code::LockPath, format!("`{path}` is no file of this folder"))
                .at(Span::new(id, entry(text, "files", path)), "it would be overwritten or removed")
                .help("restore the line from version control")
        })
        .collect()
}

/// A key as TOML writes it.
fn key(name: &str) -> String {
    let bare = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    match !name.is_empty() && name.bytes().all(bare) {
        true => name.to_owned(),
        false => toml::Value::from(name).to_string(),
    }
}

/// The line of an entry; only asked for when there is something to say about it.
fn entry(text: &str, table: &str, name: &str) -> Range<usize> {
    let header = format!("[{table}]");
    let start = format!("{} =", key(name));
    let mut at = 0;
    let mut inside = false;
    for line in text.split_inclusive('\n') {
        let range = at..at + line.trim_end().len();
        at += line.len();
        if line.starts_with('[') {
            inside = line.trim_end() == header;
        } else if inside && line.starts_with(&start) {
            return range;
        }
    }
    0..0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Style;
    use crate::naming::name_lock::NameRequest;

    fn parse(text: &str) -> Result<Lock, String> {
        let mut sources = Sources::new();
        let id = sources.add("tablesmith.lock", text);
        Lock::parse(&sources, id).map_err(|findings| {
            let shown: Vec<_> = findings.iter().map(|f| f.render(&sources, Style::Plain)).collect();
            shown.join("\n\n")
        })
    }

    #[test]
    fn a_lock_is_read_as_it_was_written() {
        let mut lock = Lock::default();
        lock.files.insert("src/lib.rs".to_owned(), Hash::of(b"//! Models."));
        for name in ["Page", "a \"b\" ü"] {
            lock.names.type_names(&[NameRequest { documented_as: name, wanted: name }]);
        }
        lock.names.field_names("a \"b\" ü", &["$ref", "", "self"]);
        assert_eq!(parse(&lock.to_text()), Ok(lock));
    }

    #[test]
    fn a_name_given_twice_is_shown_with_both_places() {
        let text = "version = 1\n\n[names.fields.Page]\nid = \"id\"\nkey = \"id\"\n";
        let expected = "\
error[lock-contradiction]: `id` is given twice
 --> tablesmith.lock:5:1
  |
4 | id = \"id\"
  | --------- to `id`
5 | key = \"id\"
  | ^^^^^^^^^^ to `key` here
  |
  = help: restore the lines from version control";
        assert_eq!(parse(text), Err(expected.to_owned()));
    }

    #[track_caller]
    fn no_features_are(entries: &str, expected: &str) {
        let error = parse(&format!("version = 1\n\n[names.features]\n{entries}\n"));
        let error = error.expect_err("no features");
        assert!(error.contains(expected), "{error}");
    }

    #[test]
    fn features_that_no_run_gave_are_refused() {
        no_features_are(
            "\"api Users\" = \"a\\\"]\\nx = [\"",
            "`a\"]\\u{a}x = [` cannot be a feature of ours\n --> tablesmith.lock:4:1",
        );
        no_features_are("\"api Full\" = \"full\"", "`full` cannot be a feature of ours");
        no_features_are("\"api A\" = \"a--b\"", "`a--b` cannot be a feature of ours");
        no_features_are("\"api A\" = \"a\"\n\"api B\" = \"a\"", "`a` is given twice");
    }

    #[test]
    fn both_sides_of_a_merge_conflict_are_read() {
        let text = "\
version = 1

[names.types]
Address = \"Address\"
<<<<<<< ours
Queue = \"Queue\"
foo_bar = \"FooBar\"
=======
Fax = \"Fax\"
foo-bar = \"FooBar\"
>>>>>>> theirs
";
        let names = parse(text).expect("a lock").names;
        let types: Vec<_> = names.types.keys().map(String::as_str).collect();
        assert_eq!(types, ["Address", "Fax", "Queue", "foo_bar"]);
    }

    #[test]
    fn another_version_is_refused() {
        let error = parse("version = 2\n").expect_err("a version to come");
        assert!(
            error.starts_with("error[lock-version]: this lock has version 2, expected 1"),
            "{error}"
        );
    }
}
