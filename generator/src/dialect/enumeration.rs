//! Enums: a table of names and values, or a list of them.

use std::borrow::Cow;
use std::collections::HashMap;

use html_escape::decode_html_entities;

use super::faults::{row_width, short_row};
use super::file::Sentinel;
use super::interpreter::Interpreter;
use super::layout::{EnumLayout, Values};
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::dialect::parsed::{ParsedEnum, ParsedValue, ValueListType};
use crate::dialect::types::TypeReading;
use crate::markdown::{Page, Table, Text, unescape};
use crate::schema::{EnumRepr, Type, Value};

/// An enum with a page of its own.
pub(super) fn read_page(
    page: &Page<'_>,
    outline: &EnumLayout<'_, '_>,
    sentinels: &[Sentinel],
    diagnostics: &mut Vec<Diagnostic>,
) -> ParsedEnum {
    let name = outline.name.plain();
    let local = name.rsplit('.').next().unwrap_or(&name).to_owned();
    read(page, local, outline, sentinels, None, diagnostics)
}

/// An enum in a section of a model's page. Its heading may say of what it is a list or a map.
pub(super) fn read_section(
    page: &Page<'_>,
    outline: &EnumLayout<'_, '_>,
    sentinels: &[Sentinel],
    interpreter: Interpreter<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<ParsedEnum> {
    let text = outline.name.plain();
    match interpreter.read_type(&outline.name, &text) {
        Ok(TypeReading { leaf, .. }) => {
            let name = leaf.rsplit('.').next().unwrap_or(leaf).to_owned();
            let between = interpreter.values_between();
            Some(read(page, name, outline, sentinels, between, diagnostics))
        }
        Err(error) => {
            diagnostics.push(
                Diagnostic::error(Code::BadType, format!("`{text}` does not name an enum"))
                    .at(page.span(&outline.name), error.problem.to_string())
                    .help("an enum's heading is such as `## Enum: StateEnum`"),
            );
            None
        }
    }
}

/// Whether two enums have the same values.
pub(super) fn same_values(one: &ParsedEnum, other: &ParsedEnum) -> bool {
    one.values.iter().map(|value| &value.value).eq(other.values.iter().map(|value| &value.value))
}

/// A row or an item of the list of values.
struct Written {
    constant: String,
    literal: Literal,
    at: Span,
}

/// The value of a row or an item.
#[derive(Debug, PartialEq)]
enum Literal {
    String(String),
    Integer(i64),
    Number(String),
    Boolean(bool),
}

fn read(
    page: &Page<'_>,
    name: String,
    outline: &EnumLayout<'_, '_>,
    sentinels: &[Sentinel],
    between: Option<&str>,
    diagnostics: &mut Vec<Diagnostic>,
) -> ParsedEnum {
    let at = page.span(&outline.name);
    let mut written = match &outline.values {
        Some(Values::Table { table, name_column, value_column }) => {
            rows(page, table, (*name_column, *value_column), between, diagnostics)
        }
        Some(Values::List(items)) => bullets(page, items, diagnostics),
        None => {
            diagnostics.push(
                Diagnostic::error(Code::MissingValues, format!("the enum `{name}` has no values"))
                    .at(at, "no table and no list of values follows")
                    .help("add a table with the columns Name and Value"),
            );
            Vec::new()
        }
    };
    written.retain(|value| !sentinels.iter().any(|sentinel| value.is(sentinel)));
    of_written(name, at, written, diagnostics)
}

/// An enum whose values a note lists: `"calm", "very-wild", `.
pub(super) fn of_note(name: String, at: Span, values: &str) -> ParsedEnum {
    let mut written: Vec<Written> = Vec::new();
    for value in between_commas(values) {
        let (literal, constant) = (literal(value), value.trim_matches(['"', '\'']).to_owned());
        if written.iter().all(|known| known.literal != literal) {
            written.push(Written { constant, literal, at });
        }
    }
    of_written(name, at, written, &mut Vec::new())
}

/// The parts of a text between commas that stand in no quotes, without empty ones.
fn between_commas(text: &str) -> Vec<&str> {
    let mut quoted = false;
    let parts = text.split(|c: char| {
        quoted ^= c == '"';
        c == ',' && !quoted
    });
    parts.map(str::trim).filter(|part| !part.is_empty()).collect()
}

fn of_written(
    name: String,
    at: Span,
    written: Vec<Written>,
    diagnostics: &mut Vec<Diagnostic>,
) -> ParsedEnum {
    let ty = type_of(&written);
    let mut values = Vec::with_capacity(written.len());
    let mut constants: HashMap<String, Span> = HashMap::with_capacity(written.len());
    let mut seen: HashMap<Value, Span> = HashMap::with_capacity(written.len());
    for Written { constant, literal, at } in written {
        let value = match (&ty, literal) {
            (ValueListType::Enum(EnumRepr::Integer), Literal::Integer(value)) => {
                Value::Integer(value)
            }
            (_, literal) => Value::String(literal.into_text()),
        };
        if let Some(&first) = seen.get(&value) {
            diagnostics.push(twice(&name, "value", &value.to_string(), at, first));
            continue;
        }
        if let Some(&first) = constants.get(&constant) {
            diagnostics.push(twice(&name, "constant", &constant, at, first));
        }
        seen.insert(value.clone(), at);
        constants.insert(constant.clone(), at);
        values.push(ParsedValue { value, constant, name: None, description: None, at });
    }
    ParsedEnum { name, at, ty, description: None, values }
}

fn twice(name: &str, what: &str, which: &str, again: Span, first: Span) -> Diagnostic {
    Diagnostic::warning(
        Code::DuplicateValue,
        format!("the enum `{name}` has the {what} `{which}` twice"),
    )
    .at(again, "once more here")
    .at(first, "first here")
    .help("remove one of the two")
}

fn rows(
    page: &Page<'_>,
    table: &Table<'_>,
    (name_column, value_column): (usize, usize),
    between: Option<&str>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Written> {
    let mut written = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let Some(surplus) = row.cells.len().checked_sub(table.width()) else {
            diagnostics.push(short_row(page, table, row, name_column));
            continue;
        };
        let values = &row.cells[value_column..=value_column + surplus];
        let (value, pipes) = value_in(page, values);
        if let Some(extra) = values.get(pipes + 1) {
            let end = row.cells.last().map_or(extra.range().end, |last| last.range().end);
            let raw = page.text.get(extra.start..end).unwrap_or_default();
            diagnostics.push(
                Diagnostic::warning(Code::ExtraCells, row_width(row.cells.len(), table.width()))
                    .at(page.span(&Text { raw, start: extra.start }), "not read")
                    .help("remove the cells, or put a pipe that belongs to the value as `\\|`"),
            );
        }
        let at = page.span(&row.text);
        if let Some(between) = between {
            let values = value.raw.split(between).filter(|value| !value.trim().is_empty());
            written.extend(values.map(|value| Written {
                constant: value.trim().to_owned(),
                literal: literal(value),
                at,
            }));
            continue;
        }
        let name = if name_column > value_column { name_column + pipes } else { name_column };
        written.push(Written {
            constant: row.cells[name].plain().into_owned(),
            literal: literal(value.raw),
            at,
        });
    }
    written
}

/// The value that starts in the first of these cells, and how many pipes it holds: one that starts
/// with a quote ends at the next cell that ends with it, any other in its own cell.
fn value_in<'a>(page: &Page<'a>, cells: &[Text<'a>]) -> (Text<'a>, usize) {
    let first = cells[0];
    for (pipes, last) in cells.iter().enumerate() {
        let raw = page.text.get(first.start..last.range().end).unwrap_or_default();
        if unquoted(&decode_html_entities(raw)).is_some() {
            return (Text { raw, start: first.start }, pipes);
        }
    }
    (first, 0)
}

/// `` `PRIVATE` (value: `"Private"`) ``, or the name alone.
fn bullets(page: &Page<'_>, items: &[Text<'_>], diagnostics: &mut Vec<Diagnostic>) -> Vec<Written> {
    let mut written = Vec::with_capacity(items.len());
    for item in items {
        let quoted = item.raw.split_once('`').and_then(|(_, rest)| rest.split_once('`'));
        let Some((constant, rest)) = quoted else {
            diagnostics.push(
                Diagnostic::error(Code::BadValue, "this item of an enum names no value")
                    .at(page.span(item), "expected a name in backticks")
                    .help("an item is such as: * `PRIVATE` (value: `\"Private\"`)"),
            );
            continue;
        };
        let value = rest.split_once('`').and_then(|(_, value)| value.rsplit_once('`'));
        written.push(Written {
            constant: constant.to_owned(),
            literal: value
                .map_or(Literal::String(constant.to_owned()), |(value, _)| literal(value)),
            at: page.span(item),
        });
    }
    written
}

/// Reads `&quot;transfer.conference&quot;`, `2`, `2l`, `new BigDecimal("1.1")`, `true`.
fn literal(raw: &str) -> Literal {
    let text = decode_html_entities(raw.trim());
    let text = text.trim().trim_matches('`');
    let constructed =
        text.strip_suffix(')').and_then(|call| call.split_once('(')).filter(|(function, _)| {
            !function.is_empty()
                && function.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | ' ' | '_'))
        });
    if let Some((function, argument)) = constructed {
        let unquoted = unquoted(argument).unwrap_or(Cow::Borrowed(argument));
        let is_text = function.contains("URI") || function.contains("UUID");
        return if is_text { Literal::String(unquoted.into_owned()) } else { bare(&unquoted) };
    }
    match unquoted(text) {
        Some(text) => Literal::String(text.into_owned()),
        None => bare(text),
    }
}

/// The text between quotes, unescaped.
fn unquoted(text: &str) -> Option<Cow<'_, str>> {
    let inner =
        ['"', '\''].into_iter().find_map(|quote| text.strip_prefix(quote)?.strip_suffix(quote))?;
    Some(if inner.contains('\\') { Cow::Owned(unescape(inner)) } else { Cow::Borrowed(inner) })
}

/// A value without quotes.
fn bare(text: &str) -> Literal {
    let digits = text.trim_end_matches(['l', 'L']);
    if let Ok(integer) = digits.parse() {
        return Literal::Integer(integer);
    }
    let number = text.trim_end_matches(['f', 'F', 'd', 'D', 'm', 'M']);
    let is_number =
        number.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.'));
    match text {
        "true" => Literal::Boolean(true),
        "false" => Literal::Boolean(false),
        _ if is_number && number.parse::<f64>().is_ok() => Literal::Number(number.to_owned()),
        _ => Literal::String(text.to_owned()),
    }
}

impl Literal {
    fn into_text(self) -> String {
        match self {
            Literal::String(text) | Literal::Number(text) => text,
            Literal::Integer(integer) => integer.to_string(),
            Literal::Boolean(boolean) => boolean.to_string(),
        }
    }
}

impl Written {
    fn is(&self, sentinel: &Sentinel) -> bool {
        sentinel.is(&self.constant, |text| match &self.literal {
            Literal::String(value) | Literal::Number(value) => value == text,
            Literal::Integer(value) => text.parse() == Ok(*value),
            Literal::Boolean(_) => false,
        })
    }
}

/// The type of properties with these values.
fn type_of(values: &[Written]) -> ValueListType {
    let all = |is: fn(&Literal) -> bool| {
        !values.is_empty() && values.iter().all(|value| is(&value.literal))
    };
    if all(|literal| matches!(literal, Literal::Integer(_))) {
        ValueListType::Enum(EnumRepr::Integer)
    } else if all(|literal| matches!(literal, Literal::Integer(_) | Literal::Number(_))) {
        ValueListType::Scalar(Type::Double)
    } else if all(|literal| matches!(literal, Literal::Boolean(_))) {
        ValueListType::Scalar(Type::Boolean)
    } else {
        ValueListType::Enum(EnumRepr::String)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(raw: &str, expected: Literal) {
        assert_eq!(literal(raw), expected);
    }

    #[test]
    fn literals_of_the_generators() {
        let text = |text: &str| Literal::String(text.to_owned());
        reads("&quot;transfer.conference&quot;", text("transfer.conference"));
        reads("\"a**b\"", text("a**b"));
        reads("&quot;&quot;", text(""));
        reads("&quot;null&quot;", text("null"));
        reads("&quot;say \\&quot;x\\&quot;&quot;", text("say \"x\""));
        reads("'placed'", text("placed"));
        reads("available", text("available"));
        reads("-1", Literal::Integer(-1));
        reads("23l", Literal::Integer(23));
        reads("1.1", Literal::Number("1.1".to_owned()));
        reads("new BigDecimal(&quot;1.1&quot;)", Literal::Number("1.1".to_owned()));
        reads("URI.create(&quot;urn:x&quot;)", text("urn:x"));
        reads("&quot;a (b)&quot;", text("a (b)"));
        reads("true", Literal::Boolean(true));
    }
}
