//! Reads a table or a list of values.

use std::collections::{HashMap, HashSet};

use super::literal::{self, Literal};
use super::{Subject, clean, prose, short_row};
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::dialect::file::{EnumColumns, EnumTable, Footnotes, Sentinel};
use crate::dialect::parsed::{ParsedEnum, ParsedValue, ValueListType};
use crate::dialect::pattern::Pattern;
use crate::markdown::{Page, Table, Text};
use crate::schema::{EnumRepr, Value};

/// Whether a table has the columns of a rule.
pub(super) fn fits(table: &Table<'_>, columns: &EnumColumns) -> bool {
    match columns.value.is_empty() {
        true => !columns.name.is_empty() && columns.name.find(table).is_some(),
        false => columns.value.find(table).is_some(),
    }
}

/// A value as it is written.
struct Written {
    literal: Literal,
    name: Option<String>,
    description: Option<String>,
    at: Span,
}

pub(super) fn of_table(
    page: &Page<'_>,
    table: &Table<'_>,
    subject: Subject,
    above: &[Text<'_>],
    (rule, footnotes): (&EnumTable, &Footnotes),
    diagnostics: &mut Vec<Diagnostic>,
) -> ParsedEnum {
    let value = rule.columns.value.find(table);
    let name = rule.columns.name.find(table).filter(|name| Some(*name) != value);
    let description = rule.columns.description.find(table);
    let key = value.or(name).unwrap_or_default();
    let mut written = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let overflow = description.unwrap_or(table.width() - 1);
        let cells = row.fit(page.text, table.width(), overflow);
        let cells = cells.unwrap_or(std::borrow::Cow::Borrowed(&row.cells));
        let Some(cell) = cells.get(key) else {
            let header = table.header.cells.get(key).map(Text::plain).unwrap_or_default();
            diagnostics.push(short_row(page, &row.text, &header));
            continue;
        };
        let plain = cell.plain();
        let text = clean(&plain, footnotes);
        if text.is_empty() {
            continue;
        }
        let name = name.filter(|_| value.is_some()).and_then(|column| cells.get(column));
        let name = name.map(|cell| clean(&cell.plain(), footnotes).into_owned());
        let description = description.and_then(|column| cells.get(column)).map(|cell| cell.plain());
        written.push(Written {
            literal: literal::read(&text),
            name: name.filter(|name| !name.is_empty()),
            description: description
                .map(|text| text.trim().to_owned())
                .filter(|text| !text.is_empty()),
            at: page.span(&row.text),
        });
    }
    parsed(subject, above, written, &rule.sentinels, diagnostics)
}

pub(super) fn of_list(
    page: &Page<'_>,
    items: &[Text<'_>],
    subject: Subject,
    above: &[Text<'_>],
    rule: &EnumTable,
    diagnostics: &mut Vec<Diagnostic>,
) -> ParsedEnum {
    let written = items.iter().filter_map(|text| {
        Some(Written {
            literal: literal::read(item(&rule.items, text)?),
            name: None,
            description: None,
            at: page.span(text),
        })
    });
    let written = written.collect();
    parsed(subject, above, written, &rule.sentinels, diagnostics)
}

/// Adds the values of another list.
pub(super) fn join(known: &mut ParsedEnum, more: ParsedEnum) {
    let values: HashSet<Value> = known.values.iter().map(|value| value.value.clone()).collect();
    let new = more.values.into_iter().filter(|value| !values.contains(&value.value));
    known.values.extend(new);
}

/// The value of an item of a list.
pub(super) fn item<'a>(forms: &[Pattern], text: &Text<'a>) -> Option<&'a str> {
    let raw = text.raw.trim_start_matches(['*', '-', '+']).trim();
    forms.iter().find_map(|form| form.capture(raw))
}

fn parsed(
    subject: Subject,
    above: &[Text<'_>],
    mut written: Vec<Written>,
    sentinels: &[Sentinel],
    diagnostics: &mut Vec<Diagnostic>,
) -> ParsedEnum {
    written.retain(|value| !sentinels.iter().any(|sentinel| is(sentinel, value)));
    let repr = repr(&written);
    let mut values: Vec<ParsedValue> = Vec::with_capacity(written.len());
    let mut known: HashMap<Value, Span> = HashMap::with_capacity(written.len());
    for Written { literal, name, description, at } in written {
        let value = match (repr, literal) {
            (EnumRepr::String, literal) => Value::String(as_text(&literal)),
            (_, Literal::Integer(value) | Literal::Bits(value)) => Value::Integer(value),
            (_, Literal::Text(text)) => Value::String(text),
        };
        if let Some(&first) = known.get(&value) {
            let message = format!("the enum `{}` has the value `{value}` twice", subject.name);
            diagnostics.push(
                Diagnostic::warning(Code::DuplicateValue, message)
                    .at(at, "once more here")
                    .at(first, "first here")
                    .help("remove one of the two"),
            );
            continue;
        }
        known.insert(value.clone(), at);
        let constant = name.clone().unwrap_or_else(|| value.to_string());
        values.push(ParsedValue { value, constant, name, description, at });
    }
    ParsedEnum {
        name: subject.name,
        at: subject.at,
        ty: ValueListType::Enum(repr),
        description: prose(above),
        values,
    }
}

/// Integers, bits if one of them is written so, or text.
fn repr(values: &[Written]) -> EnumRepr {
    let is_number = |value: &Written| !matches!(value.literal, Literal::Text(_));
    if values.is_empty() || !values.iter().all(is_number) {
        return EnumRepr::String;
    }
    match values.iter().any(|value| matches!(value.literal, Literal::Bits(_))) {
        true => EnumRepr::Flags,
        false => EnumRepr::Integer,
    }
}

fn as_text(literal: &Literal) -> String {
    match literal {
        Literal::Text(text) => text.clone(),
        Literal::Integer(value) | Literal::Bits(value) => value.to_string(),
    }
}

fn is(sentinel: &Sentinel, value: &Written) -> bool {
    let name = value.name.as_deref().unwrap_or_default();
    sentinel.is(name, |text| as_text(&value.literal) == text)
}
