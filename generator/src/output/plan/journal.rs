//! What a run is about to write, kept beside the lock while it writes.
//!
//! The file is the run's claim on the folder as well: it stays locked until the run ends. It only
//! grows, one line a file, so that being killed while writing it loses nothing that counts.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, TryLockError};
use std::path::PathBuf;

use same_file::Handle;

use super::tree::{Tree, absent_is_none, failed};
use super::{Change, PlanError, disk};
use crate::output::lock::{Hash, is_inside};

const FILE_NAME: &str = ".tablesmith-run";

/// What runs that did not end were about to write.
#[derive(Debug, Default)]
pub(super) struct Journal {
    /// By path, with the hash of each text; no hash for a file that no run owns.
    files: BTreeMap<String, BTreeSet<String>>,
}

/// Stands for the hash of a file that no run owns.
const UNOWNED: &str = "-";

/// The lock of a run in progress.
#[derive(Debug)]
pub(super) struct Running {
    path: PathBuf,
    /// Locked until it is dropped.
    _claim: File,
}

impl Journal {
    /// What is there; nothing where every run ended.
    pub(super) fn read(tree: &Tree) -> Result<Journal, PlanError> {
        let mut journal = Journal::default();
        let text = tree.read_text(FILE_NAME)?.unwrap_or_default();
        let lines = whole(&text).lines().filter_map(|line| line.split_once(' '));
        // Paths outside of the folder are ignored: no run writes them.
        for (hash, path) in lines.filter(|(_, path)| is_inside(path)) {
            let hashes = journal.files.entry(path.to_owned()).or_default();
            hashes.extend(Some(hash).filter(|hash| *hash != UNOWNED).map(str::to_owned));
        }
        Ok(journal)
    }

    pub(super) fn is_left(tree: &Tree) -> Result<bool, PlanError> {
        tree.exists(FILE_NAME)
    }

    /// The generated files that were about to be written.
    pub(super) fn generated(&self) -> impl Iterator<Item = &String> {
        self.files.iter().filter(|(_, hashes)| !hashes.is_empty()).map(|(path, _)| path)
    }

    pub(super) fn wrote(&self, path: &str, hash: &Hash) -> bool {
        self.files.get(path).is_some_and(|hashes| hashes.contains(hash.as_str()))
    }

    /// Claims the folder, and notes what is about to be written.
    pub(super) fn begin(
        tree: &Tree,
        changes: &[Change],
        generated: &BTreeMap<String, Hash>,
    ) -> Result<Running, PlanError> {
        let path = tree.path(FILE_NAME);
        let folder = tree.path("");
        fs::create_dir_all(&folder).map_err(failed("create", &folder))?;
        let claim = File::options()
            .create(true)
            .append(true)
            .read(true)
            .open(&path)
            .map_err(failed("create", &path))?;
        match claim.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(PlanError::Busy(folder)),
            Err(TryLockError::Error(error)) => return Err(failed("lock", &path)(error)),
        }
        // The run that held it may have removed it since it was opened here.
        let held = claim.try_clone().and_then(Handle::from_file).map_err(failed("read", &path))?;
        let there = absent_is_none(Handle::from_path(&path)).map_err(failed("read", &path))?;
        if there != Some(held) {
            return Err(PlanError::Busy(folder));
        }

        let left = Journal::read(tree)?;
        tree.sweep(left.files.keys())?;
        let lines: String = changes
            .iter()
            .filter(|change| change.after.is_some())
            .map(|Change { path, .. }| {
                let hash = generated.get(path).map_or(UNOWNED, Hash::as_str);
                format!("{hash} {path}\n")
            })
            .collect();
        // Cut a truncated last line of a killed run before appending.
        let text = tree.read_text(FILE_NAME)?.unwrap_or_default();
        disk::cut(&claim, whole(&text).len() as u64)
            .and_then(|()| disk::write(&claim, &lines))
            .map_err(failed("write", &path))?;
        Ok(Running { path, _claim: claim })
    }
}

/// The lines that were written whole. Where the last one was not, nothing else was written.
fn whole(text: &str) -> &str {
    text.rfind('\n').map_or("", |end| &text[..=end])
}

impl Running {
    /// Nothing is left to repair.
    pub(super) fn end(self) -> Result<(), PlanError> {
        disk::remove_file(&self.path).map_err(failed("remove", &self.path))
    }
}
