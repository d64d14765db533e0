//! Pages whose tables document a model or an enum each, under the headings that name them.

mod enumeration;
mod literal;
mod model;
mod nesting;
mod titles;

use std::borrow::Cow;

use titles::{TableName, Titles};

use super::file::{EnumTable, Footnotes, ModelTable, TableRule, TableRules, identifier};
use super::interpreter::Interpreter;
use super::page_map::{BaseSentence, BaseSubject, PageMap};
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::dialect::left_alone::{LeftAloneReason, LeftAloneTable};
use crate::dialect::parsed::{ParsedBase, ParsedContent, ParsedEnum};
use crate::markdown::{Block, Heading, Page, Table, Text};

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
        model: None,
        list: None,
        read: TablesPage { map: PageMap::new(page), ..TablesPage::default() },
    };
    if let Some(title) = page.outer_heading() {
        reader.heading(title);
    }
    for (heading, blocks) in page.sections() {
        if let Some(heading) = heading {
            reader.heading(heading);
        }
        reader.section(blocks);
    }
    reader.read
}

/// What a table or a list documents.
struct Subject {
    name: String,
    /// The text that names it.
    at: Span,
}

/// A model that tables of further sections may add to.
struct HeadingModel {
    /// The number of the heading that names it.
    heading: Option<usize>,
    /// Its place among the contents.
    index: usize,
    keys: model::Keys,
}

struct Reader<'r, 'p, 'a> {
    page: &'p Page<'a>,
    rules: &'r TableRules,
    interpreter: Interpreter<'r>,
    titles: Titles<'a>,
    /// The last model.
    model: Option<HeadingModel>,
    /// The last enum that is a list: the number of its heading, and its place among the contents.
    list: Option<(Option<usize>, usize)>,
    read: TablesPage,
}

impl<'a> Reader<'_, '_, 'a> {
    fn heading(&mut self, heading: Heading<'a>) {
        self.titles.enter(heading);
        let plain = heading.text.plain();
        let mut rules = self.rules.rules.iter();
        let name = rules.find_map(|rule| match rule {
            TableRule::Model(rule) => rule.heading.specific_name(&plain),
            TableRule::Enum(_) => None,
        });
        if let (Some(index), Some(name)) = (self.titles.index(), name) {
            self.read.map.named.insert(index, name);
        }
    }

    fn section(&mut self, blocks: &[Block<'a>]) {
        for block in blocks {
            match block {
                Block::Table(table) => {
                    self.table(table);
                    self.bases_in_table(table);
                }
                Block::List(items) => {
                    if !self.list(items) {
                        self.titles.describe(items.iter().copied());
                    }
                }
                Block::Paragraph(text) => {
                    self.titles.line(text);
                    self.base_in_text(*text);
                    self.titles.describe([*text]);
                }
                Block::Heading(_) | Block::Other(_) => {}
            }
        }
    }

    /// Reads a table by the first rule that fits it.
    fn table(&mut self, table: &Table<'a>) {
        if let Err(reason) = self.read_table(table) {
            let at = self.page.span(&table.header.text);
            self.read.left_alone.push(LeftAloneTable { at, reason });
        }
        self.titles.end_line();
    }

    fn read_table(&mut self, table: &Table<'a>) -> Result<(), LeftAloneReason> {
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
            let Some(name) = self.titles.name(heading) else { continue };
            match rule {
                TableRule::Model(rule) => self.model(rule, table, name),
                TableRule::Enum(rule) => self.enumeration(rule, table, name)?,
            }
            return Ok(());
        }
        Err(if fits_columns { LeftAloneReason::Heading } else { LeftAloneReason::Columns })
    }

    fn model(&mut self, rule: &ModelTable, table: &Table<'a>, name: TableName<'a>) {
        let subject = self.subject(&name);
        let description = self.titles.take_description(&name);
        let (mut read, rows) = model::read(
            self.page,
            table,
            subject,
            &description,
            (rule, &self.rules.footnotes),
            self.interpreter,
            &mut self.read.diagnostics,
        );
        let known = self.model.as_ref().is_some_and(|known| known.heading == name.heading);
        let joins = name.in_section && known;
        let first = self.read.contents.len() + usize::from(!joins);
        let (properties, nested) = nesting::unnest(&read.name, rows, first);
        read.properties = properties;
        match self.model.as_mut().filter(|_| joins) {
            Some(HeadingModel { index, keys, .. }) => {
                if let Some(ParsedContent::Model(known)) = self.read.contents.get_mut(*index) {
                    model::join(known, keys, read, &mut self.read.diagnostics);
                }
            }
            None => {
                self.model = Some(HeadingModel {
                    heading: name.heading,
                    index: self.read.contents.len(),
                    keys: model::keys(&read),
                });
                self.push(name.heading, ParsedContent::Model(read));
            }
        }
        for model in nested {
            self.push(name.heading, ParsedContent::Model(model));
        }
    }

    fn enumeration(
        &mut self,
        rule: &EnumTable,
        table: &Table<'a>,
        name: TableName<'a>,
    ) -> Result<(), LeftAloneReason> {
        let subject = self.subject(&name);
        let description = self.titles.take_description(&name);
        let read = enumeration::of_table(
            self.page,
            table,
            subject,
            &description,
            (rule, &self.rules.footnotes),
            &mut self.read.diagnostics,
        );
        if read.values.is_empty() {
            return Err(LeftAloneReason::NoValues);
        }
        self.push(name.heading, ParsedContent::Enum(read));
        Ok(())
    }

    /// Reads a list by the first rule that fits it; tells whether one does.
    fn list(&mut self, items: &[Text<'a>]) -> bool {
        for rule in &self.rules.rules {
            let TableRule::Enum(rule) = rule else { continue };
            let fits = |item: &Text<'_>| enumeration::item(&rule.items, item).is_some();
            if rule.items.is_empty() || !items.iter().all(fits) {
                continue;
            }
            let Some(name) = self.titles.name(&rule.heading) else { continue };
            let subject = self.subject(&name);
            let description = self.titles.take_description(&name);
            let diagnostics = &mut self.read.diagnostics;
            let read =
                enumeration::of_list(self.page, items, subject, &description, rule, diagnostics);
            self.push_list(name.heading, read);
            return true;
        }
        false
    }

    /// Adds a list of values. Lists under one heading are one enum.
    fn push_list(&mut self, heading: Option<usize>, list: ParsedEnum) {
        let known = self.list.filter(|(of, _)| *of == heading).map(|(_, index)| index);
        match known.and_then(|index| self.read.contents.get_mut(index)) {
            Some(ParsedContent::Enum(known)) if known.ty == list.ty => {
                enumeration::join(known, list);
            }
            _ => {
                self.list = Some((heading, self.read.contents.len()));
                self.push(heading, ParsedContent::Enum(list));
            }
        }
    }

    fn subject(&self, name: &TableName<'a>) -> Subject {
        Subject { name: name.name.clone(), at: self.page.span(&name.at) }
    }

    fn push(&mut self, heading: Option<usize>, content: ParsedContent) {
        let mut names = self.titles.longer_names(content.name(), heading);
        names.extend(names_by_path(self.page.path, content.name()));
        self.read.map.add(heading, names);
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
                let subject = || BaseSubject::Link {
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
        if let Some(sentence) = self.sentence(&text, || BaseSubject::Section(index)) {
            self.read.map.bases.push(sentence);
        }
    }

    fn sentence(&self, text: &Text<'a>, subject: impl Fn() -> BaseSubject) -> Option<BaseSentence> {
        let plain = text.plain();
        let base = self.rules.bases.iter().find_map(|sentence| sentence.find(&plain))?;
        let start = base.as_ptr().addr() - plain.as_ptr().addr();
        let end = start + base.len();
        let links = text.links().into_iter();
        let mut links = links.filter(|link| link.plain.start < end && start < link.plain.end);
        Some(BaseSentence {
            subject: subject(),
            base: ParsedBase { name: self.name_in(base), at: self.page.span(text) },
            target: links.next().map(|link| link.target.to_owned()),
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

/// Names with that of the page's file, and then that of its folder, in front.
fn names_by_path(path: &str, name: &str) -> Vec<String> {
    let (folders, file) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = file.split('.').next().unwrap_or(file);
    let folder = folders.rsplit('/').next().unwrap_or(folders);
    [stem, folder].into_iter().filter_map(identifier).map(|outer| outer + name).collect()
}

/// The diagnostic of a row that lacks a cell.
fn short_row(page: &Page<'_>, row: &Text<'_>, column: &str) -> Diagnostic {
    Diagnostic::warning(Code::ShortRow, format!("this row ends before the {column} column"))
        .at(page.span(row), "not read")
        .help("add the missing cells, empty if there is nothing to say")
}

/// The text of a name or a value without line breaks, and without marks that refer to footnotes.
fn clean<'t>(text: &'t str, footnotes: &Footnotes) -> Cow<'t, str> {
    let text = footnotes.trim(text.trim());
    if !text.contains("<br") && !text.contains("</br") {
        return Cow::Borrowed(text);
    }
    let breaks = ["<br/>", "<br />", "<br>", "</br>"];
    let joined = breaks.iter().fold(text.to_owned(), |text, tag| text.replace(tag, ""));
    Cow::Owned(footnotes.trim(&joined).to_owned())
}

/// The paragraphs above a table as one text, without markup.
fn prose(blocks: &[Text<'_>]) -> Option<String> {
    let paragraphs = blocks.iter().map(|text| text.plain().trim().to_owned());
    let paragraphs: Vec<String> = paragraphs.filter(|text| !text.is_empty()).collect();
    (!paragraphs.is_empty()).then(|| paragraphs.join("\n\n"))
}
