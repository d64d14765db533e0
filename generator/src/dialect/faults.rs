//! Diagnostics that several readers report: rows and cells that cannot be read.

use std::borrow::Cow;

use super::types::{TypeFault, TypeProblem, Unread, UnreadReason};
use crate::diagnostics::quantity::counted;
use crate::diagnostics::{Code, Diagnostic};
use crate::markdown::{Block, Heading, Page, Row, Table, Text};

/// What is wrong with a row that has more or fewer cells than its table has columns.
pub(super) fn row_width(cells: usize, columns: usize) -> String {
    let (cells, columns) = (counted(cells, "cell"), counted(columns, "column"));
    format!("this row has {cells}, the table has {columns}")
}

/// The diagnostic of a row without a name. The generators write `****` for a name without letters.
pub(super) fn unnamed(page: &Page<'_>, code: Code, row: &Row<'_>, name: Text<'_>) -> Diagnostic {
    let message = format!("this row names no {}", code.as_str().trim_start_matches("unnamed-"));
    let unnamed = match name.is_empty() {
        true => Diagnostic::error(code, message).at(page.span(&row.text), "its Name cell is empty"),
        false => Diagnostic::warning(code, message)
            .at(page.span(&name), "nothing is left of the name: the row is not read"),
    };
    unnamed.help("fill in the name, or remove the row")
}

/// The diagnostic of a type cell that cannot be parsed.
pub(super) fn bad_type(page: &Page<'_>, cell: &Text<'_>, of: &str, error: TypeFault) -> Diagnostic {
    let text = cell.plain();
    if text.is_empty() && error.problem == TypeProblem::NameMissing {
        // The generators leave it empty for maps of some kinds.
        return Diagnostic::warning(Code::MissingType, format!("`{of}` has no type"))
            .at(page.span(cell), "the Type cell is empty: taken for any JSON")
            .help("fill in the type, or set it by an override");
    }
    let place = cell.place_of_plain(error.range);
    let mut span = page.span(&Text { raw: "", start: place.start });
    span.end = span.start + u32::try_from(place.len()).unwrap_or_default();
    Diagnostic::error(Code::BadType, format!("`{}` is not a type", shortened(&text)))
        .at(span, error.problem.to_string())
        .at(page.span(cell), format!("the type of `{of}`"))
        .help("a type is a name, with its arguments in `<` and `>`")
}

/// The diagnostic of a part of a type cell that was read as any JSON.
pub(super) fn unread_type(
    page: &Page<'_>,
    cell: &Text<'_>,
    of: &str,
    unread: &Unread,
) -> Diagnostic {
    let place = cell.place_of_plain(unread.range.clone());
    let raw = page.text.get(place.clone()).unwrap_or_default();
    let span = page.span(&Text { raw, start: place.start });
    let help = "set the type of the property by an override";
    match &unread.reason {
        UnreadReason::Generic { shown, name, arguments } => {
            let arguments = counted(*arguments, "argument");
            let message =
                format!("`{}` of `{of}` is a generic type that is not known", shortened(shown));
            Diagnostic::warning(Code::UnknownGeneric, message)
                .at(span, format!("`{name}` with {arguments} is read as any JSON"))
                .help(help)
        }
        UnreadReason::Alternatives => {
            let message = format!("`{of}` has values of different types");
            Diagnostic::warning(Code::UnreadType, message).at(span, "read as any JSON").help(help)
        }
        UnreadReason::Unknown(_) => {
            let message = format!("the type of `{of}` is not known");
            Diagnostic::warning(Code::UnreadType, message)
                .at(span, "read as any JSON")
                .help("add a name or a pattern to the dialect file, or set the type by an override")
        }
    }
}

/// The diagnostic of a row with fewer cells than its table has columns.
pub(super) fn short_row(
    page: &Page<'_>,
    table: &Table<'_>,
    row: &Row<'_>,
    name_column: usize,
) -> Diagnostic {
    let (cells, columns) = (row.cells.len(), table.width());
    let name = row.cells.get(name_column).map(Text::plain).unwrap_or_default();
    let missing = table.header.cells.get(cells).map(Text::plain).unwrap_or_default();
    let message = row_width(cells, columns);
    Diagnostic::error(Code::ShortRow, message)
        .at(page.span(&row.text), format!("the row of `{name}` ends before the {missing} column"))
        .help("add the missing cell, empty if there is nothing to say")
}

/// The text, cut to the length of a message.
fn shortened(text: &str) -> Cow<'_, str> {
    const LONGEST: usize = 80;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

/// Reports what stands in the place of a table and cannot be read as one.
///
/// # Errors
///
/// If the first such block is text with pipes, an HTML table or a list.
pub(super) fn no_broken_table(
    page: &Page<'_>,
    heading: Heading<'_>,
    blocks: &[Block<'_>],
) -> Result<(), Box<Diagnostic>> {
    let found = blocks.iter().find_map(|block| match block {
        Block::Paragraph(text) | Block::Other(text) if is_html_table(text) => Some((
            text,
            "HTML tables are not read",
            "write it as a Markdown table, with `| --- | --- |` under its header",
        )),
        Block::Paragraph(text) | Block::Other(text) if text.raw.contains('|') => Some((
            text,
            "no line of dashes for these columns follows",
            "under the header goes a line such as `| --- | --- |`, with as many columns",
        )),
        Block::List(items) => Some((
            items.first()?,
            "lists of properties are not read",
            "write a table with the columns Name, Type, Description and Notes",
        )),
        _ => None,
    });
    let Some((text, label, help)) = found else { return Ok(()) };
    let line = text.raw.lines().next().unwrap_or_default();
    let first = Text { raw: line, start: text.start };
    Err(Box::new(
        Diagnostic::error(Code::NoTable, "this is not a table, though it is meant to be one")
            .at(page.span(&first), label)
            .at(page.span(&heading.text), "the table is expected here")
            .help(help),
    ))
}

/// Whether a block of HTML starts a table.
fn is_html_table(text: &Text<'_>) -> bool {
    let start = text.raw.get(.."<table".len());
    start.is_some_and(|start| start.eq_ignore_ascii_case("<table"))
}
