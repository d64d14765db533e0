//! Tables as slices of the source.

use std::borrow::Cow;
use std::ops::Range;

use super::Text;

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table<'a> {
    /// The row above the dashes.
    pub header: Row<'a>,
    /// The rows below them.
    pub rows: Vec<Row<'a>>,
}

/// A row, with as many cells as are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row<'a> {
    /// The whole row.
    pub text: Text<'a>,
    /// Its cells.
    pub cells: Vec<Text<'a>>,
}

/// A text whose lines of dashes have spaces for tabs, which the parser knows no tables by.
pub(super) fn without_tabs_in_delimiters(text: &str) -> Cow<'_, str> {
    let is_affected = |line: &str| {
        line.contains('\t')
            && line.contains('|')
            && !line.starts_with('\t')
            && is_dashes(line.trim())
    };
    if !text.contains('\t') || !text.lines().any(is_affected) {
        return Cow::Borrowed(text);
    }
    let lines = text.split_inclusive('\n').map(|line| match is_affected(line) {
        true => line.replace('\t', " "),
        false => line.to_owned(),
    });
    Cow::Owned(lines.collect())
}

impl<'a> Table<'a> {
    /// A table right under running text, without the empty line that the parser asks for: the text,
    /// and the table.
    pub(super) fn under_text(page: &'a str, paragraph: Text<'a>) -> Option<(Text<'a>, Table<'a>)> {
        // Few paragraphs have such a line.
        if !paragraph.raw.contains("---") || !paragraph.raw.contains('|') {
            return None;
        }
        let mut lines: Vec<Range<usize>> = Vec::new();
        let mut start = paragraph.start;
        for line in paragraph.raw.split_inclusive('\n') {
            lines.push(start..start + line.len());
            start += line.len();
        }
        let line = |range: &Range<usize>| Text::cut(page, range.clone()).raw;
        let dashes = lines.iter().position(|range| is_dashes(line(range))).filter(|&at| at >= 2)?;
        let header = Row::cut(page, lines.get(dashes - 1)?.clone(), None);
        let width = header.cells.len();
        let rows =
            lines.get(dashes + 1..)?.iter().map(|range| Row::cut(page, range.clone(), Some(width)));
        let above = Text::cut(page, paragraph.start..header.text.start);
        Some((above, Table { rows: rows.filter(Row::is_written).collect(), header }))
    }

    /// Joins each row that breaks off within a link with the line that continues it, if the two have
    /// as many cells as there are columns. Old versions of swagger-codegen break such rows.
    pub(super) fn join_broken_rows(&mut self, page: &'a str) {
        let width = self.width();
        let is_broken = |row: &Row<'a>| {
            row.cells.len() < width && row.cells.last().is_some_and(|cell| opens_link(cell.raw))
        };
        if !self.rows.iter().any(is_broken) {
            return;
        }
        let mut rows = std::mem::take(&mut self.rows).into_iter().peekable();
        while let Some(row) = rows.next() {
            let rest = rows
                .next_if(|next| is_broken(&row) && row.cells.len() + next.cells.len() == width + 1);
            self.rows.push(match rest {
                Some(rest) => Row::cut(page, row.text.start..rest.text.range().end, Some(width)),
                None => row,
            });
        }
    }

    /// The column under that header, whatever its case.
    pub(crate) fn column(&self, header: &str) -> Option<usize> {
        self.header.cells.iter().position(|cell| {
            // Hardly any header is marked up.
            cell.raw.eq_ignore_ascii_case(header) || cell.plain().eq_ignore_ascii_case(header)
        })
    }

    /// How many columns there are.
    pub(crate) fn width(&self) -> usize {
        self.header.cells.len()
    }
}

/// Whether a cell starts a link and does not end its text.
fn opens_link(cell: &str) -> bool {
    cell.starts_with('[') && !cell.contains(']')
}

/// Whether a line is the one between a table's header and its rows.
fn is_dashes(line: &str) -> bool {
    line.contains("---")
        && line.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' ' | b'\t'))
}

impl<'a> Row<'a> {
    /// Whether it is a row of the table. The parser adds lines that directly follow the table:
    /// kramdown's `{: class="table"}`, an anchor, a comment, a link of the page's foot.
    pub(super) fn is_written(&self) -> bool {
        let of_the_page = ["{:", "<a ", "<!--", "[["];
        !of_the_page.iter().any(|start| self.text.raw.starts_with(start))
    }

    /// Cuts a row at its pipes: every one that no backslash escapes, in code as well.
    ///
    /// In a row that starts with a pipe, one at its end closes it. In a row that starts without,
    /// one at its end precedes an empty cell, unless the table has no column for that.
    pub(super) fn cut(page: &'a str, range: Range<usize>, width: Option<usize>) -> Row<'a> {
        let text = Text::cut(page, range);
        let opened = text.raw.starts_with('|');
        let mut cells = Vec::with_capacity(width.unwrap_or(4).min(8));
        let mut start = text.start + usize::from(opened);
        let mut escaped = false;
        for (offset, byte) in text.raw.bytes().enumerate().skip(usize::from(opened)) {
            if byte == b'|' && !escaped {
                cells.push(Text::cut(page, start..text.start + offset));
                start = text.start + offset + 1;
            }
            escaped = byte == b'\\' && !escaped;
        }
        let last = Text::cut(page, start..text.range().end);
        let closed = last.is_empty() && (opened || width.is_some_and(|width| cells.len() >= width));
        if !closed {
            cells.push(last);
        }
        Row { text, cells }
    }

    /// The cell of each of `width` columns. A row with more cells than that has pipes in the column
    /// `overflow_column`, whose cell is then all that is left between its neighbours. A row with fewer has
    /// none.
    pub(crate) fn fit(
        &self,
        page: &'a str,
        width: usize,
        overflow_column: usize,
    ) -> Option<Cow<'_, [Text<'a>]>> {
        let surplus = self.cells.len().checked_sub(width)?;
        if surplus == 0 {
            return Some(Cow::Borrowed(&self.cells));
        }
        let (before, rest) = self.cells.split_at_checked(overflow_column)?;
        let (between, after) = rest.split_at_checked(surplus + 1)?;
        let whole = between.first()?.start..between.last()?.range().end;
        let mut cells = Vec::with_capacity(width);
        cells.extend_from_slice(before);
        cells.push(Text::cut(page, whole));
        cells.extend_from_slice(after);
        Some(Cow::Owned(cells))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn cells(row: &str, width: usize, expected: &[&str]) {
        let row = Row::cut(row, 0..row.len(), Some(width));
        assert_eq!(row.cells.iter().map(|cell| cell.raw).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn rows_are_cut_at_their_pipes() {
        cells("| a | b | c | |", 4, &["a", "b", "c", ""]);
        cells("|a|b|", 2, &["a", "b"]);
        cells("| a | b | c |", 4, &["a", "b", "c"]);
        cells("| a | b", 2, &["a", "b"]);
        cells("| A | &quot;a&quot; | ", 2, &["A", "&quot;a&quot;"]);
        cells("a\\|b | `c\\|d` | \\\\| e", 4, &["a\\|b", "`c\\|d`", "\\\\", "e"]);
    }

    #[test]
    fn without_outer_pipes_a_last_pipe_precedes_an_empty_cell() {
        cells("**a** | **Long** |  | [optional]", 4, &["**a**", "**Long**", "", "[optional]"]);
        cells("**a** | **Long** | text | ", 4, &["**a**", "**Long**", "text", ""]);
        cells("**a** | **Long** | text | x |", 4, &["**a**", "**Long**", "text", "x"]);
    }

    #[test]
    fn a_surplus_of_cells_is_one_cell_with_pipes() {
        let text = "| a | T | x|y | z | [optional] |";
        let row = Row::cut(text, 0..text.len(), Some(4));
        let fitted = row.fit(text, 4, 2).unwrap_or_default();
        let raw: Vec<_> = fitted.iter().map(|cell| cell.raw).collect();
        assert_eq!(raw, ["a", "T", "x|y | z", "[optional]"]);
        assert_eq!(row.fit(text, 7, 2), None);
    }
}
