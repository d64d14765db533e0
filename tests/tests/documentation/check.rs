//! The check of each block of a document.

use std::fs;
use std::ops::Range;
use std::process::Command;

use snapbox::assert::{Action, DEFAULT_ACTION_ENV};
use snapbox::report::Palette;
use snapbox::{Assert, IntoData};
use tablesmith::diagnostics::{Code, Diagnostic, Severity, Style};
use tablesmith::{DialectChoice, Failure, Generator};
use tablesmith_tests::root;
use tablesmith_tests::workspace::cargo;

use super::blocks::{Block, Check, blocks};
use super::playground::Playground;
use super::session::{self, Step};

/// The lines that stand for lines left out of an excerpt.
const ELISIONS: [&str; 4] = ["…", "// …", "# …", "..."];

/// Checks all blocks of a document, in their order, and prints its commands with what runs them. With
/// `SNAPSHOTS=overwrite`, what is shown as output is replaced.
///
/// # Panics
///
/// If a block is not right.
pub(super) fn document(path: &str) {
    let file = root().join(path);
    let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut run = Run { playground: Playground::new(), corrections: Vec::new() };
    let failures: Vec<String> = blocks(&text)
        .into_iter()
        .filter_map(|block| {
            let block = match block {
                Ok(block) => block,
                Err(error) => return Some(format!("{path}: {error}")),
            };
            list_commands(path, &block);
            let error = run.check(&block).err()?;
            Some(format!("{path}:{}: {}", block.line, error.trim_end()))
        })
        .collect();
    if overwrites() {
        let mut text = text;
        for (range, output) in run.corrections.into_iter().rev() {
            text.replace_range(range, &output);
        }
        fs::write(file, text).expect("written");
    }
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

/// Prints the commands of a block, and what runs them.
fn list_commands(path: &str, block: &Block) {
    if block.language != "console" {
        return;
    }
    let runs = match &block.check {
        Check::RunBy(file) => format!("run by {file}"),
        Check::Measured => "measured".to_owned(),
        Check::Unchecked(reason) => format!("not run: {reason}"),
        _ => "run here".to_owned(),
    };
    for step in session::steps(&block.text).into_iter().flatten() {
        println!("{path}:{}: {} ({runs})", block.line, step.command);
    }
}

struct Run {
    playground: Playground,
    /// What the blocks of commands that print something else should be, by their place.
    corrections: Vec<(Range<usize>, String)>,
}

impl Run {
    fn check(&mut self, block: &Block) -> Result<(), String> {
        match (&block.check, block.language.as_str()) {
            (Check::Unchecked(_) | Check::Measured, _) => Ok(()),
            (Check::File(path), _) => {
                self.playground.write(path, block.text.as_bytes());
                Ok(())
            }
            (Check::Shows(path), _) => is_excerpt(&block.text, &self.playground.read(path)?),
            (Check::RunBy(path), "console") => {
                let runner = fs::read_to_string(root().join(path)).map_err(|e| e.to_string())?;
                let steps = session::steps(&block.text)?;
                let command = |step: &Step| {
                    let command = step.command.split(" #").next().unwrap_or_default();
                    command.trim_end().to_owned()
                };
                let mut commands = steps.iter().map(command);
                let missing = commands.find(|command| !runner.contains(command));
                missing.map_or(Ok(()), |command| Err(format!("{path} runs no `{command}`")))
            }
            (Check::RunBy(path), "rust") => {
                let program = fs::read_to_string(root().join(path)).map_err(|e| e.to_string())?;
                is_excerpt(&block.text, &program)
            }
            (Check::ByLanguage, "console") => self.commands(block, 0),
            (Check::Status(status), "console") => self.commands(block, *status),
            (Check::ByLanguage, "toml") => is_configuration(&block.text),
            (Check::Dialect, "toml") => is_dialect(&block.text),
            (Check::Manifest, "toml") => is_manifest(&block.text),
            (Check::ByLanguage, "json") => {
                let json: Result<serde_json::Value, _> = serde_json::from_str(&block.text);
                json.map(drop).map_err(|error| error.to_string())
            }
            // Rustdoc does that.
            (Check::ByLanguage, "rust") => Ok(()),
            (check, language) => {
                Err(format!("a block of `{language}` is not checked by {check:?}; say how it is"))
            }
        }
    }

    /// Runs commands, the last of which exits with this status.
    fn commands(&mut self, block: &Block, status: i32) -> Result<(), String> {
        let steps = session::steps(&block.text)?;
        let mut printed = Vec::new();
        let mut errors = Vec::new();
        let mut differs = false;
        for (index, step) in steps.iter().enumerate() {
            let expected = if index + 1 == steps.len() { status } else { 0 };
            let output = self.playground.run(step);
            let shown = String::from_utf8_lossy(&output.stdout).into_owned();
            if output.status.code() != Some(expected) {
                errors.push(format!("`{}`: {}\n{shown}", step.command, output.status));
            }
            let (shown, wanted) =
                assertion().normalize(shown.into_data(), step.output.as_str().into_data());
            if let Err(error) = assertion().try_eq(Some(&step.command), shown.clone(), wanted) {
                differs = true;
                if !overwrites() {
                    errors.push(format!("{error}"));
                }
            }
            printed.push(Step { command: step.command.clone(), output: shown.to_string() });
        }
        if differs {
            self.corrections.push((block.range.clone(), session::text(&printed)));
        }
        if errors.is_empty() { Ok(()) } else { Err(errors.join("\n")) }
    }
}

/// Whether the output that is shown is replaced by what the commands print.
fn overwrites() -> bool {
    assertion().selected_action() == Action::Overwrite
}

/// The comparison: `[..]` stands for text in a line, `...` for whole lines.
fn assertion() -> Assert {
    Assert::new().action_env(DEFAULT_ACTION_ENV).palette(Palette::plain())
}

/// Whether each run of lines between elisions is in the file, in this order.
fn is_excerpt(excerpt: &str, file: &str) -> Result<(), String> {
    let lines: Vec<&str> = file.lines().map(str::trim_end).collect();
    let mut next = 0;
    let excerpt: Vec<&str> = excerpt.lines().map(str::trim_end).collect();
    for run in excerpt.split(|line| ELISIONS.contains(&line.trim())) {
        if run.is_empty() {
            continue;
        }
        let at = lines[next..].windows(run.len()).position(|window| window == run);
        let at = at.ok_or_else(|| format!("these lines are not in it:\n{}", run.join("\n")))?;
        next += at + run.len();
    }
    Ok(())
}

/// The keys that a table of `tablesmith.toml` may have, as the error about another one lists them.
pub(super) fn keys_of_the_configuration(table: &str) -> Vec<String> {
    let error = is_configuration(&format!("{table}\nno-such-key = 1\n")).expect_err("no such key");
    let list = |before: &str| error.lines().find_map(|line| line.split_once(before));
    let (_, listed) = list(", expected ").or_else(|| list("the keys are ")).unwrap_or_default();
    listed.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Whether `tablesmith.toml` may say so. Of the models that it names, only `Ticket` exists.
fn is_configuration(text: &str) -> Result<(), String> {
    let page = "# Ticket\n\n## Properties\n\n| Name | Type |\n| --- | --- |\n| a | String |\n";
    let generator = Generator::new().page("Ticket.md", page).config_text("tablesmith.toml", text);
    let Err(Failure::Diagnostics(found)) = generator.analyze() else { return Ok(()) };
    let refused = |one: &Diagnostic| one.severity == Severity::Error && one.code == Code::Config;
    if found.list.iter().any(refused) { Err(found.render(Style::Plain)) } else { Ok(()) }
}

/// Whether a dialect file may say so. Its version and its name may be left out.
fn is_dialect(text: &str) -> Result<(), String> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("example.toml");
    let head = match text.contains("version =") {
        true => "",
        false => "version = 1\nname = \"example\"\n",
    };
    fs::write(&path, format!("{head}{text}")).expect("written");
    let generator = Generator::new().page("Page.md", "# Page\n").dialect(DialectChoice::File(path));
    let Err(Failure::Diagnostics(found)) = generator.analyze() else { return Ok(()) };
    let is_of_the_file = |one: &Diagnostic| one.code == Code::Dialect;
    if found.list.iter().any(is_of_the_file) { Err(found.render(Style::Plain)) } else { Ok(()) }
}

/// Whether cargo reads it as a part of a manifest, without a warning.
fn is_manifest(text: &str) -> Result<(), String> {
    let folder = tempfile::tempdir().expect("a folder");
    let package = match text.contains("[package]") {
        true => "",
        false => "[package]\nname = \"example\"\nedition = \"2024\"\n",
    };
    fs::create_dir(folder.path().join("src")).expect("created");
    fs::write(folder.path().join("src/lib.rs"), "").expect("written");
    let manifest = folder.path().join("Cargo.toml");
    // Behind the text, which may begin with keys of a table that it does not name.
    fs::write(&manifest, format!("{text}\n{package}")).expect("written");
    let mut command: Command = cargo();
    command.args(["metadata", "--no-deps", "--offline", "--format-version=1", "--manifest-path"]);
    let output = command.arg(manifest).output().expect("cargo");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    if output.status.success() && !said.contains("warning") { Ok(()) } else { Err(said) }
}

#[test]
fn an_excerpt_has_the_lines_of_its_file_in_their_order() {
    let file = "a\nb\nc\nd\n";
    assert_eq!(is_excerpt("a\n…\nc\nd\n", file), Ok(()));
    assert!(is_excerpt("c\n// …\na\n", file).is_err());
    assert!(is_excerpt("a\nc\n", file).is_err());
}

#[test]
fn configurations_and_manifests_are_read() {
    assert_eq!(is_configuration("docs = [\"docs\"]\n"), Ok(()));
    assert!(is_configuration("sources = []\n").is_err());
    assert_eq!(is_manifest("[dependencies]\nserde = \"1\"\n"), Ok(()));
    assert!(is_manifest("[dependencies]\nserde = 1\n").is_err());
}
