//! Where the columns of a table of properties or parameters are.

use std::fmt::Display;

use super::file::ColumnHeaders;
use crate::diagnostics::{Code, Diagnostic};
use crate::markdown::{Page, Row, Table, Text};

pub(super) struct Columns {
    pub(super) width: usize,
    pub(super) name: usize,
    pub(super) ty: usize,
    pub(super) description: Option<usize>,
    pub(super) notes: Option<usize>,
}

impl Columns {
    /// The column that takes up the pipes in a row with too many cells: that of the type if its brackets
    /// are not closed in its cell, else that of the description.
    pub(super) fn column_of_pipes(&self, row: &Row<'_>) -> usize {
        let is_open =
            |cell: &Text<'_>| cell.raw.matches('[').count() > cell.raw.matches(']').count();
        match row.cells.get(self.ty).is_some_and(is_open) {
            true => self.ty,
            false => self.description.unwrap_or(self.width - 1),
        }
    }

    /// The columns of a table, which a fault calls `subject`.
    ///
    /// # Errors
    ///
    /// If it has no column for the name or the type.
    pub(super) fn of(
        page: &Page<'_>,
        table: &Table<'_>,
        headers: &ColumnHeaders,
        subject: impl Display,
    ) -> Result<Columns, Box<Diagnostic>> {
        let (name, ty) = (headers.name.find(table), headers.ty.find(table));
        if let (Some(name), Some(ty)) = (name, ty) {
            return Ok(Columns {
                width: table.width(),
                name,
                ty,
                description: headers.description.find(table),
                notes: headers.notes.find(table),
            });
        }
        let missing = if name.is_none() { &headers.name } else { &headers.ty };
        let missing = missing.usual();
        Err(Box::new(
            Diagnostic::error(Code::MissingColumn, format!("{subject} has no {missing} column"))
                .at(
                    page.span(&table.header.text),
                    format!("`{missing}` is expected among these headers"),
                )
                .help("the columns are Name, Type, Description and Notes"),
        ))
    }
}
