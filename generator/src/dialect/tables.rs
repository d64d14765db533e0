//! Pages whose tables document a model or an enum each, under the headings that name them.

mod enumeration;
mod literal;
mod model;
mod titles;

use std::borrow::Cow;

use titles::Titles;

use super::file::{TableRule, TableRules};
use super::interpreter::Interpreter;
use super::page_map::{BaseSentence, PageMap, Subject};
use crate::diagnostics::{Code, Diagnostic};
use crate::dialect::left_alone::{LeftAloneReason, LeftAloneTable};
use crate::dialect::parsed::{ParsedBase, ParsedContent};
use crate::markdown::{Block, Page, Table, Text};

/// What the tables of a page document.
#[derive(Debug, Default)]
pub(super) struct TablesPage {
    /// The models and enums, in the order of the page.
    pub(super) contents: Vec<ParsedContent>,
    /// Where they stand, for links.
    pub(super) map: PageMap,
    /// The tables that document nothing.
    pub(super) left_alone: Vec<LeftAloneTable>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Reads the tables of a page.
pub(super) fn read_page(
    page: &Page<'_>,
    rules: &TableRules,
    interpreter: Interpreter<'_>,
) -> TablesPage {
    let mut reader = Reader {
        page,
        rules,
        interpreter,
        titles: Titles::default(),
        read: TablesPage { map: PageMap::new(page), ..TablesPage::default() },
    };
    for (heading, blocks) in page.sections() {
        if let Some(heading) = heading {
            reader.titles.enter(heading);
        }
        reader.section(blocks);
    }
    reader.read
}

struct Reader<'r, 'p, 'a> {
    page: &'p Page<'a>,
    rules: &'r TableRules,
    interpreter: Interpreter<'r>,
    titles: Titles<'a>,
    read: TablesPage,
}

impl<'a> Reader<'_, '_, 'a> {
    fn section(&mut self, blocks: &[Block<'a>]) {
        let mut description: Vec<Text<'a>> = Vec::new();
        for block in blocks {
            match block {
                Block::Table(table) => {
                    self.table(table, &mut description);
                    self.bases_in_table(table);
                }
                Block::List(items) => {
                    let is_enum = self.list(items, &description);
                    if !is_enum {
                        description.extend(items);
                    }
                }
                Block::Paragraph(text) => {
                    self.titles.line(text);
                    self.base_in_text(*text);
                    description.push(*text);
                }
                Block::Heading(_) | Block::Other(_) => {}
            }
        }
    }

    /// Reads a table by the first rule that fits it.
    fn table(&mut self, table: &Table<'a>, description: &mut Vec<Text<'a>>) {
        match self.content(table, description) {
            Ok(content) => {
                self.push(content);
                description.clear();
            }
            Err(reason) => {
                let at = self.page.span(&table.header.text);
                self.read.left_alone.push(LeftAloneTable { at, reason });
            }
        }
        self.titles.end_line();
    }

    fn content(
        &mut self,
        table: &Table<'a>,
        description: &[Text<'a>],
    ) -> Result<ParsedContent, LeftAloneReason> {
        let rules = self.rules;
        let headings = self.titles.plain();
        if let Some(rule) = rules.left_alone.iter().find(|rule| rule.is(table, &headings)) {
            return Err(LeftAloneReason::Stated(rule.reason.clone()));
        }
        let mut fits_columns = false;
        for rule in &rules.rules {
            let heading = match rule {
                TableRule::Model(rule) if model::fits(table, &rule.columns) => &rule.heading,
                TableRule::Enum(rule) if enumeration::fits(table, &rule.columns) => &rule.heading,
                TableRule::Model(_) | TableRule::Enum(_) => continue,
            };
            fits_columns = true;
            let Some((name, at)) = self.titles.name(heading) else { continue };
            let at = self.page.span(&at);
            return match rule {
                TableRule::Model(rule) => Ok(ParsedContent::Model(model::read(
                    self.page,
                    table,
                    model::Subject { name, at, description },
                    (rule, &rules.footnotes),
                    self.interpreter,
                    &mut self.read.diagnostics,
                ))),
                TableRule::Enum(rule) => {
                    let read = enumeration::of_table(
                        self.page,
                        table,
                        enumeration::Subject { name, at, description },
                        (rule, &rules.footnotes),
                        &mut self.read.diagnostics,
                    );
                    match read.values.is_empty() {
                        true => Err(LeftAloneReason::NoValues),
                        false => Ok(ParsedContent::Enum(read)),
                    }
                }
            };
        }
        Err(if fits_columns { LeftAloneReason::Heading } else { LeftAloneReason::Columns })
    }

    /// Reads a list by the first rule that fits it; tells whether one does.
    fn list(&mut self, items: &[Text<'a>], description: &[Text<'a>]) -> bool {
        for rule in &self.rules.rules {
            let TableRule::Enum(rule) = rule else { continue };
            let fits = |item: &Text<'_>| enumeration::item(&rule.items, item).is_some();
            if rule.items.is_empty() || !items.iter().all(fits) {
                continue;
            }
            let Some((name, at)) = self.titles.name(&rule.heading) else { continue };
            let at = self.page.span(&at);
            let subject = enumeration::Subject { name, at, description };
            let read =
                enumeration::of_list(self.page, items, subject, rule, &mut self.read.diagnostics);
            self.push(ParsedContent::Enum(read));
            return true;
        }
        false
    }

    fn push(&mut self, content: ParsedContent) {
        self.read.map.add(self.titles.index(), self.titles.longer_names(content.name()));
        self.read.contents.push(content);
    }

    /// The sentences of a table that lists models, each of which a link in its row names.
    fn bases_in_table(&mut self, table: &Table<'a>) {
        if self.rules.bases.is_empty() {
            return;
        }
        for row in &table.rows {
            let link = row.cells.iter().find_map(|cell| Some((cell, cell.link_target()?)));
            let Some((cell, target)) = link else { continue };
            for text in &row.cells {
                let subject = || Subject::Link {
                    target: target.to_owned(),
                    name: self.name_in(&cell.plain()),
                };
                if let Some(sentence) = self.sentence(text, subject) {
                    self.read.map.bases.push(sentence);
                }
            }
        }
    }

    /// The sentence of a paragraph, on the model whose section it stands in.
    fn base_in_text(&mut self, text: Text<'a>) {
        let index = self.titles.index();
        if let Some(sentence) = self.sentence(&text, || Subject::Section(index)) {
            self.read.map.bases.push(sentence);
        }
    }

    fn sentence(&self, text: &Text<'a>, subject: impl Fn() -> Subject) -> Option<BaseSentence> {
        let plain = text.plain();
        let base = self.rules.bases.iter().find_map(|sentence| sentence.find(&plain))?;
        Some(BaseSentence {
            subject: subject(),
            base: ParsedBase { name: self.name_in(base), at: self.page.span(text) },
        })
    }

    /// The name of a model in running text.
    fn name_in(&self, text: &str) -> String {
        let names = self.rules.rules.iter().filter_map(|rule| match rule {
            TableRule::Model(rule) => rule.heading.name_in(text),
            TableRule::Enum(_) => None,
        });
        // The shortest one is what is left by the most specific form.
        names.min_by_key(String::len).unwrap_or_else(|| text.to_owned())
    }
}

/// The diagnostic of a row that lacks a cell.
fn short_row(page: &Page<'_>, row: &Text<'_>, column: &str) -> Diagnostic {
    Diagnostic::warning(Code::ShortRow, format!("this row ends before the {column} column"))
        .at(page.span(row), "not read")
        .help("add the missing cells, empty if there is nothing to say")
}

/// The text of a name or a value without line breaks, and without marks that refer to footnotes.
fn clean<'t>(text: &'t str, marks: &[char]) -> Cow<'t, str> {
    let is_end = |c: char| marks.contains(&c) || c == ' ';
    let text = text.trim().trim_end_matches(is_end);
    if !text.contains("<br") && !text.contains("</br") {
        return Cow::Borrowed(text);
    }
    let breaks = ["<br/>", "<br />", "<br>", "</br>"];
    let joined = breaks.iter().fold(text.to_owned(), |text, tag| text.replace(tag, ""));
    Cow::Owned(joined.trim_end_matches(is_end).to_owned())
}

/// The paragraphs above a table as one text.
fn prose(blocks: &[Text<'_>]) -> Option<String> {
    let paragraphs = blocks.iter().map(|text| text.prose().trim().to_owned());
    let paragraphs: Vec<String> = paragraphs.filter(|text| !text.is_empty()).collect();
    (!paragraphs.is_empty()).then(|| paragraphs.join("\n\n"))
}
