//! Documents as they stood at a revision, through the `git` command.

use std::ffi::OsStr;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Command, Stdio};

use crate::diagnostics::{Code, Diagnostic};
use crate::input::limits::Limits;

/// A file at a revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Blob {
    /// From the path that was asked for, `/` between its parts; empty where that is the file.
    pub path: String,
    /// What it says.
    pub text: String,
}

/// What a path was at a revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Content {
    /// A file.
    File(Blob),
    /// A folder, with all `*.md` below it, sorted by path.
    Folder(Vec<Blob>),
}

/// Reads `path` as it stood at `revision`: from the repository's root, or from the current folder
/// where it starts with `./`.
///
/// # Errors
///
/// If git cannot be run or knows no such revision or path there, and for what a folder on disk would
/// not be read for: too much of it, or no UTF-8.
pub(crate) fn read(
    revision: &str,
    path: &str,
    limits: &Limits,
) -> Result<Content, Box<Diagnostic>> {
    let commit = format!("{revision}^{{commit}}");
    let found = git(["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])
        .map_err(|error| failed(revision, path, &error))?;
    let Some(commit) = found else {
        let error =
            Diagnostic::error(Code::NoRevision, format!("git knows no revision `{revision}`"));
        let help = "is this folder in a repository, and were its tags fetched?";
        return Err(Box::new(error.in_file(shown(revision, path)).help(help)));
    };
    // A commit is named by its digits alone, so that nothing after it can be an option.
    let object = format!("{}:{}", commit.trim(), without_last_slash(path));
    let kind = git(["cat-file", "-t", &object]).map_err(|error| failed(revision, path, &error))?;
    let read = match kind.as_deref().map(str::trim) {
        Some("blob") => {
            let listed = vec![(String::new(), object)];
            blobs(listed, limits).map(|mut blobs| blobs.pop().map(Content::File))
        }
        Some("tree") => pages(&object, limits).map(|blobs| Some(Content::Folder(blobs))),
        _ => Ok(None),
    };
    match read {
        Ok(Some(content)) => Ok(content),
        Ok(None) => {
            let message = format!("there is no `{path}` at `{revision}`");
            let error = Diagnostic::error(Code::NoPath, message).in_file(shown(revision, path));
            Err(Box::new(error.help(
                "the path is relative to the root of the repository, or to the current folder if it \
                 begins with `./`",
            )))
        }
        Err(error) => Err(failed(revision, path, &error)),
    }
}

/// git finds no folder whose path ends in a slash, and the current one by no other path than `./`.
fn without_last_slash(path: &str) -> &str {
    if path == "./" { path } else { path.trim_end_matches('/') }
}

/// The place as a user writes it.
pub(crate) fn shown(revision: &str, path: &str) -> String {
    format!("git:{revision}:{path}")
}

/// The newest tag that the current commit comes after; none where there is no tag.
///
/// # Errors
///
/// If git cannot be run.
#[cfg(feature = "cli")]
pub(crate) fn last_tag() -> io::Result<Option<String>> {
    let tag = git(["describe", "--tags", "--abbrev=0"])?;
    Ok(tag.map(|tag| tag.trim().to_owned()))
}

fn failed(revision: &str, path: &str, error: &io::Error) -> Box<Diagnostic> {
    let error = Diagnostic::error(Code::Git, format!("cannot read this with git: {error}"));
    Box::new(error.in_file(shown(revision, path)))
}

/// The output of a git command; none if the command fails.
fn git<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> io::Result<Option<String>> {
    let output = Command::new("git")
        .args(arguments)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .map_err(|error| io::Error::new(error.kind(), format!("`git` did not start: {error}")))?;
    if !output.status.success() {
        return Ok(None);
    }
    String::from_utf8(output.stdout).map(Some).map_err(|_| corrupt("a path is not UTF-8"))
}

/// The pages below a tree.
fn pages(tree: &str, limits: &Limits) -> io::Result<Vec<Blob>> {
    let listed = git(["ls-tree", "-r", "-z", "--full-tree", tree])?.unwrap_or_default();
    let mut pages = Vec::new();
    for entry in listed.split_terminator('\0') {
        let Some((about, path)) = entry.split_once('\t') else { continue };
        let mut about = about.split(' ');
        // As in a folder on disk, symbolic links are not followed.
        let is_file = about.next().is_some_and(|mode| mode.starts_with("100"));
        if let (true, Some("blob"), Some(id)) = (is_file, about.next(), about.next())
            && path.ends_with(".md")
        {
            pages.push((path.to_owned(), id.to_owned()));
        }
    }
    if pages.len() > limits.pages {
        return Err(io::Error::other(format!(
            "{} pages, the limit is {}",
            pages.len(),
            limits.pages
        )));
    }
    pages.sort();
    blobs(pages, limits)
}

/// The texts of objects, all through one process.
fn blobs(listed: Vec<(String, String)>, limits: &Limits) -> io::Result<Vec<Blob>> {
    let mut git = Command::new("git")
        .args(["cat-file", "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let (Some(mut requests), Some(answers)) = (git.stdin.take(), git.stdout.take()) else {
        return Err(corrupt("git has no pipes"));
    };
    let blobs = std::thread::scope(|scope| {
        // Asked from a thread of its own: neither side then waits for the other's full pipe.
        let listed = &listed;
        scope.spawn(move || {
            listed.iter().try_for_each(|(_, object)| writeln!(requests, "{object}"))
        });
        let mut answers = BufReader::new(answers);
        let mut total = 0;
        listed
            .iter()
            .map(|(path, _)| {
                let text = answer(&mut answers, limits)?;
                total += text.len() as u64;
                if total > limits.total_bytes {
                    let limit = limits.total_bytes;
                    return Err(io::Error::other(format!("more than {limit} bytes of pages")));
                }
                Ok(Blob { path: path.clone(), text })
            })
            .collect()
    });
    // An answer that was not waited for would end with a broken pipe.
    let _ = git.kill();
    git.wait()?;
    blobs
}

fn answer(answers: &mut impl BufRead, limits: &Limits) -> io::Result<String> {
    let mut header = String::new();
    answers.read_line(&mut header)?;
    let size = header.trim_end().rsplit(' ').next().and_then(|size| size.parse::<u64>().ok());
    let size = size.ok_or_else(|| corrupt("an object is missing"))?;
    if size > limits.page_bytes {
        return Err(io::Error::other(format!("a page is over {} bytes", limits.page_bytes)));
    }
    let mut bytes = Vec::new();
    // The text, and the line's end after it.
    answers.take(size + 1).read_to_end(&mut bytes)?;
    bytes.pop();
    String::from_utf8(bytes).map_err(|_| corrupt("a page is not UTF-8"))
}

fn corrupt(message: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, message)
}
