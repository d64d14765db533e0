//! The operations of a schema, their types looked up.

use super::Resolver;
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::dialect::parsed::{ParsedCredentials, ParsedOperation, ParsedParameter, TypeRef};
use crate::lower::merged::{Merged, MergedApi, MergedOperation};
use crate::schema::{self, Api, Body, ListFormat, Operation, Parameter, ParameterLocation, Type};

/// Whether the example of any operation configures credentials.
pub(super) fn examples_configure(merged: &Merged) -> bool {
    let mut operations = merged.apis.iter().flat_map(|api| &api.operations);
    operations.any(|operation| match &operation.content.credentials {
        ParsedCredentials::Listed(listed) => listed.iter().any(|one| one.scheme.is_some()),
        ParsedCredentials::NoneInExample | ParsedCredentials::NotTold => false,
    })
}

/// The types that operations name, with the places that name them.
pub(super) fn named(merged: &Merged) -> impl Iterator<Item = (&TypeRef, Span)> {
    let operations = merged.apis.iter().flat_map(|api| &api.operations);
    operations.flat_map(|MergedOperation { content, .. }| {
        let taken = content.parameters.iter().map(|parameter| (&parameter.ty, parameter.ty_at));
        let returned = content.returns.iter().map(|(ty, at)| (ty, *at));
        taken.chain(returned)
    })
}

impl<'m> Resolver<'m> {
    pub(super) fn api(&mut self, api: &'m MergedApi) -> Api {
        Api {
            name: api.name.clone(),
            feature: String::new(),
            base_url: api.base_url.clone(),
            parameter_enums: Vec::new(),
            operations: api.operations.iter().map(|operation| self.operation(operation)).collect(),
            sources: self.lines.locate_all(api.sources.iter().copied()),
        }
    }

    fn operation(&mut self, operation: &'m MergedOperation) -> Operation {
        let content: &ParsedOperation = &operation.content;
        let (bodies, parameters): (Vec<_>, Vec<_>) = content
            .parameters
            .iter()
            .partition(|parameter| parameter.location == ParameterLocation::Body);
        let body = bodies.first().map(|body| Body {
            ty: self.ty("", &body.ty),
            required: body.required,
            description: body.description.clone(),
            content_types: content.content_types.clone(),
        });
        let parameters =
            parameters.into_iter().map(|parameter| self.parameter(parameter, &content.name));
        let parameters: Vec<Parameter> = parameters.collect();
        let is_form = body.is_none()
            && parameters.iter().any(|parameter| parameter.location == ParameterLocation::Form);
        let forms = content.content_types.iter().filter(|one| is_form && schema::is_form(one));
        Operation {
            name: content.name.clone(),
            rust_name: String::new(),
            type_name: String::new(),
            parameters_type_name: None,
            paging: None,
            method: content.method,
            path: content.path.clone(),
            summary: content.summary.clone(),
            description: content.description.clone(),
            deprecated: content.deprecated,
            permissions: content.permissions.clone(),
            parameters,
            body,
            form_content_types: forms.cloned().collect(),
            returns: content.returns.as_ref().map(|(ty, _)| self.ty("", ty)),
            accepts: content.accepts.clone(),
            credentials: match &content.credentials {
                ParsedCredentials::Listed(listed) => Some(listed.clone()),
                ParsedCredentials::NoneInExample if self.examples_configure => Some(Vec::new()),
                ParsedCredentials::NoneInExample | ParsedCredentials::NotTold => None,
            },
            sources: self.lines.locate_all(operation.sources.iter().copied()),
        }
    }

    fn parameter(&mut self, parsed: &ParsedParameter, operation: &str) -> Parameter {
        let ty = self.ty("", &parsed.ty);
        let list = matches!(ty, Type::List(_))
            .then(|| parsed.list.unwrap_or(ListFormat::default_of(parsed.location)));
        let parameter = Parameter {
            name: parsed.wire_name.clone(),
            identifier: (parsed.name != parsed.wire_name).then(|| parsed.name.clone()),
            rust_name: String::new(),
            location: parsed.location,
            list,
            ty,
            required: parsed.required,
            default: parsed.default.clone(),
            values: parsed.values.clone(),
            description: parsed.description.clone(),
        };
        if let (Some(default), false) = (&parameter.default, parameter.default_is_listed()) {
            let message =
                format!("the default of `{}` of `{operation}` is none of its values", parsed.name);
            let values = parameter.values.join("`, `");
            self.diagnostics.push(
                Diagnostic::note(Code::DefaultNotListed, message)
                    .at(parsed.default_at, format!("`{default}` is none of `{values}`"))
                    .help("correct the page; OpenAPI has this default as `x-documented-default`"),
            );
        }
        parameter
    }
}
