//! Diagnostics that several readers report: rows and cells that cannot be read.

use std::borrow::Cow;

use super::type_expr::{TypeError, TypeProblem};
use crate::diagnostics::{Code, Diagnostic};
use crate::markdown::{Block, Heading, Page, Row, Table, Text};

/// What to say of a row without a name. Of a name without letters the generators leave `****`.
pub(super) fn unnamed(page: &Page<'_>, code: Code, row: &Row<'_>, name: Text<'_>) -> Diagnostic {
    let message = format!("this row names no {}", code.as_str().trim_start_matches("unnamed-"));
    let unnamed = match name.is_empty() {
        true => Diagnostic::error(code, message).at(page.span(&row.text), "its Name cell is empty"),
        false => Diagnostic::warning(code, message)
            .at(page.span(&name), "nothing is left of the name: the row is not read"),
    };
    unnamed.help("fill in the name, or remove the row")
}

/// What to say of a cell that holds no type.
pub(super) fn bad_type(page: &Page<'_>, cell: &Text<'_>, of: &str, error: TypeError) -> Diagnostic {
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

/// What to say of a row with fewer cells than its table has columns.
pub(super) fn short_row(
    page: &Page<'_>,
    table: &Table<'_>,
    row: &Row<'_>,
    name_column: usize,
) -> Diagnostic {
    let (cells, columns) = (row.cells.len(), table.width());
    let name = row.cells.get(name_column).map(Text::plain).unwrap_or_default();
    let missing = table.header.cells.get(cells).map(Text::plain).unwrap_or_default();
    let noun = if cells == 1 { "cell" } else { "cells" };
    let message = format!("this row has {cells} {noun}, the table has {columns} columns");
    Diagnostic::error(Code::ShortRow, message)
        .at(page.span(&row.text), format!("the row of `{name}` ends before the {missing} column"))
        .help("add the missing cell, empty if there is nothing to say")
}

/// As much of a text as a message can hold.
fn shortened(text: &str) -> Cow<'_, str> {
    const LONGEST: usize = 80;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

/// Complains of pipes where a table should be: text that the parser took for none.
pub(super) fn no_broken_table(
    page: &Page<'_>,
    heading: Heading<'_>,
    blocks: &[Block<'_>],
) -> Result<(), Box<Diagnostic>> {
    let broken = blocks.iter().find_map(|block| match block {
        Block::Paragraph(text) | Block::Other(text) if text.raw.contains('|') => Some(text),
        _ => None,
    });
    let Some(text) = broken else { return Ok(()) };
    let line = text.raw.lines().next().unwrap_or_default();
    let first = Text { raw: line, start: text.start };
    Err(Box::new(
        Diagnostic::error(Code::NoTable, "this is not a table, though it is meant to be one")
            .at(page.span(&first), "no line of dashes for these columns follows")
            .at(page.span(&heading.text), "the table is expected here")
            .help("under the header goes a line such as `| --- | --- |`, with as many columns"),
    ))
}
