//! Finds out what a page is: a model's, an enum's, an API's, or none of them.

use super::faults::no_broken_table;
use super::file::PageRules;
use super::layout::{ApiLayout, EnumLayout, ModelLayout, PageKind, SkipReason, Values};
use super::page_name::{Name, as_name, file_stem, name_of, repeats, titled};
use super::topic::{Topic, is_foot, is_one, topic};
use crate::diagnostics::{Code, Diagnostic};
use crate::markdown::{Block, Heading, Page, Table, Text};

/// The diagnostic of a page without text.
pub(super) fn empty(page: &Page<'_>) -> Option<Diagnostic> {
    page.text.trim_start_matches('\u{feff}').trim().is_empty().then(|| {
        Diagnostic::error(Code::EmptyPage, "this page is empty")
            .in_file(page.path)
            .help("fetch the page again, or remove the file")
    })
}

/// Finds out what a page is.
///
/// # Errors
///
/// If a page documents a model and cannot be read as one.
pub(super) fn classify<'p, 'a>(
    page: &'p Page<'a>,
    rules: &PageRules,
) -> Result<PageKind<'p, 'a>, Box<Diagnostic>> {
    let outline = Outline::of(page, rules);
    let table = outline.property_table(page, rules)?;
    let summary = tables(&page.blocks).find(|table| is_summary(table, rules));
    if outline.is_of_an_api(summary, rules) {
        return api(page, outline.name, summary, rules);
    }
    let Some(name) = outline.name else {
        return match outline.properties {
            Some((heading, _)) => Err(Box::new(unnamed(page, heading))),
            None => Ok(PageKind::Nothing(SkipReason::Prose)),
        };
    };
    if outline.properties.is_none() && table.is_none() {
        let values =
            outline.own_enum.or(Some(outline.opening)).and_then(|blocks| values(blocks, rules));
        if outline.own_enum.is_some() || values.is_some() {
            return Ok(PageKind::Enum(EnumLayout { name: name.text, values }));
        }
        if !is_clearly_a_model(page, &name, rules) {
            return Ok(PageKind::Nothing(SkipReason::Prose));
        }
    }
    let opening = outline.opening.iter();
    Ok(PageKind::Model(ModelLayout {
        name: name.local,
        at: page.span(&name.text),
        description: opening.map_while(|block| description(block, rules)).flatten().collect(),
        columns: table.map_or((None, None), |table| {
            (rules.columns.name.find(table), rules.columns.ty.find(table))
        }),
        table,
        enums: outline.enums,
    }))
}

/// The parts of a page, by what their headings announce.
struct Outline<'p, 'a> {
    name: Option<Name<'a>>,
    /// What stands under the heading with the name.
    opening: &'p [Block<'a>],
    /// The first heading such as `## Properties`, and what stands under it.
    properties: Option<(Heading<'a>, &'p [Block<'a>])>,
    /// What stands under `## Enum`.
    own_enum: Option<&'p [Block<'a>]>,
    enums: Vec<EnumLayout<'p, 'a>>,
    /// Whether a heading announces a part of an operation.
    has_operations: bool,
}

impl<'p, 'a> Outline<'p, 'a> {
    fn of(page: &'p Page<'a>, rules: &PageRules) -> Outline<'p, 'a> {
        let mut outline = Outline {
            name: name_of(page, rules),
            opening: &[],
            properties: None,
            own_enum: None,
            enums: Vec::new(),
            has_operations: false,
        };
        for (heading, blocks) in page.sections() {
            let Some(heading) = heading else { continue };
            let name = outline.name.as_ref();
            let is_name = name.is_some_and(|name| name.heading == Some(heading.text));
            match topic(heading, rules) {
                _ if is_name => outline.opening = blocks,
                Topic::Properties => {
                    outline.properties = outline.properties.or(Some((heading, blocks)));
                }
                Topic::Enum => outline.own_enum = outline.own_enum.or(Some(blocks)),
                Topic::EnumOf(name) => {
                    outline.enums.push(EnumLayout { name, values: values(blocks, rules) });
                }
                Topic::Operation => outline.has_operations = true,
                // The model's name once more, with the namespace or without.
                Topic::Other if outline.opening.is_empty() && repeats(name, heading, rules) => {
                    outline.opening = blocks;
                }
                Topic::Other => {}
            }
        }
        outline
    }

    /// The table of properties, if there is one.
    ///
    /// # Errors
    ///
    /// If something else stands in its place.
    fn property_table(
        &self,
        page: &Page<'a>,
        rules: &PageRules,
    ) -> Result<Option<&'p Table<'a>>, Box<Diagnostic>> {
        let Some((heading, blocks)) = self.properties else {
            let is_model = documents_its_file(page, self.name.as_ref());
            let mut candidates =
                tables(self.opening).filter(|table| is_property_table(table, rules));
            return Ok(candidates.next().filter(|_| is_model));
        };
        let table = tables(blocks).next();
        if table.is_none() {
            no_broken_table(page, heading, blocks)?;
        }
        Ok(table)
    }

    /// Whether the page is an API's. The native Java client shows an operation's parameters as the
    /// `### Properties` of a request.
    fn is_of_an_api(&self, summary: Option<&Table<'a>>, rules: &PageRules) -> bool {
        let lists_requests = lists_requests(summary, rules);
        match self.properties {
            None => self.has_operations || summary.is_some(),
            Some(_) => self.has_operations && lists_requests,
        }
    }
}

fn unnamed(page: &Page<'_>, properties: Heading<'_>) -> Diagnostic {
    Diagnostic::error(Code::UnnamedPage, "this page does not say which model it documents")
        .at(page.span(&properties.text), "the properties of what?")
        .help(
            "add a heading with the model's name above this one; for pages that are not an SDK's, \
             `tablesmith survey --draft FILE` writes a first dialect file",
        )
}

/// The layout of an API's page.
fn api<'p, 'a>(
    page: &'p Page<'a>,
    name: Option<Name<'a>>,
    summary: Option<&'p Table<'a>>,
    rules: &PageRules,
) -> Result<PageKind<'p, 'a>, Box<Diagnostic>> {
    if !tells_requests(page, summary, rules) {
        let reason = if name.is_some() { SkipReason::Client } else { SkipReason::Prose };
        return Ok(PageKind::Nothing(reason));
    }
    // The headings below the summary are names of operations.
    let end = summary.map_or(page.text.len(), |table| table.header.text.start);
    let above = name.filter(|name| name.heading.is_none() || name.text.start < end);
    match (above.or_else(|| titled(page, rules)), summary) {
        (Some(name), _) => {
            let at = page.span(&name.text);
            let name_column = summary.and_then(|table| rules.operation.name.find(table));
            Ok(PageKind::Api(ApiLayout { name: name.local, at, summary, name_column }))
        }
        (None, Some(table)) => Err(Box::new(
            Diagnostic::error(Code::UnnamedPage, "this page does not say which API it documents")
                .at(page.span(&table.header.text), "the operations of what?")
                .help("add a heading with the API's name above this table: `# UsersApi`"),
        )),
        (None, None) => Ok(PageKind::Nothing(SkipReason::Prose)),
    }
}

pub(super) fn tables<'p, 'a>(blocks: &'p [Block<'a>]) -> impl Iterator<Item = &'p Table<'a>> {
    blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    })
}

/// Whether a page may document a model without a heading such as `## Properties`: the model has the
/// page's file name or a namespace. A read-me's first table lists anything.
fn documents_its_file(page: &Page<'_>, name: Option<&Name<'_>>) -> bool {
    name.is_some_and(|name| name.namespaced || file_stem(page) == name.local)
}

/// Whether a table that no heading announces is one of properties.
fn is_property_table(table: &Table<'_>, rules: &PageRules) -> bool {
    let columns = &rules.columns;
    columns.name.find(table).is_some()
        && (columns.ty.find(table).is_some() || columns.notes.find(table).is_some())
}

/// Whether a table lists the operations of one API; a read-me's lists those of all, by class.
fn is_summary(table: &Table<'_>, rules: &PageRules) -> bool {
    let columns = &rules.operation;
    columns.name.find(table).is_some() && columns.class.find(table).is_none()
}

/// Whether the summary has a column with methods and paths.
fn lists_requests(summary: Option<&Table<'_>>, rules: &PageRules) -> bool {
    summary.is_some_and(|table| rules.operation.request.find(table).is_some())
}

/// Whether the page has methods and paths: in a column of the summary, or in the sections of the
/// operations.
fn tells_requests(page: &Page<'_>, summary: Option<&Table<'_>>, rules: &PageRules) -> bool {
    let request_line = rules.operation.request_line.as_ref();
    lists_requests(summary, rules)
        || request_line.is_some_and(|line| page.text.contains(line.start()))
}

fn values<'p, 'a>(blocks: &'p [Block<'a>], rules: &PageRules) -> Option<Values<'p, 'a>> {
    blocks.iter().find_map(|block| match block {
        Block::Table(table) => rules.values.value.find(table).map(|value_column| Values::Table {
            table,
            name_column: rules.values.name.find(table).unwrap_or(0),
            value_column,
        }),
        Block::List(items) if items.iter().all(|item| item.raw.contains('`')) => {
            Some(Values::List(items.clone()))
        }
        Block::Other(text) => indented_items(*text).map(Values::List),
        _ => None,
    })
}

/// The items of a list that is indented so far that Markdown takes it for code.
fn indented_items<'a>(block: Text<'a>) -> Option<Vec<Text<'a>>> {
    let mut items = Vec::new();
    let mut start = block.start;
    for line in block.raw.split_inclusive('\n') {
        let item = line.trim();
        if !item.is_empty() {
            let raw = item.strip_prefix("* ").filter(|raw| raw.starts_with('`'))?;
            let indent = line.len() - line.trim_start().len();
            items.push(Text { raw, start: start + indent + "* ".len() });
        }
        start += line.len();
    }
    Some(items).filter(|items| !items.is_empty())
}

/// Whether a page without a table and without values documents a model: its heading has a namespace,
/// it links back to the list of models, lists alternatives or repeats its name, or it has its file's
/// name and nothing but a description.
fn is_clearly_a_model(page: &Page<'_>, name: &Name<'_>, rules: &PageRules) -> bool {
    let is_marked = rules.marks.model.iter().any(|mark| page.text.contains(mark.as_str()));
    let (mut namesakes, mut others) = (0, 0);
    for heading in page.headings() {
        let text = heading.text.plain();
        match as_name(heading.text, rules) {
            _ if is_one(&rules.headings.alternatives, &text) => return true,
            _ if is_one(&rules.headings.ignored, &text) => {}
            Some(again) if again.local == name.local => namesakes += 1,
            _ => others += 1,
        }
    }
    name.namespaced
        || is_marked
        || (others == 0 && (namesakes > 1 || is_namesakes_description(page, name, rules)))
}

/// Whether a page has its file's name, which is a class's, and nothing but text under it.
fn is_namesakes_description(page: &Page<'_>, name: &Name<'_>, rules: &PageRules) -> bool {
    let stem = file_stem(page);
    stem == name.local
        && name.local.starts_with(char::is_uppercase)
        && !is_one(&rules.marks.project_files, stem)
        && page.blocks.iter().all(|block| matches!(block, Block::Heading(_) | Block::Paragraph(_)))
}

/// The text of a block of a description; none where the description ends.
fn description<'a>(block: &Block<'a>, rules: &PageRules) -> Option<Vec<Text<'a>>> {
    match block {
        Block::Paragraph(text) if is_foot(text.raw, rules) => Some(Vec::new()),
        Block::Paragraph(text) | Block::Other(text) if text.raw.starts_with("<!--") => {
            Some(Vec::new()).filter(|_| !text.is_empty())
        }
        Block::Paragraph(text) | Block::Other(text) => Some(vec![*text]),
        Block::List(items) => Some(items.clone()),
        Block::Table(_) | Block::Heading(_) => None,
    }
}
