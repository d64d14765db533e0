//! Pages on which each value has a section that says what it is: the model of the page, and within it the lists and
//! objects of its properties.
//!
//! ```text
//! # store.model.pet.Pet
//! ## Model Type Info
//! ### Dictionary Keys        photoUrls links to the section below
//! # photoUrls
//! ## Model Type Info
//! ### Tuple Items
//! ```

mod aliases;
mod read;

use std::collections::HashSet;

use super::file::SectionRules;
use super::topic::is_one;
use crate::markdown::{Block, Heading, Page, Table, Text};

pub(super) use aliases::{Alias, resolve};
pub(super) use read::{SectionsRead, read_page};

/// Sections within each other that are followed.
const MAX_DEPTH: usize = 32;

/// The section of one value.
#[derive(Debug, Default)]
pub(super) struct Section<'p, 'a> {
    /// Its heading.
    heading: Option<Text<'a>>,
    /// The text under the heading.
    description: &'p [Block<'a>],
    /// Its type, in one row.
    ty: Option<&'p Table<'a>>,
    properties: Option<&'p Table<'a>>,
    items: Option<&'p Table<'a>>,
    all_of: Option<&'p Table<'a>>,
    alternatives: Vec<&'p Table<'a>>,
    /// The sections that rows of its tables link to.
    within: Vec<Section<'p, 'a>>,
}

/// The section of the whole page, if its values have sections.
pub(super) fn outline<'p, 'a>(page: &'p Page<'a>, rules: &SectionRules) -> Option<Section<'p, 'a>> {
    let headed = page.sections().filter_map(|(heading, blocks)| Some((heading?, blocks)));
    let mut outline = Outline { rules, sections: headed.collect(), at: 0 };
    let first = outline.sections.iter().position(|(heading, _)| outline.is(*heading, &rules.ty))?;
    outline.at = first.checked_sub(1)?;
    Some(outline.section(0))
}

/// Whether a page documents operations whose values have sections.
pub(super) fn has_operations(page: &Page<'_>, rules: &SectionRules) -> bool {
    page.headings().any(|heading| is_one(&rules.operation, &heading.text.plain()))
}

/// The headings of a page, read from the first to the last.
struct Outline<'r, 'p, 'a> {
    rules: &'r SectionRules,
    sections: Vec<(Heading<'a>, &'p [Block<'a>])>,
    at: usize,
}

impl<'p, 'a> Outline<'_, 'p, 'a> {
    fn is(&self, heading: Heading<'a>, known: &[String]) -> bool {
        heading.level > 1 && is_one(known, &heading.text.plain())
    }

    /// Reads the section that starts here.
    fn section(&mut self, depth: usize) -> Section<'p, 'a> {
        let mut section = Section::default();
        if let Some((heading, blocks)) = self.sections.get(self.at).copied() {
            (section.heading, section.description) = (Some(heading.text), blocks);
        }
        self.at += 1;
        while let Some((heading, blocks)) = self.sections.get(self.at).copied() {
            let table = blocks.iter().find_map(|block| match block {
                Block::Table(table) => Some(table),
                _ => None,
            });
            let is_whole =
                self.is(heading, &self.rules.all_of) || self.is(heading, &self.rules.alternatives);
            if heading.level == 1 || (section.items.is_some() && is_whole && depth > 0) {
                // What follows the elements of a list is of the section around it.
                break;
            }
            if self.is(heading, &self.rules.ty) {
                section.ty = section.ty.or(table);
            } else if self.is(heading, &self.rules.properties) {
                section.properties = section.properties.or(table);
            } else if self.is(heading, &self.rules.items) {
                section.items = section.items.or(table);
            } else if self.is(heading, &self.rules.all_of) {
                section.all_of = section.all_of.or(table);
            } else if self.is(heading, &self.rules.alternatives) {
                section.alternatives.extend(table);
            }
            self.at += 1;
            let mut linked = table.map(linked).unwrap_or_default();
            while let Some((heading, _)) = self.sections.get(self.at)
                && heading.level == 1
                && depth < MAX_DEPTH
                && linked.remove(&*heading.text.plain())
            {
                let within = self.section(depth + 1);
                section.within.push(within);
            }
        }
        section
    }
}

impl<'p, 'a> Section<'p, 'a> {
    /// The section that a name in one of its tables links to.
    fn linked(&self, name: Text<'a>) -> Option<&Section<'p, 'a>> {
        let target = anchor(name)?;
        let is_it = |section: &&Section<'p, 'a>| {
            section.heading.is_some_and(|heading| heading.plain() == target)
        };
        self.within.iter().find(is_it)
    }
}

/// The headings that the names in a table link to.
fn linked(table: &Table<'_>) -> HashSet<String> {
    let names = table.rows.iter().filter_map(|row| row.cells.first());
    names.filter_map(|name| anchor(*name)).map(str::to_owned).collect()
}

/// The heading that a name links to.
fn anchor<'a>(name: Text<'a>) -> Option<&'a str> {
    name.links().first()?.target.strip_prefix('#')
}
