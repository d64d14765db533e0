//! `tablesmith.lock`: the names that were published, and the files that are ours.
//!
//! It is TOML, sorted, one name a line, so that versions of it can be merged; where a merge left
//! conflict markers, both sides are read and the next run writes the result.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostics::sanitize::is_control_or_bidi;
use crate::diagnostics::{Code, Diagnostic, SourceId, Sources, Span};
use crate::naming::feature::is_feature;
use crate::naming::name_lock::NameLock;
use crate::naming::{self, NameKind};

/// The name of the file, beside the generated crate's manifest.
pub(crate) const FILE_NAME: &str = "tablesmith.lock";

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
    /// Files that two branches generated differently. What a merge made of them does not count as an
    /// edit of the user.
    #[serde(skip)]
    merged: BTreeSet<String>,
}

/// The SHA-256 of a text, in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Hash(String);

impl Hash {
    /// The hash of a file's bytes.
    pub fn of(bytes: &[u8]) -> Hash {
        let digest = Sha256::digest(bytes);
        let digits = digest.iter().flat_map(|byte| [byte >> 4, byte & 0xf]);
        Hash(digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect())
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

    /// Adds what another branch published. If both branches named a definition, the name of this branch
    /// is kept; a name of the other branch that is taken here is assigned again.
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
    let entries = Entries::of(id, text);
    if lock.version != VERSION {
        let message = format!("this lock has version {}, expected {VERSION}", lock.version);
        return Err(vec![
            Diagnostic::error(Code::LockVersion, message)
                .at(entries.span(&[], "version"), "")
                .help("use the version of tablesmith that wrote it, or a newer one"),
        ]);
    }
    let mut errors = invalid_names(&entries, &lock.names);
    errors.extend(retired_names(&entries, &lock.names));
    errors.extend(invalid_features(&entries, &lock.names));
    errors.extend(outside(&entries, &lock));
    if errors.is_empty() { Ok(lock) } else { Err(errors) }
}

fn not_a_lock(id: SourceId, error: &toml::de::Error) -> Diagnostic {
    Diagnostic::error(Code::LockSyntax, format!("this is no lock file: {}", error.message()))
        .at(Span::new(id, error.span().unwrap_or(0..0)), "")
        .help("restore it from version control; the published names are nowhere else")
}

/// Names that Rust does not accept, and names of two things in one namespace.
fn invalid_names(entries: &Entries<'_>, names: &NameLock) -> Vec<Diagnostic> {
    let types = (NameKind::Type, vec!["names", "types"], &names.types);
    let fields = names
        .fields
        .iter()
        .map(|(owner, names)| (NameKind::Field, vec!["names", "fields", owner.as_str()], names));
    let variants = names.variants.iter().map(|(owner, names)| {
        (NameKind::Variant, vec!["names", "variants", owner.as_str()], names)
    });
    let of_calls = [
        (NameKind::Function, "functions", &names.functions),
        (NameKind::CallType, "call_types", &names.call_types),
        (NameKind::Setter, "parameters", &names.parameters),
    ];
    let of_calls = of_calls.into_iter().flat_map(|(kind, table, names)| {
        let owned = names.iter();
        owned.map(move |(owner, names)| (kind, vec!["names", table, owner.as_str()], names))
    });
    let mut errors = Vec::new();
    let all = std::iter::once(types).chain(fields).chain(variants).chain(of_calls);
    for (kind, path, names) in all {
        let mut owners: HashMap<String, &str> = HashMap::new();
        for (documented, rust) in names {
            if !naming::is_name(kind, rust) {
                errors.push(
                    Diagnostic::error(Code::LockName, format!("`{rust}` cannot be a name in Rust"))
                        .at(entries.span(&path, documented), format!("given to `{documented}`"))
                        .help("restore the line from version control"),
                );
            } else if let Some(other) = owners.insert(naming::folded(kind, rust), documented) {
                errors.push(
                    Diagnostic::error(Code::LockContradiction, format!("`{rust}` is given twice"))
                        .at(entries.span(&path, documented), format!("to `{documented}` here"))
                        .at(entries.span(&path, other), format!("to `{other}`"))
                        .help("restore the lines from version control"),
                );
            }
        }
    }
    errors
}

/// Features that Cargo does not accept, and features of two APIs.
fn invalid_features(entries: &Entries<'_>, names: &NameLock) -> Vec<Diagnostic> {
    let path = ["names", "features"];
    let mut errors = Vec::new();
    let mut owners: HashMap<&str, &str> = HashMap::new();
    for (documented, feature) in &names.features {
        if !is_feature(feature) {
            errors.push(
                Diagnostic::error(
                    Code::LockName,
                    format!("`{feature}` cannot be the name of a feature"),
                )
                .at(entries.span(&path, documented), format!("given to `{documented}`"))
                .help("restore the line from version control"),
            );
        } else if let Some(other) = owners.insert(feature, documented) {
            errors.push(
                Diagnostic::error(Code::LockContradiction, format!("`{feature}` is given twice"))
                    .at(entries.span(&path, documented), format!("to `{documented}` here"))
                    .at(entries.span(&path, other), format!("to `{other}`"))
                    .help("restore the lines from version control"),
            );
        }
    }
    errors
}

/// Names that are both in use and retired.
fn retired_names(entries: &Entries<'_>, names: &NameLock) -> Vec<Diagnostic> {
    let types = (vec!["names", "types"], &names.types, &names.retired.types);
    let fields = names.retired.fields.iter().filter_map(|(model, retired)| {
        Some((vec!["names", "fields", model.as_str()], names.fields.get(model)?, retired))
    });
    let mut errors = Vec::new();
    for (path, names, retired) in std::iter::once(types).chain(fields) {
        for (documented, rust) in names.iter().filter(|(_, rust)| retired.contains(*rust)) {
            errors.push(
                Diagnostic::error(
                    Code::LockContradiction,
                    format!("`{rust}` is given and retired"),
                )
                .at(entries.span(&path, documented), "given here")
                .help("restore the lines from version control"),
            );
        }
    }
    errors
}

/// Whether a path stays inside the folder that it is relative to, on every system, and has no control
/// characters.
pub(crate) fn is_inside(path: &str) -> bool {
    let is_name = |part: &str| {
        !matches!(part, "" | "." | "..")
            && !part.contains(|c| matches!(c, '\\' | ':') || is_control_or_bidi(c))
    };
    path.split('/').all(is_name)
}

/// Files outside of the output folder.
fn outside(entries: &Entries<'_>, lock: &Lock) -> Vec<Diagnostic> {
    let outside = lock.files.keys().filter(|path| !is_inside(path));
    outside
        .map(|path| {
            Diagnostic::error(Code::LockPath, format!("`{path}` is no file of this folder"))
                .at(entries.span(&["files"], path), "it would be overwritten or removed")
                .help("restore the line from version control")
        })
        .collect()
}

/// The places of the entries of a lock, for diagnostics.
struct Entries<'t> {
    source: SourceId,
    text: &'t str,
    /// The text parsed once more, with the places of its keys and values, when one is asked for.
    table: OnceCell<DeTable<'t>>,
}

impl<'t> Entries<'t> {
    fn of(source: SourceId, text: &'t str) -> Entries<'t> {
        Entries { source, text, table: OnceCell::new() }
    }

    /// The entry `name` of the table at `path`, from its key to the end of its value.
    fn span(&self, path: &[&str], name: &str) -> Span {
        let parse = || DeTable::parse(self.text).map(Spanned::into_inner).unwrap_or_default();
        let mut table = Some(self.table.get_or_init(parse));
        for part in path {
            table = table.and_then(|table| match table.get(*part)?.get_ref() {
                DeValue::Table(table) => Some(table),
                _ => None,
            });
        }
        let entry = table.and_then(|table| table.get_key_value(name));
        let range = entry.map_or(0..0, |(key, value)| key.span().start..value.span().end);
        Span::new(self.source, range)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Style;
    use crate::naming::name_lock::{Members, NameRequest};

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
        let requests = ["$ref", "", "self"];
        let requests = requests.map(|name| NameRequest { documented_as: name, wanted: name });
        let (kind, requests) = (NameKind::Field, requests.into());
        lock.names.field_names(&[Members { owner: "a \"b\" ü", kind, requests }]);
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
            "`a\"]\\u{a}x = [` cannot be the name of a feature\n --> tablesmith.lock:4:1",
        );
        no_features_are("\"api Full\" = \"full\"", "`full` cannot be the name of a feature");
        no_features_are("\"api A\" = \"a--b\"", "`a--b` cannot be the name of a feature");
        no_features_are("\"api A\" = \"a\"\n\"api B\" = \"a\"", "`a` is given twice");
    }

    #[test]
    fn entries_are_found_however_they_are_written() {
        let error = parse("version = 1\nnames = { types = { \"a b\" = '1' } }\n");
        let expected = "\
error[lock-name]: `1` cannot be a name in Rust
 --> tablesmith.lock:2:21
  |
2 | names = { types = { \"a b\" = '1' } }
  |                     ^^^^^^^^^^^ given to `a b`
  |
  = help: restore the line from version control";
        assert_eq!(error, Err(expected.to_owned()));
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
