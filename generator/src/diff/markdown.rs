//! Renders a difference for a pull request or a release page.

use std::fmt::Write;

use super::{Change, Diff, Impact};
use crate::diagnostics::sanitize::{markdown_cell as cell, sanitize};

/// A heading and a table for each impact, with the verdict above.
pub fn render(diff: &Diff) -> String {
    let mut text = format!(
        "**Verdict: {}** ({} breaking, {} compatible, {} of documentation only)\n",
        diff.verdict,
        diff.count(Impact::Breaking),
        diff.count(Impact::Compatible),
        diff.count(Impact::Documentation),
    );
    for impact in Impact::ALL {
        let changes: Vec<&Change> = diff.changes_of(impact).collect();
        if changes.is_empty() {
            continue;
        }
        let mut heading = impact.as_str().to_owned();
        heading[..1].make_ascii_uppercase();
        let _ = write!(text, "\n### {heading} ({})\n\n", changes.len());
        text.push_str("| What | Change | Before | After |\n| --- | --- | --- | --- |\n");
        for change in changes {
            let side = |side: &Option<String>| side.as_deref().map(cell).unwrap_or_default();
            let _ = writeln!(
                text,
                "| {} | {} {} | {} | {} |",
                code(&change.path()),
                change.item.as_str(),
                change.kind.as_str(),
                side(&change.before),
                side(&change.after),
            );
        }
    }
    text
}

/// A name as code.
pub(super) fn code(name: &str) -> String {
    let name = sanitize(name.to_owned());
    match name.contains(['`', '|']) {
        true => cell(&name),
        false => format!("`{name}`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_code_unless_that_would_end_it() {
        assert_eq!(code("a`b"), "a\\`b");
        assert_eq!(code("Page.state"), "`Page.state`");
    }
}
