//! The parameters of an operation: the rows of its table.

use std::collections::HashMap;

use super::Reader;
use super::location::{Located, Subject, Surroundings, doubt_forms, only_one_body};
use super::section::Section;
use crate::diagnostics::{Code, Diagnostic};
use crate::dialect::classify::tables;
use crate::dialect::columns::Columns;
use crate::dialect::faults::{bad_type, no_broken_table, short_row, unnamed, unread_type};
use crate::dialect::file::NoteRules;
use crate::dialect::parsed::{ParsedParameter, TypeRef};
use crate::dialect::pattern::Pattern;
use crate::markdown::{Row, Table};
use crate::schema::Type;

impl<'a> Reader<'_, '_, 'a> {
    pub(super) fn parameters(
        &mut self,
        section: &Section<'_, 'a>,
        surroundings: &Surroundings<'_>,
    ) -> Vec<ParsedParameter> {
        let Some((heading, blocks)) = section.parameters else { return Vec::new() };
        let Some(table) = tables(blocks).next() else {
            self.diagnostics.extend(no_broken_table(self.page, heading, blocks).err().map(|d| *d));
            return Vec::new();
        };
        let columns =
            match Columns::of(self.page, table, &self.rules.columns, "this parameter table") {
                Ok(columns) => columns,
                Err(fault) => {
                    self.diagnostics.push(*fault);
                    return Vec::new();
                }
            };
        let mut parameters: Vec<ParsedParameter> = Vec::with_capacity(table.rows.len());
        let mut seen: HashMap<String, usize> = HashMap::with_capacity(table.rows.len());
        for row in &table.rows {
            let Some(parameter) = self.parameter(table, &columns, row, surroundings) else {
                continue;
            };
            match seen.get(&parameter.name).and_then(|&first| parameters.get(first)) {
                Some(first) => self.diagnostics.push(
                    Diagnostic::warning(
                        Code::DuplicateParameter,
                        format!(
                            "`{}` has the parameter `{}` twice",
                            section.name.plain(),
                            parameter.name
                        ),
                    )
                    .at(parameter.at, "once more here, and not read")
                    .at(first.at, "first here")
                    .help("remove one of the two rows"),
                ),
                None => {
                    seen.insert(parameter.name.clone(), parameters.len());
                    parameters.push(parameter);
                }
            }
        }
        only_one_body(&mut parameters);
        doubt_forms(&mut parameters);
        parameters
    }

    fn parameter(
        &mut self,
        table: &Table<'a>,
        columns: &Columns,
        row: &Row<'a>,
        surroundings: &Surroundings<'_>,
    ) -> Option<ParsedParameter> {
        let overflow_column = columns.column_of_pipes(row);
        // Java omits an empty Notes cell.
        let noted = columns.notes != Some(row.cells.len()) || row.cells.len() + 1 != columns.width;
        let width = if noted { columns.width } else { columns.width - 1 };
        let Some(cells) = row.fit(self.page.text, width, overflow_column.min(width - 1)) else {
            self.diagnostics.push(short_row(self.page, table, row, columns.name));
            return None;
        };
        let name_cell = cells[columns.name];
        let plain = name_cell.plain();
        if plain.is_empty() {
            self.diagnostics.push(unnamed(self.page, Code::UnnamedParameter, row, name_cell));
            return None;
        }
        let name = self.interpreter.parameter_name(&plain, self.api);
        let ty_cell = cells[columns.ty];
        let ty_text = ty_cell.plain();
        // A template of openapi-generator writes the type of a file twice: `**Stream****Stream**`.
        let half = ty_text.split_at_checked(ty_text.len() / 2);
        let ty_text = match half.filter(|(first, second)| first == second) {
            Some((first, _)) if ty_cell.raw.contains("****") => first,
            _ => &*ty_text,
        };
        let literals = self.interpreter.literals_in(&ty_cell);
        let (ty, leaf) = match self.interpreter.read_type(&ty_cell, ty_text) {
            _ if literals.is_some() => (TypeRef::Scalar(Type::String), ""),
            Ok(read) => {
                let unread = read.unread.iter();
                let unread = unread.map(|unread| unread_type(self.page, &ty_cell, &name, unread));
                self.diagnostics.extend(unread);
                (read.ty, read.leaf)
            }
            Err(error) => {
                let is_missing = ty_text.is_empty();
                self.diagnostics.push(bad_type(self.page, &ty_cell, &name, error));
                match is_missing {
                    true => (TypeRef::Scalar(Type::Any), ""),
                    false => return None,
                }
            }
        };
        let notes_cell = columns.notes.and_then(|column| cells.get(column));
        let notes = notes_cell
            .map(|cell| Notes::read(&cell.prose(), &self.rules.notes))
            .unwrap_or_default();
        let description = columns.description.map(|column| cells[column].prose());
        let subject = Subject {
            name: &name,
            ty: &ty,
            is_named_as_its_type: name == leaf,
            is_linked: ty_cell.link_target().is_some(),
        };
        let Located { location, wire_name, doubt } =
            surroundings.locate(&subject, &self.rules.operation.headers, self.interpreter);
        Some(ParsedParameter {
            location,
            wire_name,
            doubt,
            list: None,
            name,
            at: self.page.span(&name_cell),
            ty,
            ty_at: self.page.span(&ty_cell),
            required: !notes.optional,
            default: notes.default,
            default_at: self.page.span(notes_cell.unwrap_or(&name_cell)),
            values: literals
                .map_or(notes.values, |values| values.into_iter().map(str::to_owned).collect()),
            description: description.filter(|text| !text.is_empty()).map(|text| text.into_owned()),
        })
    }
}

/// What a Notes cell says: `[optional] [default to asc]<br />**Values**: asc, desc`.
#[derive(Debug, Default, PartialEq, Eq)]
struct Notes {
    optional: bool,
    default: Option<String>,
    values: Vec<String>,
}

impl Notes {
    fn read(text: &str, rules: &NoteRules) -> Notes {
        let find = |forms: &[Pattern]| forms.iter().find_map(|form| form.note_in(text));
        let values = find(&rules.values).unwrap_or_default();
        let values = values.split(',').map(str::trim).filter(|value| !value.is_empty());
        Notes {
            optional: NoteRules::say(&rules.optional, text),
            default: find(&rules.default).map(str::to_owned),
            values: values.map(str::to_owned).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::builtin;

    #[track_caller]
    fn notes(text: &str, optional: bool, default: Option<&str>, values: &[&str]) {
        let values = values.iter().map(|&value| value.to_owned()).collect();
        let expected = Notes { optional, default: default.map(str::to_owned), values };
        assert_eq!(Notes::read(text, &builtin::page_rules().notes), expected);
    }

    #[test]
    fn notes_tell_what_may_be_left_out_and_what_may_be_said() {
        notes("", false, None, &[]);
        notes("[optional] ", true, None, &[]);
        notes("[optional] [default to 25]", true, Some("25"), &[]);
        notes(
            "[optional] [default to asc]<br />**Values**: asc, desc",
            true,
            Some("asc"),
            &["asc", "desc"],
        );
        notes("<br />**Values**: Division", false, None, &["Division"]);
        notes("[enum: available, sold]", false, None, &["available", "sold"]);
    }
}
