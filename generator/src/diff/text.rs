//! Renders a difference for a terminal.

use std::fmt::Write;

use anstyle::{AnsiColor, Style as Escapes};

use super::{Change, ChangeKind, Diff, Impact};
use crate::diagnostics::Style;
use crate::diagnostics::sanitize::sanitize;
use crate::diagnostics::terminal::{self, Cell, painted, row};

/// The maximum width of the column of names, in characters. Longer names shift the rest of their line.
const MAX_WIDTH: usize = 56;

/// The maximum length of a description, in characters. `--format json` has the whole text.
const MAX_DESCRIPTION: usize = 60;

/// Every change on a line, sorted by impact, then the counts and the verdict.
pub fn render(diff: &Diff, style: Style) -> String {
    let mut text = String::new();
    for impact in Impact::ALL {
        let changes: Vec<&Change> = diff.changes_of(impact).collect();
        if changes.is_empty() {
            continue;
        }
        let heading = format!("{} ({})", impact.as_str(), changes.len());
        let _ = writeln!(text, "{}", painted(&heading, of_impact(impact).bold(), style));
        let width = changes
            .iter()
            .map(|change| terminal::width(&sanitize(change.path())))
            .max()
            .unwrap_or_default();
        for change in changes {
            line(&mut text, change, width.min(MAX_WIDTH), style);
        }
        text.push('\n');
    }
    text + &summary(diff, style)
}

/// The counts and the verdict.
pub fn summary(diff: &Diff, style: Style) -> String {
    let mut text = String::new();
    if diff.counts.is_empty() {
        text.push_str("nothing changed\n");
    }
    for impact in Impact::ALL {
        let counts: Vec<_> = diff.counts.iter().filter(|count| count.impact == impact).collect();
        if counts.is_empty() {
            continue;
        }
        let _ = writeln!(text, "{}", painted(impact.as_str(), of_impact(impact), style));
        for count in counts {
            let (item, kind) = (count.item.as_str(), count.kind.as_str());
            let _ = writeln!(text, "{:>8}  {item} {kind}", count.count);
        }
    }
    let verdict = painted(diff.verdict.as_str(), of_verdict(diff).bold(), style);
    let _ = writeln!(
        text,
        "verdict: {verdict} ({} breaking, {} compatible, {} of documentation only)",
        diff.count(Impact::Breaking),
        diff.count(Impact::Compatible),
        diff.count(Impact::Documentation),
    );
    text
}

fn line(text: &mut String, change: &Change, width: usize, style: Style) {
    let path = sanitize(change.path());
    let what = format!("{} {}", change.item.as_str(), change.kind.as_str());
    let detail = detail(change);
    let plain = Escapes::new();
    let cells = [
        Cell { text: &path, width, escapes: plain },
        Cell { text: &what, width: 24, escapes: of_impact(change.impact) },
        Cell { text: &detail, width: 0, escapes: plain },
    ];
    text.push_str(&row(&cells, style));
    text.push('\n');
}

/// The old and the new state.
fn detail(change: &Change) -> String {
    let shown = |side: &Option<String>| {
        let text = sanitize(side.clone().unwrap_or_else(|| "nothing".to_owned()));
        match text.char_indices().nth(MAX_DESCRIPTION) {
            Some((end, _)) => format!("{}…", &text[..end]),
            None => text,
        }
    };
    match (&change.before, &change.after) {
        (None, None) => String::new(),
        (before, after) if change.kind == ChangeKind::Redocumented => {
            let quoted = |side: &Option<String>| match side {
                Some(_) => format!("\"{}\"", shown(side)),
                None => shown(side),
            };
            let (before, after) = (quoted(before), quoted(after));
            match before == after {
                // They differ after the cut.
                true => before,
                false => format!("{before} -> {after}"),
            }
        }
        (Some(_), None) => shown(&change.before),
        (None, Some(_)) => shown(&change.after),
        (before, after) => format!("{} -> {}", shown(before), shown(after)),
    }
}

fn of_impact(impact: Impact) -> Escapes {
    AnsiColor::on_default(match impact {
        Impact::Breaking => AnsiColor::Red,
        Impact::Compatible => AnsiColor::Green,
        Impact::Documentation => AnsiColor::Cyan,
    })
}

fn of_verdict(diff: &Diff) -> Escapes {
    match Impact::ALL.into_iter().find(|&impact| diff.count(impact) > 0) {
        Some(impact) => of_impact(impact),
        None => Escapes::new(),
    }
}
