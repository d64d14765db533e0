//! The pages of one model.

use std::collections::HashMap;

use super::agreement::{Agreement, agree};
use super::key;
use crate::diagnostics::{Code, Diagnostic};
use crate::dialect::Dialect;
use crate::dialect::parsed::{ParsedEnum, ParsedModel, ParsedProperty, WireName};
use crate::lower::merged::{MergedEnum, MergedModel, MergedProperty, PageRef};

impl ParsedModel {
    /// Whether its page shows nothing but the name.
    pub(super) fn is_bare(&self) -> bool {
        self.properties.is_empty() && self.enums.is_empty() && self.extends.is_empty()
    }
}

impl MergedModel {
    pub(super) fn new(model: ParsedModel, dialect: Dialect) -> MergedModel {
        MergedModel {
            name: model.name,
            pages: vec![PageRef { heading: model.at, dialect }],
            description: model.description,
            extends: model.extends,
            properties: model.properties.into_iter().map(MergedProperty::from).collect(),
            enums: model.enums.into_iter().map(MergedEnum::from).collect(),
        }
    }

    pub(super) fn merge(
        &mut self,
        model: ParsedModel,
        dialect: Dialect,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        self.pages.push(PageRef { heading: model.at, dialect });
        self.description = self.description.take().or(model.description);
        for base in model.extends {
            if !self.extends.iter().any(|known| known.name == base.name) {
                self.extends.push(base);
            }
        }
        self.merge_properties(model.properties, diagnostics);
        let names = self.enums.iter().enumerate();
        let by_name: HashMap<String, usize> =
            names.map(|(index, own)| (own.name().to_owned(), index)).collect();
        for list in model.enums {
            match by_name.get(&list.name).and_then(|&index| self.enums.get_mut(index)) {
                Some(known) => known.merge(list),
                None => self.enums.push(MergedEnum::from(list)),
            }
        }
    }

    fn merge_properties(&mut self, rows: Vec<ParsedProperty>, diagnostics: &mut Vec<Diagnostic>) {
        // Several properties may have one key, as `fooBar` and `foo_bar`: each row takes one of
        // them, the one that is spelled alike if there is one.
        let mut by_key: HashMap<String, Vec<usize>> = HashMap::with_capacity(self.properties.len());
        for (index, property) in self.properties.iter().enumerate() {
            by_key.entry(key(property.wire.as_str())).or_default().push(index);
        }
        for row in rows {
            let candidates = by_key.get_mut(&key(row.wire.as_str()));
            let found = candidates.filter(|left| !left.is_empty()).map(|left| {
                let is_alike = |&index: &usize| {
                    self.properties
                        .get(index)
                        .is_some_and(|known| known.wire.as_str() == row.wire.as_str())
                };
                left.remove(left.iter().position(is_alike).unwrap_or(0))
            });
            match found.and_then(|index| self.properties.get_mut(index)) {
                Some(known) => known.merge(&self.name, row, diagnostics),
                None => self.properties.push(MergedProperty::from(row)),
            }
        }
    }
}

impl MergedProperty {
    fn merge(&mut self, model: &str, row: ParsedProperty, diagnostics: &mut Vec<Diagnostic>) {
        let name = self.wire.as_str();
        if self.is_required() != row.required {
            let message =
                format!("the pages disagree on whether `{name}` of `{model}` is required");
            let mark = |required| if required { "required" } else { "optional" };
            let known = mark(self.is_required());
            diagnostics.push(
                Diagnostic::note(Code::DifferingRequired, message)
                    .at(row.at, format!("{} here", mark(row.required)))
                    .at(self.at(), format!("{known} here; read as optional")),
            );
        }
        match agree(&self.ty, &row.ty) {
            Agreement::Same => {}
            Agreement::First => self.refined = true,
            Agreement::Second => {
                self.refined = true;
                self.ty = row.ty.clone();
                self.ty_at = row.ty_at;
            }
            Agreement::None => diagnostics.push(
                Diagnostic::warning(
                    Code::ContradictingTypes,
                    format!("the pages contradict each other on the type of `{name}` of `{model}`"),
                )
                .at(row.ty_at, format!("{} here", row.ty))
                .at(self.ty_at, format!("{} here, which is kept", self.ty))
                .help("set the type in the configuration if the other one is right"),
            ),
        }
        if let (WireName::Derived(_), WireName::Exact(_)) = (&self.wire, &row.wire) {
            self.wire = row.wire.clone();
        }
        self.rows.push(row);
    }
}

impl MergedEnum {
    pub(super) fn merge(&mut self, list: ParsedEnum) {
        self.sources.push(list.at);
        self.others.push(list);
    }
}
