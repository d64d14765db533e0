//! The command and the disk: what is full, read-only, busy, linked, edited or somebody else's.

use std::fs::{self, File};
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tablesmith_tests::{root, tablesmith, tree};
use tempfile::TempDir;

fn page(name: &str, property: &str) -> String {
    format!(
        "# {name}\n\n## Properties\n\n| Name | Type |\n| --- | --- |\n| **{property}** | **String** |\n"
    )
}

/// A folder with two pages, and the crate of them.
fn generated() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("docs")).expect("made");
    for name in ["Foo", "Bar"] {
        fs::write(folder.path().join(format!("docs/{name}.md")), page(name, "a")).expect("written");
    }
    succeeds(&generate(folder.path(), &[]));
    folder
}

fn command(folder: &Path) -> Command {
    let mut command = tablesmith();
    command.arg("generate").arg(folder.join("docs")).arg("--out").arg(folder.join("out"));
    command
}

fn generate(folder: &Path, arguments: &[&str]) -> Output {
    command(folder).args(arguments).output().expect("it runs")
}

#[track_caller]
fn succeeds(output: &Output) {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// It ends with an error that says all of `expected`, and does not panic.
#[track_caller]
fn fails(output: &Output, expected: &[&str]) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    for expected in expected {
        assert!(said.contains(expected), "{expected:?} is not in:\n{said}");
    }
}

#[test]
fn a_full_disk_leaves_the_old_tree() {
    let folder = generated();
    let before = tree(&folder.path().join("out"));
    // A file of 40 kB does not fit any more; the error is the disk's, not a signal.
    let rows: String = (0..1_000).map(|n| format!("| **b{n}** | **String** |\n")).collect();
    let more = page("Foo", "a") + &rows;
    fs::write(folder.path().join("docs/Foo.md"), more).expect("written");
    let plain = command(folder.path());
    let mut limited = Command::new("sh");
    limited.args(["-c", "trap '' XFSZ; ulimit -f 16; exec \"$0\" \"$@\""]);
    limited.arg(plain.get_program()).args(plain.get_args()).current_dir(root());
    fails(&limited.output().expect("it runs"), &["cannot write", "foo.rs", "File too large"]);
    assert_eq!(tree(&folder.path().join("out")), before);
    succeeds(&generate(folder.path(), &[]));
}

#[test]
#[cfg(target_os = "linux")]
fn a_folder_that_cannot_be_written_is_named() {
    let folder = generated();
    let mut command = tablesmith();
    // Not even root may make a folder there.
    let output = command.arg("generate").arg(folder.path().join("docs"));
    let output = output.args(["--out", "/proc/tablesmith"]).output().expect("it runs");
    fails(&output, &["cannot create /proc/tablesmith"]);
}

#[test]
fn of_two_runs_at_once_one_gives_up_or_both_are_done() {
    let folder = generated();
    fs::write(folder.path().join("docs/Foo.md"), page("Foo", "b")).expect("written");
    let claim = File::create(folder.path().join("out/.tablesmith-run")).expect("created");
    claim.lock().expect("locked");
    let before = tree(&folder.path().join("out"));
    fails(&generate(folder.path(), &[]), &["another run is writing", "run again"]);
    assert_eq!(tree(&folder.path().join("out")), before);
    drop(claim);

    let runs: Vec<_> = (0..4)
        .map(|_| command(folder.path()).stderr(Stdio::piped()).spawn().expect("it starts"))
        .collect();
    for run in runs {
        let output = run.wait_with_output().expect("it ends");
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(said.contains("another run") || said.contains("meanwhile"), "{said}");
        }
    }
    succeeds(&generate(folder.path(), &["--check"]));
    assert!(!folder.path().join("out/.tablesmith-run").exists());
}

#[test]
fn what_is_not_ours_is_named_with_the_reason() {
    let folder = generated();
    let out = folder.path().join("out");
    fs::write(out.join("src/models/foo.rs"), "edited").expect("written");
    fs::write(out.join("src/models/new.rs"), "mine").expect("written");
    fs::rename(folder.path().join("docs/Bar.md"), folder.path().join("docs/New.md"))
        .expect("moved");
    fs::write(folder.path().join("docs/New.md"), page("New", "a")).expect("written");
    fs::write(out.join("src/models/bar.rs"), "edited, and to go").expect("written");
    let before = tree(&out);
    fails(
        &generate(folder.path(), &[]),
        &[
            "src/models/bar.rs  was edited since it was generated\n",
            "src/models/foo.rs  was edited since it was generated\n",
            "src/models/new.rs  was not generated\n",
            "--force",
        ],
    );
    assert_eq!(tree(&out), before);
    succeeds(&generate(folder.path(), &["--force"]));
    assert!(!out.join("src/models/bar.rs").exists());

    // Without the lock nothing of the tree is known to be ours.
    fs::remove_file(out.join("tablesmith.lock")).expect("removed");
    fs::write(folder.path().join("docs/Foo.md"), page("Foo", "b")).expect("written");
    let before = tree(&out);
    fails(&generate(folder.path(), &[]), &["src/models/foo.rs  was not generated"]);
    assert_eq!(tree(&out), before);
}

#[test]
fn a_lock_that_leads_elsewhere_is_refused() {
    for path in
        ["../mine.rs", "/etc/passwd", "src/../../mine.rs", "src//a.rs", "C:\\\\mine.rs", "."]
    {
        let folder = generated();
        let mine = folder.path().join("mine.rs");
        fs::write(&mine, "mine").expect("written");
        let lock = folder.path().join("out/tablesmith.lock");
        let text = fs::read_to_string(&lock).expect("a lock");
        // The SHA-256 of the text.
        let hash = "3fd30542fe3f61b14bd4a4b2dc0b6fb30fa6f63ebce52dd1778aaa8c4dc02cff";
        let entry = format!("[files]\n\"{path}\" = \"{hash}\"\n");
        fs::write(&lock, text.replace("[files]\n", &entry)).expect("written");
        fails(
            &generate(folder.path(), &["--force"]),
            &["is no file of this folder", "tablesmith.lock:"],
        );
        assert_eq!(fs::read_to_string(&mine).expect("there"), "mine");
    }
}

#[test]
fn nothing_is_written_or_removed_through_a_link() {
    let folder = generated();
    let (out, away) = (folder.path().join("out"), folder.path().join("away"));
    fs::rename(out.join("src/models"), &away).expect("moved");
    symlink(&away, out.join("src/models")).expect("linked");
    fs::remove_file(folder.path().join("docs/Bar.md")).expect("removed");
    let before = tree(&away);
    fails(&generate(folder.path(), &[]), &["src/models is a symbolic link"]);
    assert_eq!(tree(&away), before);

    // A link where a temporary goes is not followed.
    let folder = generated();
    let target = folder.path().join("target");
    fs::write(&target, "mine").expect("written");
    symlink(&target, folder.path().join("out/src/models/.foo.rs.tablesmith-new")).expect("linked");
    fs::write(folder.path().join("docs/Foo.md"), page("Foo", "b")).expect("written");
    fails(&generate(folder.path(), &[]), &["cannot write"]);
    assert_eq!(fs::read_to_string(&target).expect("there"), "mine");
}

#[test]
fn a_fifo_in_the_tree_does_not_block() {
    let folder = generated();
    let path = folder.path().join("out/src/lib.rs");
    fs::remove_file(&path).expect("removed");
    let made = Command::new("mkfifo").arg(&path).status().expect("mkfifo runs");
    assert!(made.success());
    fails(&generate(folder.path(), &[]), &["src/lib.rs", "it is no file"]);
}

#[test]
fn a_merge_conflict_in_the_lock_is_settled_by_running_again() {
    let folder = generated();
    let lock = folder.path().join("out/tablesmith.lock");
    let out = folder.path().join("out");
    // Two branches: each changes one model's page.
    let text = |foo: &str, bar: &str| {
        fs::write(folder.path().join("docs/Foo.md"), page("Foo", foo)).expect("written");
        fs::write(folder.path().join("docs/Bar.md"), page("Bar", bar)).expect("written");
        succeeds(&generate(folder.path(), &[]));
        fs::read_to_string(&lock).expect("a lock")
    };
    let (ours, theirs) = (text("b", "a"), text("a", "b"));
    // The files on disk are theirs; the lock is in conflict from the first line to the last.
    fs::write(&lock, format!("<<<<<<< ours\n{ours}=======\n{theirs}>>>>>>> theirs\n"))
        .expect("written");
    fs::write(folder.path().join("docs/Foo.md"), page("Foo", "b")).expect("written");
    succeeds(&generate(folder.path(), &[]));
    let settled = fs::read_to_string(&lock).expect("a lock");
    assert!(!settled.contains("<<<<<<<"));
    let model = fs::read_to_string(out.join("src/models/foo.rs")).expect("a model");
    assert!(model.contains("pub b:"));
    succeeds(&generate(folder.path(), &["--check"]));
}
