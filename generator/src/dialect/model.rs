//! A model's page: its description, its property table, its enums.

use std::collections::{HashMap, HashSet};

use super::columns::Columns;
use super::enumeration;
use super::faults::{bad_type, row_width, short_row, unnamed, unread_type};
use super::file::{NoteRules, PageRules};
use super::interpreter::Interpreter;
use super::layout::ModelLayout;
use crate::diagnostics::{Code, Diagnostic};
use crate::dialect::parsed::fact::FactKind;
use crate::dialect::parsed::{
    ParsedEnum, ParsedFact, ParsedModel, ParsedProperty, TypeRef, WireName,
};
use crate::markdown::{Page, Row, Table, Text};
use crate::schema::Type;
use crate::schema::folding::folded;

pub(super) fn read_page(
    page: &Page<'_>,
    outline: &ModelLayout<'_, '_>,
    rules: &PageRules,
    interpreter: Interpreter<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> ParsedModel {
    let enums = enums(page, outline, rules, interpreter, diagnostics);
    let mut reader = Reader {
        page,
        model: &outline.name,
        rules,
        interpreter,
        enums: enums.iter().map(|own| own.name.as_str()).collect(),
        diagnostics,
    };
    let properties = match outline.table {
        Some(table) => reader.properties(table),
        None => Vec::new(),
    };
    ParsedModel {
        name: outline.name.clone(),
        at: outline.at,
        description: description(&outline.description),
        extends: Vec::new(),
        properties,
        enums,
    }
}

/// The paragraphs with a blank line between them; none if they are empty.
pub(super) fn description<'t, 'p: 't>(
    paragraphs: impl IntoIterator<Item = &'t Text<'p>>,
) -> Option<String> {
    let paragraphs: Vec<_> = paragraphs.into_iter().map(Text::prose).collect();
    let text = paragraphs.join("\n\n");
    (!text.trim().is_empty()).then(|| text.trim().to_owned())
}

/// The page's enums. The same one twice, as for two maps of the same values, is one.
fn enums(
    page: &Page<'_>,
    outline: &ModelLayout<'_, '_>,
    rules: &PageRules,
    interpreter: Interpreter<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<ParsedEnum> {
    let mut enums: Vec<ParsedEnum> = Vec::with_capacity(outline.enums.len());
    let mut places = HashMap::new();
    let sentinels = &rules.values.sentinels;
    for outline in &outline.enums {
        let Some(read) =
            enumeration::read_section(page, outline, sentinels, interpreter, diagnostics)
        else {
            continue;
        };
        match places.get(&read.name).and_then(|&index: &usize| enums.get(index)) {
            None => {
                places.insert(read.name.clone(), enums.len());
                enums.push(read);
            }
            Some(first) if enumeration::same_values(first, &read) => {}
            Some(first) => diagnostics.push(
                Diagnostic::error(
                    Code::DuplicateEnum,
                    format!("the enum `{}` is documented twice, with different values", read.name),
                )
                .at(read.at, "once more here")
                .at(first.at, "first here")
                .help("remove one of the two"),
            ),
        }
    }
    enums
}

/// What a type cell says of its property.
struct CellType {
    ty: TypeRef,
    nullable: bool,
    optional: bool,
    /// The key of the property, where the heading of its enum shows it.
    key: Option<String>,
}

impl CellType {
    fn of(ty: TypeRef) -> CellType {
        CellType { ty, nullable: false, optional: false, key: None }
    }
}

/// The state of reading a property table.
struct Reader<'r, 'p, 'a> {
    page: &'p Page<'a>,
    model: &'r str,
    rules: &'r PageRules,
    interpreter: Interpreter<'r>,
    /// The names of the page's enums.
    enums: HashSet<&'r str>,
    diagnostics: &'r mut Vec<Diagnostic>,
}

impl<'a> Reader<'_, '_, 'a> {
    fn properties(&mut self, table: &Table<'a>) -> Vec<ParsedProperty> {
        let columns = match Columns::of(
            self.page,
            table,
            &self.rules.columns,
            format_args!("the property table of `{}`", self.model),
        ) {
            Ok(columns) => columns,
            Err(fault) => {
                self.diagnostics.push(*fault);
                return Vec::new();
            }
        };
        let mut properties = Vec::with_capacity(table.rows.len());
        for row in &table.rows {
            properties.extend(self.property(table, &columns, row));
        }
        self.without_duplicates(properties)
    }

    fn property(
        &mut self,
        table: &Table<'a>,
        columns: &Columns,
        row: &Row<'a>,
    ) -> Option<ParsedProperty> {
        let overflow_column = columns.column_of_pipes(row);
        let Some(cells) = row.fit(self.page.text, columns.width, overflow_column) else {
            self.diagnostics.push(short_row(self.page, table, row, columns.name));
            return None;
        };
        if row.cells.len() > columns.width && columns.description == Some(overflow_column) {
            self.diagnostics.push(
                Diagnostic::note(Code::PipeInCell, row_width(row.cells.len(), columns.width)).at(
                    self.page.span(&cells[overflow_column]),
                    "read as one description with pipes in it",
                ),
            );
        }
        let name_cell = cells[columns.name];
        let name = name_cell.plain();
        if name.is_empty() {
            self.diagnostics.push(unnamed(self.page, Code::UnnamedProperty, row, name_cell));
            return None;
        }
        if self.interpreter.is_skipped(&name) {
            return None;
        }
        let ty_cell = cells[columns.ty];
        let CellType { ty, nullable, optional, key } = self.type_of(&name, &ty_cell)?;
        let notes = columns.notes.map(|notes| cells[notes].raw);
        let marks = &self.rules.notes;
        let notes_say = |marks: &[String]| notes.is_some_and(|notes| NoteRules::say(marks, notes));
        let description = columns.description.map(|at| cells[at].prose());
        Some(ParsedProperty {
            wire: match key {
                Some(key) => WireName::Exact(key),
                None => self.interpreter.wire_name(&name, self.model),
            },
            at: self.page.span(&name_cell),
            ty,
            ty_at: self.page.span(&ty_cell),
            required: notes.is_some() && !optional && !notes_say(&marks.optional),
            read_only: notes_say(&marks.read_only),
            facts: nullable
                .then(|| ParsedFact {
                    kind: FactKind::Nullable,
                    text: String::new(),
                    at: self.page.span(&ty_cell),
                })
                .into_iter()
                .collect(),
            description: description.filter(|text| !text.is_empty()).map(|text| text.into_owned()),
        })
    }

    fn type_of(&mut self, property: &str, cell: &Text<'a>) -> Option<CellType> {
        let text = cell.plain();
        let is_missing = text.is_empty();
        let read = match self.interpreter.read_type(cell, &text) {
            Ok(read) => read,
            Err(fault) => {
                self.diagnostics.push(bad_type(self.page, cell, property, fault));
                let ty = TypeRef::Scalar(Type::Any);
                return is_missing.then_some(CellType::of(ty));
            }
        };
        let of =
            |ty| CellType { nullable: read.nullable, optional: read.optional, ..CellType::of(ty) };
        if !read.unread.is_empty() {
            let unread = read.unread.iter();
            let unread = unread.map(|unread| unread_type(self.page, cell, property, unread));
            self.diagnostics.extend(unread);
            return Some(of(read.ty));
        }
        let (path, leaf) = read.leaf.rsplit_once('.').unwrap_or(("", read.leaf));
        let links_to_enum = || cell.link_target().is_some_and(|target| target.starts_with('#'));
        if self.enums.contains(leaf) {
            return Some(of(with_innermost(read.ty, TypeRef::OwnEnum(leaf.to_owned()))));
        }
        if self.interpreter.means_own_enum(leaf) {
            let Some(own) = self.enums.iter().find(|own| folded(own) == folded(property)) else {
                return Some(of(with_innermost(read.ty, TypeRef::Scalar(Type::String))));
            };
            let values = TypeRef::OwnEnum((*own).to_owned());
            // The link tells of what it is a list: `#List<State>`.
            let shape = cell.link_target().and_then(|target| {
                let target = Text { raw: target.strip_prefix('#')?, start: 0 };
                let plain = target.plain();
                let read = self.interpreter.read_type(&target, &plain).ok()?;
                read.unread.is_empty().then_some(read.ty)
            });
            let ty = with_innermost(shape.unwrap_or(read.ty), values);
            return Some(CellType {
                ty,
                nullable: read.nullable,
                optional: read.optional,
                key: Some((*own).to_owned()),
            });
        }
        // C# names an enum within a list after the class that it stands in, and shows no values.
        if leaf.ends_with("Enum") && path.rsplit('.').next() == Some(self.model) {
            return Some(of(with_innermost(read.ty, TypeRef::Scalar(Type::String))));
        }
        if links_to_enum() && matches!(read.ty.innermost(), TypeRef::Named { .. }) {
            self.diagnostics.push(
                Diagnostic::error(
                    Code::MissingEnum,
                    format!("`{property}` refers to the enum `{leaf}`, which is not on this page"),
                )
                .at(self.page.span(cell), format!("expected a table under `## Enum: {leaf}`"))
                .help("add the enum's table, or make the type `String`"),
            );
            return Some(of(TypeRef::Scalar(Type::String)));
        }
        Some(of(read.ty.clone()))
    }

    /// Reports properties that a page names twice, or twice in different case.
    fn without_duplicates(&mut self, properties: Vec<ParsedProperty>) -> Vec<ParsedProperty> {
        // Duplicates are rare: sorting finds them without allocating a key for each name.
        let mut order: Vec<&str> =
            properties.iter().map(|property| property.wire.as_str()).collect();
        order.sort_unstable_by(|one, other| caseless(one).cmp(caseless(other)));
        if !order.windows(2).any(|pair| caseless(pair[0]).eq(caseless(pair[1]))) {
            return properties;
        }
        let mut seen: HashMap<String, usize> = HashMap::with_capacity(properties.len());
        let mut kept: Vec<ParsedProperty> = Vec::with_capacity(properties.len());
        for property in properties {
            let key = property.wire.as_str().to_lowercase();
            let Some(first) = seen.get(&key).and_then(|&index| kept.get(index)) else {
                seen.insert(key, kept.len());
                kept.push(property);
                continue;
            };
            let (name, other) = (property.wire.as_str(), first.wire.as_str());
            let diagnostic = if name == other {
                let message = format!("`{}` has the property `{name}` twice", self.model);
                // The generators make one name of `prefs/voting` and `prefs_voting`.
                let twice = match property.ty == first.ty {
                    true => Diagnostic::warning(Code::DuplicateProperty, message)
                        .at(property.at, "once more here, and not read"),
                    false => Diagnostic::error(Code::DuplicateProperty, message)
                        .at(property.at, "once more here, with another type"),
                };
                twice.at(first.at, "first here").help("remove one of the two rows")
            } else {
                let message =
                    format!("`{other}` and `{name}` of `{}` differ only in case", self.model);
                Diagnostic::error(Code::PropertiesDifferInCase, message)
                    .at(property.at, "once more here")
                    .at(first.at, "first here")
                    .help("one of them is misspelt: remove its row")
            };
            self.diagnostics.push(diagnostic);
        }
        kept
    }
}

fn caseless(name: &str) -> impl Iterator<Item = char> {
    name.chars().flat_map(char::to_lowercase)
}

/// `ty` with its innermost type replaced.
fn with_innermost(mut ty: TypeRef, innermost: TypeRef) -> TypeRef {
    *ty.innermost_mut() = innermost;
    ty
}
