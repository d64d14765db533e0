//! An API's page: a table of its operations, and a section for each.
//!
//! .NET has the method and the path in the table, Java in the section: `Wraps GET /api/v2/…`.

mod credentials;
mod listed;
mod location;
mod parameters;
mod section;

use indexmap::IndexMap;
use listed::{Listed, Summary};
use location::{Content, Surroundings};
use section::Section;

use super::faults::{bad_type, short_row, unread_type};
use super::file::PageRules;
use super::interpreter::Interpreter;
use super::layout::ApiLayout;
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::dialect::parsed::{ParsedApi, ParsedOperation, TypeRef};
use crate::markdown::{Block, Page, Table, Text};
use crate::schema::Method;

pub(super) fn read_page(
    page: &Page<'_>,
    outline: &ApiLayout<'_, '_>,
    rules: &PageRules,
    interpreter: Interpreter<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> ParsedApi {
    let name = outline.name.strip_suffix("Api").filter(|name| !name.is_empty());
    let name = name.unwrap_or(&outline.name).to_owned();
    let mut reader = Reader { page, api: &name, rules, interpreter, diagnostics };
    let operations = reader.operations(outline.summary);
    ParsedApi { name, at: outline.at, base_url: base_url(page), operations }
}

/// `https://api.example.com` of `All URIs are relative to *https://api.example.com*`.
fn base_url(page: &Page<'_>) -> Option<String> {
    page.blocks.iter().find_map(|block| {
        let Block::Paragraph(text) = block else { return None };
        let url = text.raw.strip_prefix("All URIs are relative to")?;
        let url = url.trim().trim_matches(['*', '`', '.']);
        (!url.is_empty() && !url.contains(char::is_whitespace)).then(|| url.to_owned())
    })
}

/// The state of reading an API's operations.
struct Reader<'r, 'p, 'a> {
    page: &'p Page<'a>,
    api: &'r str,
    rules: &'r PageRules,
    interpreter: Interpreter<'r>,
    diagnostics: &'r mut Vec<Diagnostic>,
}

/// A request line with its place.
struct Request {
    method: Method,
    path: String,
    at: Span,
}

impl<'p, 'a> Reader<'_, 'p, 'a> {
    fn operations(&mut self, table: Option<&Table<'a>>) -> Vec<ParsedOperation> {
        let rows = table.map(|table| self.listed(table)).unwrap_or_default();
        let summary = self.summary(rows);
        let sections = self.sections(table, &summary);
        let mut operations = Vec::with_capacity(summary.rows.len());
        for (name, row) in &summary.rows {
            if summary.repeats_another(name, self.rules) {
                continue;
            }
            let section = sections.get(name);
            if section.is_none() {
                self.without_section(name, row);
            }
            operations.extend(self.operation(name, row, section));
        }
        for (name, section) in &sections {
            if !summary.rows.contains_key(name) {
                let row = Listed { name: section.name, request: None, summary: None };
                operations.extend(self.operation(name, &row, Some(section)));
            }
        }
        operations
    }

    /// The rows by name, the first one of each.
    fn summary(&mut self, rows: Vec<Listed<'a>>) -> Summary<'a> {
        let mut summary = Summary::default();
        for row in rows {
            let name = row.name.plain().into_owned();
            match summary.rows.get(&name) {
                Some(first) => {
                    self.listed_twice(&row, first);
                    summary.repeated.insert(name);
                }
                None => {
                    summary.rows.insert(name, row);
                }
            }
        }
        summary
    }

    /// The sections of the operations by name, the first one of each.
    fn sections(
        &mut self,
        table: Option<&Table<'a>>,
        summary: &Summary<'a>,
    ) -> IndexMap<String, Section<'p, 'a>> {
        let page = self.page;
        let mut sections: IndexMap<String, Section<'p, 'a>> = IndexMap::new();
        for section in section::of(page, table, summary, self.rules) {
            let name = section.name.plain().into_owned();
            if summary.repeats_another(&name, self.rules) {
                continue;
            }
            match sections.get(&name) {
                Some(_) if summary.repeated.contains(&name) => {}
                Some(first) => self.diagnostics.push(
                    Diagnostic::error(Code::DuplicateOperation, self.has_twice(section.name))
                        .at(page.span(&section.name), "once more here")
                        .at(page.span(&first.name), "first here")
                        .help("remove one of the two, or give it another name"),
                ),
                None => {
                    sections.insert(name, section);
                }
            }
        }
        sections
    }

    fn without_section(&mut self, name: &str, row: &Listed<'a>) {
        self.diagnostics.push(
            Diagnostic::warning(
                Code::MissingOperation,
                format!("`{name}` of `{}` is listed, and has no section", self.api),
            )
            .at(self.page.span(&row.name), format!("expected a heading `{name}` below"))
            .help("add the section; what the operation takes and returns is not known"),
        );
    }

    /// The rows of the summary.
    fn listed(&mut self, table: &Table<'a>) -> Vec<Listed<'a>> {
        let Some(name) = self.rules.operation.name.find(table) else { return Vec::new() };
        let request = self.rules.operation.request.find(table);
        let summary = self.rules.operation.description.find(table);
        let mut listed = Vec::with_capacity(table.rows.len());
        for row in &table.rows {
            let overflow_column = summary.unwrap_or(table.width() - 1);
            let Some(cells) = row.fit(self.page.text, table.width(), overflow_column) else {
                self.diagnostics.push(short_row(self.page, table, row, name));
                continue;
            };
            if cells[name].plain().is_empty() {
                self.diagnostics.push(
                    Diagnostic::error(Code::UnnamedOperation, "this row names no operation")
                        .at(self.page.span(&row.text), "its Method cell is empty")
                        .help("fill in the name, or remove the row"),
                );
                continue;
            }
            listed.push(Listed {
                name: cells[name],
                request: request.map(|column| cells[column]),
                summary: summary.map(|column| cells[column]),
            });
        }
        listed
    }

    fn operation(
        &mut self,
        name: &str,
        row: &Listed<'a>,
        section: Option<&Section<'_, 'a>>,
    ) -> Option<ParsedOperation> {
        let intro = section.map(|section| section.intro(self.rules)).unwrap_or_default();
        let Request { method, path, at } = self.request(name, row, intro.request)?;
        let content_types = section.and_then(|section| section.content_types("Content-Type"));
        let content = Content::of(content_types.as_deref());
        let parameters = section.map(|section| {
            self.parameters(section, &Surroundings { method, path: &path, content })
        });
        let returns = section.and_then(|section| self.returns(name, section));
        let mut paragraphs = intro.paragraphs.iter().map(Text::prose);
        let summary = match row.summary.map(|text| text.prose().into_owned()) {
            Some(summary) if !summary.is_empty() => Some(summary),
            _ => paragraphs.next().map(|text| text.into_owned()),
        };
        // The section repeats the summary of the table.
        let rest: Vec<_> =
            paragraphs.filter(|text| summary.as_deref() != Some(text.trim())).collect();
        Some(ParsedOperation {
            name: name.to_owned(),
            at: self.page.span(&row.name),
            method,
            path,
            path_at: at,
            summary,
            description: Some(rest.join("\n\n")).filter(|text| !text.is_empty()),
            deprecated: intro.deprecated,
            permissions: intro.permissions,
            parameters: parameters.unwrap_or_default(),
            returns,
            content_types: content_types.unwrap_or_default(),
            accepts: section.and_then(|of| of.content_types("Accept")).unwrap_or_default(),
            credentials: section.map(Section::credentials).unwrap_or_default(),
        })
    }

    /// The request line of an operation: of its row, or of its section.
    fn request(
        &mut self,
        name: &str,
        row: &Listed<'a>,
        wraps: Option<Text<'a>>,
    ) -> Option<Request> {
        let Some(text) = row.request.or(wraps) else {
            self.diagnostics.push(
                Diagnostic::error(Code::MissingPath, format!("nothing tells the path of `{name}`"))
                    .at(self.page.span(&row.name), "no line such as `Wraps GET /path` follows")
                    .help("add that line, or a column `HTTP request` to the summary"),
            );
            return None;
        };
        let plain = text.plain();
        let mut words = plain.split_whitespace();
        let (method, path) = (words.next(), words.next());
        let at = self.page.span(&text);
        match (method.map(str::parse), path, words.next()) {
            (Some(Ok(method)), Some(path), None) => {
                // Some descriptions leave the first slash to the address of the server.
                let slash = if path.starts_with('/') { "" } else { "/" };
                Some(Request { method, path: format!("{slash}{path}"), at })
            }
            (Some(Err(())), Some(_), None) => {
                let method = method.unwrap_or_default();
                self.diagnostics.push(
                    Diagnostic::error(Code::BadMethod, format!("`{method}` is no HTTP method"))
                        .at(at, format!("the request of `{name}`"))
                        .help("write `GET`, `POST`, `PUT`, `PATCH`, `DELETE` or `HEAD`"),
                );
                None
            }
            _ => {
                let message = format!("the operation `{name}` has no path");
                let shown = if text.is_empty() { self.page.span(&row.name) } else { at };
                self.diagnostics.push(
                    Diagnostic::error(Code::MissingPath, message)
                        .at(shown, "expected a method and a path here")
                        .help("a request is such as `**GET** /api/v2/users/{userId}`"),
                );
                None
            }
        }
    }

    /// The type under `### Return type`; none if the response is empty.
    fn returns(&mut self, name: &str, section: &Section<'_, 'a>) -> Option<(TypeRef, Span)> {
        let text = section.returns?;
        let plain = text.plain();
        let empty = self.rules.operation.nothing.iter().any(|word| {
            let rest = plain.get(word.len()..);
            plain.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
                && rest.is_none_or(|rest| rest.is_empty() || rest.starts_with(" ("))
        });
        if empty || plain.ends_with("(empty response body)") {
            return None;
        }
        match self.interpreter.read_type(&text, &plain) {
            Ok(read) if read.leaf.eq_ignore_ascii_case("void") => None,
            Ok(read) => {
                let unread = read.unread.iter();
                let unread = unread.map(|unread| unread_type(self.page, &text, name, unread));
                self.diagnostics.extend(unread);
                Some((read.ty, self.page.span(&text)))
            }
            Err(error) => {
                self.diagnostics.push(bad_type(self.page, &text, name, error));
                None
            }
        }
    }

    /// Reports a name that is listed twice. Generators list an operation once for each of its tags, with
    /// the same request; another request is an error.
    fn listed_twice(&mut self, again: &Listed<'a>, first: &Listed<'a>) {
        let request = |row: &Listed<'a>| row.request.map(|request| request.plain().into_owned());
        let message = self.has_twice(again.name);
        let (diagnostic, label, help) = match request(again) == request(first) {
            true => (
                Diagnostic::warning(Code::DuplicateOperation, message),
                "once more here, and not read",
                "remove one of the two",
            ),
            false => (
                Diagnostic::error(Code::DuplicateOperation, message),
                "once more here, with another request",
                "remove one of the two, or give it another name",
            ),
        };
        self.diagnostics.push(
            diagnostic
                .at(self.page.span(&again.name), label)
                .at(self.page.span(&first.name), "first here")
                .help(help),
        );
    }

    fn has_twice(&self, operation: Text<'a>) -> String {
        format!("`{}` has the operation `{}` twice", self.api, operation.plain())
    }
}
