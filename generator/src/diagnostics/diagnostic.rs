//! Diagnostics, rendered in the style of rustc.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde::Serialize;

pub(crate) use crate::diagnostics::sanitize::sanitize;
use crate::diagnostics::sanitize::{same_length, shortened};
use crate::diagnostics::{Code, Position, Source, SourceId, Sources, Span};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Nothing is written.
    Error,
    /// Something is likely wrong; the output is usable.
    Warning,
    /// Worth knowing.
    Note,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// The kind of fault, by which reports count.
    pub code: Code,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// Where, the place to look at first in front. Empty where no text can be shown.
    pub labels: Vec<Label>,
    /// The file that it is about, where no label tells.
    pub path: Option<String>,
    /// What to do about it.
    pub help: Option<String>,
}

/// A place, and what to see there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// What is underlined.
    pub span: Span,
    /// What is said beside it; may be empty.
    pub text: String,
}

impl Diagnostic {
    /// An error without a place yet.
    pub fn error(code: Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Error, code, message.into())
    }

    /// A warning without a place yet.
    pub fn warning(code: Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Warning, code, message.into())
    }

    /// A note without a place yet.
    pub fn note(code: Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Note, code, message.into())
    }

    fn new(severity: Severity, code: Code, message: String) -> Diagnostic {
        Diagnostic {
            severity,
            code,
            message: shortened(message),
            labels: Vec::new(),
            path: None,
            help: None,
        }
    }

    /// Underlines one more place; the first one given is the place of the finding.
    #[must_use]
    pub fn at(mut self, span: Span, text: impl Into<String>) -> Diagnostic {
        self.labels.push(Label { span, text: shortened(text.into()) });
        self
    }

    /// Names a file, where there is no text to underline.
    #[must_use]
    pub fn in_file(mut self, path: impl Into<String>) -> Diagnostic {
        self.path = Some(shortened(path.into()));
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(shortened(help.into()));
        self
    }

    /// Adds lines below the help, such as those that a file lacks.
    pub(crate) fn help_lines<'l>(mut self, lines: impl IntoIterator<Item = &'l str>) -> Diagnostic {
        let help = self.help.get_or_insert_default();
        for line in lines {
            help.push('\n');
            help.push_str(&shortened(line.to_owned()));
        }
        self
    }

    /// Whether nothing may be written.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// Where it is, as `path:line:column`, as far as that is known.
    pub fn location(&self, sources: &Sources) -> Option<String> {
        match self.labels.first() {
            Some(label) => {
                let path = &sources.get(label.span.source).path;
                Some(format!("{path}:{}", sources.position(label.span)))
            }
            None => self.path.clone(),
        }
    }

    /// Renders the diagnostic with the lines that it points to. Control characters of the documents are
    /// escaped.
    pub fn render(&self, sources: &Sources, style: Style) -> String {
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let mut group =
            Group::with_title(level.primary_title(&self.message).id(self.code.as_str()));
        for excerpt in self.excerpts(sources) {
            let mut snippet =
                Snippet::source(same_length(excerpt.text)).line_start(excerpt.at.line);
            let path = sanitize(excerpt.source.path.clone());
            // Of a part of a line, the renderer does not know where it is.
            if excerpt.is_part {
                let at = Origin::path(path).line(excerpt.at.line).char_column(excerpt.at.column);
                group = group.element(at);
            } else {
                snippet = snippet.path(path);
            }
            let annotations = excerpt.labels.iter().map(|(kind, range, text)| {
                let annotation = kind.span(range.clone());
                if text.is_empty() { annotation } else { annotation.label(*text) }
            });
            group = group.element(snippet.annotations(annotations));
        }
        if let (Some(path), true) = (&self.path, self.labels.is_empty()) {
            group = group.element(Origin::path(path));
        }
        if let Some(help) = &self.help {
            group = group.element(Level::HELP.message(help));
        }
        let renderer = match style {
            Style::Plain => Renderer::plain(),
            Style::Coloured => Renderer::styled(),
        };
        renderer.render(&[group])
    }

    /// The lines to show, one excerpt a source where its labels are near each other.
    fn excerpts<'a>(&'a self, sources: &'a Sources) -> Vec<Excerpt<'a>> {
        let labels: Vec<_> = self
            .labels
            .iter()
            .enumerate()
            .map(|(index, label)| match index {
                0 => (AnnotationKind::Primary, label),
                _ => (AnnotationKind::Context, label),
            })
            .collect();
        let mut shown: Vec<SourceId> = Vec::new();
        for label in &self.labels {
            if !shown.contains(&label.span.source) {
                shown.push(label.span.source);
            }
        }
        let mut excerpts = Vec::new();
        for id in shown {
            let of_source: Vec<_> =
                labels.iter().copied().filter(|(_, label)| label.span.source == id).collect();
            match Excerpt::of(sources, id, &of_source) {
                Some(together) => excerpts.push(together),
                None => {
                    excerpts.extend(of_source.iter().map(|label| Excerpt::part(sources, label)))
                }
            }
        }
        excerpts
    }
}

/// The most bytes of a page that are shown at a time: rendering must not cost more for a longer one.
const WIDEST: usize = 8_000;

/// The bytes that are shown on both sides of a place in a line that is longer than that.
const AROUND: usize = 40;

/// A stretch of one source, with the labels in it.
struct Excerpt<'a> {
    source: &'a Source,
    text: &'a str,
    /// The line of its first byte, and the column of its first label.
    at: Position,
    /// Whether it is not made of whole lines.
    is_part: bool,
    /// The labels, with their places in the text.
    labels: Vec<(AnnotationKind, Range<usize>, &'a str)>,
}

impl<'a> Excerpt<'a> {
    /// The lines from the first label to the last, if they are few enough.
    fn of(
        sources: &'a Sources,
        id: SourceId,
        labels: &[(AnnotationKind, &'a Label)],
    ) -> Option<Excerpt<'a>> {
        let source = sources.get(id);
        let text = source.text.as_str();
        let ranges = labels.iter().map(|(_, label)| label.span.range());
        let first = ranges.clone().map(|range| range.start).min().unwrap_or_default();
        let last = ranges.map(|range| range.end).max().unwrap_or_default();
        let start = text[..first].rfind('\n').map_or(0, |newline| newline + 1);
        let end = text[last..].find('\n').map_or(text.len(), |newline| last + newline);
        if end - start > WIDEST {
            return None;
        }
        let labels = labels.iter().map(|&(kind, label)| {
            let range = label.span.range();
            (kind, range.start - start..range.end - start, label.text.as_str())
        });
        Some(Excerpt {
            source,
            text: &text[start..end],
            at: sources.position(Span::new(id, start..start)),
            is_part: false,
            labels: labels.collect(),
        })
    }

    /// The line of one label, or what is around the label where the line is too long.
    fn part(sources: &'a Sources, label: &(AnnotationKind, &'a Label)) -> Excerpt<'a> {
        let id = label.1.span.source;
        if let Some(line) = Excerpt::of(sources, id, std::slice::from_ref(label)) {
            return line;
        }
        let (kind, label) = *label;
        let source = sources.get(id);
        let text = source.text.as_str();
        let range = label.span.range();
        let line = text[..range.start].rfind('\n').map_or(0, |newline| newline + 1);
        let start = boundary(text, range.start.saturating_sub(AROUND).max(line));
        let end = boundary(text, range.end.min(range.start + AROUND));
        let line_end = text[range.start..].find('\n').map_or(text.len(), |end| range.start + end);
        let shown_end = boundary(text, (end + AROUND).min(line_end));
        let end = end.min(shown_end);
        Excerpt {
            source,
            text: &text[start..shown_end],
            at: sources.position(label.span),
            is_part: true,
            labels: vec![(kind, range.start - start..end - start, label.text.as_str())],
        }
    }
}

/// The place, or the one before it where it is inside of a character.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default()
}

/// Whether a terminal shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Text alone.
    Plain,
    /// Text with the escapes that colour it.
    Coloured,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn renders(diagnostic: impl FnOnce(SourceId) -> Diagnostic, text: &str, expected: &str) {
        let mut sources = Sources::new();
        let id = sources.add("seeds/java/Page.md", text);
        assert_eq!(diagnostic(id).render(&sources, Style::Plain), expected.trim_matches('\n'));
    }

    #[test]
    fn the_cell_is_underlined_under_its_line_and_column() {
        renders(
            |id| {
                Diagnostic::error(Code::ShortRow, "this row has 3 cells, the table has 4 columns")
                    .at(Span::new(id, 7..20), "the row of `self` ends before the Notes column")
                    .help("add the missing cell")
            },
            "# Page\n| **self** | |\n",
            "
error[short-row]: this row has 3 cells, the table has 4 columns
 --> seeds/java/Page.md:2:1
  |
2 | | **self** | |
  | ^^^^^^^^^^^^^ the row of `self` ends before the Notes column
  |
  = help: add the missing cell",
        );
    }

    #[test]
    fn of_a_long_line_a_part_is_shown() {
        let text = format!("# Page\n| {} | bad | {} |\n", "a".repeat(9_000), "b".repeat(9_000));
        renders(
            |id| {
                Diagnostic::error(Code::BadValue, "this is bad")
                    .at(Span::new(id, 9012..9015), "here")
            },
            &text,
            "
error[bad-value]: this is bad
 --> seeds/java/Page.md:2:9006
  |
 ::: 
2 | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | bad | bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
  |                                         ^^^ here",
        );
    }

    #[test]
    fn escapes_of_a_page_do_not_reach_the_terminal() {
        let mut sources = Sources::new();
        let id = sources.add("page.md", "a\u{1b}[31mb\u{202e}\n");
        let text = Diagnostic::error(Code::BadValue, "named `\u{1b}[31m`")
            .at(Span::new(id, 0..1), "\u{1b}[0m")
            .help("\u{1b}")
            .render(&sources, Style::Plain);
        assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'), "{text:?}");
    }
}
