//! Which dialect a page is written in.

use super::known::Dialect;
use super::layout::{ApiLayout, ModelLayout, PageKind};
use crate::markdown::Page;

/// Minimum lead in votes before detection stops early.
const CLEAR: i32 = 24;

/// The dialect of a page that documents something.
pub(super) fn dialect(page: &Page<'_>, kind: &PageKind<'_, '_>) -> Dialect {
    match kind {
        PageKind::Model(layout) => of_model(page, layout),
        PageKind::Api(layout) => of_api(page, layout),
        PageKind::Enum(_) | PageKind::Nothing(_) => Dialect::Java,
    }
}

/// The dialect of a model's page, by a vote of its rows.
///
/// Only .NET has namespaces in headings, and only Java has enum tables. Otherwise each row votes, by
/// a type name that only one of the languages has, and by the case of its name's first letter.
fn of_model(page: &Page<'_>, outline: &ModelLayout<'_, '_>) -> Dialect {
    if page.headings().any(|heading| is_namespaced(&heading.text.plain())) {
        return Dialect::DotNet;
    }
    if !outline.enums.is_empty() {
        return Dialect::Java;
    }
    let Some(table) = outline.table else { return Dialect::Java };
    let (name, ty) = (table.column("Name"), table.column("Type"));
    let mut for_dotnet = 0_i32;
    for row in &table.rows {
        if for_dotnet.abs() >= CLEAR {
            break;
        }
        let cell = |column: Option<usize>| column.and_then(|column| row.cells.get(column));
        if let Some(ty) = cell(ty) {
            let expr = ty.plain();
            for_dotnet += 3 * expr.split(['<', '>', ',', ' ', '[', ']']).map(spelling).sum::<i32>();
            if expr.contains('?') {
                for_dotnet += 3;
            }
        }
        if let Some(name) = cell(name) {
            let name = name.plain();
            // A name in capitals is the same in both languages.
            let cased = name.bytes().any(|byte| byte.is_ascii_lowercase());
            for_dotnet += match name.trim_start_matches('_').chars().next() {
                Some(first) if cased && first.is_ascii_uppercase() => 1,
                Some(first) if first.is_ascii_lowercase() => -1,
                _ => 0,
            };
        }
    }
    if for_dotnet > 0 { Dialect::DotNet } else { Dialect::Java }
}

/// The dialect of an API's page: .NET alone has namespaces in headings, and methods in Pascal case.
fn of_api(page: &Page<'_>, outline: &ApiLayout<'_, '_>) -> Dialect {
    let pascal_case = || {
        let table = outline.summary?;
        let name = table.rows.first()?.cells.get(table.column("Method")?)?.plain();
        Some(name.starts_with(|c: char| c.is_ascii_uppercase()))
    };
    let namespaced = page.headings().any(|heading| is_namespaced(&heading.text.plain()));
    match namespaced || pascal_case().unwrap_or(false) {
        true => Dialect::DotNet,
        false => Dialect::Java,
    }
}

/// `Org.OpenAPITools.Model.Pet`
fn is_namespaced(heading: &str) -> bool {
    heading.contains('.') && !heading.contains(' ') && !heading.starts_with('.')
}

/// The vote of a type name: 1 if only .NET has it, -1 if only Java does.
fn spelling(name: &str) -> i32 {
    match name.trim_end_matches('?') {
        "string" | "bool" | "object" | "decimal" | "DateTime" | "DateOnly" | "DateTimeOffset"
        | "Guid" | "Dictionary" | "System.IO.Stream" | "FileParameter" | "int" | "long"
        | "float" | "double" => 1,
        "String" | "Integer" | "Long" | "Boolean" | "Float" | "Double" | "BigDecimal" | "Map"
        | "Set" | "Date" | "OffsetDateTime" | "LocalDate" | "LocalDateTime" | "UUID" | "URI"
        | "File" => -1,
        _ => 0,
    }
}
