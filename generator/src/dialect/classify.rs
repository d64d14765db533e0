//! What kind of page it is, and where on it things stand.

use std::fmt;

use super::faults::no_broken_table;
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::markdown::{Block, Heading, Page, Table, Text};

/// Why a page documents nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SkipReason {
    /// It has neither properties, an enum nor operations: an index, release notes, a read-me.
    Prose,
    /// It describes a class of the SDK: methods, but no request that one of them makes.
    Client,
}

impl fmt::Display for SkipReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            SkipReason::Prose => "has neither properties, an enum nor operations",
            SkipReason::Client => "describes a class of the SDK",
        })
    }
}

/// What a page is, and where on it things stand.
pub(super) enum PageKind<'p, 'a> {
    Model(ModelLayout<'p, 'a>),
    Enum(EnumLayout<'p, 'a>),
    Api(ApiLayout<'p, 'a>),
    Nothing(SkipReason),
}

/// Where things stand on a model's page.
pub(super) struct ModelLayout<'p, 'a> {
    /// The model's name, less its namespace.
    pub(super) name: String,
    /// The heading that names it.
    pub(super) at: Span,
    /// The paragraphs and lists before the table.
    pub(super) description: Vec<Text<'a>>,
    /// The property table; none where the page has no properties to show.
    pub(super) table: Option<&'p Table<'a>>,
    /// The enums that the page's properties use.
    pub(super) enums: Vec<EnumLayout<'p, 'a>>,
}

/// Where an enum stands.
pub(super) struct EnumLayout<'p, 'a> {
    /// Its name, as a type expression: `StateEnum`, `List<ScopesEnum>`.
    pub(super) name: Text<'a>,
    /// Its values; none where they are missing.
    pub(super) values: Option<Values<'p, 'a>>,
}

/// Where things stand on an API's page.
pub(super) struct ApiLayout<'p, 'a> {
    /// The API's name, less its namespace.
    pub(super) name: String,
    /// The heading that names it.
    pub(super) at: Span,
    /// The table of all its operations.
    pub(super) summary: Option<&'p Table<'a>>,
}

/// The two ways of showing an enum's values.
pub(super) enum Values<'p, 'a> {
    /// `| ALERTING | &quot;alerting&quot; |`
    Table(&'p Table<'a>),
    /// `` * `PRIVATE` (value: `"Private"`) ``
    List(&'p [Text<'a>]),
}

/// What a heading announces.
enum Topic<'a> {
    /// `## Properties`
    Properties,
    /// `## Enum`
    Enum,
    /// `## Enum: StateEnum`
    EnumOf(Text<'a>),
    /// `### Parameters`
    Operation,
    /// Anything else, the model's name among it.
    Other,
}

/// What is wrong with a page without any text.
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
/// What is wrong with a page that is meant to be a model's and cannot be read as one.
pub(super) fn classify<'p, 'a>(page: &'p Page<'a>) -> Result<PageKind<'p, 'a>, Box<Diagnostic>> {
    let name = name_of(page);
    let mut properties: Option<(Heading<'a>, &'p [Block<'a>])> = None;
    let mut own_enum: Option<&'p [Block<'a>]> = None;
    let mut enums = Vec::new();
    let mut of_an_api = false;
    let mut opening: &'p [Block<'a>] = &[];
    for (heading, blocks) in page.sections() {
        let Some(heading) = heading else { continue };
        let is_name = name.as_ref().is_some_and(|name| name.heading == Some(heading.text));
        match topic(heading) {
            _ if is_name => opening = blocks,
            Topic::Properties => properties = properties.or(Some((heading, blocks))),
            Topic::Enum => own_enum = own_enum.or(Some(blocks)),
            Topic::EnumOf(name) => enums.push(EnumLayout { name, values: values(blocks) }),
            Topic::Operation => of_an_api = true,
            // The model's name once more, with the namespace or without.
            Topic::Other if opening.is_empty() && repeats(name.as_ref(), heading) => {
                opening = blocks;
            }
            Topic::Other => {}
        }
    }
    let table = match properties {
        Some((heading, blocks)) => match tables(blocks).next() {
            Some(table) => Some(table),
            None => {
                no_broken_table(page, heading, blocks)?;
                None
            }
        },
        None if documents_its_file(page, name.as_ref()) => {
            tables(opening).find(|table| is_property_table(table))
        }
        None => None,
    };
    let summary = tables(&page.blocks).find(|table| is_summary(table));
    // The native Java client shows an operation's parameters as the `### Properties` of a request.
    let lists_requests = || summary.is_some_and(|table| table.column("HTTP request").is_some());
    if (properties.is_none() && (of_an_api || summary.is_some())) || (of_an_api && lists_requests())
    {
        return api(page, name, summary);
    }
    let Some(name) = name else {
        return match properties {
            Some((heading, _)) => Err(Box::new(
                Diagnostic::error(
                    Code::UnnamedPage,
                    "this page does not say which model it documents",
                )
                .at(page.span(&heading.text), "the properties of what?")
                .help("add a heading with the model's name above this one"),
            )),
            None => Ok(PageKind::Nothing(SkipReason::Prose)),
        };
    };
    if properties.is_none() && table.is_none() {
        let bullets = own_enum.or(Some(opening)).and_then(values);
        if own_enum.is_some() || bullets.is_some() {
            return Ok(PageKind::Enum(EnumLayout { name: name.text, values: bullets }));
        }
        if !is_clearly_a_model(page, &name) {
            return Ok(PageKind::Nothing(SkipReason::Prose));
        }
    }
    Ok(PageKind::Model(ModelLayout {
        name: name.local,
        at: page.span(&name.text),
        description: opening.iter().map_while(description).flatten().collect(),
        table,
        enums,
    }))
}

/// What the page of an API is.
fn api<'p, 'a>(
    page: &'p Page<'a>,
    name: Option<Name<'a>>,
    summary: Option<&'p Table<'a>>,
) -> Result<PageKind<'p, 'a>, Box<Diagnostic>> {
    if !tells_requests(page, summary) {
        let reason = if name.is_some() { SkipReason::Client } else { SkipReason::Prose };
        return Ok(PageKind::Nothing(reason));
    }
    // Below the summary come the operations, and these have headings that are names.
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

/// What a page says that it documents.
struct Name<'a> {
    /// The heading that says it, if a heading does.
    heading: Option<Text<'a>>,
    /// Where the name stands.
    text: Text<'a>,
    /// The name, less its namespace.
    local: String,
    /// Whether it had one.
    namespaced: bool,
}

/// The first heading that is a name, or the front matter's title.
fn name_of<'a>(page: &Page<'a>) -> Option<Name<'a>> {
    let headings = page.headings().take_while(|heading| matches!(topic(*heading), Topic::Other));
    let mut named = headings.filter_map(|heading| as_name(heading.text));
    // A heading such as `# Interface Pet` or `# My Model` comes first; it is the page's name too.
    named.next().or_else(|| titled(page))
}

/// The name in the front matter.
fn titled<'a>(page: &Page<'a>) -> Option<Name<'a>> {
    let title = as_name(page.title?)?;
    Some(Name { heading: None, ..title })
}

fn as_name(text: Text<'_>) -> Option<Name<'_>> {
    let plain = text.plain();
    let name = plain.strip_prefix("Interface ").unwrap_or(&plain).trim();
    let local = name.rsplit('.').next().unwrap_or(name);
    let is_identifier = |part: &str| {
        !part.is_empty()
            && !part.starts_with(|c: char| c.is_ascii_digit())
            && part.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '$' | '-'))
    };
    name.split('.').all(is_identifier).then(|| Name {
        heading: Some(text),
        text,
        local: local.to_owned(),
        namespaced: local.len() < name.len(),
    })
}

fn repeats(name: Option<&Name<'_>>, heading: Heading<'_>) -> bool {
    let again = as_name(heading.text);
    name.zip(again).is_some_and(|(name, again)| name.local == again.local)
}

fn topic(heading: Heading<'_>) -> Topic<'_> {
    let text = heading.text.plain();
    let is = |topic: &str| text.trim_end_matches(':').eq_ignore_ascii_case(topic);
    // A page's first heading is its name, even if that is `Parameters` or `Enum`.
    if heading.level > 1 && (is("Properties") || is("Fields")) {
        return Topic::Properties;
    }
    if heading.level > 1 && is("Enum") {
        return Topic::Enum;
    }
    if let Some((before, after)) = heading.text.raw.split_once(':')
        && before.trim().eq_ignore_ascii_case("Enum")
    {
        let start = heading.text.range().end - after.trim_start().len();
        return Topic::EnumOf(Text { raw: after.trim(), start });
    }
    let of_an_operation = [
        "Parameters",
        "Return type",
        "HTTP request headers",
        "Authorization",
        "HTTP response details",
    ];
    if heading.level > 1 && of_an_operation.into_iter().any(is) {
        return Topic::Operation;
    }
    Topic::Other
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

/// The file name of a page, up to its first dot.
fn file_stem<'a>(page: &Page<'a>) -> &'a str {
    let file = page.path.rsplit('/').next().unwrap_or(page.path);
    file.split('.').next().unwrap_or(file)
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

/// Whether any operation of the page has its method and path: in a column of the summary, or in the
/// operation's own section.
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

/// Whether a page without a table and without values is a model's nevertheless: one that says so by
/// its namespace, by its foot, by listing alternatives, or by naming itself twice; or one that is its
/// file's namesake and nothing but a description.
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

/// Whether a page is its file's namesake, with a class's name and nothing but text under it.
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

/// Whether a paragraph is the generators' own: an anchor, links back, the SDK's version.
pub(super) fn is_foot(text: &str) -> bool {
    let is_version = || {
        text.starts_with('_') && text.ends_with('_') && !text.contains(' ') && text.contains(':')
    };
    text.starts_with("<a ")
        || text.starts_with("[[Back to")
        || text.starts_with("{:")
        || is_version()
}
