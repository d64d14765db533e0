//! Pages with something wrong, and the exact words about it.

use tablesmith::diagnostic::Style;
use tablesmith::merge::merge;
use tablesmith::name_lock::NameLock;
use tablesmith::read::{ReadOptions, read};
use tablesmith::resolve::resolve;
use tablesmith::source::Sources;

/// Everything said about the pages, each with its path.
fn said(pages: &[(&str, &str)]) -> String {
    let mut sources = Sources::new();
    for (path, text) in pages {
        sources.add(*path, *text);
    }
    let mut outcome = read(&sources, &ReadOptions::default());
    let mut merged = merge(outcome.documents);
    outcome.diagnostics.append(&mut merged.diagnostics);
    outcome.diagnostics.extend(resolve(merged, &sources, &mut NameLock::default()).diagnostics);
    let rendered = outcome.diagnostics.iter().map(|one| one.render(&sources, Style::Plain));
    rendered.collect::<Vec<_>>().join("\n\n")
}

#[track_caller]
fn says(page: &str, expected: &str) {
    assert_eq!(said(&[("java/Page.md", page)]), expected.trim_matches('\n'));
}

#[test]
fn an_empty_file() {
    says(
        "",
        "
error: this page is empty
 --> java/Page.md
  |
  = help: fetch the page again, or remove the file",
    );
}
