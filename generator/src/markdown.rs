//! Parses a source into its blocks: headings, tables, lists, paragraphs.
//!
//! In: a source of [`Sources`]. Out: a [`Page`] whose blocks and cells are slices of the source, each
//! with its offset. Uses `diagnostics` for sources and spans, and nothing else of the crate. It is the
//! only user of pulldown-cmark, which finds the blocks; their text is cut from the source, since the
//! parser's text events take the `<XEnum>` of `List<XEnum>` for a tag.

mod anchor;
mod inline;
mod jsx;
mod table;
mod text;

use std::ops::Range;

use pulldown_cmark::{Event, MetadataBlockKind, OffsetIter, Options, Parser, Tag, TagEnd};

pub(crate) use table::{Row, Table};
pub(crate) use text::{Link, Text, unescape};

use crate::diagnostics::{SourceId, Sources, Span};

/// A page, cut into its blocks.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Page<'a> {
    /// Which source it is.
    pub source: SourceId,
    /// The source's path.
    pub path: &'a str,
    /// The source's text.
    pub text: &'a str,
    /// The `title` of its front matter.
    pub title: Option<Text<'a>>,
    /// Its outermost blocks, in order.
    pub blocks: Vec<Block<'a>>,
}

/// One of a page's outermost blocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Block<'a> {
    /// `## Properties`
    Heading(Heading<'a>),
    /// `| Name | Type |` and what is below it
    Table(Table<'a>),
    /// The items of a list, bulleted or numbered.
    List(Vec<Text<'a>>),
    /// Running text.
    Paragraph(Text<'a>),
    /// Code, a quotation, HTML, a rule.
    Other(Text<'a>),
}

/// `## Properties`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Heading<'a> {
    /// 1 to 6; 0 of a title in front matter.
    pub level: u8,
    /// What it says, less the hashes.
    pub text: Text<'a>,
}

impl<'a> Page<'a> {
    /// Cuts a source into its blocks.
    pub(crate) fn parse(sources: &'a Sources, id: SourceId) -> Page<'a> {
        let source = sources.get(id);
        let text = source.text.as_str();
        // The parser is not told of a byte order mark: it would be text before the first heading.
        let start = text.len() - text.trim_start_matches('\u{feff}').len();
        let options = Options::ENABLE_TABLES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
        let masked = source.path.ends_with(".mdx").then(|| jsx::blanked(text));
        let parsed = table::without_tabs_in_delimiters(masked.as_deref().unwrap_or(text));
        let events = Parser::new_ext(&parsed[start..], options).into_offset_iter();
        let mut page =
            Page { source: id, path: &source.path, text, title: None, blocks: Vec::new() };
        Blocks { page: &mut page, events, start }.collect();
        page
    }

    /// Its headings, in order.
    pub(crate) fn headings(&self) -> impl Iterator<Item = Heading<'a>> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Heading(heading) => Some(*heading),
            _ => None,
        })
    }

    /// The title of its front matter as a heading around all others, if none of these is of the first
    /// level.
    pub(crate) fn outer_heading(&self) -> Option<Heading<'a>> {
        let has_own = self.headings().any(|heading| heading.level == 1);
        self.title.filter(|_| !has_own).map(|text| Heading { level: 0, text })
    }

    /// The blocks from each heading to the next one, with the heading; those before the first one
    /// have none.
    pub(crate) fn sections(&self) -> impl Iterator<Item = (Option<Heading<'a>>, &[Block<'a>])> {
        self.blocks.chunk_by(|_, next| !matches!(next, Block::Heading(_))).map(
            |blocks| match blocks {
                [Block::Heading(heading), rest @ ..] => (Some(*heading), rest),
                rest => (None, rest),
            },
        )
    }

    /// The anchors that tags set, `<a name="x">` or `id="x"` of a component, each with the offset of its
    /// tag.
    pub(crate) fn anchors(&self) -> impl Iterator<Item = (usize, &'a str)> {
        anchor::in_text(self.text)
    }

    /// Whether nothing but markup stands between the tag of an anchor at `start` and the text of a
    /// heading that ends at `end`.
    pub(crate) fn is_anchor_of(&self, start: usize, end: usize) -> bool {
        let between = self.text.get(start..end).unwrap_or_default();
        anchor::precedes_heading(between)
    }

    /// The place of a stretch of it.
    pub(crate) fn span(&self, text: &Text<'_>) -> Span {
        Span::new(self.source, text.range())
    }
}

/// The parser's events on their way to becoming blocks.
struct Blocks<'p, 'a, 't> {
    page: &'p mut Page<'a>,
    events: OffsetIter<'t>,
    /// Where the parser's text starts in the source.
    start: usize,
}

impl<'a> Blocks<'_, 'a, '_> {
    fn collect(mut self) {
        while let Some((event, range)) = self.events.next() {
            let text = self.cut(&range);
            let block = match event {
                Event::Start(Tag::Heading { level, .. }) => {
                    self.skip_to_end();
                    Block::Heading(Heading { level: level as u8, text: heading_text(text) })
                }
                Event::Start(Tag::Table(_)) => self.table(range),
                Event::Start(Tag::List(_)) => Block::List(self.items()),
                Event::Start(Tag::Paragraph) => {
                    self.skip_to_end();
                    match Table::under_text(self.page.text, text) {
                        Some((above, table)) => {
                            self.page.blocks.push(Block::Paragraph(above));
                            Block::Table(table)
                        }
                        None => Block::Paragraph(text),
                    }
                }
                Event::Start(Tag::MetadataBlock(MetadataBlockKind::YamlStyle)) => {
                    self.skip_to_end();
                    self.page.title = self.page.title.or_else(|| title(text));
                    continue;
                }
                Event::Start(_) => {
                    self.skip_to_end();
                    Block::Other(text)
                }
                _ => Block::Other(text),
            };
            self.page.blocks.push(block);
        }
    }

    fn cut(&self, range: &Range<usize>) -> Text<'a> {
        Text::cut(self.page.text, self.start + range.start..self.start + range.end)
    }

    /// Past the end of the block that has just started.
    fn skip_to_end(&mut self) {
        let mut depth = 1;
        while depth > 0 {
            match self.events.next() {
                Some((Event::Start(_), _)) => depth += 1,
                Some((Event::End(_), _)) => depth -= 1,
                Some(_) => {}
                None => return,
            }
        }
    }

    fn table(&mut self, range: Range<usize>) -> Block<'a> {
        let mut rows = Vec::new();
        let mut header: Option<Row<'a>> = None;
        for (event, row) in self.events.by_ref() {
            let row = self.start + row.start..self.start + row.end;
            match event {
                Event::Start(Tag::TableHead) => {
                    header = Some(Row::cut(self.page.text, row, None));
                }
                Event::Start(Tag::TableRow) => {
                    let width = header.as_ref().map(|header| header.cells.len());
                    let row = Row::cut(self.page.text, row, width);
                    if row.is_written() {
                        rows.push(row);
                    }
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        match header {
            Some(header) => {
                let mut table = Table { header, rows };
                table.join_broken_rows(self.page.text);
                Block::Table(table)
            }
            None => Block::Other(self.cut(&range)),
        }
    }

    fn items(&mut self) -> Vec<Text<'a>> {
        let mut items = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::Item) => {
                    items.push(self.cut(&range));
                    self.skip_to_end();
                }
                Event::End(_) => break,
                _ => {}
            }
        }
        items
    }
}

/// Less its hashes, or less the line under it.
fn heading_text(heading: Text<'_>) -> Text<'_> {
    let line = heading.raw.lines().next().unwrap_or_default();
    let text = line.trim_start_matches('#');
    let start = heading.start + line.len() - text.len();
    let text = text.trim_end().trim_end_matches('#');
    Text { raw: text.trim(), start: start + text.len() - text.trim_start().len() }
}

/// The title of front matter, less its quotes.
fn title(front_matter: Text<'_>) -> Option<Text<'_>> {
    let line = front_matter.raw.lines().find_map(|line| line.strip_prefix("title:"))?;
    let title = line.trim().trim_matches(['"', '\'']);
    let offset = title.as_ptr().addr() - front_matter.raw.as_ptr().addr();
    (!title.is_empty()).then_some(Text { raw: title, start: front_matter.start + offset })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn blocks(text: &str, expected: &[&str]) {
        let mut sources = Sources::new();
        let id = sources.add("page.md", text);
        let page = Page::parse(&sources, id);
        let mut found: Vec<String> =
            page.title.iter().map(|title| format!("title {}", title.raw)).collect();
        found.extend(page.blocks.iter().map(|block| match block {
            Block::Heading(heading) => {
                assert_eq!(sources.slice(page.span(&heading.text)), heading.text.raw);
                format!("h{} {}", heading.level, heading.text.raw)
            }
            Block::Table(table) => format!("table {} + {}", table.width(), table.rows.len()),
            Block::List(items) => format!("list {}", items.len()),
            Block::Paragraph(text) => format!("text {}", text.raw),
            Block::Other(text) => format!("other {}", text.raw),
        }));
        assert_eq!(found, expected);
    }

    #[test]
    fn front_matter_headings_and_tables() {
        blocks(
            "---\ntitle: Foo\n---\n## a.b.Foo\n\n## Properties\n\n|Name | Type|\n|---|---|\n\
             | **a** | **String** |\n{: class=\"table\"}\n\n## Enum: List<XEnum>\n",
            &["title Foo", "h2 a.b.Foo", "h2 Properties", "table 2 + 1", "h2 Enum: List<XEnum>"],
        );
    }

    #[test]
    fn a_byte_order_mark_and_carriage_returns_are_no_text() {
        blocks(
            "\u{feff}# Foo\r\n\r\nName | Type\r\n---- | ----\r\na | b\r\n\r\n",
            &["h1 Foo", "table 2 + 1"],
        );
        blocks("\u{feff}---\r\ntitle: Foo\r\n---\r\n# Foo\r\n", &["title Foo", "h1 Foo"]);
    }

    #[test]
    fn an_anchor_line_does_not_hide_the_heading_under_it() {
        blocks(
            "<a name=\"StateEnum\"></a>\n## Enum: StateEnum\nName | Value\n---- | -----\nA | 1\n",
            &["text <a name=\"StateEnum\"></a>", "h2 Enum: StateEnum", "table 2 + 1"],
        );
    }

    #[test]
    fn lists_are_their_outermost_items() {
        blocks("* `A` (value: `\"a\"`)\n\n* `B`\n  * c\n\ntext\n", &["list 2", "text text"]);
    }

    #[test]
    fn tabs_in_the_line_of_dashes_are_spaces() {
        blocks(
            "# Foo\n\n|Name\t| Type|\n|---\t|:--\t|\n| a\tb | c |\n",
            &["h1 Foo", "table 2 + 1"],
        );
        blocks("# Foo\n\n\t---\n", &["h1 Foo", "other ---"]);
    }

    #[test]
    fn text_right_above_a_table_is_a_paragraph() {
        blocks(
            "# Foo\nSome text.\nName | Type\n---|---\na | b\n",
            &["h1 Foo", "text Some text.", "table 2 + 1"],
        );
    }
}
