//! The pages of one API. Operations are matched as properties are.

use std::collections::HashMap;

use super::agreement::{Agreement, agree};
use super::{documented_twice, key};
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::dialect::Dialect;
use crate::dialect::parsed::{
    ParsedApi, ParsedCredentials, ParsedOperation, ParsedParameter, TypeRef,
};
use crate::lower::merged::{MergedApi, MergedOperation};
use crate::schema::path_template::PathTemplate;
use crate::schema::{ParameterLocation, Permissions};

#[derive(Default)]
pub(super) struct Apis {
    apis: Vec<(MergedApi, Vec<Dialect>)>,
    by_key: HashMap<String, usize>,
}

impl Apis {
    pub(super) fn add(
        &mut self,
        api: ParsedApi,
        dialect: Dialect,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let key = key(&api.name);
        match self.by_key.get(&key).and_then(|&index| self.apis.get_mut(index)) {
            Some((first, dialects)) if dialects.contains(&dialect) => {
                let first = first.sources.first().copied();
                diagnostics.push(documented_twice(&api.name, api.at, first));
            }
            Some((first, dialects)) => {
                dialects.push(dialect);
                first.merge(api, diagnostics);
            }
            None => {
                self.by_key.insert(key, self.apis.len());
                let operations = api.operations.into_iter().map(MergedOperation::from).collect();
                let merged = MergedApi {
                    name: api.name,
                    sources: vec![api.at],
                    base_url: api.base_url,
                    operations,
                };
                self.apis.push((merged, vec![dialect]));
            }
        }
    }

    pub(super) fn finish(self) -> Vec<MergedApi> {
        let mut apis: Vec<_> = self.apis.into_iter().map(|(api, _)| api).collect();
        apis.sort_by(|a, b| a.name.cmp(&b.name));
        apis
    }
}

impl MergedApi {
    fn merge(&mut self, api: ParsedApi, diagnostics: &mut Vec<Diagnostic>) {
        self.sources.push(api.at);
        self.base_url = self.base_url.take().or(api.base_url);
        let known: HashMap<String, usize> = self
            .operations
            .iter()
            .enumerate()
            .map(|(index, operation)| (key(&operation.content.name), index))
            .collect();
        for operation in api.operations {
            let found = known.get(&key(&operation.name)).copied();
            match found.and_then(|index| self.operations.get_mut(index)) {
                Some(first) => first.merge(operation, diagnostics),
                None => self.operations.push(MergedOperation::from(operation)),
            }
        }
    }
}

impl From<ParsedOperation> for MergedOperation {
    fn from(content: ParsedOperation) -> MergedOperation {
        let sources = vec![content.at];
        MergedOperation { content, sources }
    }
}

impl MergedOperation {
    fn merge(&mut self, other: ParsedOperation, diagnostics: &mut Vec<Diagnostic>) {
        let known = &mut self.content;
        self.sources.push(other.at);
        if (known.method, &known.path) != (other.method, &other.path) {
            let message =
                format!("the pages contradict each other on the request of `{}`", known.name);
            diagnostics.push(
                Diagnostic::warning(Code::ContradictingRequests, message)
                    .at(other.path_at, format!("{} {} here", other.method, other.path))
                    .at(
                        known.path_at,
                        format!("{} {} here, which is kept", known.method, known.path),
                    )
                    .help("correct the page that is wrong"),
            );
        }
        known.summary = known.summary.take().or(other.summary);
        known.description = known.description.take().or(other.description);
        known.deprecated |= other.deprecated;
        if !matches!(known.permissions, Some(Permissions::Any(_) | Permissions::All(_))) {
            known.permissions = other.permissions.or(known.permissions.take());
        }
        if known.content_types.is_empty() {
            known.content_types = other.content_types;
        }
        if known.accepts.is_empty() {
            known.accepts = other.accepts;
        }
        if !matches!(known.credentials, ParsedCredentials::Listed(_))
            && other.credentials != ParsedCredentials::NotTold
        {
            known.credentials = other.credentials;
        }
        match (&mut known.returns, other.returns) {
            (Some(first), Some(second)) => {
                keep_more_specific(
                    first,
                    second,
                    &format!("what `{}` returns", known.name),
                    diagnostics,
                );
            }
            (none, second) => *none = none.take().or(second),
        }
        for parameter in other.parameters {
            // That the paths differ is reported. A path has no place for a parameter of another one.
            let is_of_other_path = parameter.location == ParameterLocation::Path
                && PathTemplate::of(&known.path).position(&parameter.wire_name).is_none();
            if !is_of_other_path {
                known.merge_parameter(parameter, diagnostics);
            }
        }
    }
}

impl ParsedOperation {
    fn merge_parameter(&mut self, other: ParsedParameter, diagnostics: &mut Vec<Diagnostic>) {
        let is_body = |parameter: &ParsedParameter| parameter.location == ParameterLocation::Body;
        let (name, body) = (key(&other.name), is_body(&other));
        let same =
            |known: &&mut ParsedParameter| key(&known.name) == name || (body && is_body(known));
        let Some(known) = self.parameters.iter_mut().find(same) else {
            self.parameters.push(other);
            return;
        };
        let what = format!("the type of `{}` of `{}`", known.name, self.name);
        let mut ty = (known.ty.clone(), known.ty_at);
        keep_more_specific(&mut ty, (other.ty, other.ty_at), &what, diagnostics);
        (known.ty, known.ty_at) = ty;
        known.required &= other.required;
        if known.default.is_none() && other.default.is_some() {
            known.default = other.default;
            known.default_at = other.default_at;
        }
        known.description = known.description.take().or(other.description);
        for value in other.values {
            if !known.values.contains(&value) {
                known.values.push(value);
            }
        }
    }
}

/// Keeps the more specific of two types.
fn keep_more_specific(
    first: &mut (TypeRef, Span),
    second: (TypeRef, Span),
    what: &str,
    diagnostics: &mut Vec<Diagnostic>,
) {
    match agree(&first.0, &second.0) {
        Agreement::Same | Agreement::First => {}
        Agreement::Second => *first = second,
        Agreement::None => diagnostics.push(
            Diagnostic::warning(
                Code::ContradictingTypes,
                format!("the pages contradict each other on {what}"),
            )
            .at(second.1, format!("{} here", second.0))
            .at(first.1, format!("{} here, which is kept", first.0))
            .help("correct the page that is wrong"),
        ),
    }
}
