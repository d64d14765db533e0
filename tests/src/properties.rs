//! What holds for every input: asked by the short property tests here, and for hours in `fuzz/`.

use genesys_cloud_models::Cobrowsesession;
use jiff::Timestamp;
use serde_json::Value;
use tablesmith::diagnostics::{Diagnostic, Sources, Style};
use tablesmith::dialect::read::{ReadOptions, read};
use tablesmith::dialect::type_expr::TypeExpr;
use tablesmith::emit::{EmitOptions, Layout, emit};
use tablesmith::features::Features;
use tablesmith::lower::{LowerOptions, lower};
use tablesmith::naming::name_lock::NameLock;
use tablesmith::naming::validate::ValidSchema;

pub use crate::expected::is_as_expected;

/// Any page is read, and what is wrong with it can be shown without the terminal obeying it.
///
/// # Panics
///
/// If not.
pub fn page(text: &str) {
    let mut sources = Sources::new();
    sources.add("page.md", text);
    let outcome = read(&sources, &ReadOptions::default());
    shown(&outcome.diagnostics, &sources);
}

/// Any text is a type or a fault with its place; a type's text is that type again.
///
/// # Panics
///
/// If not.
pub fn type_expression(text: &str) {
    match TypeExpr::parse(text) {
        Ok(expr) => {
            let again = expr.to_string();
            assert_eq!(TypeExpr::parse(&again).as_ref(), Ok(&expr), "{text:?} as {again:?}");
        }
        Err(error) => assert!(text.get(error.range.clone()).is_some(), "{error:?} in {text:?}"),
    }
}

/// Whatever generates without error is Rust, and the items that were meant, no more.
///
/// # Panics
///
/// If not.
pub fn pages<'t>(pages: impl IntoIterator<Item = (&'t str, &'t str)>) {
    let mut sources = Sources::new();
    for (path, text) in pages {
        sources.add(path, text);
    }
    let mut outcome = read(&sources, &ReadOptions::default());
    let lowered =
        lower(outcome.documents, &sources, &LowerOptions::default(), &mut NameLock::default());
    outcome.diagnostics.extend(lowered.diagnostics);
    shown(&outcome.diagnostics, &sources);
    if outcome.diagnostics.iter().any(Diagnostic::is_error) {
        return;
    }
    let options = EmitOptions {
        regenerate: "tablesmith generate".to_owned(),
        crate_name: "models".to_owned(),
        layout: Layout::default(),
        example: lowered.schema.models.first().map(|model| model.name.clone()),
    };
    let schema = ValidSchema::new(&lowered.schema).unwrap_or_else(|errors| panic!("{errors:?}"));
    let files = emit(schema, Features::of(&schema).as_ref(), &options);
    is_as_expected(&schema, &files);
}

/// Any JSON object is read into a model without error and comes back equal: numbers by value,
/// instants by instant.
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
    assert!(same(&json, &back), "{json}\n{back}");
}

fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => {
            left == right || left.as_f64() == right.as_f64() && (left.is_f64() || right.is_f64())
        }
        (Value::String(left), Value::String(right)) => {
            let instants = (left.parse::<Timestamp>(), right.parse::<Timestamp>());
            left == right || matches!(instants, (Ok(left), Ok(right)) if left == right)
        }
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(l, r)| same(l, r))
        }
        (Value::Object(left), Value::Object(right)) => {
            left.len() == right.len()
                && left.iter().all(|(key, l)| right.get(key).is_some_and(|r| same(l, r)))
        }
        _ => left == right,
    }
}

/// Every finding can be shown, and nothing of a page reaches the terminal as an escape.
fn shown(diagnostics: &[Diagnostic], sources: &Sources) {
    for diagnostic in diagnostics.iter().take(20) {
        let text = diagnostic.render(sources, Style::Plain);
        let obeyed = |c: char| {
            c != '\n' && c.is_control()
                || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        assert!(!text.contains(obeyed), "{text:?}");
    }
}
