//! A survey for people at a terminal.

use std::fmt::Write;

use anstyle::Style as Escapes;

use super::{ReadAs, Shape, Survey, TypeSpelling};
use crate::diagnostics::Style;
use crate::diagnostics::quantity::counted;
use crate::diagnostics::sanitize::sanitize;
use crate::diagnostics::terminal::{self, Cell};

const HEADING: Escapes = Escapes::new().bold();
const QUIET: Escapes = Escapes::new().dimmed();

/// The most forms of headings that are shown for a shape.
const HEADINGS: usize = 4;

/// How much of a survey is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// The most frequent shapes and spellings.
    Frequent,
    /// Everything.
    Everything,
}

impl Detail {
    fn limit(self) -> usize {
        match self {
            Detail::Frequent => 40,
            Detail::Everything => usize::MAX,
        }
    }
}

impl Survey {
    /// The shapes of tables, the spellings of types, and the tables that are not read.
    pub fn render(&self, detail: Detail, style: Style) -> String {
        let mut text = String::new();
        let shapes = self.shapes.len();
        line(
            &mut text,
            &format!(
                "{} of {} on {}",
                counted(self.tables(), "table"),
                counted(shapes, "shape"),
                counted(self.pages, "page")
            ),
            HEADING,
            style,
        );
        for shape in self.shapes.iter().take(detail.limit()) {
            text.push('\n');
            render_shape(&mut text, shape, style);
        }
        rest(&mut text, shapes, detail, "shape", style);
        self.render_types(&mut text, detail, style);
        self.render_unread(&mut text, detail, style);
        text
    }

    fn render_types(&self, text: &mut String, detail: Detail, style: Style) {
        if self.types.is_empty() {
            return;
        }
        text.push('\n');
        line(text, "Types, with the number of cells and what each is read as", HEADING, style);
        let shown: Vec<[String; 3]> = self.types.iter().take(detail.limit()).map(columns).collect();
        let width = |column: usize| {
            shown.iter().map(|row| terminal::width(&row[column])).max().unwrap_or_default()
        };
        let widths = [width(0), width(1)];
        for [cells, spelling, read_as] in &shown {
            let indent = widths[0] - cells.len();
            let row = [
                Cell { text: &format!("{:indent$}{cells}", ""), width: widths[0], escapes: QUIET },
                Cell { text: spelling, width: widths[1], escapes: Escapes::new() },
                Cell { text: read_as, width: 0, escapes: QUIET },
            ];
            text.push_str(&terminal::row(&row, style));
            text.push('\n');
        }
        rest(text, self.types.len(), detail, "spelling", style);
    }

    fn render_unread(&self, text: &mut String, detail: Detail, style: Style) {
        let unread: Vec<_> = self
            .shapes
            .iter()
            .flat_map(|shape| shape.unread.iter().map(move |table| (shape, table)))
            .collect();
        if unread.is_empty() {
            return;
        }
        text.push('\n');
        line(text, &format!("{} not read", counted(unread.len(), "table")), HEADING, style);
        for (shape, table) in unread.iter().take(detail.limit()) {
            let heading = table.heading.as_deref().unwrap_or("no heading");
            let at = terminal::painted(&sanitize(table.at.to_string()), QUIET, style);
            let headers = sanitize(shape.headers.join(" | "));
            let reason = table.reason.as_ref().map(|reason| format!(" ({reason})"));
            let reason = sanitize(reason.unwrap_or_default());
            // Writing to a String cannot fail.
            let _ = writeln!(text, "  {at}  {}: {headers}{reason}", sanitize(heading.to_owned()));
        }
        rest(text, unread.len(), detail, "table", style);
    }
}

fn render_shape(text: &mut String, shape: &Shape, style: Style) {
    line(text, &shape.headers.join(" | "), HEADING, style);
    let read_as = shape.read_as.iter().map(|(read_as, count)| described(*read_as, *count));
    let read_as: Vec<String> = read_as.collect();
    let _ = writeln!(
        text,
        "  {}, {}: {}",
        counted(shape.tables, "table"),
        counted(shape.rows, "row"),
        read_as.join(", ")
    );
    let headings = shape.headings.iter().take(HEADINGS);
    let mut headings: Vec<String> =
        headings.map(|(form, count)| format!("{form} ({count})")).collect();
    if shape.headings.len() > HEADINGS {
        headings.push(format!("{} more", shape.headings.len() - HEADINGS));
    }
    if !headings.is_empty() {
        let _ = writeln!(text, "  under {}", sanitize(headings.join(", ")));
    }
    line(text, &format!("  first at {}", shape.first), QUIET, style);
}

fn columns(ty: &TypeSpelling) -> [String; 3] {
    let read_as = match ty.read_as.as_slice() {
        [] => "not read".to_owned(),
        types => types.join(", "),
    };
    [ty.cells.to_string(), sanitize(ty.spelling.clone()), sanitize(read_as)]
}

fn described(read_as: ReadAs, tables: usize) -> String {
    match read_as {
        ReadAs::Model => format!("{tables} read as {}", plural(tables, "a model", "models")),
        ReadAs::Enum => format!("{tables} read as {}", plural(tables, "an enum", "enums")),
        ReadAs::Operations => format!("{tables} read as operations"),
        ReadAs::Empty => format!("{tables} without rows"),
        ReadAs::Nothing => format!("{tables} not read"),
    }
}

fn plural<'a>(count: usize, one: &'a str, many: &'a str) -> &'a str {
    if count == 1 { one } else { many }
}

fn line(text: &mut String, content: &str, escapes: Escapes, style: Style) {
    text.push_str(&terminal::painted(&sanitize(content.to_owned()), escapes, style));
    text.push('\n');
}

/// Says how many are not shown.
fn rest(text: &mut String, count: usize, detail: Detail, noun: &str, style: Style) {
    if count > detail.limit() {
        let more = counted(count - detail.limit(), &format!("more {noun}"));
        line(text, &format!("  {more}; --all shows them"), QUIET, style);
    }
}
