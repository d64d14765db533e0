//! The diagnostics of a run, with the texts that they point into.

use crate::diagnostics::{Diagnostic, Sources, Style};

/// The diagnostics of a run, in the order in which they were found, with the texts that they point
/// into.
///
/// ```
/// use tablesmith::Generator;
/// use tablesmith::diagnostics::Style;
///
/// let analysis = Generator::new().page("docs/Pet.md", "").analyze_partial();
/// assert_eq!(
///     analysis.diagnostics.render(Style::Plain),
///     "error[empty-page]: this page is empty\n\
///      --> docs/Pet.md\n \
///      = help: fetch the page again, or remove the file"
/// );
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnostics {
    /// The texts: configuration, lock, manifest and pages.
    pub sources: Sources,
    /// The diagnostics.
    pub list: Vec<Diagnostic>,
    /// What helps against several of the errors.
    pub help: Option<&'static str>,
}

impl Diagnostics {
    /// The number of errors.
    pub fn error_count(&self) -> usize {
        self.list.iter().filter(|diagnostic| diagnostic.is_error()).count()
    }

    /// Whether one of them is an error, so that nothing is written.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(Diagnostic::is_error)
    }

    /// All of them as text, with an empty line between two.
    pub fn render(&self, style: Style) -> String {
        let rendered = self.list.iter().map(|diagnostic| diagnostic.render(&self.sources, style));
        rendered.collect::<Vec<_>>().join("\n\n")
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Diagnostics {
        Diagnostics { list: vec![diagnostic], ..Diagnostics::default() }
    }
}
