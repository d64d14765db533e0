//! What is too large, too deep or no file at all costs little and is said; nothing aborts.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use tablesmith_tests::tablesmith;

const HEAD: &str =
    "# Foo\n\n## Properties\n\n| Name | Type | Description | Notes |\n|---|---|---|---|\n";

/// The command's answer to documents: its exit status and what it said, in bounded time and memory.
fn answer(docs: &Path) -> (bool, String) {
    let plain = tablesmith();
    let mut command = Command::new("sh");
    // 2 GB of addresses, threads' stacks and all; a debug build on a busy machine takes its time.
    command.args(["-c", "ulimit -v 2000000; exec \"$0\" \"$@\""]);
    command.arg(plain.get_program()).args(["schema", "--quiet"]).arg(docs);
    let started = Instant::now();
    let output = command.env("RAYON_NUM_THREADS", "2").output().expect("it runs");
    assert!(started.elapsed() < Duration::from_secs(60), "{:?}", started.elapsed());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.len() < 100_000, "{} bytes said", said.len());
    assert!(matches!(output.status.code(), Some(0 | 1)), "{:?}: {said}", output.status);
    (output.status.success(), said)
}

#[track_caller]
fn refused(text: &str, expected: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("Foo.md"), text).expect("written");
    let (accepted, said) = answer(folder.path());
    assert!(!accepted && said.contains(expected), "{expected:?} is not in:\n{said}");
}

#[track_caller]
fn accepted(text: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("Foo.md"), text).expect("written");
    let (accepted, said) = answer(folder.path());
    assert!(accepted, "{said}");
}

#[test]
fn pages_that_are_too_large() {
    refused(&"a".repeat(100_000_000), "this page is over 16777216 bytes");
    let row = format!("{HEAD}| a | String | {} | |\n", "b ".repeat(5_000_000));
    refused(&row, "this row is over 1048576 bytes");
    let mut rows = HEAD.to_owned();
    (0..1_000_000).for_each(|n| rows.push_str(&format!("|a{n}|T|\n")));
    refused(&rows, "more than 20000 rows");
    refused(&format!("{HEAD}{}", "| a |\n".repeat(19_000)), "more errors like these");
    refused(&format!("# Foo\n\n{}", "## Enum: A\n".repeat(100_000)), "more than 20000 headings");
}

#[test]
fn apis_with_too_many_operations() {
    let api = |operations: usize| {
        let mut page = "# FooApi\n\n| Method | HTTP request |\n|---|---|\n".to_owned();
        (0..operations).for_each(|n| page.push_str(&format!("| Get{n} | **Get** /{n}/{{id}} |\n")));
        (0..operations.min(9_000)).for_each(|n| {
            page.push_str(&format!(
                "\n## Get{n}\n\n### Parameters\n\n| Name | Type |\n|---|---|\n| id | string |\n"
            ));
        });
        page
    };
    accepted(&api(9_000));
    refused(&api(20_001), "more than 20000 rows");
    let mut parameters = api(1);
    (0..15_000).for_each(|n| parameters.push_str(&format!("| p{n} | string |\n")));
    accepted(&parameters);
}

#[test]
fn what_nests_deep() {
    let deep = format!("{}String{}", "List<".repeat(100_000), ">".repeat(100_000));
    refused(&format!("{HEAD}| a | {deep} | | |\n"), "more than 8 levels of brackets");
    refused(&format!("{HEAD}| a | String{} | | |\n", "[]".repeat(100_000)), "more than 8 levels");
    for piece in [">", "[", "[a](", "*a_", "- ", "<a ", "<!", "![", "`"] {
        accepted(&format!("{HEAD}| a | String | b | |\n\n{}\n", piece.repeat(100_000)));
    }
}

#[test]
fn what_is_opened_and_never_closed() {
    for piece in ["<!--", "x<a name=", "&", "\\", "**", "[a]("] {
        accepted(&format!("{HEAD}| a | String | {} | |\n", piece.repeat(100_000)));
        accepted(&format!("{HEAD}| {} | String | b | |\n", piece.repeat(50_000) + "a"));
    }
}

#[test]
fn names_that_differ_at_their_ends_alone() {
    let mut page = "# Foo\n\n## Enum\n\n| Name | Value |\n|---|---|\n".to_owned();
    let stem = "x".repeat(130);
    (0..15_000).for_each(|n| page.push_str(&format!("| A{n} | &quot;{stem}{n}&quot; |\n")));
    accepted(&page);
}

#[test]
fn what_is_no_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    fs::write(path("Foo.md"), format!("{HEAD}| a | String | | |\n")).expect("written");
    symlink(folder.path(), path("loop")).expect("linked");
    symlink(folder.path(), path("loop.md")).expect("linked");
    symlink("/dev/zero", path("zero.md")).expect("linked");
    symlink("nowhere", path("nowhere.md")).expect("linked");
    let made = Command::new("mkfifo").arg(path("pipe.md")).status().expect("mkfifo runs");
    assert!(made.success());
    let (accepted, said) = answer(folder.path());
    assert!(accepted, "{said}");
    for other in ["/dev/zero", "pipe.md", "nowhere.md", "zero.md"] {
        let (accepted, said) = answer(&path(other));
        assert!(!accepted && said.contains("error["), "{other}: {said}");
    }
}

#[test]
fn what_stands_where_a_page_should() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    fs::write(path("Foo.md"), format!("{HEAD}| a | String | | |\n")).expect("written");
    fs::create_dir(path("Folder.md")).expect("made");
    let _socket = UnixListener::bind(path("Socket.md")).expect("bound");
    let (accepted, said) = answer(folder.path());
    assert!(accepted, "a folder's name may end so, and a socket is no page: {said}");
    let (accepted, said) = answer(&path("Socket.md"));
    assert!(!accepted && said.contains("this is neither a file nor a folder"), "{said}");
    // A file that opens and cannot be read, not even by root.
    let memory = Path::new("/proc/self/mem");
    if memory.exists() {
        let (accepted, said) = answer(memory);
        assert!(!accepted && said.contains("cannot read this: "), "{said}");
    }
}

#[test]
fn what_may_not_be_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    let allow = |path: &Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("allowed");
    };
    // Whoever runs the command has to reach it.
    allow(folder.path(), 0o755);
    fs::copy(tablesmith().get_program(), path("tablesmith")).expect("copied");
    allow(&path("tablesmith"), 0o755);
    for name in ["file", "folder"] {
        fs::create_dir(path(name)).expect("made");
        allow(&path(name), 0o755);
        fs::write(path(name).join("Foo.md"), format!("{HEAD}| a | String | | |\n"))
            .expect("written");
        allow(&path(name).join("Foo.md"), 0o644);
    }
    fs::create_dir(path("folder/locked")).expect("made");
    allow(&path("folder/locked"), 0o000);
    fs::write(path("file/Bar.md"), "# Bar").expect("written");
    allow(&path("file/Bar.md"), 0o000);
    // Root may read everything, so it runs the command as nobody.
    let is_root = fs::read(path("file/Bar.md")).is_ok();
    for (docs, at) in [("file", "file/Bar.md"), ("folder", "folder/locked")] {
        let mut command = Command::new(path("tablesmith"));
        if is_root {
            command.uid(65534).gid(65534);
        }
        command.args(["schema", "--quiet"]).arg(path(docs)).current_dir(folder.path());
        let output = command.output().expect("it runs");
        let said = String::from_utf8_lossy(&output.stderr);
        let expected = format!(
            "error[unreadable]: cannot read this: Permission denied (os error 13)\n--> {}",
            path(at).display()
        );
        assert!(output.status.code() == Some(1) && said.contains(&expected), "{said}");
        assert!(output.stdout.is_empty(), "nothing is printed of what was read in part");
    }
    allow(&path("folder/locked"), 0o755);
}

#[test]
fn folders_that_are_too_deep_or_too_full() {
    let folder = tempfile::tempdir().expect("a folder");
    let deep = (0..80).fold(folder.path().to_owned(), |path, _| path.join("d"));
    fs::create_dir_all(&deep).expect("made");
    fs::write(deep.join("Foo.md"), "# Foo").expect("written");
    let (accepted, said) = answer(folder.path());
    assert!(!accepted && said.contains("more than 64 folders deep"), "{said}");

    let folder = tempfile::tempdir().expect("a folder");
    let page = format!("{HEAD}| a | String | | |\n");
    fs::write(folder.path().join("0.md"), page).expect("written");
    for number in 1..20_000 {
        fs::write(folder.path().join(format!("{number}.md")), "prose").expect("written");
    }
    assert!(answer(folder.path()).0);
}
