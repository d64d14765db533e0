//! APIs and operations, for people at a terminal.

use super::{HEADING, LISTED, Painter, joined};
use crate::diagnostics::sanitize::sanitize;
use crate::features;
use crate::inspect::apis::{OperationRef, OperationRefs};
use crate::schema::{Api, Operation, Parameter};

impl Painter {
    pub(super) fn api(&mut self, api: &Api) {
        let heading = format!("API {}, feature {}", api.name, api.feature);
        self.titled(&heading, &api.sources);
        let header = ["operation", "request", "takes", "returns", "source"].map(str::to_owned);
        let rows = api.operations.iter().map(|operation| {
            let body = operation.body.as_ref().map(|body| body.ty.to_string());
            let returns = operation.returns.as_ref().map(ToString::to_string);
            let deprecated = if operation.deprecated { " (deprecated)" } else { "" };
            [
                sanitize(format!("{}{deprecated}", operation.name)),
                sanitize(request(operation)),
                sanitize(body.unwrap_or_default()),
                sanitize(returns.unwrap_or_default()),
                sanitize(joined(&operation.sources)),
            ]
        });
        let rows: Vec<_> = std::iter::once(header).chain(rows).collect();
        self.text.push('\n');
        self.table(&rows, |_, _| {});
    }

    pub(super) fn operation(&mut self, OperationRef { api, operation }: OperationRef<'_>) {
        let heading = format!("operation {}.{}, {}", api.name, operation.name, request(operation));
        self.titled(&heading, &operation.sources);
        let module = features::module_name(&api.feature);
        self.line(&format!("  in Rust: apis::{module}::{}", operation.rust_name));
        for said in [&operation.summary, &operation.description].into_iter().flatten() {
            self.line(&format!("  {}", sanitize(said.clone())));
        }
        if operation.deprecated {
            self.line("  deprecated");
        }
        let permissions = operation.permissions.as_ref();
        if let Some(required) = permissions.and_then(|listed| listed.required(str::to_owned)) {
            self.line(&format!("  requires {}", sanitize(required)));
        }
        match operation.credentials.as_deref() {
            None => {}
            Some([]) => self.line("  needs no credentials"),
            Some(listed) => {
                let names: Vec<_> = listed.iter().map(|one| one.name.as_str()).collect();
                self.line(&format!("  credentials: {}", sanitize(names.join(", "))));
            }
        }
        if let Some(paging) = &operation.paging {
            let (items, parameter) = (&paging.items, &paging.parameter);
            let line = format!("  pages: items in {items}, chosen by {parameter}");
            self.line(&sanitize(line));
        }
        if let Some(body) = &operation.body {
            let optional = if body.required { "" } else { ", optional" };
            self.line(&format!("  takes {}{optional}", sanitize(body.ty.to_string())));
        }
        let returns = operation.returns.as_ref().map(ToString::to_string);
        let returns = sanitize(returns.unwrap_or_else(|| "nothing".to_owned()));
        self.line(&format!("  returns {returns}"));
        if !operation.parameters.is_empty() {
            let header = ["parameter", "in", "type", "", "values"].map(str::to_owned);
            let rows = operation.parameters.iter().map(row);
            let rows: Vec<_> = std::iter::once(header).chain(rows).collect();
            self.text.push('\n');
            self.table(&rows, |_, _| {});
        }
    }

    /// The operations that take and return a definition; of a schema without any, nothing.
    pub(super) fn operation_refs(&mut self, refs: &OperationRefs<'_>) {
        for (verb, operations) in [("taken", &refs.taking), ("returned", &refs.returning)] {
            if operations.is_empty() {
                continue;
            }
            let line = self.painted(&format!("{verb} by {}", operations.len()), HEADING);
            self.text.push('\n');
            self.line(&line);
            for OperationRef { api, operation } in operations.iter().take(LISTED) {
                let call = format!("{}.{}: {}", api.name, operation.name, request(operation));
                self.line(&format!("  {}", sanitize(call)));
            }
            self.and_more(operations.len());
        }
    }
}

fn request(operation: &Operation) -> String {
    format!("{} {}", operation.method, operation.path)
}

fn row(parameter: &Parameter) -> [String; 5] {
    let marks = match (&parameter.default, parameter.required) {
        (Some(default), _) => format!("{default} by default"),
        (None, true) => "required".to_owned(),
        (None, false) => String::new(),
    };
    [
        sanitize(match &parameter.identifier {
            Some(identifier) => format!("{identifier} (sent as {})", parameter.name),
            None => parameter.name.clone(),
        }),
        parameter.location.to_string(),
        sanitize(parameter.ty.to_string()),
        sanitize(marks),
        sanitize(parameter.values.join(", ")),
    ]
}
