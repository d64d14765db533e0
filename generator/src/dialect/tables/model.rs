//! Reads a table of properties.

use std::collections::HashMap;

use super::{clean, prose, short_row};
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::dialect::faults::{bad_type, unread_type};
use crate::dialect::file::{ModelColumns, ModelTable, NoteRules};
use crate::dialect::interpreter::Interpreter;
use crate::dialect::parsed::{FactKind, ParsedBase, ParsedFact, ParsedModel, ParsedProperty};
use crate::dialect::type_ref::{Target, TypeRef};
use crate::markdown::{Page, Row, Table, Text};
use crate::schema::Type;

/// What a table documents.
pub(super) struct Subject<'d, 'a> {
    pub(super) name: String,
    /// The heading.
    pub(super) at: Span,
    /// The text above the table.
    pub(super) description: &'d [Text<'a>],
}

/// Whether a table has the columns of a rule.
pub(super) fn fits(table: &Table<'_>, columns: &ModelColumns) -> bool {
    columns.name.find(table).is_some() && columns.ty.find(table).is_some()
}

pub(super) fn read(
    page: &Page<'_>,
    table: &Table<'_>,
    subject: Subject<'_, '_>,
    (rule, footnotes): (&ModelTable, &[char]),
    interpreter: Interpreter<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> ParsedModel {
    let mut reader = Reader {
        page,
        rule,
        footnotes,
        model: &subject.name,
        columns: Columns::of(table, &rule.columns),
        interpreter,
        diagnostics,
    };
    let properties = reader.properties(table);
    let extends = rule.extends.iter();
    ParsedModel {
        at: subject.at,
        description: prose(subject.description),
        extends: extends.map(|name| ParsedBase { name: name.clone(), at: subject.at }).collect(),
        properties,
        enums: Vec::new(),
        name: subject.name,
    }
}

/// Where the columns of one table are.
struct Columns {
    width: usize,
    name: usize,
    ty: usize,
    description: Option<usize>,
    required: Option<usize>,
    facts: Vec<(FactKind, usize)>,
}

impl Columns {
    fn of(table: &Table<'_>, headers: &ModelColumns) -> Columns {
        let facts = headers.facts.iter();
        Columns {
            width: table.width(),
            name: headers.name.find(table).unwrap_or_default(),
            ty: headers.ty.find(table).unwrap_or_default(),
            description: headers.description.find(table),
            required: headers.required.find(table),
            facts: facts
                .filter_map(|(kind, headers)| Some((*kind, headers.find(table)?)))
                .collect(),
        }
    }
}

struct Reader<'r, 'p, 'a> {
    page: &'p Page<'a>,
    rule: &'r ModelTable,
    footnotes: &'r [char],
    model: &'r str,
    columns: Columns,
    interpreter: Interpreter<'r>,
    diagnostics: &'r mut Vec<Diagnostic>,
}

impl<'a> Reader<'_, '_, 'a> {
    fn properties(&mut self, table: &Table<'a>) -> Vec<ParsedProperty> {
        let mut properties: Vec<ParsedProperty> = Vec::with_capacity(table.rows.len());
        let mut known: HashMap<String, Span> = HashMap::with_capacity(table.rows.len());
        for row in &table.rows {
            let Some(cells) = self.cells(row, table) else { continue };
            if let Some(text) = self.continuation(&cells) {
                if let Some(last) = properties.last_mut() {
                    let before = last.description.take().map_or_else(String::new, |d| d + "\n");
                    last.description = Some(before + &text);
                }
                continue;
            }
            let Some(property) = self.property(row, &cells) else { continue };
            let name = property.wire.as_str().to_owned();
            if let Some(&first) = known.get(&name) {
                let message = format!("`{}` has the property `{name}` twice", self.model);
                self.diagnostics.push(
                    Diagnostic::warning(Code::DuplicateProperty, message)
                        .at(property.at, "once more here, and not read")
                        .at(first, "first here")
                        .help("remove one of the two rows"),
                );
                continue;
            }
            known.insert(name, property.at);
            properties.push(property);
        }
        properties
    }

    /// The cell of each column. Cells that a row leaves out at its end are empty.
    fn cells(&mut self, row: &Row<'a>, table: &Table<'a>) -> Option<Vec<Text<'a>>> {
        let overflow = self.columns.description.unwrap_or(self.columns.width - 1);
        if let Some(cells) = row.fit(self.page.text, self.columns.width, overflow) {
            return Some(cells.into_owned());
        }
        let mut cells = row.cells.clone();
        let column = self.columns.name.max(self.columns.ty);
        if cells.len() <= column {
            let header = table.header.cells.get(column).map(Text::plain).unwrap_or_default();
            self.diagnostics.push(short_row(self.page, &row.text, &header));
            return None;
        }
        let end = Text { raw: "", start: row.text.range().end };
        cells.resize(self.columns.width, end);
        Some(cells)
    }

    /// The text of a row that only continues the description of the row above it.
    fn continuation(&self, cells: &[Text<'a>]) -> Option<String> {
        let is_empty = |column: usize| cells.get(column).is_none_or(Text::is_empty);
        let text = cells.get(self.columns.description?)?.prose();
        let continues = is_empty(self.columns.name) && is_empty(self.columns.ty);
        (continues && !text.is_empty()).then(|| text.into_owned())
    }

    fn property(&mut self, row: &Row<'a>, cells: &[Text<'a>]) -> Option<ParsedProperty> {
        let name_cell = *cells.get(self.columns.name)?;
        let plain = name_cell.plain();
        let name = clean(&plain, self.footnotes);
        let optional_name = self.rule.presence.optional_name.as_ref();
        let bare = optional_name.and_then(|form| form.capture(&name));
        let has_optional_name = bare.is_some();
        let name = clean(bare.unwrap_or(&name), self.footnotes);
        let name = &*name;
        if name.is_empty() {
            self.diagnostics.push(
                Diagnostic::warning(Code::UnnamedProperty, "this row names no property")
                    .at(self.page.span(&row.text), "not read")
                    .help("fill in the name, or remove the row"),
            );
            return None;
        }
        let ty_cell = *cells.get(self.columns.ty)?;
        let description = self.columns.description.and_then(|column| cells.get(column)).copied();
        let text = description.map(|cell| cell.prose()).unwrap_or_default();
        let Reading { ty, optional, nullable } = self.type_of(name, &ty_cell)?;
        let mut facts = self.facts(cells, &text, description.unwrap_or(name_cell));
        if nullable && !facts.iter().any(|fact| fact.kind == FactKind::Nullable) {
            let at = self.page.span(&ty_cell);
            facts.push(ParsedFact { kind: FactKind::Nullable, text: String::new(), at });
        }
        let required = self.is_required(cells, &text, has_optional_name) && !optional;
        Some(ParsedProperty {
            wire: self.interpreter.wire_name(name, self.model),
            at: self.page.span(&name_cell),
            ty: description.map_or(ty.clone(), |cell| self.linked_integer(ty, &cell)),
            ty_at: self.page.span(&ty_cell),
            required,
            read_only: NoteRules::say(&self.rule.read_only, &text),
            facts,
            description: Some(text.into_owned()).filter(|text| !text.is_empty()),
        })
    }

    fn is_required(&self, cells: &[Text<'a>], text: &str, has_optional_name: bool) -> bool {
        let presence = &self.rule.presence;
        if NoteRules::say(&presence.optional, text) || has_optional_name {
            return false;
        }
        match self.columns.required.and_then(|column| cells.get(column)) {
            Some(cell) => {
                let says = cell.plain();
                let says = clean(&says, self.footnotes);
                presence.required.iter().any(|yes| yes.eq_ignore_ascii_case(&says))
            }
            None => presence.optional_name.is_some() || !presence.optional.is_empty(),
        }
    }

    /// What the columns and the description state of the values.
    fn facts(&self, cells: &[Text<'a>], text: &str, description: Text<'a>) -> Vec<ParsedFact> {
        let mut facts: Vec<ParsedFact> = Vec::new();
        for (kind, column) in &self.columns.facts {
            let Some(cell) = cells.get(*column) else { continue };
            let value = cell.plain();
            let value = clean(&value, self.footnotes);
            if !value.is_empty() && value != "-" {
                let at = self.page.span(cell);
                facts.push(ParsedFact { kind: *kind, text: unquoted(&value).to_owned(), at });
            }
        }
        for (kind, value) in self.rule.facts.find(text) {
            if !facts.iter().any(|fact| fact.kind == kind) {
                let at = self.page.span(&description);
                facts.push(ParsedFact { kind, text: unquoted(value).to_owned(), at });
            }
        }
        facts
    }

    fn type_of(&mut self, property: &str, cell: &Text<'a>) -> Option<Reading> {
        let plain = cell.plain();
        match self.interpreter.read_type(cell, &plain) {
            Ok(reading) => {
                let unread = reading.unread.iter();
                self.diagnostics
                    .extend(unread.map(|unread| unread_type(self.page, cell, property, unread)));
                let (optional, nullable) = (reading.optional, reading.nullable);
                Some(Reading { ty: reading.ty, optional, nullable })
            }
            Err(fault) => {
                let is_missing = plain.is_empty();
                self.diagnostics.push(bad_type(self.page, cell, property, fault));
                let any = TypeRef::Scalar(Type::Any);
                is_missing.then_some(Reading { ty: any, optional: false, nullable: false })
            }
        }
    }

    /// The type of an integer whose description links to something: an enum, if it is one of integers.
    fn linked_integer(&self, ty: TypeRef, description: &Text<'a>) -> TypeRef {
        let TypeRef::Scalar(integer @ (Type::Int32 | Type::Int64)) = &ty else { return ty };
        if !self.rule.integer_links {
            return ty;
        }
        let links = description.links();
        let Some(link) = links.first() else { return ty };
        let plain = description.plain();
        TypeRef::Named {
            name: plain.get(link.plain.clone()).unwrap_or_default().to_owned(),
            otherwise: Some(integer.clone()),
            target: Some(Target(link.target.to_owned())),
        }
    }
}

/// What a type cell says.
struct Reading {
    ty: TypeRef,
    optional: bool,
    nullable: bool,
}

/// A value without quotes or backticks.
fn unquoted(value: &str) -> &str {
    let mut marks = ['"', '\'', '`'].into_iter();
    marks.find_map(|mark| value.strip_prefix(mark)?.strip_suffix(mark)).unwrap_or(value)
}
