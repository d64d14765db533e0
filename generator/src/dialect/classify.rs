//! Finds out what a page is: a model's, an enum's, an API's, or none of them.

use super::faults::no_broken_table;
use super::layout::{ApiLayout, EnumLayout, ModelLayout, PageKind, SkipReason, Values};
use super::page_name::{Name, as_name, file_stem, name_of, repeats, titled};
use super::topic::{Topic, is_foot, topic};
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
pub(super) fn classify<'p, 'a>(page: &'p Page<'a>) -> Result<PageKind<'p, 'a>, Box<Diagnostic>> {
    let outline = Outline::of(page);
    let table = outline.property_table(page)?;
    let summary = tables(&page.blocks).find(|table| is_summary(table));
    if outline.is_of_an_api(summary) {
        return api(page, outline.name, summary);
    }
    let Some(name) = outline.name else {
        return match outline.properties {
            Some((heading, _)) => Err(Box::new(unnamed(page, heading))),
            None => Ok(PageKind::Nothing(SkipReason::Prose)),
        };
    };
    if outline.properties.is_none() && table.is_none() {
        let values = outline.own_enum.or(Some(outline.opening)).and_then(values);
        if outline.own_enum.is_some() || values.is_some() {
            return Ok(PageKind::Enum(EnumLayout { name: name.text, values }));
        }
        if !is_clearly_a_model(page, &name) {
            return Ok(PageKind::Nothing(SkipReason::Prose));
        }
    }
    Ok(PageKind::Model(ModelLayout {
        name: name.local,
        at: page.span(&name.text),
        description: outline.opening.iter().map_while(description).flatten().collect(),
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
    fn of(page: &'p Page<'a>) -> Outline<'p, 'a> {
        let mut outline = Outline {
            name: name_of(page),
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
            match topic(heading) {
                _ if is_name => outline.opening = blocks,
                Topic::Properties => {
                    outline.properties = outline.properties.or(Some((heading, blocks)));
                }
                Topic::Enum => outline.own_enum = outline.own_enum.or(Some(blocks)),
                Topic::EnumOf(name) => {
                    outline.enums.push(EnumLayout { name, values: values(blocks) });
                }
                Topic::Operation => outline.has_operations = true,
                // The model's name once more, with the namespace or without.
                Topic::Other if outline.opening.is_empty() && repeats(name, heading) => {
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
    fn property_table(&self, page: &Page<'a>) -> Result<Option<&'p Table<'a>>, Box<Diagnostic>> {
        let Some((heading, blocks)) = self.properties else {
            let is_model = documents_its_file(page, self.name.as_ref());
            let mut candidates = tables(self.opening).filter(|table| is_property_table(table));
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
    fn is_of_an_api(&self, summary: Option<&Table<'a>>) -> bool {
        let lists_requests = summary.is_some_and(|table| table.column("HTTP request").is_some());
        match self.properties {
            None => self.has_operations || summary.is_some(),
            Some(_) => self.has_operations && lists_requests,
        }
    }
}

fn unnamed(page: &Page<'_>, properties: Heading<'_>) -> Diagnostic {
    Diagnostic::error(Code::UnnamedPage, "this page does not say which model it documents")
        .at(page.span(&properties.text), "the properties of what?")
        .help("add a heading with the model's name above this one")
}

/// The layout of an API's page.
fn api<'p, 'a>(
    page: &'p Page<'a>,
    name: Option<Name<'a>>,
    summary: Option<&'p Table<'a>>,
) -> Result<PageKind<'p, 'a>, Box<Diagnostic>> {
    if !tells_requests(page, summary) {
        let reason = if name.is_some() { SkipReason::Client } else { SkipReason::Prose };
        return Ok(PageKind::Nothing(reason));
    }
    // The headings below the summary are names of operations.
    let end = summary.map_or(page.text.len(), |table| table.header.text.start);
    let above = name.filter(|name| name.heading.is_none() || name.text.start < end);
    match (above.or_else(|| titled(page)), summary) {
        (Some(name), _) => {
            Ok(PageKind::Api(ApiLayout { name: name.local, at: page.span(&name.text), summary }))
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
fn is_property_table(table: &Table<'_>) -> bool {
    let has = |header| table.column(header).is_some();
    has("Name") && (has("Type") || has("Notes"))
}

/// Whether a table lists the operations of one API; a read-me's lists those of all, by class.
fn is_summary(table: &Table<'_>) -> bool {
    table.column("Method").is_some() && table.column("Class").is_none()
}

/// Whether the page has methods and paths: in a column of the summary, or in the sections of the
/// operations.
fn tells_requests(page: &Page<'_>, summary: Option<&Table<'_>>) -> bool {
    let in_summary = summary.is_some_and(|table| table.column("HTTP request").is_some());
    in_summary || page.text.contains("Wraps ")
}

fn values<'p, 'a>(blocks: &'p [Block<'a>]) -> Option<Values<'p, 'a>> {
    blocks.iter().find_map(|block| match block {
        Block::Table(table) if table.column("Value").is_some() => Some(Values::Table(table)),
        Block::List(items) if items.iter().all(|item| item.raw.contains('`')) => {
            Some(Values::List(items))
        }
        _ => None,
    })
}

/// Whether a page without a table and without values documents a model: its heading has a namespace,
/// it links back to the list of models, lists alternatives or repeats its name, or it has its file's
/// name and nothing but a description.
fn is_clearly_a_model(page: &Page<'_>, name: &Name<'_>) -> bool {
    let links_back = page.text.contains("](../README.md#documentation-for-models)");
    let alternatives = ["oneOf schemas", "anyOf schemas", "Implementing Classes"];
    let (mut namesakes, mut others) = (0, 0);
    for heading in page.headings() {
        let text = heading.text.plain();
        match as_name(heading.text) {
            _ if alternatives.iter().any(|one| one.eq_ignore_ascii_case(&text)) => return true,
            _ if text.eq_ignore_ascii_case("Implemented Interfaces") => {}
            Some(again) if again.local == name.local => namesakes += 1,
            _ => others += 1,
        }
    }
    name.namespaced
        || links_back
        || (others == 0 && (namesakes > 1 || is_namesakes_description(page, name)))
}

/// Whether a page has its file's name, which is a class's, and nothing but text under it.
fn is_namesakes_description(page: &Page<'_>, name: &Name<'_>) -> bool {
    let stem = file_stem(page);
    let of_a_project = ["Readme", "Index", "Changelog", "License", "Contributing", "Security"];
    stem == name.local
        && name.local.starts_with(char::is_uppercase)
        && !of_a_project.iter().any(|known| known.eq_ignore_ascii_case(stem))
        && page.blocks.iter().all(|block| matches!(block, Block::Heading(_) | Block::Paragraph(_)))
}

/// The text of a block of a description; none where the description ends.
fn description<'a>(block: &Block<'a>) -> Option<Vec<Text<'a>>> {
    match block {
        Block::Paragraph(text) if is_foot(text.raw) => Some(Vec::new()),
        Block::Paragraph(text) | Block::Other(text) if text.raw.starts_with("<!--") => {
            Some(Vec::new()).filter(|_| !text.is_empty())
        }
        Block::Paragraph(text) | Block::Other(text) => Some(vec![*text]),
        Block::List(items) => Some(items.clone()),
        Block::Table(_) | Block::Heading(_) => None,
    }
}
