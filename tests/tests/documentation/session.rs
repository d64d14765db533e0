//! Commands with their output, as a terminal shows them.

/// A command, and what it prints.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// As it is given to a shell; it may have several lines.
    pub(super) command: String,
    /// Standard output and standard error together.
    pub(super) output: String,
}

/// The commands of a block: each begins with `$ ` and goes on after a backslash at the end of a line.
pub(super) fn steps(block: &str) -> Result<Vec<Step>, String> {
    let mut steps: Vec<Step> = Vec::new();
    for line in block.lines() {
        if let Some(command) = line.strip_prefix("$ ") {
            steps.push(Step { command: command.to_owned(), output: String::new() });
            continue;
        }
        let step = steps.last_mut().ok_or("a command begins with `$ `")?;
        let (into, before) = match step.command.ends_with('\\') && step.output.is_empty() {
            true => (&mut step.command, "\n"),
            false => (&mut step.output, ""),
        };
        into.push_str(before);
        into.push_str(line);
        if before.is_empty() {
            into.push('\n');
        }
    }
    Ok(steps)
}

/// The block of these commands.
pub(super) fn text(steps: &[Step]) -> String {
    steps.iter().map(|step| format!("$ {}\n{}", step.command, step.output)).collect()
}

#[test]
fn a_block_is_cut_into_commands_and_their_output() {
    let block = "$ a \\\n    --b\none\n\ntwo\n$ c\n";
    let found = steps(block).expect("steps");
    let step =
        |command: &str, output: &str| Step { command: command.into(), output: output.into() };
    assert_eq!(found, [step("a \\\n    --b", "one\n\ntwo\n"), step("c", "")]);
    assert_eq!(text(&found), block);
    assert!(steps("a\n").is_err());
}
