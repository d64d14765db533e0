//! Parsed pages -> one model, enum or API for each name.
//!
//! Models are matched by name, properties by name without case and punctuation. What is documented
//! first comes first; of two types the more specific one is kept.

mod agreement;
mod apis;
mod models;

use std::collections::HashMap;

pub(super) use agreement::{Agreement, agree};
use apis::Apis;

use crate::diagnostics::{Code, Diagnostic, Span};
use crate::dialect::Dialect;
use crate::dialect::parsed::{ParsedContent, ParsedPage};
use crate::lower::merged::{Merged, MergedEnum, MergedModel};
use crate::schema::folding::folded;

/// Merges pages. Where they differ, what comes first counts first.
pub(super) fn merge(pages: Vec<ParsedPage>) -> Merged {
    let mut merger = Merger::default();
    for page in pages {
        merger.add(page);
    }
    merger.finish()
}

/// The name of a property without what distinguishes two spellings of it: case and punctuation.
fn key(name: &str) -> String {
    let key = folded(name);
    if key.is_empty() { name.to_owned() } else { key }
}

#[derive(Default)]
struct Merger {
    models: Vec<MergedModel>,
    /// The enums with a page of their own, with the dialects of their pages.
    enums: Vec<(MergedEnum, Vec<Dialect>)>,
    apis: Apis,
    model_of: HashMap<String, usize>,
    enum_of: HashMap<String, usize>,
    diagnostics: Vec<Diagnostic>,
}

impl Merger {
    fn add(&mut self, page: ParsedPage) {
        let dialect = page.dialect;
        let (name, heading) = match &page.content {
            ParsedContent::Model(model) => (model.name.clone(), model.at),
            ParsedContent::Enum(content) => (content.name.clone(), content.at),
            ParsedContent::Api(api) => (api.name.clone(), api.at),
        };
        let of_model = self.model_of.get(&name).and_then(|&index| self.models.get_mut(index));
        let of_enum = self.enum_of.get(&name).and_then(|&index| self.enums.get_mut(index));
        match (page.content, of_model, of_enum) {
            (ParsedContent::Api(api), _, _) => self.apis.add(api, dialect, &mut self.diagnostics),
            (ParsedContent::Model(_), Some(known), _)
                if known.pages.iter().any(|page| page.dialect == dialect) =>
            {
                self.diagnostics.push(documented_twice(&name, heading, known.headings().next()));
            }
            (ParsedContent::Enum(_), _, Some((known, dialects))) if dialects.contains(&dialect) => {
                let first = known.sources.first().copied();
                self.diagnostics.push(documented_twice(&name, heading, first));
            }
            (ParsedContent::Model(model), Some(known), _) => {
                known.merge(model, dialect, &mut self.diagnostics);
            }
            (ParsedContent::Enum(list), _, Some((known, dialects))) => {
                dialects.push(dialect);
                known.merge(list);
            }
            // A dialect that does not document the values of an enum has a page without any.
            (ParsedContent::Model(model), None, Some((known, _))) if model.is_bare() => {
                known.sources.push(model.at);
            }
            (ParsedContent::Enum(list), Some(known), None) if known.is_bare() => {
                let mut dialects: Vec<Dialect> =
                    known.pages.iter().map(|page| page.dialect.clone()).collect();
                dialects.push(dialect);
                let sources = known.headings().chain([heading]).collect();
                // A model without a page is dropped at the end.
                known.pages.clear();
                self.model_of.remove(&name);
                self.enum_of.insert(name, self.enums.len());
                self.enums
                    .push((MergedEnum { first: list, others: Vec::new(), sources }, dialects));
            }
            (ParsedContent::Model(_), None, Some((known, _))) => {
                let first = known.sources.first().copied();
                self.diagnostics.push(model_and_enum(&name, heading, first));
            }
            (ParsedContent::Enum(_), Some(known), None) => {
                self.diagnostics.push(model_and_enum(&name, heading, known.headings().next()));
            }
            (ParsedContent::Model(model), None, None) => {
                self.model_of.insert(name, self.models.len());
                self.models.push(MergedModel::new(model, dialect));
            }
            (ParsedContent::Enum(list), None, None) => {
                self.enum_of.insert(name, self.enums.len());
                self.enums.push((MergedEnum::from(list), vec![dialect]));
            }
        }
    }

    fn finish(mut self) -> Merged {
        self.models.retain(|model| !model.pages.is_empty());
        self.models.sort_by(|a, b| a.name.cmp(&b.name));
        let mut enums: Vec<_> = self.enums.into_iter().map(|(merged, _)| merged).collect();
        enums.sort_by(|a, b| a.name().cmp(b.name()));
        Merged {
            models: self.models,
            enums,
            apis: self.apis.finish(),
            diagnostics: self.diagnostics,
        }
    }
}

fn documented_twice(name: &str, again: Span, first: Option<Span>) -> Diagnostic {
    let diagnostic =
        Diagnostic::error(Code::DocumentedTwice, format!("`{name}` is documented twice"))
            .at(again, "once more here");
    let diagnostic = match first {
        Some(first) => diagnostic.at(first, "first here"),
        None => diagnostic,
    };
    diagnostic
        .help("remove one of the two pages, or leave it out with `exclude` in tablesmith.toml")
}

fn model_and_enum(name: &str, at: Span, first: Option<Span>) -> Diagnostic {
    let message = format!("`{name}` is a model on one page and an enum on another");
    let diagnostic = Diagnostic::error(Code::ModelAndEnum, message).at(at, "documented here");
    let diagnostic = match first {
        Some(first) => diagnostic.at(first, "and differently here"),
        None => diagnostic,
    };
    diagnostic.help("remove one of the two pages")
}
