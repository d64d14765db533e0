//! `tablesmith explain`, and the examples that it prints.

use std::fs;

use snapbox::cmd::Command;
use snapbox::str;
use tablesmith::diagnostics::{Code, Diagnostics, Style};
use tablesmith::{Failure, Generator};
use tablesmith_tests::tablesmith;

const PAGE: &str = "# Page\n\n## Properties\n\n| Name | Type |\n| --- | --- |\n| a | String |\n";

/// The diagnostics of a run on the files of an explanation.
fn run_on(files: &[(String, String)]) -> Diagnostics {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("created");
        fs::write(path, text).expect("written");
    };
    if !files.iter().any(|(path, _)| path.starts_with("docs/")) {
        write("docs/Page.md", PAGE);
    }
    files.iter().for_each(|(path, text)| write(path, text));
    let generator = Generator::new().crate_name("pets").docs(folder.path().join("docs"));
    match generator.plan(folder.path()) {
        Ok(planned) => planned.diagnostics,
        Err(Failure::Diagnostics(diagnostics)) => diagnostics,
        Err(error) => panic!("{error}"),
    }
}

/// The fenced blocks of an explanation whose info string has a path.
fn files(explanation: &str) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut lines = explanation.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```").filter(|info| !info.is_empty()) else { continue };
        let text: String = lines
            .by_ref()
            .take_while(|line| *line != "```")
            .map(|line| format!("{line}\n"))
            .collect();
        if let Some((_, path)) = info.split_once(' ') {
            files.push((path.to_owned(), text));
        }
    }
    files
}

#[test]
fn every_code_is_explained_and_its_example_gives_the_diagnostic() {
    let mut failed = Vec::new();
    for &code in Code::ALL {
        let explanation = code.explanation();
        let paragraphs = explanation.split("\n\n").count();
        assert!(paragraphs >= 3 && explanation.contains("```"), "{code}: {explanation}");
        let files = files(&explanation);
        let found = run_on(&files);
        // The others show a command, because their cause is no text.
        if !files.is_empty() && !found.list.iter().any(|one| one.code == code) {
            failed.push(format!("the example of {code} gives {}", found.render(Style::Plain)));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n\n"));
}

#[test]
fn a_code_is_explained() {
    let explain =
        |args: &[&str]| Command::from_std(tablesmith()).arg("explain").args(args).assert();
    explain(&["short-row"]).success().stderr_eq("").stdout_eq(str![[r#"
A row has fewer cells than the table has columns, so that it is not clear which ones are missing.

```markdown docs/Pet.md
# Pet

## Properties

| Name | Type | Description | Notes |
| --- | --- | --- | --- |
| **name** | **String** |
```

Add the missing cells, empty if there is nothing to say.

"#]]);
    explain(&["short-rwo"]).code(2).stdout_eq("").stderr_eq(str![[r#"
error[unknown-name]: there is no code `short-rwo`; there is `short-row`
 |
 = help: `tablesmith explain` lists all codes


"#]]);
    let list = explain(&[]).success().get_output().stdout.clone();
    assert_eq!(String::from_utf8_lossy(&list).lines().count(), Code::ALL.len());
}
