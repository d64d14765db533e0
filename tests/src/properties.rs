//! What holds for every input: checked by the property tests here, and for hours in `fuzz/`.

use genesys_cloud_models::Cobrowsesession;
use serde_json::Value;
use tablesmith::diagnostics::{Diagnostics, Style};
use tablesmith::{Analysis, Dialect, Generator};

use crate::conformance::assert_conforms;
use crate::equality::is_equal;
use crate::{generator, terminal};

/// Any page is read, and its diagnostics are text that a terminal shows.
///
/// # Panics
///
/// If not.
pub fn page(text: &str) {
    shown(&Generator::new().page("page.md", text).analyze_partial().diagnostics);
}

/// Any text is a dialect, or is complained of; a dialect reads any page. Returns what it reads.
///
/// # Panics
///
/// If not.
pub fn dialect(dialect: &str, page: &str) -> Option<Analysis> {
    match Dialect::from_toml("dialect.toml", dialect) {
        Ok(dialect) => {
            let pages = [("docs/page.md", page), ("docs/other.mdx", page)];
            let analysis = generator(pages).dialect(dialect).analyze_partial();
            shown(&analysis.diagnostics);
            Some(analysis)
        }
        Err(mistakes) => {
            assert!(mistakes.has_errors());
            shown(&mistakes);
            None
        }
    }
}

/// Any text can stand in a Type cell: it becomes a type, or an error in that page.
///
/// # Panics
///
/// If not.
pub fn type_expression(text: &str) {
    let head = "# Page\n\n## Properties\n\n| Name | Type |\n| --- | --- |\n";
    page(&format!("{head}| **a** | {text} |\n"));
    page(&format!("{head}| **a** | **{text}** |\n"));
}

/// What is generated without an error is Rust, and has the items of the schema and no others.
///
/// # Panics
///
/// If not.
pub fn pages<'t>(pages: impl IntoIterator<Item = (&'t str, &'t str)>) {
    let generator = generator(pages);
    let analysis = generator.analyze_partial();
    shown(&analysis.diagnostics);
    if analysis.diagnostics.has_errors() {
        return;
    }
    let generated = generator.emit(&analysis.schema).unwrap_or_else(|error| panic!("{error:?}"));
    assert_conforms(&analysis.schema, &generated);
}

/// Any JSON object is read into a model without an error, and is written equal, as `Model` defines it.
///
/// # Panics
///
/// If not.
pub fn json(bytes: &[u8]) {
    // Of a key that comes twice the last value counts, in both.
    let read = serde_json::from_slice::<Cobrowsesession>(bytes);
    let Ok(json @ Value::Object(_)) = serde_json::from_slice(bytes) else {
        return;
    };
    let read = read.unwrap_or_else(|error| panic!("{error}: {json}"));
    let back = serde_json::to_value(&read).unwrap_or_else(|error| panic!("{error}: {json}"));
    assert!(is_equal(&json, &back), "{json}\n{back}");
}

/// Diagnostics can be rendered, and nothing in a page reaches the terminal as an escape sequence.
fn shown(diagnostics: &Diagnostics) {
    for diagnostic in diagnostics.list.iter().take(20) {
        terminal::assert_shown(&diagnostic.render(&diagnostics.sources, Style::Plain));
    }
}
