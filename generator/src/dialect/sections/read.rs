//! The sections of a page -> models, enums and other names of types.

use std::collections::HashSet;

use heck::ToPascalCase;

use super::{Alias, Section};
use crate::diagnostics::{Diagnostic, Span};
use crate::dialect::columns::Columns;
use crate::dialect::enumeration;
use crate::dialect::faults::{bad_type, short_row, unread_type};
use crate::dialect::file::{NoteRules, PageRules, SectionRules};
use crate::dialect::interpreter::Interpreter;
use crate::dialect::model;
use crate::dialect::page_name::as_name;
use crate::dialect::parsed::fact::FactKind;
use crate::dialect::parsed::{
    ParsedBase, ParsedContent, ParsedEnum, ParsedFact, ParsedModel, ParsedProperty, TypeRef,
    ValueListType, WireName,
};
use crate::markdown::{Block, Page, Table, Text};
use crate::schema::Type;

/// What the sections of a page document.
#[derive(Debug, Default)]
pub(crate) struct SectionsRead {
    /// The model or the enum of the page, and those within it.
    pub(crate) contents: Vec<ParsedContent>,
    /// The type that the page gives a name, if it documents neither.
    pub(crate) alias: Option<Alias>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Reads a page whose values have sections.
pub(crate) fn read_page(
    page: &Page<'_>,
    whole: &Section<'_, '_>,
    rules: &PageRules,
    interpreter: Interpreter<'_>,
) -> SectionsRead {
    let Some(heading) = whole.heading else { return SectionsRead::default() };
    let name =
        as_name(heading, rules).map_or_else(|| heading.plain().into_owned(), |name| name.local);
    let mut reader = Reader {
        page,
        rules,
        sections: &rules.sections,
        interpreter,
        read: SectionsRead::default(),
    };
    reader.whole(whole, name);
    reader.read
}

/// Whether a type is one of dictionaries.
fn is_map(ty: &TypeRef) -> bool {
    matches!(ty, TypeRef::Map(_) | TypeRef::Scalar(Type::Map(_)))
}

/// What a value is.
struct Value {
    ty: TypeRef,
    nullable: bool,
}

/// A row of one of the tables, cut into its cells.
struct Cells<'a> {
    name: Text<'a>,
    ty: Text<'a>,
    description: Option<Text<'a>>,
    notes: Option<Text<'a>>,
}

/// The properties of an object, and what it extends.
#[derive(Default)]
struct Parts {
    properties: Vec<ParsedProperty>,
    enums: Vec<ParsedEnum>,
    bases: Vec<ParsedBase>,
    /// The types that `allOf` lists beside objects.
    others: Vec<Value>,
}

struct Reader<'r, 'p, 'a> {
    page: &'p Page<'a>,
    rules: &'r PageRules,
    sections: &'r SectionRules,
    interpreter: Interpreter<'r>,
    read: SectionsRead,
}

impl<'p, 'a> Reader<'_, 'p, 'a> {
    /// The model, the enum or the type that the page is about.
    fn whole(&mut self, section: &Section<'p, 'a>, name: String) {
        let at = section.heading.map(|heading| self.page.span(&heading));
        let Some(at) = at else { return };
        let mut enums = Vec::new();
        let parts = self.parts(section, &name);
        let own = self.own_type(section, &mut enums);
        let is_object = own.as_ref().is_none_or(|own| is_map(&own.ty));
        let lists_models = !section.alternatives.is_empty()
            && section.alternatives.iter().all(|table| {
                let names = table.rows.iter().filter_map(|row| row.cells.first());
                names.into_iter().all(|name| super::anchor(*name).is_none())
            });
        let is_bare = section.items.is_none() && parts.others.is_empty();
        if !parts.properties.is_empty()
            || !parts.bases.is_empty()
            || lists_models
            || (is_object && is_bare)
        {
            let description = description(section.description);
            self.model(name, at, description, parts);
            return;
        }
        let ty = self.value_of(section, &name, parts, own, &mut enums).ty;
        match enums.pop().filter(|list| matches!(&ty, TypeRef::OwnEnum(own) if *own == list.name)) {
            Some(list) => {
                self.read.contents.push(ParsedContent::Enum(ParsedEnum { name, at, ..list }))
            }
            None => self.read.alias = Some(Alias { name, ty }),
        }
    }

    /// What the value of a section is. A model of its own is called `name`.
    fn value(
        &mut self,
        section: &Section<'p, 'a>,
        name: &str,
        enums: &mut Vec<ParsedEnum>,
    ) -> Value {
        let parts = self.parts(section, name);
        let own = self.own_type(section, enums);
        self.value_of(section, name, parts, own, enums)
    }

    fn value_of(
        &mut self,
        section: &Section<'p, 'a>,
        name: &str,
        mut parts: Parts,
        own: Option<Value>,
        enums: &mut Vec<ParsedEnum>,
    ) -> Value {
        let nullable = own.as_ref().is_some_and(|own| own.nullable);
        let any = || TypeRef::Scalar(Type::Any);
        let ty = if let Some(items) = section.items {
            let element = self.element(section, items, name);
            TypeRef::List(Box::new(element.unwrap_or_else(any)))
        } else if !parts.properties.is_empty() || parts.bases.len() > 1 {
            let at = section.heading.map(|heading| self.page.span(&heading));
            let Some(at) = at else { return Value { ty: any(), nullable } };
            let description = description(section.description);
            TypeRef::named(self.model(name.to_owned(), at, description, parts))
        } else if let Some(base) = parts.bases.pop() {
            TypeRef::named(base.name)
        } else if parts.others.len() == 1
            && let Some(other) = parts.others.pop()
        {
            enums.append(&mut parts.enums);
            other.ty
        } else if let Some(values) =
            section.properties.and_then(|table| self.values(section, table, name))
        {
            TypeRef::Map(Box::new(values))
        } else {
            own.map_or_else(any, |own| own.ty)
        };
        Value { ty, nullable }
    }

    /// The type that a section's own table says.
    fn own_type(
        &mut self,
        section: &Section<'p, 'a>,
        enums: &mut Vec<ParsedEnum>,
    ) -> Option<Value> {
        let table = section.ty?;
        let row = table.rows.first()?;
        let headers = &self.sections.columns;
        let cell = |column: Option<usize>| row.cells.get(column?).copied();
        let ty = cell(headers.ty.find(table))?;
        if ty.is_empty() {
            return None;
        }
        let cells = Cells {
            name: section.heading.unwrap_or(ty),
            ty,
            description: None,
            notes: cell(headers.notes.find(table)),
        };
        self.scalar(&cells, enums)
    }

    /// The type of the elements of a list.
    fn element(
        &mut self,
        section: &Section<'p, 'a>,
        items: &Table<'a>,
        name: &str,
    ) -> Option<TypeRef> {
        let cells = self.rows(items).into_iter().next()?;
        self.free_standing(section, &cells, &format!("{name}Inner"))
    }

    /// The type of the values of a dictionary: of the row that names no property.
    fn values(
        &mut self,
        section: &Section<'p, 'a>,
        table: &Table<'a>,
        name: &str,
    ) -> Option<TypeRef> {
        let rows = self.rows(table);
        let row = rows.iter().find(|row| self.interpreter.is_skipped(&row.name.plain()))?;
        self.free_standing(section, row, &format!("{name}Value"))
    }

    /// The type of a row that is no property. Its enum stands alone.
    fn free_standing(
        &mut self,
        section: &Section<'p, 'a>,
        cells: &Cells<'a>,
        name: &str,
    ) -> Option<TypeRef> {
        let mut enums = Vec::new();
        let mut ty = self.of_row(section, cells, name, &mut enums)?.ty;
        let inner = ty.innermost_mut();
        if let TypeRef::OwnEnum(_) = inner
            && let Some(list) = enums.pop()
        {
            let list = ParsedEnum { name: name.to_owned(), ..list };
            self.read.contents.push(ParsedContent::Enum(list));
            *inner = TypeRef::named(name.to_owned());
        }
        Some(ty)
    }

    /// What a row says that its value is.
    fn of_row(
        &mut self,
        section: &Section<'p, 'a>,
        cells: &Cells<'a>,
        name: &str,
        enums: &mut Vec<ParsedEnum>,
    ) -> Option<Value> {
        match section.linked(cells.name) {
            Some(within) => Some(self.value(within, name, enums)),
            None => self.scalar(cells, enums),
        }
    }

    /// The properties and bases of a section.
    fn parts(&mut self, section: &Section<'p, 'a>, name: &str) -> Parts {
        let mut parts = Parts::default();
        if let Some(table) = section.properties {
            for cells in self.rows(table) {
                let property = self.property(section, &cells, name, &mut parts.enums);
                parts.properties.extend(property);
            }
        }
        let Some(all_of) = section.all_of else { return parts };
        for cells in self.rows(all_of) {
            if let Some(within) = section.linked(cells.name) {
                let of_part = self.parts(within, name);
                parts.properties.extend(of_part.properties);
                parts.enums.extend(of_part.enums);
                parts.bases.extend(of_part.bases);
                parts.others.extend(of_part.others);
                if within.properties.is_none() && within.all_of.is_none() {
                    let mut enums = Vec::new();
                    let other = self.value(within, name, &mut enums);
                    if other.ty.innermost() != &TypeRef::Scalar(Type::Any) || within.items.is_some()
                    {
                        parts.enums.extend(enums);
                        parts.others.push(other);
                    }
                }
            } else if let Some(Value { ty: TypeRef::Named { name, .. }, .. }) =
                self.scalar(&cells, &mut parts.enums)
            {
                parts.bases.push(ParsedBase { name, at: self.page.span(&cells.name) });
            }
        }
        parts
    }

    fn property(
        &mut self,
        section: &Section<'p, 'a>,
        cells: &Cells<'a>,
        model: &str,
        enums: &mut Vec<ParsedEnum>,
    ) -> Option<ParsedProperty> {
        let key = cells.name.plain().into_owned();
        if key.is_empty() || self.interpreter.is_skipped(&key) {
            return None;
        }
        let name = format!("{model}{}", key.to_pascal_case());
        let value = self.of_row(section, cells, &name, enums)?;
        let says =
            |marks: &[String]| cells.notes.is_some_and(|notes| NoteRules::say(marks, notes.raw));
        let fact = |kind| ParsedFact { kind, text: String::new(), at: self.page.span(&cells.ty) };
        let description = cells.description.map(|text| text.prose().into_owned());
        Some(ParsedProperty {
            wire: WireName::Exact(key),
            at: self.page.span(&cells.name),
            ty: value.ty,
            ty_at: self.page.span(&cells.ty),
            required: !says(&self.rules.notes.optional),
            read_only: says(&self.rules.notes.read_only),
            facts: value.nullable.then(|| fact(FactKind::Nullable)).into_iter().collect(),
            description: description.filter(|text| !text.is_empty()),
        })
    }

    /// What the type cell and the notes of a row say. The values of an enum are added to `enums`, under the
    /// name of the row.
    fn scalar(&mut self, cells: &Cells<'a>, enums: &mut Vec<ParsedEnum>) -> Option<Value> {
        let of = cells.name.plain();
        let text = cells.ty.plain();
        let (mut ty, nullable) = match self.interpreter.read_type(&cells.ty, &text) {
            Ok(read) => {
                let unread = read.unread.iter();
                let unread = unread.map(|unread| unread_type(self.page, &cells.ty, &of, unread));
                self.read.diagnostics.extend(unread);
                (read.ty, read.nullable)
            }
            Err(fault) => {
                self.read.diagnostics.push(bad_type(self.page, &cells.ty, &of, fault));
                if !text.is_empty() {
                    return None;
                }
                (TypeRef::Scalar(Type::Any), false)
            }
        };
        let notes = cells.notes.map(|notes| notes.raw).unwrap_or_default();
        let mut stated =
            self.sections.types.iter().filter(|(note, _)| notes.contains(note.as_str()));
        if let TypeRef::Scalar(Type::Any | Type::Int64 | Type::Double) = ty
            && let Some((_, stated)) = stated.next()
        {
            ty = TypeRef::Scalar(stated.clone());
        }
        let values = self.sections.values.iter().find_map(|form| form.note_in(notes));
        if let (Some(values), Some(cell)) = (values, cells.notes) {
            let name = format!("{}Enum", of.to_pascal_case());
            let list = enumeration::of_note(name, self.page.span(&cell), values);
            match &list.ty {
                ValueListType::Enum(_) => {
                    ty = TypeRef::OwnEnum(list.name.clone());
                    enums.push(list);
                }
                ValueListType::Scalar(scalar) => ty = TypeRef::Scalar(scalar.clone()),
            }
        }
        Some(Value { ty, nullable })
    }

    /// Adds a model, and returns its name: the parts of `allOf` may have sections of the same name.
    fn model(
        &mut self,
        name: String,
        at: Span,
        description: Option<String>,
        parts: Parts,
    ) -> String {
        let Parts { mut properties, enums, bases, .. } = parts;
        // The parts of `allOf` may repeat a property.
        let mut seen = HashSet::new();
        properties.retain(|property| seen.insert(property.wire.as_str().to_lowercase()));
        let is_same = |model: &ParsedModel| {
            let keys = |of: &[ParsedProperty]| -> Vec<(String, TypeRef)> {
                of.iter().map(|one| (one.wire.as_str().to_owned(), one.ty.clone())).collect()
            };
            keys(&model.properties) == keys(&properties)
        };
        let mut names = std::iter::once(name.clone()).chain((2..).map(|n| format!("{name}{n}")));
        let free = names.find_map(|name| {
            let known = self.read.contents.iter().find(|content| content.name() == name);
            match known {
                None => Some((name, true)),
                Some(ParsedContent::Model(model)) if is_same(model) => Some((name, false)),
                Some(_) => None,
            }
        });
        let Some((name, true)) = free else { return free.map_or(name, |(known, _)| known) };
        self.read.contents.push(ParsedContent::Model(ParsedModel {
            name: name.clone(),
            at,
            description,
            extends: bases,
            properties,
            enums,
        }));
        name
    }

    /// The rows of a table with a name and a type.
    fn rows(&mut self, table: &Table<'a>) -> Vec<Cells<'a>> {
        let subject = "the table of this section";
        let columns = match Columns::of(self.page, table, &self.sections.columns, subject) {
            Ok(columns) => columns,
            Err(fault) => {
                self.read.diagnostics.push(*fault);
                return Vec::new();
            }
        };
        let mut rows = Vec::with_capacity(table.rows.len());
        for row in &table.rows {
            if let Some(cells) =
                row.fit(self.page.text, columns.width, columns.column_of_pipes(row))
            {
                rows.push(Cells {
                    name: cells[columns.name],
                    ty: cells[columns.ty],
                    description: columns.description.map(|column| cells[column]),
                    notes: columns.notes.map(|column| cells[column]),
                });
            } else if let [name, rest @ ..] = row.cells.as_slice()
                && rest.iter().all(Text::is_empty)
            {
                // The generator ends the row of a required property without a type after its name.
                let ty = Text { raw: "", start: row.text.range().end };
                rows.push(Cells { name: *name, ty, description: None, notes: None });
            } else {
                let short = short_row(self.page, table, row, columns.name);
                self.read.diagnostics.push(short);
            }
        }
        rows
    }
}

fn description(blocks: &[Block<'_>]) -> Option<String> {
    model::description(blocks.iter().filter_map(|block| match block {
        Block::Paragraph(text) => Some(text),
        _ => None,
    }))
}
