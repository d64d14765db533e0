//! Names what table pages document, and follows the links and names in their types, once all pages of
//! a run are read.

use std::collections::{HashMap, HashSet};

use super::page_map::{BaseSubject, PageMap, SectionItems};
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::dialect::parsed::{
    ParsedBase, ParsedContent, ParsedEnum, ParsedModel, ParsedPage, ValueListType,
};
use crate::dialect::type_ref::{Target, TypeRef};
use crate::schema::folding::folded;
use crate::schema::{EnumRepr, Type};

/// Gives each model and enum its name, and each type and base the name of what it refers to. A map comes
/// with the place of its page's first document in `documents`. Returns what was not found.
pub(super) fn resolve(documents: &mut [ParsedPage], maps: &[(usize, PageMap)]) -> Vec<Diagnostic> {
    let mut diagnostics = name(documents, maps);
    let links = Links::of(documents, maps);
    let bases = links.bases(documents);
    for (number, (first, map)) in maps.iter().enumerate() {
        let of_page = documents.iter_mut().skip(*first).take(map.items.len());
        for document in of_page {
            let ParsedContent::Model(model) = &mut document.content else { continue };
            for property in &mut model.properties {
                let unresolved = links.follow(number, &mut property.ty);
                diagnostics.extend(unresolved.map(|link| {
                    let name = property.wire.as_str();
                    let message = format!("`{}` of `{}` links to nothing that is documented", name, model.name);
                    Diagnostic::warning(Code::UnresolvedLink, message)
                        .at(property.ty_at, format!("no model or enum at `{link}`: read as any JSON"))
                        .help("set the type of the property by an override, or name the type in the dialect file")
                }));
            }
            for base in &mut model.extends {
                if let Some(name) = links.named(&base.name) {
                    base.name = name.to_owned();
                }
            }
        }
    }
    for (subject, base) in bases {
        let document = documents.get_mut(subject);
        if let Some(ParsedContent::Model(model)) = document.map(|document| &mut document.content)
            && model.name != base.name
            && !model.extends.iter().any(|known| known.name == base.name)
        {
            model.extends.push(base);
        }
    }
    diagnostics
}

/// Gives each model and enum the first of its names that no earlier one has. Returns a warning for each
/// that has to be numbered.
fn name(documents: &mut [ParsedPage], maps: &[(usize, PageMap)]) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let mut taken: HashSet<(String, String)> = HashSet::new();
    for (first, map) in maps {
        for (document, item) in documents.iter_mut().skip(*first).zip(&map.items) {
            let dialect = document.dialect.name().to_owned();
            let mut is_free = |name: &str| taken.insert((dialect.clone(), name.to_lowercase()));
            let free = item.names.iter().find(|name| is_free(name)).cloned();
            let is_numbered = free.is_none();
            let name = free.unwrap_or_else(|| {
                let base = item.names.last().cloned().unwrap_or_default();
                let mut numbered = (2..).map(|number| format!("{base}{number}"));
                numbered.find(|name| is_free(name)).unwrap_or(base)
            });
            let at = match &mut document.content {
                ParsedContent::Model(ParsedModel { name: named, at, .. })
                | ParsedContent::Enum(ParsedEnum { name: named, at, .. }) => {
                    named.clone_from(&name);
                    *at
                }
                ParsedContent::Api(_) => continue,
            };
            if is_numbered {
                diagnostics.push(numbered_name(item.names.first().unwrap_or(&name), &name, at));
            }
        }
    }
    diagnostics
}

/// The warning of a model or an enum whose name depends on what else is documented.
fn numbered_name(wanted: &str, name: &str, at: Span) -> Diagnostic {
    let message = format!("`{wanted}` and what could be put before it are taken by other tables");
    Diagnostic::warning(Code::NumberedName, message)
        .at(at, format!("this one is called `{name}`, by the order of the tables"))
        .help("exclude pages that document the same once more, or give this table a heading of its own")
}

/// What links and names lead to.
struct Links<'m> {
    maps: &'m [(usize, PageMap)],
    /// The pages by the last part of their paths, without its ending.
    pages: HashMap<String, Vec<usize>>,
    /// The names of the documents.
    names: Vec<(String, Kind)>,
    /// The documents by their names without case and punctuation.
    by_name: HashMap<String, usize>,
}

/// What a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Model,
    /// An enum of integers, or of bits.
    Integers,
    /// An enum of texts.
    Texts,
    Other,
}

impl<'m> Links<'m> {
    fn of(documents: &[ParsedPage], maps: &'m [(usize, PageMap)]) -> Links<'m> {
        let mut links =
            Links { maps, pages: HashMap::new(), names: Vec::new(), by_name: HashMap::new() };
        for (number, (_, map)) in maps.iter().enumerate() {
            if let Some(last) = parts(&map.path).last() {
                links.pages.entry(last.to_lowercase()).or_default().push(number);
            }
        }
        for document in documents {
            let kind = match &document.content {
                ParsedContent::Model(_) => Kind::Model,
                ParsedContent::Enum(list) => match list.ty {
                    ValueListType::Enum(EnumRepr::Integer | EnumRepr::Flags) => Kind::Integers,
                    ValueListType::Enum(EnumRepr::String) => Kind::Texts,
                    ValueListType::Scalar(_) => Kind::Other,
                },
                ParsedContent::Api(_) => Kind::Other,
            };
            links.names.push((document.content.name().to_owned(), kind));
        }
        for (first, map) in maps {
            for index in *first..first + map.items.len() {
                if let Some((name, _)) = links.names.get(index) {
                    links.by_name.entry(folded(name)).or_insert(index);
                }
            }
        }
        for (number, (_, map)) in maps.iter().enumerate() {
            for sentence in &map.bases {
                if let BaseSubject::Link { target, name } = &sentence.subject
                    && let Some(index) = links.model_at(number, target)
                {
                    links.by_name.entry(folded(name)).or_insert(index);
                }
            }
        }
        links
    }

    /// The models that sentences say others extend, by the place of the model that extends them.
    fn bases(&self, documents: &[ParsedPage]) -> Vec<(usize, ParsedBase)> {
        let mut bases = Vec::new();
        for (number, (_, map)) in self.maps.iter().enumerate() {
            for sentence in &map.bases {
                let subject = match &sentence.subject {
                    BaseSubject::Link { target, .. } => self.model_at(number, target),
                    BaseSubject::Section(heading) => {
                        self.first_model(number, map.under_heading(*heading))
                    }
                };
                let Some(subject) = subject.filter(|subject| documents.len() > *subject) else {
                    continue;
                };
                let linked = sentence.target.as_ref().and_then(|to| self.base_at(number, to));
                let named = || self.named(&sentence.base.name);
                let name = linked.or_else(named).unwrap_or(&sentence.base.name).to_owned();
                bases.push((subject, ParsedBase { name, at: sentence.base.at }));
            }
        }
        bases
    }

    /// Replaces the name in a type by that of the document that it means. Returns the target of a link
    /// to nothing.
    fn follow(&self, page: usize, ty: &mut TypeRef) -> Option<String> {
        match ty {
            TypeRef::List(element) | TypeRef::Map(element) => self.follow(page, element),
            TypeRef::MemberNames(name) => {
                if let Some(known) = self.named(name) {
                    *name = known.to_owned();
                }
                None
            }
            TypeRef::Named { name, otherwise, target } => {
                let target = target.take();
                let is_integer = matches!(otherwise, Some(Type::Int32 | Type::Int64));
                let found = target.as_ref().and_then(|target| match target {
                    Target::Item(item) => Some(self.maps.get(page)?.0 + item),
                    Target::Link(link) if is_integer => self.values_at(page, link, Kind::Integers),
                    Target::Link(link) => self.document_at(page, link),
                    Target::Values(link) if is_integer => {
                        self.values_at(page, link, Kind::Integers)
                    }
                    Target::Values(link) => self.values_at(page, link, Kind::Texts),
                });
                let found = found.filter(|index| !self.explains(*index, name, otherwise.as_ref()));
                if let Some((known, _)) = found.and_then(|index| self.names.get(index)) {
                    (*name, *otherwise) = (known.clone(), None);
                    return None;
                }
                match (otherwise.take(), self.named(name)) {
                    (Some(scalar), _) if is_integer => *ty = TypeRef::Scalar(scalar),
                    (Some(scalar), _) if matches!(target, Some(Target::Values(_))) => {
                        *ty = TypeRef::Scalar(scalar);
                    }
                    (_, Some(known)) => *name = known.to_owned(),
                    (Some(scalar), None) if target.is_some() => *ty = TypeRef::Scalar(scalar),
                    (scalar @ Some(_), None) => *otherwise = scalar,
                    (None, None) => {
                        let Target::Link(link) = target? else { return None };
                        if let Some(named) = self.heading_name(page, &link) {
                            *name = named.to_owned();
                            return None;
                        }
                        *ty = TypeRef::Scalar(Type::Any);
                        return Some(link);
                    }
                }
                None
            }
            TypeRef::Scalar(_) | TypeRef::OwnEnum(_) => None,
        }
    }

    /// Whether what a link leads to only explains a type: the link is on the name of that type, as in
    /// `[date](formats.md#date-object)`, and no model is called so.
    fn explains(&self, document: usize, name: &str, ty: Option<&Type>) -> bool {
        let is_exact = ty.is_some_and(|ty| *ty.innermost() != Type::Any);
        self.names.get(document).is_some_and(|(known, kind)| {
            is_exact && *kind == Kind::Model && folded(known) != folded(name)
        })
    }

    /// The name of the document that is called so, whatever the case and punctuation.
    fn named(&self, name: &str) -> Option<&str> {
        let index = *self.by_name.get(&folded(name))?;
        self.names.get(index).map(|(name, _)| name.as_str())
    }

    /// The first document that a link leads to.
    fn document_at(&self, page: usize, target: &str) -> Option<usize> {
        let (page, items) = self.items_at(page, target)?;
        let first = self.maps.get(page)?.0;
        let below = || {
            // A heading that documents nothing itself stands for the model below it rather than for an
            // enum of that model.
            let is_model = |item: &&usize| {
                self.names.get(first + **item).is_some_and(|(_, kind)| *kind == Kind::Model)
            };
            items.all.iter().find(is_model).or(items.all.first())
        };
        Some(first + *items.own.first().or_else(below)?)
    }

    /// The enum of integers or texts that a link leads to.
    fn values_at(&self, page: usize, target: &str, wanted: Kind) -> Option<usize> {
        let (page, items) = self.items_at(page, target)?;
        let item = match (items.own.as_slice(), items.all.as_slice()) {
            ([item, ..], _) | ([], [item]) => *item,
            _ => return None,
        };
        let index = self.maps.get(page)?.0 + item;
        self.names.get(index).filter(|(_, kind)| *kind == wanted).map(|_| index)
    }

    /// The first model that a link leads to.
    fn model_at(&self, page: usize, target: &str) -> Option<usize> {
        let (page, items) = self.items_at(page, target)?;
        self.first_model(page, Some(items))
    }

    /// The name of the model that a link of a sentence leads to.
    fn base_at(&self, page: usize, target: &str) -> Option<&str> {
        let documented = self.model_at(page, target).and_then(|index| self.names.get(index));
        let documented = documented.map(|(name, _)| name.as_str());
        documented.or_else(|| self.heading_name(page, target))
    }

    /// The name that a heading gives by its form to a model without a table.
    fn heading_name(&self, page: usize, target: &str) -> Option<&str> {
        let (page, heading) = self.heading_at(page, target)?;
        Some(self.maps.get(page)?.1.named.get(&heading)?)
    }

    fn first_model(&self, page: usize, items: Option<SectionItems>) -> Option<usize> {
        let SectionItems { own, all } = items?;
        let (first, _) = self.maps.get(page)?;
        let indices = own.into_iter().chain(all).map(|item| first + item);
        let is_model =
            |index: &usize| self.names.get(*index).is_some_and(|(_, kind)| *kind == Kind::Model);
        indices.into_iter().find(is_model)
    }

    /// The page that a link leads to, with the items right under its heading and those of the section.
    fn items_at(&self, page: usize, target: &str) -> Option<(usize, SectionItems)> {
        let (page, heading) = self.heading_at(page, target)?;
        let (_, map) = self.maps.get(page)?;
        Some((page, map.under_heading(Some(heading))?))
    }

    /// The page and the heading that a link leads to.
    fn heading_at(&self, page: usize, target: &str) -> Option<(usize, usize)> {
        let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
        let page = if path.is_empty() { page } else { self.page_at(path)? };
        Some((page, self.maps.get(page)?.1.heading_at(anchor)?))
    }

    /// The page whose path has most of a link's last parts.
    fn page_at(&self, path: &str) -> Option<usize> {
        let wanted: Vec<&str> = parts(path).collect();
        let candidates = self.pages.get(&wanted.last()?.to_lowercase())?;
        let shared = |page: &&usize| {
            let known: Vec<&str> = self
                .maps
                .get(**page)
                .map(|(_, map)| parts(&map.path).collect())
                .unwrap_or_default();
            let pairs = known.iter().rev().zip(wanted.iter().rev());
            pairs.take_while(|(known, wanted)| known.eq_ignore_ascii_case(wanted)).count()
        };
        // Of several the first one.
        candidates.iter().rev().max_by_key(shared).copied()
    }
}

/// The parts of a path without the ending of the file and without dots.
fn parts(path: &str) -> impl Iterator<Item = &str> {
    let path = path.split('?').next().unwrap_or(path);
    let endings = [".mdx", ".md", ".markdown", ".html", ".htm"];
    let bare = endings.iter().find_map(|ending| path.strip_suffix(ending)).unwrap_or(path);
    bare.split(['/', '\\']).filter(|part| !matches!(*part, "" | "." | ".."))
}
