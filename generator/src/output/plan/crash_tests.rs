//! A process is killed at every change that it asks the disk for, and the next one repairs the tree.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, ExitStatus};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;

/// Which of its changes kills the process that this is set for, from 1.
const KILL_AT: &str = "TABLESMITH_TEST_KILL_AT";
/// The folder that it writes.
const OUT: &str = "TABLESMITH_TEST_OUT";

static PASSED: AtomicUsize = AtomicUsize::new(0);

/// Aborts the process, without any cleanup, at the kill point that the environment sets.
pub(super) fn kill_point() {
    let at = std::env::var(KILL_AT).ok().and_then(|at| at.parse().ok());
    if at == Some(PASSED.fetch_add(1, Ordering::SeqCst) + 1) {
        std::process::abort();
    }
}

/// Writes bytes in two parts: the process may be killed between them.
pub(super) fn write_all(mut file: impl Write, bytes: &[u8]) -> io::Result<()> {
    let (first, rest) = bytes.split_at(bytes.len() / 2);
    file.write_all(first)?;
    kill_point();
    file.write_all(rest)
}

type Texts = &'static [(&'static str, &'static str)];

const BEFORE: Texts =
    &[("src/lib.rs", "old lib"), ("src/a.rs", "old a"), ("src/b.rs", "b"), ("src/gone/c.rs", "c")];
const AFTER: Texts = &[
    ("src/lib.rs", "new lib"),
    ("src/a.rs", "new a"),
    ("src/b.rs", "b"),
    ("src/new/d.rs", "d"),
    ("src/models", "the start of a longer path"),
    ("src/models.rs", "the longer path"),
];
const LATER: Texts = &[("src/lib.rs", "later lib"), ("src/b.rs", "b"), ("src/e.rs", "e")];
/// What a user has beside the generated files.
const MINE: Texts = &[
    ("README.md", "mine"),
    ("src/mine.rs", "mine"),
    ("src/gone/mine.rs", "mine"),
    (".lib.rs.tablesmith-new.bak", "mine"),
];

fn generate(out: &Path, texts: Texts) -> Result<Applied, PlanError> {
    let text = read_lock(out)?;
    let mut sources = crate::diagnostics::Sources::new();
    let id = sources.add("tablesmith.lock", text.clone().unwrap_or_default());
    let lock = match text {
        Some(_) => Lock::parse(&sources, id).expect("a lock is whole or not there"),
        None => Lock::default(),
    };
    let file = |&(path, text): &(&str, &str)| GeneratedFile {
        path: path.to_owned(),
        text: text.to_owned(),
    };
    let once = vec![file(&("Cargo.toml", "[package]"))];
    let generated = texts.iter().map(file).collect();
    Plan::new(out, generated, once, &lock, NameLock::default())?.apply(OnForeign::Refuse)
}

/// The process that is killed. As a test of its own, it has nothing to do.
#[test]
fn the_process_that_is_killed() {
    if let Some(out) = std::env::var_os(OUT) {
        generate(Path::new(&out), AFTER).expect("written");
    }
}

fn generate_and_be_killed(out: &Path, at: usize) -> ExitStatus {
    let mut command = Command::new(std::env::current_exe().expect("this test"));
    command.args(["--exact", "output::plan::crash_tests::the_process_that_is_killed"]);
    command.env(KILL_AT, at.to_string()).env(OUT, out).env("RAYON_NUM_THREADS", "1");
    command.output().expect("the test runs once more").status
}

fn tree(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let shown = path.strip_prefix(folder).expect("below").to_string_lossy();
                found.insert(shown.into_owned(), fs::read_to_string(&path).expect("text"));
            }
        }
    }
    found
}

fn expected(texts: Texts) -> BTreeMap<String, String> {
    let all = texts.iter().chain(MINE).chain(&[("Cargo.toml", "[package]")]);
    all.map(|&(path, text)| (path.to_owned(), text.to_owned())).collect()
}

fn prepared(out: &Path) {
    generate(out, BEFORE).expect("written");
    for (path, text) in MINE {
        fs::write(out.join(path), text).expect("written");
    }
    fs::remove_file(out.join("Cargo.toml")).expect("removed");
}

/// Right after a kill: the user's files are as they were, and each of ours is whole, old or new.
#[track_caller]
fn nothing_is_torn(out: &Path) {
    let found = tree(out);
    let owned = |texts: Texts, path: &str| texts.iter().any(|(known, _)| *known == path);
    for (path, text) in MINE {
        assert_eq!(found.get(*path).map(String::as_str), Some(*text), "{path}");
    }
    for (path, text) in &found {
        let known = |texts: Texts| texts.contains(&(path.as_str(), text.as_str()));
        if owned(BEFORE, path) || owned(AFTER, path) {
            assert!(known(BEFORE) || known(AFTER), "{path} is torn: {text:?}");
        }
    }
}

#[track_caller]
fn is_repaired_by(out: &Path, texts: Texts) {
    generate(out, texts).expect("a later run goes on");
    let mut found = tree(out);
    assert!(found.remove(lock::FILE_NAME).is_some());
    assert_eq!(found, expected(texts));
}

#[test]
fn killed_at_every_change_and_repaired() {
    let mut points = 0;
    let mut runs = 0;
    for at in 1.. {
        let folder = tempfile::tempdir().expect("a folder");
        let out = folder.path().join("out");
        prepared(&out);
        let ended = generate_and_be_killed(&out, at);
        nothing_is_torn(&out);
        if ended.success() {
            is_repaired_by(&out, AFTER);
            break;
        }
        points += 1;
        // Killed once more while it repairs, then done, with the same documents or with others.
        let again = generate_and_be_killed(&out, 1 + at * 7 % 23);
        nothing_is_torn(&out);
        runs += 2 + usize::from(!again.success());
        is_repaired_by(&out, if at % 2 == 0 { AFTER } else { LATER });
    }
    println!("{points} kill points, {runs} runs, all repaired");
    assert!(points >= 20, "{points} kill points");
}
