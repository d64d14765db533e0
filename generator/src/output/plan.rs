//! The changes of the output folder: all or nothing, and of files that the generator owns only.
//!
//! A run is safe to kill. Before anything changes, a journal beside the lock says what will; new
//! texts are written to temporaries beside their files; only when all of them are there are they
//! renamed, and the lock last. Whatever is left after a crash is what the lock or the journal lists,
//! and the next run goes on from there.

#[cfg(test)]
mod crash_tests;
mod disk;
mod journal;
mod tree;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use similar::TextDiff;

use crate::emit::{GENERATED_BY, GeneratedFile};
use crate::naming::name_lock::NameLock;
use crate::output::lock::{self, Hash, Lock};
use crate::output::plan::journal::Journal;
use crate::output::plan::tree::Tree;

/// The changes between what is on disk and what was generated.
#[derive(Debug)]
pub struct Plan {
    tree: Tree,
    changes: Vec<Change>,
    /// Generated files that are on disk as they were generated.
    generated_unchanged: usize,
    lock_before: Option<String>,
    generated: BTreeMap<String, Hash>,
}

/// One file that is to change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// From the output folder, `/` between its parts.
    pub path: String,
    /// What is on disk; none where there is no file, lossy where it is not UTF-8.
    pub before: Option<String>,
    /// What was generated; none where the file goes.
    pub after: Option<String>,
    /// Why it may not be changed, if so.
    pub foreign: Option<Foreign>,
}

/// Why the generator does not own a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// No run wrote it.
    Unlisted,
    /// It was edited since a run wrote it.
    Edited,
}

/// What to do about files that the generator does not own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnForeign {
    /// Change nothing at all, and say which.
    Refuse,
    /// Overwrite and remove them, as was asked for.
    Overwrite,
}

/// The number of files that a plan wrote, removed and left alone, the lock among them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Applied {
    /// Files written anew or changed.
    pub changed: usize,
    /// Files removed.
    pub removed: usize,
    /// Files that were right already.
    pub unchanged: usize,
}

/// Why the disk could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum PlanError {
    /// An I/O error.
    #[error("cannot {action} {}", path.display())]
    Io {
        /// What was tried: `read`, `write`, …
        action: &'static str,
        /// On what.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Some files are not ours.
    #[error("{}", refusal(.0))]
    Foreign(Vec<Change>),
    /// Another run holds the folder.
    #[error("another run is writing {}; wait until it has ended, then run again", .0.display())]
    Busy(PathBuf),
    /// Another run, or an editor, changed a file between reading and writing.
    #[error("{} was changed meanwhile; nothing was written, run again", .0.display())]
    Overtaken(PathBuf),
    /// A path that leads out of the folder.
    #[error("{} is a symbolic link; nothing is written through it", .0.display())]
    Link(PathBuf),
}

fn refusal(changes: &[Change]) -> String {
    let mut text =
        String::from("nothing was written, because these files are not tablesmith's to change:");
    for change in changes {
        let why = match change.foreign {
            Some(Foreign::Edited) => "was edited since it was generated",
            _ => "was not generated",
        };
        text.push_str(&format!("\n  {}  {why}", change.path));
    }
    text.push_str("\nmove them away, or overwrite them with --force");
    text
}

/// The text of the lock in `out`; none where there is none yet.
///
/// # Errors
///
/// If it is there and cannot be read as UTF-8.
pub(crate) fn read_lock(out: &Path) -> Result<Option<String>, PlanError> {
    read_text(out, lock::FILE_NAME)
}

/// The text of a file in `out`; none where there is no such file.
///
/// # Errors
///
/// If it is there and cannot be read as UTF-8.
pub(crate) fn read_text(out: &Path, path: &str) -> Result<Option<String>, PlanError> {
    Tree::new(out).read_text(path)
}

impl Plan {
    /// Compares what was generated with what is in `out`; changes nothing.
    ///
    /// `lock` is the result of `read_lock`, `names` are the names after this run, and `once` are
    /// files that are written where there are none and belong to the user from then on.
    ///
    /// # Errors
    ///
    /// If a file that is there cannot be read.
    pub fn new(
        out: &Path,
        generated: Vec<GeneratedFile>,
        once: Vec<GeneratedFile>,
        lock: &Lock,
        names: NameLock,
    ) -> Result<Plan, PlanError> {
        let tree = Tree::new(out);
        let journal = Journal::read(&tree)?;
        let lock_before = tree.read_text(lock::FILE_NAME)?;
        let files: BTreeMap<_, _> = generated
            .par_iter()
            .map(|file| (file.path.clone(), Hash::of(file.text.as_bytes())))
            .collect();

        let wanted = generated.into_iter().map(|file| (file.path, Some(file.text)));
        let gone = lock.files.keys().chain(journal.generated());
        let gone = gone.filter(|path| !files.contains_key(*path)).map(|path| (path.clone(), None));
        let all: BTreeMap<String, Option<String>> = gone.chain(wanted).collect();
        let generated_files = files.len();

        let on_disk = tree.read_all(all.keys())?;
        let mut changes = Vec::new();
        for ((path, after), before) in all.into_iter().zip(on_disk) {
            let same = before.as_deref() == after.as_deref().map(str::as_bytes);
            if same {
                continue;
            }
            let owner = |hash: &Hash| lock.owns(&path, hash) || journal.wrote(&path, hash);
            let foreign = match &before {
                Some(bytes) if !owner(&Hash::of(bytes)) => match lock.files.contains_key(&path) {
                    true => Some(Foreign::Edited),
                    false => Some(Foreign::Unlisted),
                },
                _ => None,
            };
            let before = before.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
            changes.push(Change { path, before, after, foreign });
        }
        let generated_unchanged =
            generated_files - changes.iter().filter(|change| change.after.is_some()).count();

        for file in once {
            if !tree.exists(&file.path)? {
                let after = Some(file.text);
                changes.push(Change { path: file.path, before: None, after, foreign: None });
            }
        }
        let after = Lock::new(files.clone(), names).to_text();
        if lock_before.as_ref() != Some(&after) {
            changes.push(Change {
                path: lock::FILE_NAME.to_owned(),
                before: lock_before.clone(),
                after: Some(after),
                foreign: None,
            });
        }
        Ok(Plan { tree, changes, generated_unchanged, lock_before, generated: files })
    }

    /// Changes a part of a file that is the user's, from one text to another.
    #[must_use]
    pub fn edit(mut self, path: &str, before: &str, after: String) -> Plan {
        if before != after {
            let (path, before) = (path.to_owned(), Some(before.to_owned()));
            self.changes.insert(0, Change { path, before, after: Some(after), foreign: None });
        }
        self
    }

    /// The changes, the lock's own last.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// The changes as a unified diff, empty where there is none.
    pub fn diff(&self) -> String {
        let mut text = String::new();
        for change in &self.changes {
            let shown = self.tree.shown(&change.path);
            let header = |side: &Option<String>| match side {
                Some(_) => shown.clone(),
                None => "/dev/null".to_owned(),
            };
            let before = change.before.as_deref().unwrap_or_default();
            let after = change.after.as_deref().unwrap_or_default();
            let diff = TextDiff::from_lines(before, after);
            text.push_str(
                &diff
                    .unified_diff()
                    .header(&header(&change.before), &header(&change.after))
                    .to_string(),
            );
        }
        text
    }

    /// Makes the changes.
    ///
    /// # Errors
    ///
    /// If a file is not ours and `on_foreign` refuses, if another run is at work, or if the system
    /// says no. In all these cases the old files stand, but for a rename that fails when others were
    /// made: then the next run goes on where this one ended.
    pub fn apply(self, on_foreign: OnForeign) -> Result<Applied, PlanError> {
        let foreign: Vec<_> =
            self.changes.iter().filter(|change| change.foreign.is_some()).cloned().collect();
        if on_foreign == OnForeign::Refuse && !foreign.is_empty() {
            return Err(PlanError::Foreign(foreign));
        }
        let lock_changes = self.changes.iter().any(|change| change.path == lock::FILE_NAME);
        let lock_unchanged = usize::from(!lock_changes);
        let applied = Applied {
            changed: self.counted(|change| change.after.is_some()),
            removed: self.counted(|change| change.after.is_none()),
            unchanged: self.generated_unchanged + lock_unchanged,
        };
        if self.changes.is_empty() && !Journal::is_left(&self.tree)? {
            return Ok(applied);
        }
        let running = Journal::begin(&self.tree, &self.changes, &self.generated)?;
        if self.tree.read_text(lock::FILE_NAME)? != self.lock_before {
            running.end()?;
            return Err(PlanError::Overtaken(self.tree.path(lock::FILE_NAME)));
        }
        if let Some(path) = self.overtaken()? {
            running.end()?;
            return Err(PlanError::Overtaken(path));
        }
        match self.tree.stage(&self.changes) {
            Ok(staged) => self.tree.commit(&self.changes, staged)?,
            Err(error) => {
                running.end()?;
                return Err(error);
            }
        }
        running.end()?;
        Ok(applied)
    }

    /// A file that is no longer what it was when the changes were worked out.
    fn overtaken(&self) -> Result<Option<PathBuf>, PlanError> {
        let now = self.tree.read_all(self.changes.iter().map(|change| &change.path))?;
        let moved = |(change, now): &(&Change, Option<Vec<u8>>)| {
            now.as_deref().map(String::from_utf8_lossy).as_deref() != change.before.as_deref()
        };
        let found = self.changes.iter().zip(now).find(moved);
        Ok(found.map(|(change, _)| self.tree.path(&change.path)))
    }

    fn counted(&self, which: impl Fn(&Change) -> bool) -> usize {
        self.changes.iter().filter(|change| which(change)).count()
    }

    /// Whether the folder has files of the names that are generated.
    pub(crate) fn finds_generated_files(&self) -> bool {
        let is_generated = |text: &String| text.starts_with(GENERATED_BY);
        let replaced = |change: &Change| change.before.as_ref().is_some_and(is_generated);
        self.generated_unchanged > 0 || self.changes.iter().any(replaced)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn file(path: &str, text: &str) -> GeneratedFile {
        GeneratedFile { path: path.to_owned(), text: text.to_owned() }
    }

    /// One run that generates `files` into `out`.
    fn run(
        out: &Path,
        files: &[(&str, &str)],
        on_foreign: OnForeign,
    ) -> Result<Applied, PlanError> {
        plan(out, files).apply(on_foreign)
    }

    fn plan(out: &Path, files: &[(&str, &str)]) -> Plan {
        let lock = match read_lock(out).expect("the folder can be read") {
            Some(text) => {
                let mut sources = crate::diagnostics::Sources::new();
                let id = sources.add("tablesmith.lock", text);
                Lock::parse(&sources, id).expect("a lock")
            }
            None => Lock::default(),
        };
        let files = files.iter().map(|(path, text)| file(path, text)).collect();
        let names = lock.names.clone();
        Plan::new(out, files, Vec::new(), &lock, names).expect("the folder can be read")
    }

    /// Every file below `out` with its text, but for the lock.
    fn tree(out: &Path) -> Vec<(String, String)> {
        let mut found = Vec::new();
        let mut folders = vec![out.to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("a folder") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let shown = path.strip_prefix(out).expect("below").to_string_lossy().into_owned();
                if shown != lock::FILE_NAME {
                    found.push((shown, fs::read_to_string(path).expect("text")));
                }
            }
        }
        found.sort();
        found
    }

    #[track_caller]
    fn stands(out: &Path, expected: &[(&str, &str)]) {
        let expected: Vec<_> =
            expected.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        assert_eq!(tree(out), expected);
    }

    #[test]
    fn a_run_writes_what_changed_and_removes_what_is_gone() {
        let out = tempfile::tempdir().expect("a folder");
        let out = out.path().join("new");
        let first = run(&out, &[("src/a.rs", "a"), ("src/b/c.rs", "c")], OnForeign::Refuse);
        assert_eq!(first.expect("written"), Applied { changed: 3, removed: 0, unchanged: 0 });
        fs::write(out.join("README.md"), "mine").expect("written");

        let second = run(&out, &[("src/a.rs", "A"), ("src/d.rs", "d")], OnForeign::Refuse);
        assert_eq!(second.expect("written"), Applied { changed: 3, removed: 1, unchanged: 0 });
        stands(&out, &[("README.md", "mine"), ("src/a.rs", "A"), ("src/d.rs", "d")]);

        let third = run(&out, &[("src/a.rs", "A"), ("src/d.rs", "d")], OnForeign::Refuse);
        assert_eq!(third.expect("written"), Applied { changed: 0, removed: 0, unchanged: 3 });
    }

    #[test]
    fn what_is_not_ours_stands_unless_forced() {
        let out = tempfile::tempdir().expect("a folder");
        let out = out.path();
        run(out, &[("a.rs", "a"), ("b.rs", "b")], OnForeign::Refuse).expect("written");
        fs::write(out.join("a.rs"), "edited").expect("written");
        fs::write(out.join("c.rs"), "mine").expect("written");

        let again = [("a.rs", "A"), ("c.rs", "c")];
        let error = run(out, &again, OnForeign::Refuse).expect_err("two files are not ours");
        assert_eq!(
            error.to_string(),
            "nothing was written, because these files are not tablesmith's to change:\n  \
             a.rs  was edited since it was generated\n  \
             c.rs  was not generated\n\
             move them away, or overwrite them with --force"
        );
        stands(out, &[("a.rs", "edited"), ("b.rs", "b"), ("c.rs", "mine")]);

        run(out, &again, OnForeign::Overwrite).expect("written");
        stands(out, &[("a.rs", "A"), ("c.rs", "c")]);
    }

    #[test]
    fn the_diff_names_every_file_that_drifted() {
        let out = tempfile::tempdir().expect("a folder");
        let out = out.path();
        run(out, &[("a.rs", "one\ntwo\n"), ("b.rs", "b\n")], OnForeign::Refuse).expect("written");
        let diff = plan(out, &[("a.rs", "one\nthree\n"), ("c.rs", "c\n")]).diff();
        let shown = out.display();
        let expected = format!(
            "--- {shown}/a.rs\n+++ {shown}/a.rs\n@@ -1,2 +1,2 @@\n one\n-two\n+three\n\
             --- {shown}/b.rs\n+++ /dev/null\n@@ -1 +0,0 @@\n-b\n\
             --- /dev/null\n+++ {shown}/c.rs\n@@ -0,0 +1 @@\n+c\n"
        );
        assert!(diff.starts_with(&expected), "{diff}");
    }

    #[test]
    fn a_killed_run_is_gone_on_from() {
        let out = tempfile::tempdir().expect("a folder");
        let out = out.path();
        run(out, &[("a.rs", "a"), ("b.rs", "b")], OnForeign::Refuse).expect("written");
        // Killed after one rename of two: the journal is there, and so is a temporary.
        let killed = plan(out, &[("a.rs", "A"), ("b.rs", "B")]);
        std::mem::forget(
            Journal::begin(&killed.tree, &killed.changes, &killed.generated).expect("begun"),
        );
        fs::write(out.join("a.rs"), "A").expect("written");
        fs::write(out.join(".b.rs.tablesmith-new"), "B").expect("written");

        let busy = run(out, &[("a.rs", "2"), ("b.rs", "2")], OnForeign::Refuse);
        assert!(matches!(busy, Err(PlanError::Busy(_))), "the claim holds: {busy:?}");
        let journal = fs::read_to_string(out.join(".tablesmith-run")).expect("a journal");
        fs::remove_file(out.join(".tablesmith-run")).expect("removed");
        fs::write(out.join(".tablesmith-run"), journal).expect("written");

        run(out, &[("a.rs", "2"), ("b.rs", "2")], OnForeign::Refuse).expect("repaired");
        stands(out, &[("a.rs", "2"), ("b.rs", "2")]);
    }
}
