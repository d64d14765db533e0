//! What to do where no page documents a model.

use crate::diagnostics::{Code, Diagnostic, SourceId, Sources};
use crate::markdown::{Block, Page};

const MESSAGE: &str = "no page documents a model or an enum";

const PROSE: &str = "name the folder with the reference pages of the models: Markdown, with a table of \
                     properties for each model";
const UNKNOWN_TABLES: &str = "`tablesmith survey` lists the tables of these pages, and `--draft` writes a first \
                              dialect file for `--dialect FILE`; docs/dialects.md describes the format";
const HTML: &str = "pages are Markdown: look for the sources of this page, which most sites are made \
                    from, or convert it, with `pandoc --from html --to gfm` for example";
const JSON: &str = "pages are Markdown; if this is a payload, name the pages before it: `tablesmith check DOCS FILE`";
const OPENAPI: &str = "use a generator for OpenAPI, such as openapi-generator or progenitor; Tablesmith \
                       reads reference pages in Markdown";

/// The error of a run whose pages document nothing, at the first page that tells why.
pub(super) fn error(sources: &Sources, pages: impl Iterator<Item = SourceId>) -> Diagnostic {
    let mut first_table = None;
    for id in pages {
        let source = sources.get(id);
        if let Some((what, help)) = other_format(&source.text) {
            let message = format!("{MESSAGE}: {what}");
            return Diagnostic::error(Code::NoModels, message).in_file(&source.path).help(help);
        }
        first_table = first_table.or_else(|| table_header(&Page::parse(sources, id)));
    }
    let error = Diagnostic::error(Code::NoModels, MESSAGE);
    match first_table {
        Some(header) => {
            error.at(header, "the dialects do not know this table").help(UNKNOWN_TABLES)
        }
        None => error.help(PROSE),
    }
}

/// The place of the first table's header.
fn table_header(page: &Page<'_>) -> Option<crate::diagnostics::Span> {
    page.blocks.iter().find_map(|block| match block {
        Block::Table(table) => Some(page.span(&table.header.text)),
        _ => None,
    })
}

/// What a text is that is no Markdown, and what to do with it.
fn other_format(text: &str) -> Option<(&'static str, &'static str)> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let starts_with =
        |tag: &str| text.get(..tag.len()).is_some_and(|t| t.eq_ignore_ascii_case(tag));
    if starts_with("<!doctype html") || starts_with("<html") {
        return Some(("this is an HTML page", HTML));
    }
    if is_openapi(text) {
        return Some(("this is an OpenAPI description", OPENAPI));
    }
    is_json(text).then_some(("this is JSON", JSON))
}

/// Whether a text begins as an object or an array of objects does. Markdown may begin with a link in brackets.
fn is_json(text: &str) -> bool {
    let inside = |bracket: char| text.strip_prefix(bracket).map(str::trim_start);
    inside('{').is_some_and(|rest| rest.starts_with(['"', '}']))
        || inside('[').is_some_and(|rest| rest.starts_with('{'))
}

/// Whether a line is the version of the format, in YAML or JSON: `openapi: 3.1.0`, `"swagger": "2.0"`.
fn is_openapi(text: &str) -> bool {
    let fields = text.split(['\n', '{', ',']).take(MOST_FIELDS);
    let mut pairs = fields.filter_map(|field| field.split_once(':'));
    pairs.any(|(key, value)| {
        let bare = |text: &str| text.trim().trim_matches(['"', '\'']).to_owned();
        let key = bare(key);
        (key == "openapi" || key == "swagger") && bare(value).starts_with(['2', '3'])
    })
}

/// How many fields of a file are looked at: the version is among the first ones.
const MOST_FIELDS: usize = 100;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_formats_are_told_by_their_start() {
        let is = |text: &str| other_format(text).map(|(what, _)| what);
        assert_eq!(is("<!DOCTYPE html>\n<html>"), Some("this is an HTML page"));
        assert_eq!(is("\u{feff}\n<HTML lang=en>"), Some("this is an HTML page"));
        let openapi = Some("this is an OpenAPI description");
        assert_eq!(is("# The API\nopenapi: 3.1.0\ninfo:\n"), openapi);
        assert_eq!(is("{\"info\":{\"title\":\"x\"},\"swagger\":\"2.0\"}"), openapi);
        assert_eq!(is("{\"id\": 7}\n"), Some("this is JSON"));
        assert_eq!(is("[{ \"id\": 7 }]\n"), Some("this is JSON"));
        assert_eq!(is("[Pets](pets.md)\n"), None);
        // The front matter of a page about one operation.
        assert_eq!(is("---\nopenapi: get /pets\n---\n# Pets\n"), None);
        assert_eq!(is("# Pet\n\nThe html of it."), None);
        assert_eq!(is("é"), None);
    }
}
