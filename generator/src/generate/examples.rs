//! The examples on the pages, held against their tables.

use crate::check::{Check, Expected, ModelChoice};
use crate::config::CheckConfig;
use crate::diagnostics::quantity::counted;
use crate::diagnostics::{Code, Diagnostic, Sources};
use crate::schema::Schema;

/// The keys that tell which model an example is.
pub(crate) fn choices(config: &CheckConfig) -> Vec<ModelChoice> {
    config.choices().map(|(key, models)| ModelChoice::By { key, models }).collect()
}

/// What differs between the examples on the pages and their tables, in one note.
pub(super) fn differences(
    schema: &Schema,
    sources: &Sources,
    config: &CheckConfig,
) -> Option<Diagnostic> {
    if !Check::has_examples(sources) {
        return None;
    }
    let report = Check::examples(&Expected::of(schema), sources, &choices(config));
    let first = report.findings.first()?.first.as_ref()?;
    let (findings, examples) = (report.findings.len(), report.payloads);
    let message = format!(
        "{} between {} and their tables",
        counted(findings, "difference"),
        counted(examples, "example")
    );
    let place = format!("{}:{}", first.file, first.line);
    let note = Diagnostic::note(Code::Examples, message).in_file(place);
    Some(note.help("`tablesmith check DOCS` lists them"))
}
