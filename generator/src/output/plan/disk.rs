//! The changes of the file system, one function each: a run may be killed between any two.
//!
//! The tests kill one at each of these points, and in the middle of each write.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

/// The bytes of a file, none where there is none.
///
/// # Errors
///
/// If it is there and is no file: a pipe would keep the run waiting for ever.
pub(super) fn read(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let file = match fs::metadata(path) {
        Ok(found) if found.is_file() => File::open(path),
        Ok(_) => return Err(io::Error::new(ErrorKind::InvalidInput, "it is no file")),
        Err(error) => Err(error),
    };
    let mut file = match file {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}

/// Writes a file that is not there yet: what is there may be a link to anywhere.
pub(super) fn write_new(path: &Path, text: &str) -> io::Result<()> {
    kill_point();
    let file = OpenOptions::new().write(true).create_new(true).open(path)?;
    write(file, text)
}

/// Adds to the end of a file.
pub(super) fn write(file: impl Write, text: &str) -> io::Result<()> {
    write_all(file, text.as_bytes())
}

pub(super) fn cut(file: &File, length: u64) -> io::Result<()> {
    kill_point();
    file.set_len(length)
}

pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    kill_point();
    fs::rename(from, to)
}

pub(super) fn remove_file(path: &Path) -> io::Result<()> {
    kill_point();
    fs::remove_file(path)
}

pub(super) fn create_folder(path: &Path) -> io::Result<()> {
    kill_point();
    fs::create_dir(path)
}

pub(super) fn remove_folder(path: &Path) -> io::Result<()> {
    kill_point();
    fs::remove_dir(path)
}

#[cfg(not(test))]
fn kill_point() {}

#[cfg(not(test))]
fn write_all(mut file: impl Write, bytes: &[u8]) -> io::Result<()> {
    file.write_all(bytes)
}

#[cfg(test)]
use super::crash_tests::{kill_point, write_all};
