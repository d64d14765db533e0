//! Reads a table of properties.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::nesting::NestedRow;
use super::{Subject, clean, prose, short_row};
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::dialect::faults::{bad_type, unread_type};
use crate::dialect::file::{Footnotes, ModelColumns, ModelTable, NoteRules};
use crate::dialect::interpreter::Interpreter;
use crate::dialect::parsed::{FactKind, ParsedBase, ParsedFact, ParsedModel, ParsedProperty};
use crate::dialect::type_ref::{Target, TypeRef};
use crate::markdown::{Page, Row, Table, Text};
use crate::schema::Type;

/// The most rows that a row can be nested in; the name of a nested model has those of all of them.
const DEEPEST: usize = 16;

/// Whether a table has the columns of a rule.
pub(super) fn fits(table: &Table<'_>, columns: &ModelColumns) -> bool {
    columns.name.find(table).is_some() && columns.ty.find(table).is_some()
}

pub(super) fn read(
    page: &Page<'_>,
    table: &Table<'_>,
    subject: Subject,
    above: &[Text<'_>],
    (rule, footnotes): (&ModelTable, &Footnotes),
    interpreter: Interpreter<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> (ParsedModel, Vec<NestedRow>) {
    let mut reader = Reader {
        page,
        rule,
        footnotes,
        model: &subject.name,
        columns: Columns::of(table, &rule.columns),
        interpreter,
        diagnostics,
    };
    let rows = reader.rows(table);
    let extends = rule.extends.iter();
    let model = ParsedModel {
        at: subject.at,
        description: prose(above),
        extends: extends.map(|name| ParsedBase { name: name.clone(), at: subject.at }).collect(),
        properties: Vec::new(),
        enums: Vec::new(),
        name: subject.name,
    };
    (model, rows)
}

/// The rows of a model that were read so far, by key.
pub(super) type Keys = HashMap<String, Span>;

/// The keys of a model.
pub(super) fn keys(model: &ParsedModel) -> Keys {
    let properties = model.properties.iter();
    properties.map(|property| (property.wire.as_str().to_owned(), property.at)).collect()
}

/// Adds what another table says of a model with these keys.
pub(super) fn join(
    model: &mut ParsedModel,
    keys: &mut Keys,
    more: ParsedModel,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for property in more.properties {
        match keys.entry(property.wire.as_str().to_owned()) {
            Entry::Occupied(first) => {
                diagnostics.push(twice(&model.name, &property, *first.get()));
            }
            Entry::Vacant(key) => {
                key.insert(property.at);
                model.properties.push(property);
            }
        }
    }
    model.description = model.description.take().or(more.description);
}

/// The diagnostic of a row whose property an earlier row documents.
fn twice(model: &str, property: &ParsedProperty, first: Span) -> Diagnostic {
    let message = format!("`{model}` has the property `{}` twice", property.wire.as_str());
    Diagnostic::warning(Code::DuplicateProperty, message)
        .at(property.at, "once more here, and not read")
        .at(first, "first here")
        .help("remove one of the two rows")
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
    footnotes: &'r Footnotes,
    model: &'r str,
    columns: Columns,
    interpreter: Interpreter<'r>,
    diagnostics: &'r mut Vec<Diagnostic>,
}

impl<'a> Reader<'_, '_, 'a> {
    fn rows(&mut self, table: &Table<'a>) -> Vec<NestedRow> {
        let mut rows: Vec<NestedRow> = Vec::with_capacity(table.rows.len());
        let mut known: HashMap<(Option<usize>, String), Span> =
            HashMap::with_capacity(table.rows.len());
        // The rows that the next one may belong to, outermost first.
        let mut around: Vec<usize> = Vec::new();
        for row in &table.rows {
            let Some(cells) = self.cells(row, table) else { continue };
            if let Some(text) = self.continuation(&cells) {
                if let Some(last) = rows.last_mut() {
                    let description = &mut last.property.description;
                    let before = description.take().map_or_else(String::new, |d| d + "\n");
                    *description = Some(before + &text);
                }
                continue;
            }
            let Some((level, property)) = self.property(row, &cells) else { continue };
            around.truncate(level);
            let parent = around.last().copied();
            let key = (parent, property.wire.as_str().to_owned());
            if let Some(&first) = known.get(&key) {
                self.diagnostics.push(twice(self.model, &property, first));
                continue;
            }
            known.insert(key, property.at);
            around.push(rows.len());
            rows.push(NestedRow { parent, property });
        }
        rows
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

    /// The property of a row, and how many rows it is nested in.
    fn property(&mut self, row: &Row<'a>, cells: &[Text<'a>]) -> Option<(usize, ParsedProperty)> {
        let name_cell = *cells.get(self.columns.name)?;
        let plain = name_cell.plain();
        let name = clean(&plain, self.footnotes);
        let (level, name) = self.nesting(&name);
        let optional_name = self.rule.presence.optional_name.as_ref();
        let bare = optional_name.and_then(|form| form.capture(name));
        let has_optional_name = bare.is_some();
        let name = clean(bare.unwrap_or(name), self.footnotes);
        let name = &*name;
        if name.is_empty() {
            self.diagnostics.push(
                Diagnostic::warning(Code::UnnamedProperty, "this row names no property")
                    .at(self.page.span(&row.text), "not read")
                    .help("fill in the name, or remove the row"),
            );
            return None;
        }
        if !is_key_like(name) {
            self.diagnostics.push(unlikely_key(self.page.span(&name_cell), name));
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
        let links = self.value_links(&ty, &name_cell, description);
        let description = description.map(|cell| cell.plain().trim().to_owned());
        let property = ParsedProperty {
            wire: self.interpreter.wire_name(name, self.model),
            at: self.page.span(&name_cell),
            ty: links.unwrap_or(ty),
            ty_at: self.page.span(&ty_cell),
            required,
            read_only: self.is_read_only(cells, &text),
            facts,
            description: description.filter(|text| !text.is_empty()),
        };
        Some((level, property))
    }

    /// How many rows a name says that its row is nested in, and the name without those marks.
    fn nesting<'t>(&self, name: &'t str) -> (usize, &'t str) {
        let (mut level, mut bare) = (0, name);
        while level < DEEPEST
            && let Some(inner) = self.rule.nested.iter().find_map(|mark| mark.capture(bare))
            // A form that takes nothing away never ends.
            && inner.len() < bare.len()
        {
            (level, bare) = (level + 1, inner);
        }
        (level, bare)
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

    fn is_read_only(&self, cells: &[Text<'a>], text: &str) -> bool {
        let presence = self.columns.required.and_then(|column| cells.get(column));
        let says = |text: &str| NoteRules::say(&self.rule.read_only, text);
        says(text) || presence.is_some_and(|cell| says(&cell.plain()))
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

    /// The type of an integer or a text whose name or description links to something: an enum, if it is
    /// one of such values.
    fn value_links(
        &self,
        ty: &TypeRef,
        name: &Text<'a>,
        description: Option<Text<'a>>,
    ) -> Option<TypeRef> {
        let TypeRef::Scalar(scalar) = ty else { return None };
        let is_wanted = match scalar {
            Type::Int32 | Type::Int64 => self.rule.integer_links,
            Type::String => self.rule.text_links,
            _ => false,
        };
        if !is_wanted {
            return None;
        }
        [Some(*name), description].into_iter().flatten().find_map(|cell| {
            let links = cell.links();
            let link = links.first()?;
            let plain = cell.plain();
            Some(TypeRef::Named {
                name: plain.get(link.plain.clone()).unwrap_or_default().to_owned(),
                otherwise: Some(scalar.clone()),
                target: Some(Target::Values(link.target.to_owned())),
            })
        })
    }
}

/// What a type cell says.
struct Reading {
    ty: TypeRef,
    optional: bool,
    nullable: bool,
}

/// Whether a name starts as keys do.
fn is_key_like(name: &str) -> bool {
    name.starts_with(|c: char| {
        c.is_alphanumeric() || matches!(c, '_' | '$' | '@' | '#' | '.' | '*')
    })
}

fn unlikely_key(at: Span, name: &str) -> Diagnostic {
    Diagnostic::warning(Code::UnlikelyKey, format!("`{}` is hardly the key of a property", name))
        .at(at, "read as the key")
        .help("if its mark says that the row belongs to one above it, give the mark as a form of `nested`: `nested = [\"> {}\"]`")
}

/// A value without quotes or backticks.
fn unquoted(value: &str) -> &str {
    let mut marks = ['"', '\'', '`'].into_iter();
    marks.find_map(|mark| value.strip_prefix(mark)?.strip_suffix(mark)).unwrap_or(value)
}
