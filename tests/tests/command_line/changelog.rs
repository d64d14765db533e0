//! `tablesmith changelog`: what a maintainer reads before a release.

use std::fs;
use std::path::Path;

use tablesmith_tests::tablesmith;

use super::git;

const TICKET: &str = "\
# Ticket

## Properties

| Name | Type | Description | Notes |
| ---- | ---- | ----------- | ----- |
| **id** | **String** | What it is known by. | |
| **priority** | **Integer** | | [optional] |
";

const API: &str = "\
# DeskApi

| Method | HTTP request | Description |
| ------ | ------------ | ----------- |
| [**GetTicket**](#GetTicket) | **Get** /ticket | Get it |

## GetTicket

Get it

### Return type

[**Ticket**](Ticket)
";

/// A repository of one page, committed.
fn repository() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    for inside in ["seeds", "generated"] {
        fs::create_dir(root.join(inside)).expect("made");
    }
    let manifest = "[package]\nname = \"desk\"\nversion = \"0.3.1\"\n";
    fs::write(root.join("generated/Cargo.toml"), manifest).expect("written");
    fs::write(root.join("generated/tablesmith.toml"), "docs = [\"../seeds\"]\n").expect("written");
    fs::write(root.join("generated/tablesmith.lock"), "version = 1\n").expect("written");
    fs::write(root.join("seeds/Ticket.md"), TICKET).expect("written");
    git(root, &["init", "--quiet"]);
    git(root, &["add", "."]);
    git(root, &["commit", "--quiet", "--message", "First"]);
    folder
}

/// The section without its date, and what is said beside it; of a run that fails, what it says.
fn notes(root: &Path, args: &[&str]) -> Result<(String, String), String> {
    let mut command = tablesmith();
    command.args(["changelog", "generated"]).args(args).current_dir(root);
    let output = command.output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    if !output.status.success() {
        return Err(said);
    }
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    let (heading, rest) = printed.split_once('\n').expect("a heading");
    let (version, date) = heading.split_once(" - ").expect("a date");
    let digits = date.split('-').map(str::len).collect::<Vec<_>>();
    assert_eq!(digits, [4, 2, 2], "{date}");
    Ok((format!("{version}\n{rest}"), said))
}

#[test]
fn the_first_release_is_the_manifests_version_and_all_is_new() {
    let folder = repository();
    let (section, said) = notes(folder.path(), &[]).expect("notes");
    assert_eq!(section, "## [0.3.1]\n\n### Added\n\n- model `Ticket` with 2 properties\n");
    assert_eq!(said, "    since  nothing: there is no tag yet\n  verdict  minor; publish 0.3.1\n");
}

#[test]
fn a_release_tells_what_changed_since_the_last_tag_and_its_version() {
    let folder = repository();
    let root = folder.path();
    git(root, &["tag", "v0.3.1"]);
    let (section, said) = notes(root, &[]).expect("notes");
    assert_eq!(section, "## [0.3.1]\n\nNothing changed.\n");
    assert_eq!(said, "    since  v0.3.1\n  verdict  none; publish 0.3.1\n");

    let due = "| **due** | [**LocalDate**](LocalDate.html) | | [optional] |\n";
    fs::write(root.join("seeds/Ticket.md"), format!("{TICKET}{due}")).expect("written");
    let (section, said) = notes(root, &[]).expect("notes");
    assert_eq!(section, "## [0.3.2]\n\n### Added\n\n- property `Ticket.due`: `date`\n");
    assert!(said.contains("verdict  minor; publish 0.3.2\n     note  set `version"), "{said}");

    fs::write(root.join("seeds/Ticket.md"), TICKET.replace("Integer", "Long")).expect("written");
    let (section, said) = notes(root, &[]).expect("notes");
    assert_eq!(
        section,
        "## [0.4.0]\n\n### Changed\n\n\
         - **Breaking:** property `Ticket.priority` is `int64`, `int32` before\n"
    );
    assert!(said.contains("verdict  major; publish 0.4.0\n"), "{said}");
}

#[test]
fn what_apis_and_their_features_become_is_told() {
    let folder = repository();
    let root = folder.path();
    fs::write(root.join("seeds/DeskApi.md"), API).expect("written");
    git(root, &["add", "."]);
    git(root, &["commit", "--quiet", "--message", "An API"]);
    git(root, &["tag", "v0.3.1"]);
    let other = API.replace("DeskApi", "HallApi").replace("/ticket", "/hall");
    fs::write(root.join("seeds/HallApi.md"), other).expect("written");
    fs::write(root.join("seeds/DeskApi.md"), API.replace("[**Ticket**](Ticket)", "string"))
        .expect("written");
    let (section, said) = notes(root, &[]).expect("notes");
    assert_eq!(
        section,
        "## [0.4.0]\n\n### Changed\n\n\
         - **Breaking:** the feature of `Desk` brings no longer: `Ticket`\n\
         - **Breaking:** operation `Desk.GetTicket` is `returns string`, `returns Ticket` before\n\n\
         ### Added\n\n- API `Hall` with 1 operation\n"
    );
    assert!(said.contains("verdict  major; publish 0.4.0\n"), "{said}");
}

#[test]
fn what_cannot_be_told_is_an_error() {
    let folder = repository();
    let root = folder.path();
    let error = notes(root, &["--since", "v9"]).expect_err("no such revision");
    assert!(error.contains("v9"), "{error}");
    fs::write(root.join("seeds/Ticket.md"), format!("{TICKET}| **x** |\n")).expect("written");
    let error = notes(root, &[]).expect_err("a short row");
    assert!(
        error.contains("this row has 1 cell") && error.contains("seeds/Ticket.md:9"),
        "{error}"
    );
    fs::remove_file(root.join("generated/tablesmith.lock")).expect("removed");
    let error = notes(root, &[]).expect_err("no lock");
    let expected = "error[unreadable]: there is no such file or folder";
    assert!(error.contains(expected) && error.contains("--> generated/tablesmith.lock"), "{error}");
}
