//! Coloured text in columns, for terminals.
//!
//! Texts are written with escapes; `anstream` removes them where a terminal shows none. The renderers
//! take a [`Style`] for output that goes elsewhere.

use std::fmt::Write;

use anstyle::Style as Escapes;
use unicode_width::UnicodeWidthStr;

use crate::diagnostics::Style;

/// The number of terminal columns of a text.
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

/// The text in a colour.
pub(crate) fn painted(text: &str, escapes: Escapes, style: Style) -> String {
    match style {
        Style::Coloured if !text.is_empty() => format!("{escapes}{text}{escapes:#}"),
        _ => text.to_owned(),
    }
}

/// One cell of a row.
pub(crate) struct Cell<'a> {
    /// The text.
    pub(crate) text: &'a str,
    /// The number of columns that it is padded to.
    pub(crate) width: usize,
    /// Its colour.
    pub(crate) escapes: Escapes,
}

/// A line of cells, with two spaces before each and none at the end.
pub(crate) fn row(cells: &[Cell<'_>], style: Style) -> String {
    let mut line = String::new();
    let mut blanks = 0;
    for cell in cells {
        blanks += 2;
        if !cell.text.is_empty() {
            // Writing to a String cannot fail.
            let _ = write!(line, "{:blanks$}{}", "", painted(cell.text, cell.escapes, style));
            blanks = 0;
        }
        blanks += cell.width.saturating_sub(width(cell.text));
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells<'a>(texts: &[&'a str]) -> Vec<Cell<'a>> {
        let cell = |text: &&'a str| Cell { text, width: 4, escapes: Escapes::new().bold() };
        texts.iter().map(cell).collect()
    }

    #[test]
    fn columns_are_padded_and_lines_are_not() {
        assert_eq!(row(&cells(&["a", "", "b", ""]), Style::Plain), "  a           b");
        assert_eq!(row(&cells(&["日本", "b"]), Style::Plain), "  日本  b");
    }

    #[test]
    fn without_its_escapes_a_coloured_row_is_the_plain_one() {
        let cells = cells(&["a", "", "bcdef", "g", ""]);
        let coloured = row(&cells, Style::Coloured);
        let mut plain = coloured.replace("\u{1b}[0m", "");
        plain = plain.replace("\u{1b}[1m", "");
        assert_eq!(plain, row(&cells, Style::Plain));
        assert!(coloured.contains("\u{1b}[1mbcdef"), "{coloured}");
    }
}
