//! The section of an operation: description, permissions, parameters and return type.

use super::credentials;
use super::listed::Summary;
use crate::dialect::file::PageRules;
use crate::dialect::parsed::ParsedCredentials;
use crate::dialect::topic::{is_foot, is_one};
use crate::markdown::{Block, Heading, Page, Table, Text};
use crate::schema::Permissions;

/// The parts of an operation's section.
pub(super) struct Section<'p, 'a> {
    /// The heading.
    pub(super) name: Text<'a>,
    /// The blocks up to the next heading.
    blocks: &'p [Block<'a>],
    /// The blocks under `### Parameters`, with that heading.
    pub(super) parameters: Option<(Heading<'a>, &'p [Block<'a>])>,
    /// The first line under `### Return type`.
    pub(super) returns: Option<Text<'a>>,
    /// The blocks under `### Example`.
    example: &'p [Block<'a>],
    /// The blocks under `### Authorization`.
    authorization: Option<&'p [Block<'a>]>,
    /// The blocks under `### HTTP request headers`.
    headers: &'p [Block<'a>],
}

/// The start of an operation's section.
#[derive(Default)]
pub(super) struct Intro<'a> {
    /// The running text.
    pub(super) paragraphs: Vec<Text<'a>>,
    /// `GET /api/v2/…`, of `Wraps GET /api/v2/…`.
    pub(super) request: Option<Text<'a>>,
    pub(super) permissions: Option<Permissions>,
    pub(super) deprecated: bool,
}

/// The sections of a page below its summary: those that this lists, and those that look like an
/// operation's.
pub(super) fn of<'p, 'a>(
    page: &'p Page<'a>,
    table: Option<&Table<'a>>,
    summary: &Summary<'a>,
    rules: &PageRules,
) -> Vec<Section<'p, 'a>> {
    let start = table.map_or(0, |table| table.header.text.start);
    let mut sections: Vec<Section<'p, 'a>> = Vec::with_capacity(summary.rows.len());
    // The section that the next `### Parameters` is of.
    let mut current = 0;
    for (heading, blocks) in page.sections() {
        let Some(heading) = heading else { continue };
        let text = heading.text.plain();
        let is = |topics: &[String]| heading.level > 1 && is_one(topics, &text);
        if is(&rules.operation.parameters) || (is(&rules.headings.properties) && heading.level > 2)
        {
            if let Some(section) = sections.get_mut(current) {
                section.parameters = Some((heading, blocks));
            }
        } else if is(&rules.operation.returns) {
            if let Some(section) = sections.get_mut(current) {
                section.returns = blocks.iter().find_map(|block| first_line(block, rules));
            }
        } else if let Some(part) = Part::of(&heading, &text)
            && let Some(section) = sections.get_mut(current)
        {
            match part {
                Part::Example => section.example = blocks,
                Part::Authorization => section.authorization = Some(blocks),
                Part::Headers => section.headers = blocks,
            }
        } else if let Some(operation) = operation_of(&text, &sections) {
            current = operation;
        } else if heading.level <= 2 && heading.text.start > start {
            let name = signature_name(heading.text)
                .filter(|name| summary.rows.contains_key(&*name.plain()))
                .unwrap_or(heading.text);
            current = sections.len();
            sections.push(Section {
                name,
                blocks,
                parameters: None,
                returns: None,
                example: &[],
                authorization: None,
                headers: &[],
            });
        }
    }
    sections.retain(|section| {
        let name = section.name.plain();
        let looks_so = section.parameters.is_some() || section.returns.is_some();
        summary.rows.contains_key(&*name) || (looks_so && !name.contains([' ', '.']))
    });
    sections
}

/// A part of a section that has a heading of its own.
enum Part {
    Example,
    Authorization,
    Headers,
}

impl Part {
    /// These headings are below those of operations, whose names they could be.
    fn of(heading: &Heading<'_>, text: &str) -> Option<Part> {
        match text.to_ascii_lowercase().as_str() {
            _ if heading.level < 3 => None,
            "example" => Some(Part::Example),
            "authorization" => Some(Part::Authorization),
            "http request headers" => Some(Part::Headers),
            _ => None,
        }
    }
}

/// The operation of a heading that is a signature, as the .NET SDKs of 2017 write it:
/// `GetUser` of `[**User**](User.html) GetUser (string userId)`.
fn signature_name(heading: Text<'_>) -> Option<Text<'_>> {
    let (before, _) = heading.raw.strip_suffix(')')?.rsplit_once(" (")?;
    let name = before.rsplit(' ').next().filter(|name| !name.is_empty())?;
    Some(Text { raw: name, start: heading.start + before.len() - name.len() })
}

/// The section whose one parameter, an object of parameters, this heading is of:
/// `APIgetPetRequest` of `getPet`.
fn operation_of(heading: &str, sections: &[Section<'_, '_>]) -> Option<usize> {
    let name = heading.strip_prefix("API")?.strip_suffix("Request")?;
    sections.iter().rposition(|section| section.name.plain() == name)
}

/// The first line of a paragraph.
fn first_line<'a>(block: &Block<'a>, rules: &PageRules) -> Option<Text<'a>> {
    match block {
        Block::Paragraph(text) if !is_foot(text.raw, rules) => {
            let raw = text.raw.lines().next().unwrap_or_default().trim_end();
            Some(Text { raw, start: text.start })
        }
        _ => None,
    }
}

impl<'a> Section<'_, 'a> {
    /// The credentials that the operation accepts.
    pub(super) fn credentials(&self) -> ParsedCredentials {
        credentials::of(self.authorization, self.example)
    }

    /// The content types that `**Content-Type**` or `**Accept**` lists: none of `Not defined`. None where
    /// there is no such line.
    pub(super) fn content_types(&self, header: &str) -> Option<Vec<String>> {
        let items = self.headers.iter().flat_map(|block| match block {
            Block::List(items) => items.as_slice(),
            _ => &[],
        });
        let mut values = items.filter_map(|item| {
            let (name, value) = bullet(item).split_once(':')?;
            (name.trim_matches('*') == header).then_some(value)
        });
        let listed = values.next()?.split(',').map(str::trim);
        Some(listed.filter(|listed| listed.contains('/')).map(str::to_owned).collect())
    }

    pub(super) fn intro(&self, rules: &PageRules) -> Intro<'a> {
        let mut intro = Intro::default();
        for block in self.blocks {
            match block {
                Block::List(items) if awaits_names(intro.permissions.as_ref()) => {
                    let names = items.iter().map(|item| bullet(item).to_owned());
                    let names = names.filter(|name| !name.is_empty()).collect();
                    if let Some(Permissions::Any(list) | Permissions::All(list)) =
                        &mut intro.permissions
                    {
                        *list = names;
                    }
                }
                Block::List(items) => intro.paragraphs.extend(items),
                Block::Paragraph(text) | Block::Other(text) => intro.read(*text, rules),
                Block::Table(_) | Block::Heading(_) => {}
            }
        }
        intro
    }
}

impl<'a> Intro<'a> {
    fn read(&mut self, text: Text<'a>, rules: &PageRules) {
        let line = text.raw.lines().next().unwrap_or_default().trim_end();
        let request = rules.operation.request_line.as_ref();
        if let Some(request) = request.and_then(|form| line.strip_prefix(form.start())) {
            let raw = request.trim();
            let start = text.start + line.len() - request.trim_start().len();
            self.request = self.request.or(Some(Text { raw, start }));
        } else if let Some(permissions) = permissions(line, rules) {
            self.permissions = Some(permissions);
        } else if is_deprecation(text.raw) {
            self.deprecated = true;
        } else if !text.raw.starts_with(['>', '<']) && !is_foot(text.raw, rules) {
            self.paragraphs.push(text);
        }
    }
}

/// `Requires ANY permissions: `, which a list of them follows.
fn permissions(line: &str, rules: &PageRules) -> Option<Permissions> {
    let which = rules.operation.permission_line.as_ref()?.capture(line.trim_end())?;
    Some(match which {
        "ANY" => Permissions::Any(Vec::new()),
        "ALL" => Permissions::All(Vec::new()),
        "NO" => Permissions::None,
        _ => return None,
    })
}

fn awaits_names(permissions: Option<&Permissions>) -> bool {
    matches!(permissions, Some(Permissions::Any(names) | Permissions::All(names)) if names.is_empty())
}

/// Whether it is a notice of deprecation: .NET's `:::{"alert":"warning","title":"Deprecated",…}`, or
/// Java's in colour.
fn is_deprecation(text: &str) -> bool {
    let notice = || text.contains("\"title\":\"Deprecated\"");
    let coloured = || text.contains(">DEPRECATED<");
    (text.starts_with(":::") && notice()) || (text.starts_with("<span") && coloured())
}

/// An item without its bullet.
fn bullet<'a>(item: &Text<'a>) -> &'a str {
    item.raw.trim_start_matches(['*', '-', '+']).trim()
}
