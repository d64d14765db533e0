//! A folder on disk, read and changed by paths from it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::{Change, PlanError, disk};

/// The ending of a temporary: the file's name with a dot before and this behind.
const TEMPORARY: &str = "tablesmith-new";

/// Texts that wait beside the files that they will replace.
#[derive(Debug)]
pub(super) struct Staged {
    files: Vec<PathBuf>,
}

/// A folder, which need not be there yet.
#[derive(Debug, Clone)]
pub(super) struct Tree {
    root: PathBuf,
}

impl Tree {
    pub(super) fn new(root: &Path) -> Tree {
        Tree { root: root.to_owned() }
    }

    pub(super) fn path(&self, path: &str) -> PathBuf {
        path.split('/').fold(self.root.clone(), |folder, part| folder.join(part))
    }

    /// The path as a diff's header shows it.
    pub(super) fn shown(&self, path: &str) -> String {
        let root = self.root.to_string_lossy().replace('\\', "/");
        format!("{}/{path}", root.trim_end_matches('/'))
    }

    pub(super) fn exists(&self, path: &str) -> Result<bool, PlanError> {
        let path = self.path(path);
        path.try_exists().map_err(failed("read", &path))
    }

    pub(super) fn read_text(&self, path: &str) -> Result<Option<String>, PlanError> {
        let path = self.path(path);
        let text = disk::read(&path).and_then(|bytes| {
            bytes.map(String::from_utf8).transpose().map_err(|error| {
                io::Error::new(ErrorKind::InvalidData, error.utf8_error().to_string())
            })
        });
        text.map_err(failed("read", &path))
    }

    /// The bytes of each file, in order; none where there is no file.
    pub(super) fn read_all<'a>(
        &self,
        paths: impl Iterator<Item = &'a String>,
    ) -> Result<Vec<Option<Vec<u8>>>, PlanError> {
        let paths: Vec<_> = paths.map(|path| self.path(path)).collect();
        paths.par_iter().map(|path| disk::read(path).map_err(failed("read", path))).collect()
    }

    /// Writes each new text beside its file. If one cannot be written, all is as it was.
    pub(super) fn stage(&self, changes: &[Change]) -> Result<Staged, PlanError> {
        let written: Vec<_> = changes
            .iter()
            .filter_map(|change| Some((self.path(&change.path), change.after.as_deref()?)))
            .collect();
        let mut made = Vec::new();
        let staged = self.make_folders(changes, &mut made).and_then(|()| {
            written.par_iter().try_for_each(|(path, text)| {
                disk::write_new(&temporary(path), text).map_err(failed("write", path))
            })
        });
        if let Err(error) = staged {
            written.par_iter().for_each(|(path, _)| drop(disk::remove_file(&temporary(path))));
            made.iter().rev().for_each(|folder| drop(disk::remove_folder(folder)));
            return Err(error);
        }
        Ok(Staged { files: written.into_iter().map(|(path, _)| path).collect() })
    }

    /// Puts the staged texts in place and removes what goes, the last text after all else.
    pub(super) fn commit(&self, changes: &[Change], staged: Staged) -> Result<(), PlanError> {
        let rename =
            |path: &PathBuf| disk::rename(&temporary(path), path).map_err(failed("write", path));
        let Some((last, others)) = staged.files.split_last() else {
            return self.remove(changes);
        };
        others.par_iter().try_for_each(rename)?;
        self.remove(changes)?;
        rename(last)
    }

    /// Removes what a run that was killed left of its temporaries.
    pub(super) fn sweep<'a>(
        &self,
        paths: impl Iterator<Item = &'a String>,
    ) -> Result<(), PlanError> {
        for path in paths {
            let temporary = temporary(&self.path(path));
            absent_is_none(disk::remove_file(&temporary)).map_err(failed("remove", &temporary))?;
        }
        Ok(())
    }

    fn make_folders(&self, changes: &[Change], made: &mut Vec<PathBuf>) -> Result<(), PlanError> {
        // The folders of removed files too: nothing is removed through a symbolic link.
        let mut folders: BTreeMap<&str, bool> = BTreeMap::new();
        for change in changes {
            for (end, _) in change.path.match_indices('/') {
                *folders.entry(&change.path[..end]).or_default() |= change.after.is_some();
            }
        }
        for (folder, is_needed) in folders {
            let path = self.path(folder);
            match fs::symlink_metadata(&path) {
                Ok(found) if found.is_symlink() => return Err(PlanError::Link(path)),
                Ok(_) => {}
                Err(error) if error.kind() == ErrorKind::NotFound => {
                    if !is_needed {
                        continue;
                    }
                    disk::create_folder(&path).map_err(failed("create", &path))?;
                    made.push(path);
                }
                Err(error) => return Err(failed("read", &path)(error)),
            }
        }
        Ok(())
    }

    fn remove(&self, changes: &[Change]) -> Result<(), PlanError> {
        let removed = changes.iter().filter(|change| change.after.is_none());
        let mut emptied = BTreeSet::new();
        for change in removed {
            let path = self.path(&change.path);
            absent_is_none(disk::remove_file(&path)).map_err(failed("remove", &path))?;
            emptied.extend(change.path.match_indices('/').map(|(end, _)| &change.path[..end]));
        }
        // Folders that others have files in stay; the system refuses to remove those.
        emptied.iter().rev().for_each(|folder| drop(disk::remove_folder(&self.path(folder))));
        Ok(())
    }
}

fn temporary(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{TEMPORARY}"))
}

pub(super) fn failed(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> PlanError {
    let path = path.to_owned();
    move |source| PlanError::Io { action, path, source }
}

pub(super) fn absent_is_none<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
