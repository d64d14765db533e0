//! What the columns of a table look like, by the words that documentation uses for them.

use super::table::{SurveyedRow, SurveyedTable};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ColumnRole {
    /// The name of a property.
    Name,
    /// The type of a property.
    Type,
    /// Whether a property is required.
    Required,
    /// The value of a property where none is sent.
    Default,
    /// A value of an enum.
    Value,
    /// The name of a value.
    Member,
    /// The text about a property or a value.
    Description,
}

/// The headers of each role, in lower case.
const HEADERS: &[(ColumnRole, &[&str])] = &[
    (
        ColumnRole::Name,
        &[
            "name",
            "field",
            "field name",
            "property",
            "property name",
            "properties",
            "parameter",
            "parameter name",
            "parameters",
            "key",
            "attribute",
            "argument",
            "option",
            "element",
            "member",
            "column",
            "setting",
            "relationship",
            "relationship name",
            "json key",
            "json name",
        ],
    ),
    (ColumnRole::Type, &["type", "data type", "datatype", "value type", "schema", "format"]),
    (
        ColumnRole::Required,
        &[
            "required",
            "required?",
            "mandatory",
            "mandatory?",
            "optional",
            "optional?",
            "presence",
            "required/optional",
            "required / optional",
        ],
    ),
    (ColumnRole::Default, &["default", "default value", "defaults to"]),
    (
        ColumnRole::Value,
        &["value", "values", "id", "code", "number", "bit", "integer", "enum value", "flag value"],
    ),
    (
        ColumnRole::Member,
        &[
            "member",
            "member name",
            "name",
            "flag",
            "type",
            "constant",
            "enum",
            "label",
            "mode",
            "level",
            "event",
        ],
    ),
    (
        ColumnRole::Description,
        &[
            "description",
            "notes",
            "note",
            "details",
            "meaning",
            "comment",
            "comments",
            "summary",
            "explanation",
            "remarks",
            "info",
        ],
    ),
];

/// The most columns of a table that looks like an enum: value, name, description and one more. Wider ones are
/// data.
const ENUM_COLUMNS: usize = 4;

/// What a table seems to document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Model,
    Enum,
    Other,
}

/// What the columns of a table look like.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Guess {
    pub(super) kind: Kind,
    /// The role of each column.
    pub(super) roles: Vec<Option<ColumnRole>>,
}

impl Guess {
    /// The guess for tables of one shape: that of the most rows.
    pub(super) fn of(tables: &[&SurveyedTable]) -> Guess {
        let largest = tables.iter().max_by_key(|table| table.rows.len());
        largest
            .map_or(Guess { kind: Kind::Other, roles: Vec::new() }, |table| Guess::of_table(table))
    }

    pub(super) fn of_table(table: &SurveyedTable) -> Guess {
        Guess::of_columns(&table.headers, &table.rows)
    }

    fn of_columns(headers: &[String], rows: &[SurveyedRow]) -> Guess {
        let has = |role| headers.iter().any(|header| is_header_of(role, header));
        let kind = if has(ColumnRole::Name) && has(ColumnRole::Type) && !lists_values(headers, rows)
        {
            Kind::Model
        } else if has(ColumnRole::Value) && headers.len() <= ENUM_COLUMNS
            || is_list_of_members(headers)
        {
            Kind::Enum
        } else {
            Kind::Other
        };
        let order: &[ColumnRole] = match kind {
            Kind::Model => &[
                ColumnRole::Name,
                ColumnRole::Type,
                ColumnRole::Required,
                ColumnRole::Default,
                ColumnRole::Description,
            ],
            Kind::Enum => &[ColumnRole::Value, ColumnRole::Member, ColumnRole::Description],
            Kind::Other => &[],
        };
        let mut roles = vec![None; headers.len()];
        for &role in order {
            // The first column of each role counts.
            let column = headers
                .iter()
                .enumerate()
                .position(|(column, header)| roles[column].is_none() && is_header_of(role, header));
            if let Some(column) = column {
                roles[column] = Some(role);
            }
        }
        Guess { kind, roles }
    }

    /// The column of a role.
    pub(super) fn column(&self, role: ColumnRole) -> Option<usize> {
        self.roles.iter().position(|of_column| *of_column == Some(role))
    }
}

fn is_header_of(role: ColumnRole, header: &str) -> bool {
    let headers = HEADERS.iter().filter(|(known, _)| *known == role);
    let header = header.trim().trim_end_matches(['*', ':']).to_lowercase();
    // `Field name`, `JSON type`, `Field description`.
    let ends_with = |word: &str| header.ends_with(word) && header.split(' ').count() == 2;
    let is_alike = match role {
        ColumnRole::Name => ends_with(" name") && header != "member name",
        ColumnRole::Type => ends_with(" type") && header != "return type",
        ColumnRole::Description => ends_with(" description"),
        _ => false,
    };
    is_alike || headers.flat_map(|(_, headers)| *headers).any(|known| *known == header)
}

/// Whether a table without types lists the members of an enum, which are its values.
fn is_list_of_members(headers: &[String]) -> bool {
    let first = headers.first().map(|header| header.trim().to_lowercase());
    let is_described = || match headers {
        [_] => true,
        [_, second] => is_header_of(ColumnRole::Description, second),
        _ => false,
    };
    matches!(first.as_deref(), Some("member" | "member name" | "enum member" | "constant"))
        && is_described()
}

/// Whether a column such as `Value` or `ID` holds numbers in every row: `Type | ID | Description` is an enum.
fn lists_values(headers: &[String], rows: &[SurveyedRow]) -> bool {
    let column = headers.iter().position(|header| is_header_of(ColumnRole::Value, header));
    let is_number = |text: &str| {
        let digits = text.split("<<").map(str::trim);
        !text.is_empty()
            && digits.clone().count() <= 2
            && digits.into_iter().all(|part| {
                let part = part.strip_prefix("0x").unwrap_or(part);
                !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_hexdigit())
            })
    };
    column.is_some_and(|column| {
        let cells = rows.iter().map(|row| row.cells.get(column));
        !rows.is_empty()
            && cells.into_iter().all(|cell| cell.is_some_and(|cell| is_number(&cell.text)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn guesses(headers: &[&str], expected: Kind, roles: &[Option<ColumnRole>]) {
        let headers: Vec<String> = headers.iter().map(|&header| header.to_owned()).collect();
        let guess = Guess::of_columns(&headers, &[]);
        assert_eq!(guess, Guess { kind: expected, roles: roles.to_vec() });
    }

    #[test]
    fn a_name_and_a_type_make_a_model() {
        guesses(
            &["Parameters", "Type", "Mandatory?", "Description"],
            Kind::Model,
            &[
                Some(ColumnRole::Name),
                Some(ColumnRole::Type),
                Some(ColumnRole::Required),
                Some(ColumnRole::Description),
            ],
        );
    }

    #[test]
    fn a_value_without_a_type_makes_an_enum() {
        guesses(
            &["Value", "Member name", "Notes"],
            Kind::Enum,
            &[Some(ColumnRole::Value), Some(ColumnRole::Member), Some(ColumnRole::Description)],
        );
    }

    #[test]
    fn other_tables_are_neither() {
        guesses(&["Command", "What it does"], Kind::Other, &[None, None]);
    }
}
